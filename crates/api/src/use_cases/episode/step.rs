//! The period of support that a step up or down opens, and what goes on in it.

use headstart_domain::{episode::EpisodeState, tier::Tier, workflow::Details};
use headstart_store::{Tx, Uid, rows::Episode};

use super::transition::note;
use crate::{
    error::ApiResult,
    use_cases::{goal, placement, tools::Tools},
};

/// Opens the episode after a step. The waiting time, the lead worker, the first contact, the goals and the
/// placements that are to go on do: only the tier is another one. Measures start afresh, as change is told within
/// an episode.
pub(super) fn open_next(
    tx: &mut Tx<'_>,
    tools: &Tools,
    closed: &Episode,
    tier: Tier,
    going_on: &[Uid],
) -> ApiResult<Uid> {
    let now = tools.caller.at.into();
    let state = match closed.lead_worker_id {
        Some(_) => EpisodeState::Allocated,
        None => EpisodeState::Waiting,
    };
    let next = Episode {
        id: tools.uid(),
        previous_id: Some(closed.id),
        tier: tier.as_str().into(),
        state: state.as_str().into(),
        is_open: true,
        opened_at: now,
        started_at: None,
        closed_at: None,
        outcome: None,
        no_measures: None,
        has_baseline: false,
        has_closing: false,
        last_measure_on: None,
        updated_at: now,
        version: 1,
        ..closed.clone()
    };
    let details = Details {
        tier: Some(tier),
        lead_worker_id: closed.lead_worker_id.map(Into::into),
        ..Details::default()
    };
    tx.insert_episode(next.clone())?;
    note(tx, tools, &next, "open", None, &details)?;
    goal::go_on(tx, tools, closed.id, next.id)?;
    placement::go_on(tx, tools, closed.id, &next, going_on)?;
    Ok(next.id)
}
