//! Waiting times are those that the programme's clock counts.

use std::collections::BTreeMap;

use headstart_domain::{
    clock::{
        BankHolidays, Calendar, Clock, ClockAction, ClockEvent, ClockKind, ClockState, DayCount, PauseReason,
        SchoolTerms, Target, uk_local_date,
    },
    referral::{MOVES, ReferralState},
    workflow::ClockEffect,
};
use headstart_store::{Uid, rows::History};

use super::{main, now};
use crate::use_cases::calendar::DECISION_DAYS;

fn calendar() -> Calendar {
    let holidays: BankHolidays = main().programme.bank_holidays.iter().map(|row| row.day).collect();
    Calendar::new(holidays, SchoolTerms::default())
}

/// The clock of a referral, run by its history.
fn clock(steps: &[&History]) -> Clock {
    let day = |step: &History| uk_local_date(step.at.utc());
    let mut clock = Clock::start(ClockKind::ReferralToDecision, day(steps[0]));
    for pair in steps.windows(2) {
        let from: ReferralState = pair[0].to_state.parse().unwrap();
        let effect = MOVES.find(from, pair[1].action.parse().unwrap()).unwrap().clock;
        let paused = matches!(clock.state(), ClockState::Paused { .. });
        let action = match effect {
            ClockEffect::Pause => ClockAction::Pause(PauseReason::Other),
            ClockEffect::Resume if paused => ClockAction::Resume,
            ClockEffect::Stop => ClockAction::Stop,
            ClockEffect::Restart => ClockAction::Restart,
            ClockEffect::None | ClockEffect::Resume => continue,
        };
        clock = clock.apply(ClockEvent { on: day(pair[1]), action }).unwrap();
    }
    clock
}

#[test]
fn a_referral_has_waited_as_long_as_the_clock_says_and_is_due_when_it_says() {
    let mut steps: BTreeMap<Uid, Vec<&History>> = BTreeMap::new();
    for step in main().records.history.iter().filter(|step| step.subject_kind == "referral") {
        steps.entry(step.subject_id).or_default().push(step);
    }
    let (calendar, today) = (calendar(), uk_local_date(now()));
    let target = Target::new(DECISION_DAYS, DayCount::Working).unwrap();
    for row in &main().records.referrals {
        let clock = clock(&steps[&row.id]);
        let received = uk_local_date(row.received_at.utc());
        let end = row.decided_at.or(row.clock_paused_at).map_or(today, |at| uk_local_date(at.utc()));
        let waited =
            calendar.working_days_between(received, end) - u32::try_from(row.clock_paused_days).unwrap();
        assert_eq!(waited, clock.elapsed_working_days(today, &calendar), "{row:?}");
        match clock.state() {
            ClockState::Running { .. } => {
                assert_eq!(
                    row.decide_by,
                    Some(
                        calendar
                            .add_working_days(
                                received,
                                DECISION_DAYS + u32::try_from(row.clock_paused_days).unwrap()
                            )
                            .unwrap()
                    )
                );
                assert_eq!(row.decided_at, None);
                assert_eq!(waited > target.days(), row.decide_by.unwrap() < today, "{row:?}");
            }
            ClockState::Paused { .. } => assert!(row.clock_paused_at.is_some() && row.decide_by.is_none()),
            ClockState::Stopped { .. } => assert!(row.decided_at.is_some() && row.decide_by.is_none()),
        }
    }
}
