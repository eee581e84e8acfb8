//! Asking the panel for Partnership Plus, and what its decision does to the support that there is.

use headstart_contract::{episode::AskedPanel, problem::ProblemCode};
use headstart_domain::{
    access::Actor,
    clock::uk_local_date,
    consent::Agreement,
    episode::{EpisodeAction, EpisodeState, Outcome},
    referral::{Need, ReferralState, Source},
    tier::Tier,
    workflow::Details,
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Episode, Referral, YoungPerson},
};
use serde_json::json;

use super::{step::open_next, transition::note};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{
        history, placement,
        referral::{StoredReferrer, StoredWorry, first_decide_by},
        tools::Tools,
        young_person,
    },
};

/// The step of a referral's history by which it began, when the panel was asked from a period of support.
pub const ASKED: &str = "ask-panel";
/// The step of an episode's history when the panel has decided and support goes on as it is.
pub const DECIDED: &str = "panel-decided";

/// The referral by which the panel was asked for more than this support, the newest one.
pub(super) fn asked(tx: &mut Tx<'_>, row: &Episode) -> ApiResult<Option<AskedPanel>> {
    let newest = tx.referrals_asked_for(row.young_person_id, row.id)?.into_iter().next();
    newest
        .map(|(id, reference, state)| {
            let state: ReferralState = state.parse()?;
            Ok(AskedPanel {
                referral_id: id.into(),
                reference,
                state: state.label().to_owned(),
                is_open: state.awaits_decision(),
            })
        })
        .transpose()
}

/// Puts a referral before the panel: for the same young person, with the worker's reason as the worry, beside
/// what the referral that opened the support said. Who agrees is asked anew, and recorded as a consent. The wait for
/// the panel's decision starts now.
///
/// # Errors
/// A conflict while the panel has not decided about this young person; or the store's.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &Episode,
    person: &YoungPerson,
    details: &Details,
) -> ApiResult<()> {
    let referrals = tx.referrals_of_young_person(person.id)?;
    for earlier in &referrals {
        let state: ReferralState = earlier.state.parse()?;
        if state.is_before_panel() || (state.awaits_decision() && earlier.episode_id.is_some()) {
            let words = format!(
                "The panel has been asked already: {} is {} now. Wait for its decision, or withdraw that referral",
                earlier.reference,
                state.label().to_lowercase()
            );
            return Err(ApiError::known(ProblemCode::Conflict, words));
        }
    }
    let caller = &tools.caller;
    let opened_by = referrals.iter().find(|earlier| Some(earlier.id) == row.referral_id);
    let agreement = details.agreement.clone().unwrap_or_default();
    let today = uk_local_date(caller.at);
    if let Some(Err(error)) = agreement.basis.map(|basis| basis.check_age(person.birth_date, today)) {
        return Err(ApiError::field("agreement.basis", "not_allowed", error.to_string()));
    }
    let worry = worry(opened_by, details, &agreement)?;
    young_person::agreed_to_support(tx, tools, person.id, &agreement)?;
    let referral = Referral {
        id: tools.uid(),
        partnership_id: row.partnership_id,
        reference: tools.reference(tx, "HS", |tx, of, text| tx.referral_reference_exists(of, text))?,
        young_person_id: person.id,
        state: ReferralState::SentToPanel.as_str().into(),
        is_open: true,
        tier: None,
        source: Source::LocalityTeam.as_str().into(),
        names_risk: Need::any_risk(&worry.needs),
        worry: Json::write(&worry)?,
        referrer: Json::write(&referrer(&caller.actor))?,
        referrer_account_id: caller.actor.user().map(Uid::from),
        organisation_id: None,
        locality_id: row.locality_id,
        school_id: person.school_id,
        received_at: caller.at.into(),
        decided_at: None,
        decide_by: first_decide_by(tx, tools)?,
        told: None,
        episode_id: Some(row.id),
        updated_at: caller.at.into(),
        version: 1,
    };
    let id = referral.id;
    tx.insert_referral(referral)?;
    let step = history::Step {
        subject_kind: "referral",
        subject: id,
        young_person: person.id,
        action: ASKED,
        from: None,
        to: ReferralState::SentToPanel.as_str(),
        details,
    };
    history::write(tx, tools, &step)?;
    caller.audit(tx, "referral.created", Some(person.id), Some(id), json!({"episode": row.id.0}));
    Ok(())
}

/// The needs and what helps as the first referral told them; what is happening now, as the worker tells it.
fn worry(opened_by: Option<&Referral>, details: &Details, agreement: &Agreement) -> ApiResult<StoredWorry> {
    let young_person_agrees = agreement.young_person_agrees == Some(true);
    let parent_agrees = agreement.parent_agrees;
    let description = details.reason.as_deref().unwrap_or_default().trim().to_owned();
    let told: Option<StoredWorry> = opened_by.map(|referral| referral.worry.read()).transpose()?;
    Ok(match told {
        Some(told) => StoredWorry {
            description,
            tier: Some(Tier::PartnershipPlus),
            young_person_agrees,
            parent_agrees,
            ..told
        },
        None => StoredWorry {
            needs: Vec::new(),
            description,
            strengths: None,
            tried: None,
            hopes: None,
            tier: Some(Tier::PartnershipPlus),
            age_reason: None,
            young_person_agrees,
            parent_agrees,
        },
    })
}

fn referrer(actor: &Actor) -> StoredReferrer {
    StoredReferrer {
        name: actor.name.clone(),
        role: actor
            .grants
            .iter()
            .map(|grant| grant.role)
            .find(|role| role.may_lead())
            .map(|role| role.label().into()),
        contact: None,
        source: Source::LocalityTeam,
        external_reference: None,
    }
}

/// What a decision on a referral does to the support that the young person has. Partnership Plus, approved by the
/// panel, steps it up, with everything that goes on; any other decision of the panel leaves it as it is and stands
/// in its history when the panel was asked from there. Tells whether there is such support, beside which no
/// other is opened.
///
/// # Errors
/// A conflict for what is not the panel's to decide; or the store's.
pub fn decided(
    tx: &mut Tx<'_>,
    tools: &Tools,
    referral: &Referral,
    to: ReferralState,
    details: &Details,
) -> ApiResult<bool> {
    let Some(episode) = tx.open_episode_of(referral.young_person_id)? else { return Ok(false) };
    let tier: Tier = episode.tier.parse()?;
    match to {
        ReferralState::AcceptedUniversalPlus => Err(ApiError::known(
            ProblemCode::Conflict,
            "The young person is being supported already: send this to the panel if that is not enough",
        )),
        ReferralState::ApprovedPartnershipPlus if tier < Tier::PartnershipPlus => {
            step_up(tx, tools, episode, referral, details)?;
            Ok(true)
        }
        ReferralState::ApprovedPartnershipPlus | ReferralState::ApprovedUniversalPlus => {
            goes_on(tx, tools, episode, referral, to, details)?;
            Ok(true)
        }
        _ if referral.episode_id == Some(episode.id)
            && (!to.awaits_decision() || to == ReferralState::Deferred) =>
        {
            goes_on(tx, tools, episode, referral, to, details)?;
            Ok(true)
        }
        _ => Ok(true),
    }
}

/// What the panel said, with the referral that it decided on.
fn said(referral: &Referral, to: ReferralState, details: &Details) -> String {
    let words = details.reason.as_deref().or(details.information_wanted.as_deref()).unwrap_or_default();
    let said = format!("{} ({}). {}", to.label(), referral.reference, words.trim());
    // No longer than a reason may be.
    said.trim().chars().take(headstart_domain::workflow::LONGEST).collect()
}

fn step_up(
    tx: &mut Tx<'_>,
    tools: &Tools,
    mut row: Episode,
    referral: &Referral,
    details: &Details,
) -> ApiResult<()> {
    let (from, tier): (EpisodeState, _) = (row.state.parse()?, Tier::PartnershipPlus);
    let going_on: Vec<Uid> = tx
        .placements_of_episode(row.id)?
        .into_iter()
        .filter(|line| line.placement.is_open)
        .map(|line| line.placement.id)
        .collect();
    row.state = EpisodeState::Closed.as_str().into();
    row.is_open = false;
    row.closed_at = Some(tools.caller.at.into());
    row.outcome = Some(Outcome::SteppedUp.as_str().into());
    update(tx, tools, &mut row)?;
    let reason = Some(said(referral, ReferralState::ApprovedPartnershipPlus, details));
    let told = Details { reason, tier: Some(tier), ..Details::default() };
    note(tx, tools, &row, EpisodeAction::PanelStepUp.as_str(), Some(from), &told)?;
    placement::end_all(tx, tools, row.id, Outcome::SteppedUp, &going_on)?;
    open_next(tx, tools, &row, tier, &going_on)?;
    Ok(())
}

fn goes_on(
    tx: &mut Tx<'_>,
    tools: &Tools,
    mut row: Episode,
    referral: &Referral,
    to: ReferralState,
    details: &Details,
) -> ApiResult<()> {
    let state: EpisodeState = row.state.parse()?;
    update(tx, tools, &mut row)?;
    let told = Details { reason: Some(said(referral, to, details)), ..details.clone() };
    let told = Details { information_wanted: None, ..told };
    note(tx, tools, &row, DECIDED, Some(state), &told)
}

fn update(tx: &mut Tx<'_>, tools: &Tools, row: &mut Episode) -> ApiResult<()> {
    row.updated_at = tools.caller.at.into();
    if !tx.update_episode(row, row.version)? {
        let words = "The support has just been changed by somebody else: try again";
        return Err(ApiError::known(ProblemCode::Conflict, words));
    }
    row.version += 1;
    Ok(())
}
