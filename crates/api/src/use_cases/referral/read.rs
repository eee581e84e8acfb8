//! Reading referrals: in full for those who work on them, as progress for those who only referred.

use chrono::NaiveDate;
use headstart_contract::referral::{FullReferral, ReferralSummary, ReferralView, Referrer, WorryView};
use headstart_domain::{
    access::Reach,
    clock::{Calendar, uk_local_date},
    person::age_on,
    referral::{MOVES, ReferralAction, ReferralState, Source},
    tier::Tier,
};
use headstart_store::{
    Tx, Uid,
    rows::Referral,
    tx::referral::{ReferralLine, ReferralShown},
};
use serde_json::json;

use super::{StoredReferrer, StoredWorry};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{calendar, history, tools::Tools},
};

/// One referral within reach.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn read(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<ReferralView> {
    let found = tx.show_referral(reach, id)?.ok_or_else(ApiError::not_found)?;
    let young_person = found.referral.young_person_id;
    tools.caller.audit(tx, "referral.read", Some(young_person), Some(id), json!({}));
    view(tx, tools, found)
}

/// A referral as the actor may see it.
pub(super) fn view(tx: &mut Tx<'_>, tools: &Tools, found: ReferralShown) -> ApiResult<ReferralView> {
    let ReferralShown { referral: row, given_name, family_name, locality, school } = found;
    let actor = &tools.caller.actor;
    let state: ReferralState = row.state.parse()?;
    let full = if actor.reads_full_referrals() {
        Some(full(tx, tools, &row, state, locality, school)?)
    } else {
        None
    };
    Ok(ReferralView {
        id: row.id.into(),
        reference: row.reference,
        young_person: format!("{given_name} {family_name}"),
        progress: state.progress(),
        received_at: row.received_at.utc(),
        source: row.source.parse()?,
        full,
        moves: history::moves(&MOVES, state, actor, |action: ReferralAction, to: ReferralState| {
            (action.label().to_owned(), to.label().to_owned())
        }),
        version: row.version,
    })
}

fn full(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &Referral,
    state: ReferralState,
    locality: Option<String>,
    school: Option<String>,
) -> ApiResult<FullReferral> {
    let worry: StoredWorry = row.worry.read()?;
    let referrer: StoredReferrer = row.referrer.read()?;
    let days = calendar::calendar(tx, tools)?;
    let today = uk_local_date(tools.caller.at);
    Ok(FullReferral {
        young_person_id: row.young_person_id.into(),
        state,
        state_label: state.label().to_owned(),
        tier: tier(row)?,
        locality_id: row.locality_id.map(Into::into),
        locality,
        school_id: row.school_id.map(Into::into),
        school,
        worry: WorryView {
            needs: worry.needs,
            description: worry.description,
            strengths: worry.strengths,
            tried: worry.tried,
            hopes: worry.hopes,
            tier: worry.tier,
            age_reason: worry.age_reason,
            young_person_agrees: worry.young_person_agrees,
            parent_agrees: worry.parent_agrees,
        },
        referrer: Referrer {
            name: referrer.name,
            role: referrer.role,
            contact: referrer.contact,
            source: referrer.source,
            external_reference: referrer.external_reference,
        },
        decided_at: row.decided_at.map(headstart_store::Time::utc),
        working_days_waited: waited(row, &days, today),
        decide_by: row.decide_by,
        episode_id: tx.first_episode_of(row.id)?.map(Into::into),
        history: history::view(tx.history_of(row.id)?)?,
    })
}

fn tier(row: &Referral) -> ApiResult<Option<Tier>> {
    Ok(row.tier.as_deref().map(str::parse).transpose()?)
}

/// Working days from the day it came in until it was decided, paused, or today; pauses not counted.
fn waited(row: &Referral, calendar: &Calendar, today: NaiveDate) -> u32 {
    let end = row.decided_at.or(row.clock_paused_at).map_or(today, |at| uk_local_date(at.utc()));
    let days = calendar.working_days_between(uk_local_date(row.received_at.utc()), end);
    days.saturating_sub(u32::try_from(row.clock_paused_days).unwrap_or_default())
}

/// A referral in a list, as the actor may see it.
///
/// # Errors
/// When a stored code cannot be read.
pub fn summary(tools: &Tools, line: ReferralLine) -> ApiResult<ReferralSummary> {
    let state: ReferralState = line.state.parse()?;
    let full = tools.caller.actor.reads_full_referrals();
    Ok(ReferralSummary {
        id: line.id.into(),
        reference: line.reference,
        young_person_id: full.then(|| line.young_person_id.into()),
        young_person: format!("{} {}", line.given_name, line.family_name),
        age: age_on(line.birth_date, uk_local_date(tools.caller.at)).unwrap_or_default(),
        state: full.then_some(state),
        progress: state.progress(),
        tier: line.tier.as_deref().filter(|_| full).map(str::parse).transpose()?,
        source: line.source.parse::<Source>()?,
        locality: line.locality,
        school: line.school,
        received_at: line.received_at.utc(),
        decide_by: line.decide_by.filter(|_| full),
    })
}
