//! Moving a referral on.

use headstart_contract::{problem::ProblemCode, referral::ReferralView};
use headstart_domain::{
    access::Permission,
    clock::uk_local_date,
    episode::EpisodeState,
    field::FieldErrors,
    referral::{MOVES, Moved, ReferralAction, ReferralState, decide_by, opens_episode},
    tier::Tier,
    workflow::{ClockEffect, Details},
};
use headstart_store::{
    Tx, Uid,
    rows::{Episode, Referral, YoungPerson},
};
use serde_json::json;

use super::{clock::clock, read::view};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::{calendar, episode, history, tools::Tools},
};

/// Moves a referral on: history, clock, audit and the period of support that a decision opens, in one commit.
///
/// # Errors
/// Not found, also when it is out of reach; not allowed; stale; not possible from where it stands; details
/// that are missing; or the store's.
pub fn transition(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    action: ReferralAction,
    details: &Details,
    version: IfMatch,
) -> ApiResult<ReferralView> {
    let caller = &tools.caller;
    let reach = caller.reach(Permission::ReferralsRead);
    let (mut row, person, _, _) = tx.find_referral(&reach, id)?.ok_or_else(ApiError::not_found)?;
    let from: ReferralState = row.state.parse()?;
    let needed = MOVES.transitions.iter().find(|t| t.action == action).map(|t| t.permission);
    let allowed = needed.map(|permission| caller.reach(permission));
    match allowed {
        // The permission must reach as far as this record, not only exist.
        Some(reach) if tx.find_referral(&reach, id)?.is_some() => {}
        _ => return Err(ProblemCode::NotAllowed.into()),
    }
    version.check(row.version)?;
    let transition = MOVES.find(from, action).map_err(|refused| ApiError::MoveNotPossible {
        detail: refused.to_string(),
        // Only what the actor could do: the rest would tell a referrer what was decided.
        possible: MOVES
            .possible(from)
            .filter(|t| caller.actor.may(t.permission))
            .map(|t| t.action.to_string())
            .collect(),
    })?;
    let mut errors = FieldErrors::new();
    details.check(transition.needs, &mut errors);
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors.into_vec()));
    }
    check_duplicate(tx, tools, &row, action, details)?;
    let moved = Moved { on: uk_local_date(caller.at), from, action };
    move_clock(tx, tools, &mut row, moved, transition.clock)?;
    row.state = transition.to.as_str().into();
    row.is_open = transition.to.is_open();
    row.tier = opens_episode(transition.to).map(|tier| tier.as_str().to_owned());
    if transition.to == ReferralState::SupportedAtUniversal {
        row.tier = Some(Tier::Universal.as_str().into());
    }
    row.updated_at = caller.at.into();
    if !tx.update_referral(&row, version.0)? {
        return Err(ApiError::Stale { current: row.version + 1 });
    }
    let step = history::Step {
        subject_kind: "referral",
        subject: id,
        young_person: person.id,
        action: action.as_str(),
        from: Some(from.as_str()),
        to: transition.to.as_str(),
        details,
    };
    history::write(tx, tools, &step)?;
    caller.audit(
        tx,
        "referral.moved",
        Some(person.id),
        Some(id),
        json!({"fields": ["state"], "to": row.state}),
    );
    let is_supported = episode::decided(tx, tools, &row, transition.to, details)?;
    if let Some(tier) = opens_episode(transition.to).filter(|_| !is_supported) {
        open_episode(tx, tools, &row, &person, tier)?;
    }
    // A decision can take the referral out of the actor's own reach (the panel's, for example).
    let found = tx.show_referral(&reach, id)?;
    match found {
        Some(found) => view(tx, tools, found),
        None => Ok(ReferralView {
            id: id.into(),
            reference: row.reference,
            young_person: format!("{} {}", person.given_name, person.family_name),
            progress: transition.to.progress(),
            received_at: row.received_at.utc(),
            source: row.source.parse()?,
            asked: None,
            full: None,
            moves: vec![],
            version: version.0 + 1,
        }),
    }
}

/// The referral that a duplicate repeats must be another one about the same young person, which the actor can see
/// and which is not set aside itself: otherwise nobody would look at the young person any more.
fn check_duplicate(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &Referral,
    action: ReferralAction,
    details: &Details,
) -> ApiResult<()> {
    if action != ReferralAction::MarkDuplicate {
        return Ok(());
    }
    let typed = details.duplicate_of.as_deref().unwrap_or_default();
    let wrong = |message: &str| ApiError::field("duplicate_of", "invalid", message);
    let reference = headstart_domain::identifier::ReferralReference::parse(typed)
        .map_err(|_| wrong("Enter a reference like HS-XXXX-XXX"))?
        .to_string();
    if reference == row.reference {
        return Err(wrong("A referral cannot repeat itself"));
    }
    let reach = tools.caller.reach(Permission::ReferralsRead);
    let Some((young_person, state)) = tx.referral_by_reference(&reach, &reference)? else {
        return Err(wrong("There is no referral with this reference that you can see"));
    };
    if young_person != row.young_person_id {
        return Err(wrong(
            "That referral is about another record. Check the reference. If both are the same young person, say so \
             under screening first",
        ));
    }
    match state.parse()? {
        ReferralState::Duplicate | ReferralState::EnteredInError => {
            Err(wrong("That referral is set aside itself: name the one that is worked on"))
        }
        _ => Ok(()),
    }
}

/// The day by which it is to be decided now, and when it was decided, as the clock says after this move.
fn move_clock(
    tx: &mut Tx<'_>,
    tools: &Tools,
    row: &mut Referral,
    moved: Moved,
    effect: ClockEffect,
) -> ApiResult<()> {
    match effect {
        ClockEffect::None => return Ok(()),
        ClockEffect::Stop => row.decided_at = Some(tools.caller.at.into()),
        ClockEffect::Restart => row.decided_at = None,
        ClockEffect::Pause | ClockEffect::Resume => {}
    }
    let steps = tx.history_of(row.id)?;
    let days = calendar::calendar(tx, tools)?;
    row.decide_by = decide_by(&clock(row, &steps, Some(moved)), &days)
        .map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(())
}

fn open_episode(
    tx: &mut Tx<'_>,
    tools: &Tools,
    referral: &Referral,
    person: &YoungPerson,
    tier: Tier,
) -> ApiResult<()> {
    let id = tools.uid();
    tx.insert_episode(Episode {
        id,
        partnership_id: referral.partnership_id,
        young_person_id: person.id,
        referral_id: Some(referral.id),
        previous_id: None,
        tier: tier.as_str().into(),
        state: EpisodeState::Waiting.as_str().into(),
        is_open: true,
        lead_worker_id: None,
        locality_id: referral.locality_id,
        clock_started_at: referral.received_at,
        opened_at: tools.caller.at.into(),
        started_at: None,
        closed_at: None,
        outcome: None,
        no_measures: None,
        first_contact_on: None,
        last_seen_on: None,
        has_baseline: false,
        has_closing: false,
        last_measure_on: None,
        updated_at: tools.caller.at.into(),
        version: 1,
    })?;
    let step = history::Step {
        subject_kind: "episode",
        subject: id,
        young_person: person.id,
        action: "open",
        from: None,
        to: EpisodeState::Waiting.as_str(),
        details: &Details::default(),
    };
    history::write(tx, tools, &step)?;
    tools.caller.audit(tx, "episode.created", Some(person.id), Some(id), json!({}));
    Ok(())
}
