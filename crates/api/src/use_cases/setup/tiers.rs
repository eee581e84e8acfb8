//! The tiers as the partnership runs them.

use headstart_contract::tier::{CriterionView, OfferView, TierView};
use headstart_domain::tier::{Criterion, Tier};
use headstart_store::{Tx, Uid, tx::offer::OfferFilter};

use super::offer;
use crate::error::ApiResult;

/// Each tier with its criteria and what the partnership offers at it now.
///
/// # Errors
/// When the store fails.
pub fn list(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<Vec<TierView>> {
    let mut offers = offered(tx, partnership)?;
    let tiers = Tier::ALL.iter().map(|tier| TierView {
        tier: *tier,
        name: tier.label().to_owned(),
        reaches: tier.reaches().to_owned(),
        decided_by: tier.decided_by().to_owned(),
        criteria: Criterion::ALL
            .iter()
            .filter(|criterion| criterion.tier() == *tier)
            .map(|criterion| CriterionView { criterion: *criterion, label: criterion.label().to_owned() })
            .collect(),
        offers: offers.extract_if(.., |offer| offer.tier == *tier).collect(),
    });
    Ok(tiers.collect())
}

/// Everything the partnership offers now, in the order of the plan.
fn offered(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<Vec<OfferView>> {
    let mut filter = OfferFilter { active: Some(true), limit: 200, ..OfferFilter::default() };
    let mut offers = Vec::new();
    loop {
        let page = tx.list_offers(partnership, &filter)?;
        let Some(last) = page.last() else { return Ok(offers) };
        filter.after = Some(last.row.id);
        for found in page {
            offers.push(offer::view(found)?);
        }
    }
}
