//! The computed first look at a referral.

use headstart_contract::referral::ScreeningView;
use headstart_domain::{
    access::Reach,
    clock::uk_local_date,
    person::age_on,
    referral::{ScreeningFacts, screen},
};
use headstart_store::{Tx, Uid};
use serde_json::json;

use super::StoredWorry;
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// What the programme's criteria say of a referral.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn screening(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<ScreeningView> {
    let (row, person, locality, _) = tx.find_referral(reach, id)?.ok_or_else(ApiError::not_found)?;
    let worry: StoredWorry = row.worry.read()?;
    let age = age_on(person.birth_date, uk_local_date(row.received_at.utc())).unwrap_or_default();
    let earlier = tx.count_referrals_before(person.id, row.received_at)?;
    let open = tx.open_episode_of(person.id)?;
    let screening = screen(&ScreeningFacts {
        age: u8::try_from(age).unwrap_or(u8::MAX),
        age_reason: worry.age_reason,
        locality,
        needs: worry.needs,
        earlier_referrals: u32::try_from(earlier).unwrap_or(u32::MAX),
        open_episodes: u32::from(open.is_some_and(|episode| episode.referral_id != Some(id))),
        young_person_agrees: worry.young_person_agrees,
    });
    tools.caller.audit(tx, "referral.screening_read", Some(person.id), Some(id), json!({}));
    let suggestion_label = screening.suggestion.label().to_owned();
    Ok(ScreeningView { screening, suggestion_label })
}
