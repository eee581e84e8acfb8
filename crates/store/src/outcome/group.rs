//! Reading the summaries in coarser groups.

use std::collections::BTreeMap;

use headstart_domain::{evaluation::PairedSummary, tier::Tier};

use crate::{Result, rows::OutcomeSummary, types::Uid};

/// Which outcomes are asked for, and by what they are broken down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutcomeQuestion {
    /// Only this instrument, by key.
    pub instrument: Option<String>,
    /// Only answers of this informant, by code.
    pub informant: Option<String>,
    /// Apart for each tier.
    pub by_tier: bool,
    /// Apart for each offer. An episode counts in every offer it was placed in; one without any in none.
    pub by_offer: bool,
    /// Apart for each locality.
    pub by_locality: bool,
}

/// The outcome of one group on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeGroup {
    /// The instrument's key.
    pub instrument: String,
    /// Who answered, by code.
    pub informant: String,
    /// The scale's key.
    pub scale: String,
    /// The tier, when asked apart.
    pub tier: Option<Tier>,
    /// The offer, when asked apart.
    pub offer_id: Option<Uid>,
    /// The locality, when asked apart; nil for episodes of none.
    pub locality_id: Option<Uid>,
    /// Its figures.
    pub summary: PairedSummary,
}

/// The group of a row, in the order of the answer.
type Key = (String, String, String, Option<String>, Option<Uid>, Option<Uid>);

fn summary(row: &OutcomeSummary) -> PairedSummary {
    // A count below 0 cannot be; should a summary be damaged, it is nought until it is rebuilt.
    let count = |count: i64| u64::try_from(count).unwrap_or(0);
    PairedSummary {
        n: count(row.paired),
        sum_pre: row.sum_first,
        sum_post: row.sum_last,
        sum_pre_sq: row.sum_first_sq,
        sum_post_sq: row.sum_last_sq,
        sum_pre_post: row.sum_first_last,
        improved: count(row.improved),
        unchanged: count(row.unchanged),
        deteriorated: count(row.deteriorated),
        no_threshold: count(row.no_threshold),
        measured: count(row.measured),
    }
}

/// Merges rows into the groups asked for. The rows are either those of all offers together or those of single
/// offers, as the question wants.
pub(crate) fn grouped(rows: &[OutcomeSummary], question: &OutcomeQuestion) -> Result<Vec<OutcomeGroup>> {
    let mut groups: BTreeMap<Key, PairedSummary> = BTreeMap::new();
    for row in rows {
        let key = (
            row.instrument.clone(),
            row.informant.clone(),
            row.scale.clone(),
            question.by_tier.then(|| row.tier.clone()),
            question.by_offer.then_some(row.offer_id),
            question.by_locality.then_some(row.locality_id),
        );
        let sums = groups.entry(key).or_default();
        *sums = sums.merge(&summary(row));
    }
    let group = |((instrument, informant, scale, tier, offer_id, locality_id), summary): (Key, _)| {
        let tier = tier.map(|tier| tier.parse()).transpose()?;
        Ok(OutcomeGroup { instrument, informant, scale, tier, offer_id, locality_id, summary })
    };
    groups.into_iter().map(group).collect()
}
