//! The computed first look at a referral.

use headstart_contract::{likeness::LikelyPerson, referral::ScreeningView};
use headstart_domain::{
    access::{Permission, Reach},
    clock::uk_local_date,
    person::age_on,
    referral::{ScreeningFacts, screen},
};
use headstart_store::{Tx, Uid, rows::YoungPerson};
use serde_json::json;

use super::StoredWorry;
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{tools::Tools, young_person},
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
    let may_be_same = if row.is_open { alike(tx, tools, &person)? } else { Vec::new() };
    let shown: Vec<_> = may_be_same.iter().map(|one| one.id).collect();
    tools.caller.audit(tx, "referral.screening_read", Some(person.id), Some(id), json!({ "shown": shown }));
    let suggestion_label = screening.suggestion.label().to_owned();
    let school = match person.school_id {
        Some(school) => tx.find_school(person.partnership_id, school)?.map(|school| school.name),
        None => None,
    };
    let facts = young_person::facts(&person, school);
    Ok(ScreeningView { screening, suggestion_label, facts, may_be_same })
}

/// Known young people whom the actor may read and who may be the same; those told apart are not asked about again.
fn alike(tx: &mut Tx<'_>, tools: &Tools, person: &YoungPerson) -> ApiResult<Vec<LikelyPerson>> {
    let mut without = tx.told_apart_from(person.id)?;
    without.push(person.id);
    let reach = tools.caller.reach(Permission::YoungPeopleRead);
    young_person::may_be_same(tx, &reach, &young_person::likened(person), &without)
}
