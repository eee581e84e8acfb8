//! How long a young person waited for the first contact.

use chrono::NaiveDate;
use headstart_domain::{
    clock::{Calendar, uk_local_date},
    episode::EpisodeState,
};
use headstart_store::rows::{Episode, History};

/// Working days from the referral to the first contact, or until the episode was closed, or until today. Days
/// on hold do not count: support waited for something outside the programme.
pub(super) fn working_days_to_first_contact(
    calendar: &Calendar,
    episode: &Episode,
    history: &[History],
    today: NaiveDate,
) -> u32 {
    let start = uk_local_date(episode.clock_started_at.utc());
    let closed = episode.closed_at.map(|at| uk_local_date(at.utc()));
    let end = episode.first_contact_on.or(closed).unwrap_or(today);
    let held: u32 = holds(history, end)
        .into_iter()
        .map(|(from, to)| calendar.working_days_between(from.max(start), to.min(end)))
        .sum();
    calendar.working_days_between(start, end).saturating_sub(held)
}

/// From when until when the episode was on hold; one that still is, until `end`.
fn holds(history: &[History], end: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let on_hold = EpisodeState::OnHold.as_str();
    let mut holds = Vec::new();
    let mut since = None;
    for step in history {
        let day = uk_local_date(step.at.utc());
        match (since, step.to_state == on_hold) {
            (None, true) => since = Some(day),
            (Some(from), false) => {
                holds.push((from, day));
                since = None;
            }
            _ => {}
        }
    }
    holds.extend(since.map(|from| (from, end.max(from))));
    // A hold after the end takes nothing off.
    holds.retain(|(from, _)| *from <= end);
    holds
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use headstart_domain::clock::{BankHolidays, SchoolTerms};
    use headstart_store::{Json, Time, Uid};

    use super::*;

    fn at(day: &str) -> Time {
        format!("{day}T09:00:00Z").parse::<DateTime<Utc>>().unwrap().into()
    }

    fn step(day: &str, to: &str) -> History {
        History {
            id: Uid::NIL,
            partnership_id: Uid::NIL,
            subject_kind: "episode".into(),
            subject_id: Uid::NIL,
            young_person_id: Uid::NIL,
            action: "hold".into(),
            from_state: None,
            to_state: to.into(),
            actor_kind: "user".into(),
            actor_id: Uid::NIL,
            actor_name: "Sam".into(),
            at: at(day),
            details: Json(serde_json::json!({})),
        }
    }

    fn waited(first_contact: Option<&str>, history: &[History]) -> u32 {
        let episode = Episode {
            id: Uid::NIL,
            partnership_id: Uid::NIL,
            young_person_id: Uid::NIL,
            referral_id: None,
            previous_id: None,
            tier: "universal_plus".into(),
            state: "allocated".into(),
            is_open: true,
            lead_worker_id: None,
            locality_id: None,
            // A Monday.
            clock_started_at: at("2026-06-01"),
            opened_at: at("2026-06-03"),
            started_at: None,
            closed_at: None,
            outcome: None,
            no_measures: None,
            first_contact_on: first_contact.map(|day| day.parse().unwrap()),
            last_seen_on: None,
            has_baseline: false,
            has_closing: false,
            last_measure_on: None,
            updated_at: at("2026-06-03"),
            version: 1,
        };
        let calendar = Calendar::new(BankHolidays::default(), SchoolTerms::default());
        working_days_to_first_contact(&calendar, &episode, history, "2026-06-19".parse().unwrap())
    }

    #[test]
    fn the_wait_ends_with_the_first_contact_or_goes_on_today() {
        assert_eq!(waited(Some("2026-06-08"), &[]), 5);
        assert_eq!(waited(None, &[]), 14);
    }

    #[test]
    fn days_on_hold_are_nobodys_waiting() {
        let held = [step("2026-06-03", "on_hold"), step("2026-06-10", "active")];
        assert_eq!(waited(Some("2026-06-15"), &held), 5);
        let still_held = [step("2026-06-03", "on_hold")];
        assert_eq!(waited(None, &still_held), 2);
        let held_later = [step("2026-06-16", "on_hold"), step("2026-06-18", "active")];
        assert_eq!(waited(Some("2026-06-08"), &held_later), 5);
    }
}
