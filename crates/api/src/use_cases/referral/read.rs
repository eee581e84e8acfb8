//! Reading referrals: in full for those who work on them, as progress for those who only referred.

use headstart_contract::referral::{FullReferral, ReferralSummary, ReferralView, Referrer, WorryView};
use headstart_domain::{
    access::Reach,
    clock::uk_local_date,
    person::age_on,
    referral::{MOVES, ReferralAction, ReferralState, Source, opens_episode},
    tier::Tier,
    workflow::Details,
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{History, Referral},
    tx::referral::{ReferralLine, ReferralShown},
};
use serde_json::json;

use super::{StoredReferrer, StoredWorry, clock::clock};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{calendar, history, tools::Tools, young_person::Joined},
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
    let steps = tx.history_of(row.id)?;
    let asked = asked(state, &steps)?;
    // Nothing is asked for a referral that was never decided in favour of support.
    let opened = steps.iter().any(|step| step.to_state.parse().is_ok_and(|to| opens_episode(to).is_some()));
    let episodes = if opened { tx.episodes_from(row.id)? } else { Vec::new() };
    let full = if actor.reads_full_referrals() {
        let mut full = full(tx, tools, &row, (state, steps), (locality, school))?;
        // What it opened; else the support from which the panel was asked.
        full.episode_id = episodes.first().map(|(id, _)| *id).or(row.episode_id).map(Into::into);
        Some(full)
    } else {
        None
    };
    Ok(ReferralView {
        id: row.id.into(),
        reference: row.reference,
        young_person: if full.is_some() {
            format!("{given_name} {family_name}")
        } else {
            told_name(row.told.as_ref(), format!("{given_name} {family_name}"))?
        },
        progress: state.progress_with(episodes.iter().any(|(_, is_open)| *is_open)),
        received_at: row.received_at.utc(),
        source: row.source.parse()?,
        asked,
        moves: history::moves(&MOVES, state, actor, |action: ReferralAction, to: ReferralState| {
            let leads_to = if full.is_some() { to.label() } else { to.progress().label() };
            (action.label().to_owned(), leads_to.to_owned())
        }),
        full,
        version: row.version,
    })
}

/// What information is waited for: what was asked for last.
fn asked(state: ReferralState, steps: &[History]) -> ApiResult<Option<String>> {
    if state != ReferralState::InformationRequested {
        return Ok(None);
    }
    let asking = steps.iter().rev().find(|step| step.action == ReferralAction::RequestInformation.as_str());
    let details: Option<Details> = asking.map(|step| step.details.read()).transpose()?;
    Ok(details.and_then(|details| details.information_wanted))
}

/// The name that the referrer told, which the record of the young person may write in another way: that would
/// tell who may only know the progress that somebody was known before.
fn told_name(told: Option<&Json>, name: String) -> ApiResult<String> {
    let told: Option<Joined> = told.map(Json::read).transpose()?;
    Ok(told.map_or(name, |told| format!("{} {}", told.given_name, told.family_name)))
}

fn full(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &Referral,
    (state, steps): (ReferralState, Vec<History>),
    (locality, school): (Option<String>, Option<String>),
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
        working_days_waited: clock(row, &steps, None).elapsed_working_days(today, &days),
        decide_by: row.decide_by,
        episode_id: None,
        history: history::view(steps)?,
    })
}

fn tier(row: &Referral) -> ApiResult<Option<Tier>> {
    Ok(row.tier.as_deref().map(str::parse).transpose()?)
}

/// Those of a list from which a period of support is open. Nothing is asked for a list of undecided ones.
///
/// # Errors
/// When a stored code cannot be read, or the store's.
pub fn supported_now(tx: &mut Tx<'_>, lines: &[ReferralLine]) -> ApiResult<Vec<Uid>> {
    let mut decided = Vec::new();
    for line in lines {
        if opens_episode(line.state.parse()?).is_some() {
            decided.push(line.id);
        }
    }
    Ok(if decided.is_empty() { decided } else { tx.supported_now(&decided)? })
}

/// A referral in a list, as the actor may see it; `supported` are those from which a period of support is open.
///
/// # Errors
/// When a stored code cannot be read.
pub fn summary(tools: &Tools, line: ReferralLine, supported: &[Uid]) -> ApiResult<ReferralSummary> {
    let state: ReferralState = line.state.parse()?;
    let full = tools.caller.actor.reads_full_referrals();
    let told: Option<Joined> = line.told.as_ref().filter(|_| !full).map(Json::read).transpose()?;
    let (given_name, family_name, birth_date) = match told {
        Some(told) => (told.given_name, told.family_name, told.birth_date),
        None => (line.given_name, line.family_name, line.birth_date),
    };
    Ok(ReferralSummary {
        id: line.id.into(),
        reference: line.reference,
        young_person_id: full.then(|| line.young_person_id.into()),
        young_person: format!("{given_name} {family_name}"),
        age: age_on(birth_date, uk_local_date(tools.caller.at)).unwrap_or_default(),
        state: full.then_some(state),
        progress: state.progress_with(supported.contains(&line.id)),
        tier: line.tier.as_deref().filter(|_| full).map(str::parse).transpose()?,
        source: line.source.parse::<Source>()?,
        names_risk: full.then_some(line.names_risk),
        locality: line.locality,
        school: line.school,
        received_at: line.received_at.utc(),
        decide_by: line.decide_by.filter(|_| full),
    })
}
