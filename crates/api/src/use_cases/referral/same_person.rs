//! Whether a referral is about somebody known already: answered at screening, by people who may know of both.

use headstart_contract::{likeness::SamePersonAnswer, problem::ProblemCode, referral::ReferralView};
use headstart_domain::{
    access::{Permission, Reach},
    referral::ReferralState,
    workflow::Details,
};
use headstart_store::{Tx, Uid};
use serde_json::json;

use super::read::view;
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::{
        history,
        tools::Tools,
        young_person::{alike, join, tell_apart},
    },
};

/// The step of history when a referral went to a record that was there before.
pub const JOINED: &str = "same-person";
/// The step of history when it stayed with its own.
pub const KEPT_APART: &str = "different-person";

/// Joins the young person of a referral with another record of theirs, or keeps the two apart; in one commit.
///
/// # Errors
/// Not found, also when out of reach; not allowed; stale; no open referral; a record that is unknown or not alike;
/// what stands in the way of joining; or the store's.
pub fn same_person(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    told: &SamePersonAnswer,
    version: IfMatch,
) -> ApiResult<ReferralView> {
    let caller = &tools.caller;
    let (mut row, person, _, _) = tx.find_referral(reach, id)?.ok_or_else(ApiError::not_found)?;
    if !caller.actor.may(Permission::YoungPeopleWrite) {
        return Err(ProblemCode::NotAllowed.into());
    }
    version.check(row.version)?;
    let state: ReferralState = row.state.parse()?;
    if !state.is_open() {
        return Err(ApiError::known(ProblemCode::Conflict, "The referral is closed: reopen it first"));
    }
    let writes = caller.reach(Permission::YoungPeopleWrite);
    // Both records are read anew behind their locks, always in the same order: nobody waits for one another.
    let other = Uid::from(told.young_person_id);
    for locked in [person.id.min(other), person.id.max(other)] {
        tx.lock_young_person(locked)?;
    }
    let (person, _) = tx.find_young_person(&writes, person.id)?.ok_or(ProblemCode::NotAllowed)?;
    let (known, likeness) = alike(tx, &writes, &person, other, "young_person_id")?;
    let reasons = likeness.reasons.join(" ");
    let (young_person, action, reason) = if told.same {
        let differences = join(tx, tools, &person, &known)?;
        let words = format!("Joined {} to {}. {reasons}", person.reference, known.reference);
        (known.id, JOINED, with_differences(words, &differences))
    } else {
        tell_apart(tx, tools, person.id, known.id)?;
        let details = json!({ "apart_from": known.id.0 });
        caller.audit(tx, "young_person.told_apart", Some(person.id), Some(person.id), details);
        (person.id, KEPT_APART, format!("Somebody else than {}. {reasons}", known.reference))
    };
    row.updated_at = caller.at.into();
    if !tx.update_referral(&row, version.0)? {
        return Err(ApiError::Stale { current: row.version + 1 });
    }
    let step = history::Step {
        subject_kind: "referral",
        subject: id,
        young_person,
        action,
        from: Some(state.as_str()),
        to: state.as_str(),
        details: &Details { reason: Some(reason), ..Details::default() },
    };
    history::write(tx, tools, &step)?;
    let details = json!({ "fields": ["young_person_id"] });
    caller.audit(tx, "referral.same_person_answered", Some(young_person), Some(id), details);
    let found = tx.show_referral(reach, id)?.ok_or_else(ApiError::not_found)?;
    view(tx, tools, found)
}

/// What history says of a referral that went to a record with other facts.
pub(super) fn with_differences(words: String, differences: &[String]) -> String {
    if differences.is_empty() {
        words
    } else {
        format!("{words} Told differently: {}.", differences.join(", "))
    }
}
