//! Rows of periods of support.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use headstart_domain::{
    clock::uk_local_date,
    episode::{Attendance, Outcome, PlacementState},
};
use headstart_store::{Time, Tx, Uid, rows::Episode};

use super::{Cell, Row};
use crate::{
    error::ApiResult,
    use_cases::release::{names::Names, population::Member},
};

/// The columns, in order.
pub const COLUMNS: [&str; 16] = [
    "young_person",
    "episode",
    "previous_episode",
    "days_since_first_referral",
    "tier",
    "state",
    "outcome",
    "offers",
    "placements",
    "days_to_support",
    "days_to_first_contact",
    "days_to_end",
    "sessions_held",
    "sessions_attended",
    "minutes_attended",
    "goals_set",
];

/// What happened in a period of support.
#[derive(Debug, Default)]
struct Work {
    offers: BTreeSet<i16>,
    placements: i64,
    held: i64,
    attended: i64,
    minutes: i64,
    goals: i64,
}

/// The rows of some young people, in the order of their names.
///
/// # Errors
/// The store's.
pub fn rows(tx: &mut Tx<'_>, people: &[&Member], names: &Names) -> ApiResult<Vec<Row>> {
    let ids: Vec<Uid> = people.iter().map(|member| member.id).collect();
    let members: HashMap<Uid, &Member> = people.iter().map(|member| (member.id, *member)).collect();
    let episodes = tx.release_episodes(&ids)?;
    let ids: Vec<Uid> = episodes.iter().map(|episode| episode.id).collect();
    let mut work = work(tx, &ids)?;
    let mut named: Vec<(&str, String, Episode, &Member)> = episodes
        .into_iter()
        .filter_map(|episode| {
            let member = *members.get(&episode.young_person_id)?;
            Some((member.name.as_str(), names.name(episode.id), episode, member))
        })
        .collect();
    named.sort_unstable_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let row = |(_, name, episode, member): (&str, String, Episode, &Member)| {
        let work = work.remove(&episode.id).unwrap_or_default();
        row(name, &episode, member, &work, names).into()
    };
    Ok(named.into_iter().map(row).collect())
}

fn work(tx: &mut Tx<'_>, episodes: &[Uid]) -> ApiResult<HashMap<Uid, Work>> {
    let mut work: HashMap<Uid, Work> = HashMap::new();
    for placement in tx.release_placements(episodes)? {
        let entry = work.entry(placement.episode_id).or_default();
        entry.placements += 1;
        if placement.state != PlacementState::DidNotStart.as_str() {
            entry.offers.insert(placement.offer);
        }
    }
    for sessions in tx.release_sessions(episodes)? {
        let attendance: Attendance = sessions.attendance.parse()?;
        let entry = work.entry(sessions.episode_id).or_default();
        entry.held += sessions.count;
        if attendance.seen() {
            entry.attended += sessions.count;
            entry.minutes += sessions.minutes.unwrap_or_default();
        }
    }
    for (episode, goals) in tx.release_goals(episodes)? {
        work.entry(episode).or_default().goals = goals;
    }
    Ok(work)
}

fn row(
    name: String,
    episode: &Episode,
    member: &Member,
    work: &Work,
    names: &Names,
) -> [Cell; COLUMNS.len()] {
    let began = day(episode.clock_started_at);
    let until =
        |day: Option<NaiveDate>| Cell::from(day.map(|day| day.signed_duration_since(began).num_days()));
    let offers: Vec<String> = work.offers.iter().map(ToString::to_string).collect();
    let outcome = episode.outcome.as_deref().map(|outcome| {
        if outcome == Outcome::Died.as_str() { "other".to_owned() } else { outcome.to_owned() }
    });
    [
        member.name.clone().into(),
        name.into(),
        episode.previous_id.map(|id| names.name(id)).into(),
        began.signed_duration_since(day(member.course.since)).num_days().into(),
        episode.tier.clone().into(),
        episode.state.clone().into(),
        outcome.into(),
        offers.join("|").into(),
        work.placements.into(),
        until(episode.started_at.map(day)),
        until(episode.first_contact_on),
        until(episode.closed_at.map(day)),
        work.held.into(),
        work.attended.into(),
        work.minutes.into(),
        work.goals.into(),
    ]
}

fn day(at: Time) -> NaiveDate {
    uk_local_date(at.utc())
}
