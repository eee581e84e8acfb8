//! Moving a period of support on.

use headstart_contract::{episode::EpisodeView, problem::ProblemCode};
use headstart_domain::{
    access::Permission,
    episode::{EpisodeAction, EpisodeState, MOVES, Outcome},
    id::EpisodeId,
    tier::Tier,
    workflow::{Details, Transition},
};
use headstart_store::{Tx, Uid, rows::Episode};
use serde_json::json;

use super::{closing, lead_workers::to_lead, panel, read::view, step::open_next, within};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::{history, moves, placement, tools::Tools},
};

/// What a move made of an episode.
#[derive(Debug)]
pub struct EpisodeMoved {
    /// The episode.
    pub view: EpisodeView,
    /// The episode that a step up or down opened.
    pub next: Option<EpisodeId>,
}

/// Moves an episode on: history, audit, what ends with it and what a step up or down opens, in one commit.
///
/// # Errors
/// Not found, also when it is out of reach; not allowed; stale; not possible from where it stands; details
/// that are missing or do not fit; or the store's.
pub fn transition(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    action: EpisodeAction,
    details: &Details,
    version: IfMatch,
) -> ApiResult<EpisodeMoved> {
    let mut found = within(tx, &tools.caller.reach(Permission::EpisodesRead), id)?;
    let allowed = moves::permission(&MOVES, action).map(|permission| tools.caller.reach(permission));
    match allowed {
        // The permission must reach as far as this record, not only exist.
        Some(reach) if tx.find_episode(&reach, id)?.is_some() => {}
        _ => return Err(ProblemCode::NotAllowed.into()),
    }
    let (row, person, lead_worker, ..) = &mut found;
    version.check(row.version)?;
    let from: EpisodeState = row.state.parse()?;
    let tier: Tier = row.tier.parse()?;
    let transition = find(from, tier, action, details)?;
    let going_on = match details.tier.filter(|_| is_step(action)) {
        Some(tier) => placement::chosen(tx, row.id, tier, &details.placements)?,
        None => Vec::new(),
    };
    if let Some(worker) = details.lead_worker_id.filter(|_| is_allocation(action)) {
        let worker = to_lead(tx, tools, worker.into())?;
        if row.lead_worker_id == Some(worker.id) {
            return Err(ApiError::field(
                "lead_worker_id",
                "invalid",
                "This person is the lead worker already",
            ));
        }
        row.lead_worker_id = Some(worker.id);
        *lead_worker = Some(worker.name);
    }
    let told_before = row.no_measures.clone();
    let to = match action {
        EpisodeAction::Reopen => closing::open_again(tx, tools, row)?,
        _ => transition.to,
    };
    row.state = to.as_str().into();
    row.updated_at = tools.caller.at.into();
    if to == EpisodeState::Active && row.started_at.is_none() {
        row.started_at = Some(tools.caller.at.into());
    }
    let ended = (to == EpisodeState::Closed).then(|| outcome(action, details)).transpose()?;
    if let Some(outcome) = ended {
        closing::check_measures(tx, row, outcome, details)?;
        row.is_open = false;
        row.closed_at = Some(tools.caller.at.into());
        row.outcome = Some(outcome.as_str().into());
        row.no_measures = details.no_measures.map(|why| why.as_str().to_owned());
    }
    if !tx.update_episode(row, version.0)? {
        return Err(ApiError::Stale { current: row.version + 1 });
    }
    if row.no_measures != told_before {
        // What figures of change leave out is counted by this reason.
        tx.refresh_episode(row.id)?;
    }
    row.version = version.0 + 1;
    note(tx, tools, row, action.as_str(), Some(from), details)?;
    if let Some(outcome) = ended {
        placement::end_all(tx, tools, row.id, outcome, &going_on)?;
    }
    if action == EpisodeAction::AskPanel {
        panel::ask(tx, tools, row, person, details)?;
    }
    let next = match details.tier.filter(|_| is_step(action)) {
        Some(tier) => Some(open_next(tx, tools, row, tier, &going_on)?.into()),
        None => None,
    };
    Ok(EpisodeMoved { view: view(tx, tools, found)?, next })
}

const fn is_allocation(action: EpisodeAction) -> bool {
    matches!(action, EpisodeAction::Allocate | EpisodeAction::Reallocate)
}

const fn is_step(action: EpisodeAction) -> bool {
    matches!(action, EpisodeAction::StepUp | EpisodeAction::StepDown)
}

/// The move that an action makes, when it fits where the episode stands and its tier.
fn find(
    from: EpisodeState,
    tier: Tier,
    action: EpisodeAction,
    details: &Details,
) -> ApiResult<&'static Transition<EpisodeState, EpisodeAction>> {
    let wrong = |message: String| Err(ApiError::field("tier", "out_of_range", message));
    if action == EpisodeAction::StepUp && details.tier == Some(Tier::PartnershipPlus) {
        return wrong("The panel decides on Partnership Plus: ask the panel for it instead".into());
    }
    let possible =
        || MOVES.possible(from).map(|transition| transition.action).filter(|one| offered(*one, tier));
    if !possible().any(|one| one == action) {
        return Err(ApiError::MoveNotPossible {
            detail: format!("This cannot be done while support at {} is “{}”", tier.label(), from.label()),
            possible: possible().map(|one| one.to_string()).collect(),
        });
    }
    let transition = moves::find(&MOVES, from, action, details)?;
    match details.tier {
        Some(to) if is_step(action) && !action.steps_to(tier).contains(&to) => {
            let wanted = if action == EpisodeAction::StepUp { "above" } else { "below" };
            wrong(format!("Choose a tier {wanted} {}", tier.label()))
        }
        _ => Ok(transition),
    }
}

/// Whether an action can be taken on support at a tier: what follows from a decision is nobody's to take.
pub(super) fn offered(action: EpisodeAction, tier: Tier) -> bool {
    action.fits(tier) && !action.follows_from_decision()
}

/// How an episode ends by an action.
fn outcome(action: EpisodeAction, details: &Details) -> ApiResult<Outcome> {
    let unsaid = || ApiError::field("outcome", "required", "Say how it ended");
    match (action, details.outcome) {
        (EpisodeAction::StepUp, _) => Ok(Outcome::SteppedUp),
        (EpisodeAction::StepDown, _) => Ok(Outcome::SteppedDown),
        (_, Some(Outcome::SteppedUp | Outcome::SteppedDown)) => Err(ApiError::field(
            "outcome",
            "not_allowed",
            "Use step up or step down: they open the next period",
        )),
        (_, outcome) => outcome.ok_or_else(unsaid),
    }
}

/// Writes history and audit of an episode that is in its new state.
pub(super) fn note(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &Episode,
    action: &str,
    from: Option<EpisodeState>,
    details: &Details,
) -> ApiResult<()> {
    let step = history::Step {
        subject_kind: "episode",
        subject: row.id,
        young_person: row.young_person_id,
        action,
        from: from.map(EpisodeState::as_str),
        to: &row.state,
        details,
    };
    history::write(tx, tools, &step)?;
    let done = if from.is_some() { "episode.moved" } else { "episode.created" };
    let told = json!({"fields": ["state"], "action": action, "to": row.state});
    tools.caller.audit(tx, done, Some(row.young_person_id), Some(row.id), told);
    Ok(())
}
