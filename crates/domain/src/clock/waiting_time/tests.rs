use super::*;
use crate::clock::calendar::tests::{day, england_2022_2023};

const WORKING: DayCount = DayCount::Working;

fn ten_working_days() -> Target {
    Target::new(10, WORKING).unwrap()
}

fn decision_clock(on: &str) -> Clock {
    Clock::start(ClockKind::ReferralToDecision, day(on))
}

#[test]
fn a_referral_submitted_before_the_state_funeral_is_due_a_day_later() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2022-09-12");
    assert_eq!(clock.due_on(ten_working_days(), &calendar), Ok(Some(day("2022-09-27"))));
    assert_eq!(clock.elapsed_working_days(day("2022-09-20"), &calendar), 5);
    assert_eq!(clock.elapsed_calendar_days(day("2022-09-20")), 8);
}

#[test]
fn days_of_a_pause_do_not_count_and_move_the_due_date() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2022-11-07")
        .pause(day("2022-11-09"), PauseReason::InformationRequested)
        .unwrap()
        .resume(day("2022-11-18"))
        .unwrap();
    // Tuesday and Wednesday before the pause; Monday 21 and Tuesday 22 after it.
    assert_eq!(clock.elapsed_working_days(day("2022-11-22"), &calendar), 4);
    assert_eq!(clock.due_on(ten_working_days(), &calendar), Ok(Some(day("2022-11-30"))));
}

#[test]
fn a_paused_clock_stands_still_and_has_no_due_date() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2022-11-07").pause(day("2022-11-09"), PauseReason::DecisionDeferred).unwrap();
    assert_eq!(clock.elapsed_working_days(day("2023-03-01"), &calendar), 2);
    assert_eq!(clock.due_on(ten_working_days(), &calendar), Ok(None));
    assert_eq!(
        clock.standing(ten_working_days(), day("2023-03-01"), &calendar),
        Standing::Within { left: 8 }
    );
}

#[test]
fn a_target_missed_before_a_pause_keeps_the_day_it_was_missed() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2022-11-07").pause(day("2022-11-25"), PauseReason::ConsentAwaited).unwrap();
    assert_eq!(clock.due_on(ten_working_days(), &calendar), Ok(Some(day("2022-11-21"))));
    assert_eq!(
        clock.standing(ten_working_days(), day("2022-12-01"), &calendar),
        Standing::Breached { over: 4 }
    );
}

#[test]
fn a_clock_paused_on_its_last_day_has_the_day_on_which_it_resumes() {
    let calendar = england_2022_2023();
    let due = |clock: &Clock| clock.due_on(ten_working_days(), &calendar).unwrap();
    let paused =
        decision_clock("2022-11-07").pause(day("2022-11-21"), PauseReason::InformationRequested).unwrap();
    assert_eq!(due(&paused), None);
    let resumed = paused.resume(day("2022-11-30")).unwrap();
    let standing = |today| resumed.standing(ten_working_days(), day(today), &calendar);
    assert_eq!(standing("2022-11-30"), Standing::Within { left: 0 });
    assert_eq!(standing("2022-12-01"), Standing::Breached { over: 1 });
    assert_eq!(due(&resumed), Some(day("2022-11-30")));
    let again = resumed.pause(day("2022-11-30"), PauseReason::InformationRequested).unwrap();
    assert_eq!(due(&again), None);
    assert_eq!(due(&again.resume(day("2022-12-05")).unwrap()), Some(day("2022-12-05")));
    let stopped_in_time = decision_clock("2022-11-07").stop(day("2022-11-21")).unwrap();
    assert_eq!(due(&stopped_in_time), Some(day("2022-11-21")));
}

#[test]
fn a_stopped_clock_keeps_its_count_and_shows_by_when_it_should_have_stopped() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2022-11-07").stop(day("2022-11-10")).unwrap();
    assert_eq!(clock.elapsed_working_days(day("2023-03-01"), &calendar), 3);
    assert_eq!(clock.due_on(ten_working_days(), &calendar), Ok(Some(day("2022-11-21"))));
    let withdrawn_in_a_pause = decision_clock("2022-11-07")
        .pause(day("2022-11-09"), PauseReason::FamilyAskedToWait)
        .unwrap()
        .stop(day("2022-11-30"))
        .unwrap();
    assert_eq!(withdrawn_in_a_pause.due_on(ten_working_days(), &calendar), Ok(None));
}

#[test]
fn a_reopened_referral_counts_on_without_the_days_it_was_closed() {
    let calendar = england_2022_2023();
    let clock =
        decision_clock("2022-11-07").stop(day("2022-11-10")).unwrap().restart(day("2023-01-31")).unwrap();
    assert_eq!(clock.elapsed_working_days(day("2023-02-02"), &calendar), 5);
    assert_eq!(clock.due_on(ten_working_days(), &calendar), Ok(Some(day("2023-02-09"))));
}

#[test]
fn a_first_session_target_in_school_days_skips_half_term() {
    let calendar = england_2022_2023();
    let clock = Clock::start(ClockKind::ReferralToFirstSession, day("2022-10-19"));
    let target = Target::new(3, DayCount::School).unwrap();
    assert_eq!(clock.due_on(target, &calendar), Ok(Some(day("2022-10-31"))));
    let far = Target::new(500, DayCount::School).unwrap();
    assert!(clock.due_on(far, &calendar).is_err());
}

#[test]
fn the_last_day_of_the_target_is_its_due_date() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2023-04-03");
    let due = clock.due_on(ten_working_days(), &calendar).unwrap().unwrap();
    assert_eq!(clock.standing(ten_working_days(), due, &calendar), Standing::Within { left: 0 });
    assert_eq!(
        clock.standing(ten_working_days(), due.succ_opt().unwrap(), &calendar),
        Standing::Breached { over: 1 }
    );
}

#[test]
fn a_report_for_an_earlier_day_counts_only_until_that_day() {
    let calendar = england_2022_2023();
    let clock = decision_clock("2022-11-07").stop(day("2022-11-25")).unwrap();
    assert_eq!(clock.elapsed_working_days(day("2022-11-09"), &calendar), 2);
    assert_eq!(clock.elapsed_working_days(day("2022-11-01"), &calendar), 0);
}

/// Every pair of state and action, with what should come of it.
#[test]
fn each_state_allows_exactly_its_own_actions() {
    let reason = PauseReason::Other;
    let running = decision_clock("2022-11-07");
    let paused = running.clone().pause(day("2022-11-08"), reason).unwrap();
    let stopped = running.clone().stop(day("2022-11-08")).unwrap();
    let table = [
        (&running, [true, false, true, false]),
        (&paused, [false, true, true, false]),
        (&stopped, [false, false, false, true]),
    ];
    let actions = [ClockAction::Pause(reason), ClockAction::Resume, ClockAction::Stop, ClockAction::Restart];
    for (clock, allowed) in table {
        for (action, allowed) in actions.into_iter().zip(allowed) {
            let on = day("2022-11-09");
            let result = clock.clone().apply(ClockEvent { on, action });
            assert_eq!(result.is_ok(), allowed, "{:?} {action:?}", clock.state());
            if !allowed {
                assert!(matches!(result, Err(ClockRefusal::WrongState { .. })));
            }
        }
    }
}

#[test]
fn an_action_dated_before_the_latest_change_is_refused() {
    let clock = decision_clock("2022-11-07");
    assert_eq!(
        clock.stop(day("2022-11-06")),
        Err(ClockRefusal::BeforeLatestChange { on: day("2022-11-06"), latest: day("2022-11-07") })
    );
}

#[test]
fn a_clock_rebuilt_from_history_is_the_clock_that_ran() {
    let ran = decision_clock("2022-11-07")
        .pause(day("2022-11-09"), PauseReason::InformationRequested)
        .unwrap()
        .resume(day("2022-11-18"))
        .unwrap()
        .stop(day("2022-11-21"))
        .unwrap();
    let event = |on: &str, action| ClockEvent { on: day(on), action };
    let events = [
        event("2022-11-09", ClockAction::Pause(PauseReason::InformationRequested)),
        event("2022-11-18", ClockAction::Resume),
        event("2022-11-21", ClockAction::Stop),
    ];
    let rebuilt = Clock::replay(ran.kind(), ran.started_on(), events);
    assert_eq!(rebuilt, Ok(ran));
    let out_of_order =
        Clock::replay(ClockKind::ReferralToDecision, day("2022-11-07"), events.into_iter().rev());
    assert!(out_of_order.is_err());
}
