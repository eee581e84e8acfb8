//! Waiting times are those that the programme's clock counts.

use std::collections::BTreeMap;

use headstart_domain::{
    clock::{BankHolidays, Calendar, ClockState, SchoolTerms, Standing, Target, uk_local_date},
    referral::{Moved, decision_clock},
};
use headstart_store::{Uid, rows::History};

use super::{main, now};

#[test]
fn a_referral_is_due_and_decided_when_the_clock_of_its_history_says() {
    let holidays: BankHolidays = main().programme.bank_holidays.iter().map(|row| row.day).collect();
    let calendar = Calendar::new(holidays, SchoolTerms::default());
    let mut steps: BTreeMap<Uid, Vec<&History>> = BTreeMap::new();
    for step in main().records.history.iter().filter(|step| step.subject_kind == "referral") {
        steps.entry(step.subject_id).or_default().push(step);
    }
    let today = uk_local_date(now());
    let mut seen = [0; 3];
    for row in &main().records.referrals {
        let moves = steps[&row.id].iter().filter_map(|step| {
            Some(Moved {
                on: uk_local_date(step.at.utc()),
                from: step.from_state.as_deref()?.parse().unwrap(),
                action: step.action.parse().unwrap(),
            })
        });
        let clock = decision_clock(uk_local_date(row.received_at.utc()), moves);
        match clock.state() {
            ClockState::Running { .. } => {
                seen[0] += 1;
                let late = row.decide_by.unwrap() < today;
                let standing = clock.standing(Target::DECISION, today, &calendar);
                assert_eq!(late, matches!(standing, Standing::Breached { .. }), "{row:?}");
                assert_eq!(row.decided_at, None);
            }
            ClockState::Paused { .. } => {
                seen[1] += 1;
                assert!(row.decided_at.is_none() && row.decide_by.is_none(), "{row:?}");
            }
            ClockState::Stopped { on } => {
                seen[2] += 1;
                assert_eq!(row.decided_at.map(|at| uk_local_date(at.utc())), Some(on), "{row:?}");
                assert!(row.decide_by.is_none(), "{row:?}");
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
}
