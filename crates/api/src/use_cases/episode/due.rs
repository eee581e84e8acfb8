//! What is due in a period of support.

use chrono::{Duration, NaiveDate};
use headstart_domain::{clock::uk_local_date, episode::EpisodeState};
use headstart_store::{Time, tx::episode::EpisodeLine};

/// A review is due so long after the last measure, or after the start when there is none: every twelve weeks.
/// The number is this product's own; the programme plan only says that support is reviewed.
const REVIEW_AFTER: Duration = Duration::weeks(12);

/// What is due on a day, in words, the most urgent first.
pub(super) fn due(line: &EpisodeLine, state: EpisodeState, today: NaiveDate) -> Vec<String> {
    let mut due = Vec::new();
    if state.is_open() && state != EpisodeState::Waiting && line.first_contact_on.is_none() {
        due.push("First contact");
    }
    match state {
        EpisodeState::Waiting => due.push("Lead worker"),
        EpisodeState::Active if !line.has_baseline => due.push("Baseline"),
        EpisodeState::Active if review_is_due(line, today) => due.push("Review"),
        EpisodeState::Closing if !line.has_closing => due.push("Closing measures"),
        _ => {}
    }
    due.into_iter().map(str::to_owned).collect()
}

fn review_is_due(line: &EpisodeLine, today: NaiveDate) -> bool {
    let started = line.started_at.map(Time::utc).map(uk_local_date);
    line.last_measure_on.max(started).is_some_and(|last| today - last >= REVIEW_AFTER)
}

#[cfg(test)]
mod tests {
    use headstart_store::Uid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn line() -> EpisodeLine {
        let start = Time::from("2026-01-05T09:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
        EpisodeLine {
            id: Uid::NIL,
            young_person_id: Uid::NIL,
            tier: "universal_plus".into(),
            state: "active".into(),
            lead_worker_id: Some(Uid::NIL),
            clock_started_at: start,
            opened_at: start,
            started_at: Some(start),
            closed_at: None,
            first_contact_on: Some(day("2026-01-05")),
            last_seen_on: None,
            has_baseline: true,
            has_closing: false,
            last_measure_on: Some(day("2026-01-12")),
            given_name: "Robin".into(),
            family_name: "Hale".into(),
            birth_date: day("2012-02-29"),
            lead_worker: None,
            locality: None,
        }
    }

    #[test]
    fn a_review_is_due_twelve_weeks_after_the_last_measure() {
        assert_eq!(due(&line(), EpisodeState::Active, day("2026-04-05")), [""; 0]);
        assert_eq!(due(&line(), EpisodeState::Active, day("2026-04-06")), ["Review"]);
        assert_eq!(due(&line(), EpisodeState::OnHold, day("2026-04-06")), [""; 0]);
    }

    #[test]
    fn each_stage_has_what_it_cannot_go_on_without() {
        let today = day("2026-01-20");
        let new = EpisodeLine {
            first_contact_on: None,
            has_baseline: false,
            last_measure_on: None,
            started_at: None,
            ..line()
        };
        assert_eq!(due(&new, EpisodeState::Waiting, today), ["Lead worker"]);
        assert_eq!(due(&new, EpisodeState::Allocated, today), ["First contact"]);
        assert_eq!(due(&new, EpisodeState::Active, today), ["First contact", "Baseline"]);
        assert_eq!(due(&line(), EpisodeState::Closing, today), ["Closing measures"]);
        assert_eq!(due(&new, EpisodeState::Closed, today), [""; 0]);
    }
}
