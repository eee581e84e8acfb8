//! Young people, episodes and scores to tell stories about.

use chrono::{Days, NaiveDate};
use headstart_domain::access::{Reach, Subject};
use headstart_store::{
    Json, Store, Time, Uid,
    rows::{Episode, Locality, Measure, Placement, Score, SupportSession, YoungPerson},
};
use serde_json::json;

use crate::partnership::{account, noon, offer, partnership, uid, write};

pub const SOUTH: Uid = Uid(uuid::Uuid::from_u128(1));
pub const EAST: Uid = Uid(uuid::Uuid::from_u128(5));
pub const WEST: Uid = Uid(uuid::Uuid::from_u128(6));
pub const SAM: Uid = Uid(uuid::Uuid::from_u128(10));
pub const COUNSELLING: Uid = Uid(uuid::Uuid::from_u128(21));
pub const MENTORING: Uid = Uid(uuid::Uuid::from_u128(22));

/// A partnership with two localities, a worker and two offers, the first of them with two places.
pub async fn south(store: &Store) {
    partnership(store, "south", SOUTH).await;
    write(store, |tx| {
        tx.insert_locality(Locality { id: EAST, partnership_id: SOUTH, name: "East".into(), version: 1 })?;
        tx.insert_locality(Locality { id: WEST, partnership_id: SOUTH, name: "West".into(), version: 1 })?;
        tx.insert_account(account(SOUTH, SAM, "sam@example.org", "Sam Okafor"))?;
        let mut counselling = offer(SOUTH, COUNSELLING, 5, "Counselling");
        counselling.places = Some(2);
        tx.insert_offer(counselling)?;
        tx.insert_offer(offer(SOUTH, MENTORING, 7, "Mentoring"))
    })
    .await;
}

/// Everybody of the partnership, as a programme manager sees them.
pub fn everyone() -> Reach {
    Reach { everyone: true, ..nobody() }
}

/// Nobody: to start a reach from.
pub fn nobody() -> Reach {
    Reach::none(SOUTH.into(), Subject::User(SAM.into()), day("2026-05-13"))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn young_person(id: u128) -> YoungPerson {
    YoungPerson {
        id: uid(id),
        partnership_id: SOUTH,
        reference: format!("YP-{id}"),
        given_name: "Robin".into(),
        family_name: "Hale".into(),
        name_key: "hale robin".into(),
        known_as: None,
        birth_date: day("2012-02-29"),
        sex: Some("female".into()),
        gender: None,
        ethnicity: Some("D".into()),
        sen_status: None,
        free_school_meals: Some(true),
        school_id: None,
        school_year: None,
        postcode: None,
        lsoa_code: None,
        ward_name: None,
        imd_decile: Some(2),
        idaci_decile: None,
        locality_id: Some(EAST),
        contact: None,
        has_safe_contact: false,
        restricted: false,
        evaluation_consent: true,
        created_at: noon().into(),
        updated_at: noon().into(),
        version: 1,
    }
}

/// The `days`th day after stories begin, at noon.
pub fn after(days: u64) -> Time {
    noon().checked_add_days(Days::new(days)).unwrap().into()
}

/// An active episode at Universal Plus, led by Sam.
pub fn episode(id: u128, young_person: Uid) -> Episode {
    Episode {
        id: uid(id),
        partnership_id: SOUTH,
        young_person_id: young_person,
        referral_id: None,
        previous_id: None,
        tier: "universal_plus".into(),
        state: "active".into(),
        is_open: true,
        lead_worker_id: Some(SAM),
        locality_id: Some(EAST),
        clock_started_at: noon().into(),
        opened_at: noon().into(),
        started_at: Some(noon().into()),
        closed_at: None,
        outcome: None,
        no_measures: None,
        first_contact_on: None,
        last_seen_on: None,
        has_baseline: false,
        has_closing: false,
        last_measure_on: None,
        updated_at: noon().into(),
        version: 1,
    }
}

/// The episode, closed.
pub fn closed(mut episode: Episode) -> Episode {
    episode.state = "closed".into();
    episode.is_open = false;
    episode.closed_at = Some(after(90));
    episode.outcome = Some("goals_met".into());
    episode
}

/// Adds a young person with an episode; their identifiers are told apart by 1,000.
pub async fn supported(store: &Store, id: u128) -> Episode {
    let row = episode(id + 1_000, uid(id));
    let kept = row.clone();
    write(store, move |tx| {
        tx.insert_young_person(young_person(id))?;
        tx.insert_episode(row)
    })
    .await;
    kept
}

pub fn placement(id: u128, episode: &Episode, offer: Uid, state: &str) -> Placement {
    Placement {
        id: uid(id),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: episode.id,
        offer_id: offer,
        organisation_id: None,
        state: state.into(),
        is_open: true,
        created_at: noon().into(),
        updated_at: noon().into(),
        version: 1,
    }
}

pub fn session(id: u128, episode: &Episode, held_on: &str, attendance: &str) -> SupportSession {
    SupportSession {
        id: uid(id),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: episode.id,
        placement_id: None,
        held_on: day(held_on),
        minutes: Some(50),
        mechanism: "01".into(),
        attendance: attendance.into(),
        note: None,
        recorded_by: "Sam Okafor".into(),
        recorded_by_id: SAM,
        recorded_at: noon().into(),
        corrected_by: None,
        corrected_at: None,
        version: 1,
    }
}

/// A measure with one score of each scale given.
pub fn measure(
    id: u128,
    episode: &Episode,
    (instrument, informant): (&str, &str),
    (point, completed_on): (&str, &str),
    scales: &[(&str, f64)],
) -> (Measure, Vec<Score>) {
    let measure = Measure {
        id: uid(id),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: episode.id,
        instrument: instrument.into(),
        instrument_version: "1".into(),
        informant: informant.into(),
        point: point.into(),
        completed_on: day(completed_on),
        mode: "together".into(),
        answers: Json(json!([])),
        alerts: Json(json!([])),
        entered_by: "Sam Okafor".into(),
        entered_by_id: SAM,
        entered_at: noon().into(),
    };
    let scores = scales.iter().map(|(scale, value)| score(&measure, scale, Some(*value))).collect();
    (measure, scores)
}

pub fn score(measure: &Measure, scale: &str, value: Option<f64>) -> Score {
    Score {
        measure_id: measure.id,
        partnership_id: measure.partnership_id,
        young_person_id: measure.young_person_id,
        episode_id: measure.episode_id,
        instrument: measure.instrument.clone(),
        informant: measure.informant.clone(),
        scale: scale.into(),
        point: measure.point.clone(),
        completed_on: measure.completed_on,
        value,
        metric: None,
        t: None,
        band: None,
        answered: 5,
        items: 5,
        prorated: false,
    }
}
