//! Nothing is in a state that it could not have got to, and nothing has happened that is still to come.

use std::collections::BTreeMap;

use headstart_domain::{
    access::Role,
    episode::{EpisodeState, MOVES as EPISODE_MOVES, PLACEMENT_MOVES, PlacementState},
    referral::{MOVES as REFERRAL_MOVES, ReferralState},
    workflow::{Details, Workflow},
};
use headstart_store::{Time, Uid, rows::History};

use super::{main, now, roles};

/// Checks the steps of one record along its table.
fn check<S, A>(
    workflow: &Workflow<S, A>,
    steps: &[&History],
    roles: &BTreeMap<Uid, Vec<Role>>,
    (state, version): (&str, i32),
) where
    S: Copy + PartialEq + std::fmt::Debug + std::fmt::Display + std::str::FromStr<Err: std::fmt::Debug>,
    A: Copy + PartialEq + std::fmt::Display + std::str::FromStr<Err: std::fmt::Debug>,
{
    assert_eq!(steps[0].from_state, None);
    for pair in steps.windows(2) {
        let (before, step) = (pair[0], pair[1]);
        assert!(before.at <= step.at);
        assert_eq!(step.from_state.as_deref(), Some(before.to_state.as_str()));
        let from: S = before.to_state.parse().unwrap();
        let transition = workflow.find(from, step.action.parse().unwrap()).unwrap();
        assert_eq!(transition.to.to_string(), step.to_state);
        let details: Details = step.details.read().unwrap();
        let mut errors = headstart_domain::field::FieldErrors::new();
        details.check(transition.needs, &mut errors);
        assert!(errors.is_empty(), "{step:?}");
        let permitted =
            roles[&step.actor_id].iter().any(|role| role.permissions().contains(&transition.permission));
        assert!(permitted, "{step:?}");
    }
    let last = steps[steps.len() - 1];
    assert_eq!((last.to_state.as_str(), i32::try_from(steps.len()).unwrap()), (state, version));
}

/// The steps of each record.
fn steps() -> BTreeMap<Uid, Vec<&'static History>> {
    let mut steps: BTreeMap<Uid, Vec<&History>> = BTreeMap::new();
    for step in &main().records.history {
        steps.entry(step.subject_id).or_default().push(step);
    }
    steps
}

#[test]
fn every_step_is_a_move_that_the_tables_allow_made_by_somebody_who_may() {
    let (steps, roles, records) = (steps(), roles(main()), &main().records);
    let count = records.referrals.len() + records.episodes.len() + records.placements.len();
    assert_eq!(steps.len(), count);
    for row in &records.referrals {
        check(&REFERRAL_MOVES, &steps[&row.id], &roles, (&row.state, row.version));
        assert_eq!(row.is_open, row.state.parse::<ReferralState>().unwrap().is_open());
    }
    for row in &records.episodes {
        check(&EPISODE_MOVES, &steps[&row.id], &roles, (&row.state, row.version));
        assert_eq!(row.is_open, row.state.parse::<EpisodeState>().unwrap().is_open());
        assert!(row.state == "waiting" || row.state == "closed" || row.lead_worker_id.is_some());
    }
    for row in &records.placements {
        check(&PLACEMENT_MOVES, &steps[&row.id], &roles, (&row.state, row.version));
        assert_eq!(row.is_open, row.state.parse::<PlacementState>().unwrap().is_open());
    }
}

#[test]
fn nothing_has_happened_yet_that_is_still_to_come() {
    let (records, now) = (&main().records, Time::from(now()));
    let today = headstart_domain::clock::uk_local_date(now.utc());
    assert!(records.history.iter().all(|row| row.at <= now));
    assert!(records.referrals.iter().all(|row| row.received_at <= now));
    assert!(records.episodes.iter().all(|row| row.opened_at <= now));
    assert!(records.sessions.iter().all(|row| row.held_on <= today && row.recorded_at <= now));
    assert!(records.measures.iter().all(|row| row.completed_on <= today && row.entered_at <= now));
    assert!(records.consents.iter().all(|row| row.recorded_at <= now));
    assert!(records.goals.iter().all(|row| row.created_at <= now));
}

#[test]
fn nobody_has_two_periods_of_support_at_a_time() {
    let mut periods: BTreeMap<Uid, Vec<(Time, Option<Time>)>> = BTreeMap::new();
    for row in &main().records.episodes {
        periods.entry(row.young_person_id).or_default().push((row.opened_at, row.closed_at));
    }
    for of_one in periods.values_mut() {
        of_one.sort_unstable();
        for pair in of_one.windows(2) {
            assert!(pair[0].1.is_some_and(|closed| closed <= pair[1].0), "{of_one:?}");
        }
    }
}

#[test]
fn a_step_up_or_down_opens_the_next_period_at_another_tier_with_the_same_waiting_time() {
    let episodes: BTreeMap<Uid, _> = main().records.episodes.iter().map(|row| (row.id, row)).collect();
    let mut found = 0;
    for next in main().records.episodes.iter() {
        let Some(before) = next.previous_id.map(|id| episodes[&id]) else { continue };
        found += 1;
        assert_eq!(before.closed_at, Some(next.opened_at));
        assert_eq!(before.clock_started_at, next.clock_started_at);
        let wanted = if next.tier > before.tier { "stepped_down" } else { "stepped_up" };
        assert!(next.tier != before.tier);
        assert_eq!(before.outcome.as_deref(), Some(wanted));
    }
    assert!(found > 20, "{found}");
}

#[test]
fn goals_go_on_after_a_step() {
    let records = &main().records;
    let goals_of = |episode: Uid| records.goals.iter().filter(move |goal| goal.episode_id == episode);
    let mut found = 0;
    for next in &records.episodes {
        let Some(before) = next.previous_id else { continue };
        for goal in goals_of(before) {
            let gone_on = goals_of(next.id).find(|one| one.previous_id == Some(goal.id)).unwrap();
            assert_eq!((&gone_on.title, gone_on.position), (&goal.title, goal.position));
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn what_an_episode_keeps_of_its_sessions_and_measures_is_what_they_say() {
    let records = &main().records;
    for row in records.episodes.iter().filter(|row| row.previous_id.is_none()) {
        let seen = records
            .sessions
            .iter()
            .filter(|s| s.episode_id == row.id && matches!(s.attendance.as_str(), "5" | "6"));
        let days: Vec<_> = seen.map(|session| session.held_on).collect();
        assert_eq!(row.first_contact_on, days.iter().min().copied());
        assert_eq!(row.last_seen_on, days.iter().max().copied());
        let measures: Vec<_> = records.measures.iter().filter(|m| m.episode_id == row.id).collect();
        assert_eq!(row.has_baseline, measures.iter().any(|m| m.point == "baseline"));
        assert_eq!(row.has_closing, measures.iter().any(|m| m.point == "closing"));
        assert_eq!(row.last_measure_on, measures.iter().map(|m| m.completed_on).max());
    }
}

#[test]
fn nobody_is_supported_who_did_not_agree_to_it() {
    let records = &main().records;
    let refused = records.consents.iter().filter(|row| row.purpose == "support" && !row.given);
    let refused: Vec<_> = refused.map(|row| row.young_person_id).collect();
    assert!(!refused.is_empty(), "some refuse, and are not supported");
    assert!(records.episodes.iter().all(|row| !refused.contains(&row.young_person_id)));
}
