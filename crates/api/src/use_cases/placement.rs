//! Placements in offers.

use headstart_contract::{
    episode::{PlacementInput, PlacementView},
    problem::ProblemCode,
};
use headstart_domain::{
    access::{Permission, Reach},
    episode::{Outcome, PLACEMENT_MOVES, PlacementAction, PlacementState},
    id::PlacementId,
    tier::{OFFERS, Tier},
    workflow::Details,
};
use headstart_store::{
    Tx, Uid,
    rows::{Episode, Offer, Placement},
    tx::placement::{PlacementLine, PlacementMoved},
};
use serde_json::json;

use super::{episode, history, moves, tools::Tools};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
};

/// The step of history when a placement goes on in the period of support that a step opens.
pub(super) const GOES_ON: &str = "go-on";

/// Placements of an episode, newest first.
pub(super) fn of_episode(tx: &mut Tx<'_>, tools: &Tools, episode: Uid) -> ApiResult<Vec<PlacementView>> {
    tx.placements_of_episode(episode)?.into_iter().map(|line| view(tools, line)).collect()
}

fn view(tools: &Tools, line: PlacementLine) -> ApiResult<PlacementView> {
    let row = line.placement;
    let state: PlacementState = row.state.parse()?;
    let words =
        |action: PlacementAction, to: PlacementState| (action.label().to_owned(), to.label().to_owned());
    Ok(PlacementView {
        id: row.id.into(),
        offer_id: row.offer_id.into(),
        offer: line.offer,
        tier: tier_of(line.number),
        organisation: line.organisation,
        state,
        created_at: row.created_at.utc(),
        moves: history::moves(&PLACEMENT_MOVES, state, &tools.caller.actor, words),
        version: row.version,
    })
}

/// Placements of an episode within reach, newest first.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<PlacementView>> {
    let (episode, ..) = episode::within(tx, reach, id)?;
    tools.caller.audit(tx, "episode.placements_read", Some(episode.young_person_id), Some(id), json!({}));
    of_episode(tx, tools, id)
}

/// Offers a young person a place; it is given when it is scheduled.
///
/// # Errors
/// Not found; a closed episode; an offer that does not fit or that the young person is in already; or the
/// store's.
pub fn make(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    told: &PlacementInput,
) -> ApiResult<PlacementView> {
    let episode = episode::open_within(tx, reach, id)?;
    let found = tx.find_offer(tools.caller.partnership(), told.offer_id.into())?;
    let offer = found.map(|found| found.row).filter(|offer| offer.active).ok_or_else(|| {
        ApiError::field("offer_id", "unknown", "This is not one of the partnership's offers now")
    })?;
    check_tier(&offer, episode.tier.parse()?)?;
    let taken = tx.placements_of_episode(id)?;
    if taken.iter().any(|line| line.placement.is_open && line.placement.offer_id == offer.id) {
        return Err(ApiError::known(ProblemCode::Conflict, "The young person is in this offer already"));
    }
    let row = Placement {
        id: tools.uid(),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: id,
        offer_id: offer.id,
        organisation_id: offer.organisation_id,
        state: PlacementState::Offered.as_str().into(),
        is_open: true,
        created_at: tools.caller.at.into(),
        updated_at: tools.caller.at.into(),
        version: 1,
    };
    accept(tx.insert_placement(row.clone())?, &row)?;
    note(tx, tools, &row, "offer", None, &Details::default())?;
    let made = tx.placements_of_episode(id)?.into_iter().find(|line| line.placement.id == row.id);
    view(tools, made.ok_or_else(ApiError::not_found)?)
}

/// The tier that an offer is for, by its reference in the plan.
fn tier_of(number: i16) -> Tier {
    let kind = OFFERS.iter().find(|kind| i16::from(kind.number) == number);
    kind.map_or(Tier::Universal, |kind| kind.tier)
}

/// An offer of a higher tier is for young people of that tier: others are stepped up first, which is for those
/// to decide who decide on that tier.
fn check_tier(offer: &Offer, tier: Tier) -> ApiResult<()> {
    let wanted = tier_of(offer.number);
    if wanted <= tier {
        return Ok(());
    }
    let first = if wanted == Tier::PartnershipPlus {
        "ask the panel for it first"
    } else {
        "step the support up first"
    };
    let words = format!("This offer is for {}; {first}", wanted.label());
    Err(ApiError::field("offer_id", "not_allowed", words))
}

/// Moves a placement on: places, history and audit in one commit.
///
/// # Errors
/// Not found, also when it is out of reach; not allowed; stale; not possible from where it stands; no place
/// left; details that are missing; or the store's.
pub fn transition(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    action: PlacementAction,
    details: &Details,
    version: IfMatch,
) -> ApiResult<PlacementView> {
    let found = tx.find_placement(&tools.caller.reach(Permission::EpisodesRead), id)?;
    let (line, _) = found.ok_or_else(ApiError::not_found)?;
    let reach = moves::permission(&PLACEMENT_MOVES, action).map(|permission| tools.caller.reach(permission));
    match reach {
        Some(reach) if tx.find_placement(&reach, id)?.is_some() => {}
        _ => return Err(ProblemCode::NotAllowed.into()),
    }
    let mut row = line.placement;
    version.check(row.version)?;
    let from: PlacementState = row.state.parse()?;
    let transition = moves::find(&PLACEMENT_MOVES, from, action, details)?;
    shift(tx, tools, &mut row, transition.to, action, details)?;
    view(tools, PlacementLine { placement: row, ..line })
}

/// Puts a placement into its next state.
fn shift(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &mut Placement,
    to: PlacementState,
    action: PlacementAction,
    details: &Details,
) -> ApiResult<()> {
    let from: PlacementState = row.state.parse()?;
    row.state = to.as_str().into();
    row.is_open = to.is_open();
    row.updated_at = tools.caller.at.into();
    accept(tx.update_placement(row, row.version)?, row)?;
    row.version += 1;
    note(tx, tools, row, action.as_str(), Some(from), details)
}

fn accept(moved: PlacementMoved, row: &Placement) -> ApiResult<()> {
    match moved {
        PlacementMoved::Done => Ok(()),
        PlacementMoved::Stale => Err(ApiError::Stale { current: row.version + 1 }),
        PlacementMoved::Full => {
            Err(ApiError::known(ProblemCode::Conflict, "No place is free: use the waiting list"))
        }
    }
}

/// Ends the placements of an episode that ends, but for those that go on. Those not begun did not start; those
/// under way were completed when support was, and left early otherwise.
pub(super) fn end_all(
    tx: &mut Tx<'_>,
    tools: &Tools,
    episode: Uid,
    outcome: Outcome,
    going_on: &[Uid],
) -> ApiResult<()> {
    let completed = matches!(
        outcome,
        Outcome::GoalsMet
            | Outcome::PartlyMet
            | Outcome::NotMet
            | Outcome::SteppedUp
            | Outcome::SteppedDown
            | Outcome::ReferredOn
    );
    let reason = format!("The period of support ended: {}", outcome.label());
    let details = Details { reason: Some(reason), ..Details::default() };
    for line in tx.placements_of_episode(episode)? {
        let mut row = line.placement;
        let state: PlacementState = row.state.parse()?;
        if going_on.contains(&row.id) {
            continue;
        }
        let action = match state {
            PlacementState::Active if completed => PlacementAction::Complete,
            PlacementState::Active => PlacementAction::LeaveEarly,
            state if state.is_open() => PlacementAction::DidNotStart,
            _ => continue,
        };
        let transition = moves::find(&PLACEMENT_MOVES, state, action, &details)?;
        shift(tx, tools, &mut row, transition.to, action, &details)?;
    }
    Ok(())
}

/// The placements of an episode that are to go on at another tier, as they were chosen.
///
/// # Errors
/// One that is not open in this episode, or whose offer is for a higher tier; or the store's.
pub(super) fn chosen(
    tx: &mut Tx<'_>,
    episode: Uid,
    tier: Tier,
    chosen: &[PlacementId],
) -> ApiResult<Vec<Uid>> {
    let open: Vec<_> =
        tx.placements_of_episode(episode)?.into_iter().filter(|line| line.placement.is_open).collect();
    let mut ids = Vec::new();
    for id in chosen {
        let id = Uid::from(*id);
        let wrong = |code: &str, message: String| Err(ApiError::field("placements", code, message));
        match open.iter().find(|line| line.placement.id == id) {
            None => return wrong("unknown", "This is not an open offer of this period of support".into()),
            Some(line) if tier_of(line.number) > tier => {
                return wrong("not_allowed", format!("“{}” is not for {}", line.offer, tier.label()));
            }
            Some(_) => ids.push(id),
        }
    }
    Ok(ids)
}

/// Lets placements go on in the period of support that a step has opened, each with the place that it has. One
/// under way was delivered in both periods: it is ended as transferred in the one and goes on in the other. One not
/// begun just comes along.
pub(super) fn go_on(
    tx: &mut Tx<'_>,
    tools: &Tools,
    closed: Uid,
    next: &Episode,
    going_on: &[Uid],
) -> ApiResult<()> {
    let now = tools.caller.at.into();
    for line in tx.placements_of_episode(closed)? {
        let mut row = line.placement;
        if !going_on.contains(&row.id) {
            continue;
        }
        let state: PlacementState = row.state.parse()?;
        if state != PlacementState::Active {
            row.updated_at = now;
            accept(tx.take_placement_along(&row, row.version, next.id)?, &row)?;
            note(tx, tools, &row, GOES_ON, Some(state), &Details::default())?;
            continue;
        }
        let tier: Tier = next.tier.parse()?;
        let to = format!("The next period of support, at {}", tier.label());
        let details = Details { destination: Some(to), ..Details::default() };
        let after =
            Placement { id: tools.uid(), episode_id: next.id, updated_at: now, version: 1, ..row.clone() };
        shift(tx, tools, &mut row, PlacementState::Transferred, PlacementAction::Transfer, &details)?;
        tx.insert_placement_going_on(after.clone())?;
        note(tx, tools, &after, GOES_ON, None, &Details::default())?;
    }
    Ok(())
}

/// Writes history and audit of a placement that is in its new state.
fn note(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &Placement,
    action: &str,
    from: Option<PlacementState>,
    details: &Details,
) -> ApiResult<()> {
    let step = history::Step {
        subject_kind: "placement",
        subject: row.id,
        young_person: row.young_person_id,
        action,
        from: from.map(PlacementState::as_str),
        to: &row.state,
        details,
    };
    history::write(tx, tools, &step)?;
    let done = if from.is_some() { "placement.moved" } else { "placement.created" };
    let told = json!({"fields": ["state"], "action": action, "to": row.state});
    tools.caller.audit(tx, done, Some(row.young_person_id), Some(row.id), told);
    Ok(())
}
