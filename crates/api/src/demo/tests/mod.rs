//! What a made-up programme must look like, and what it must never be.

mod histories;
mod profile;
mod scores;
mod states;
mod survey;
mod waiting;

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{DateTime, Utc};
use headstart_domain::access::{Grant, Role};
use headstart_store::{Uid, tx::bulk::Records};

use super::{Batch, DemoError, Plan, Programme, Size, Survey, generate};

/// A partnership with everything that was made up of it.
#[derive(Debug, PartialEq)]
pub(super) struct Made {
    pub(super) programme: Programme,
    pub(super) records: Records,
    pub(super) survey: Option<Survey>,
}

/// The day of the tests: a Friday in term.
pub(super) fn now() -> DateTime<Utc> {
    "2026-11-20T15:30:00Z".parse().unwrap()
}

/// The usual demonstration: the one that people look at, and the small one beside it.
static USUAL: LazyLock<Vec<Made>> = LazyLock::new(|| make(2016));

pub(super) fn main() -> &'static Made {
    &USUAL[0]
}

fn make(seed: u64) -> Vec<Made> {
    let plan = Plan { seed, now: now(), size: Size::Demonstration };
    let mut made: Vec<Made> = Vec::new();
    generate::<DemoError>(&plan, |batch| {
        match batch {
            Batch::Programme(programme) => {
                made.push(Made { programme: *programme, records: Records::default(), survey: None });
            }
            Batch::Survey(survey) => made.last_mut().unwrap().survey = Some(*survey),
            Batch::Records(more) => append(&mut made.last_mut().unwrap().records, *more),
        }
        Ok(())
    })
    .unwrap();
    made
}

fn append(all: &mut Records, more: Records) {
    all.young_people.extend(more.young_people);
    all.person_access.extend(more.person_access);
    all.consents.extend(more.consents);
    all.drafts.extend(more.drafts);
    all.referrals.extend(more.referrals);
    all.episodes.extend(more.episodes);
    all.placements.extend(more.placements);
    all.sessions.extend(more.sessions);
    all.goals.extend(more.goals);
    all.measures.extend(more.measures);
    all.scores.extend(more.scores);
    all.history.extend(more.history);
}

/// The roles of everybody who acts.
pub(super) fn roles(made: &Made) -> BTreeMap<Uid, Vec<Role>> {
    let people = made.programme.accounts.iter().map(|account| {
        let grants: Vec<Grant> = account.grants.read().unwrap();
        (account.id, grants.into_iter().map(|grant| grant.role).collect())
    });
    let programs =
        made.programme.clients.iter().map(|client| (client.id, vec![client.role.parse().unwrap()]));
    people.chain(programs).collect()
}

#[test]
fn the_same_seed_makes_the_same_rows_and_another_makes_others() {
    assert!(make(2016) == *USUAL);
    assert!(make(2017)[0].records.referrals != USUAL[0].records.referrals);
}

#[test]
fn partnerships_share_nothing() {
    let (main, small) = (&USUAL[0], &USUAL[1]);
    assert!(small.records.young_people.len() >= 10);
    for (made, other) in [(main, small), (small, main)] {
        let own = made.programme.partnership.id;
        assert!(made.records.young_people.iter().all(|row| row.partnership_id == own));
        assert!(made.records.referrals.iter().all(|row| row.partnership_id == own));
        assert!(made.records.scores.iter().all(|row| row.partnership_id == own));
        let schools: Vec<Uid> = other.programme.schools.iter().map(|school| school.id).collect();
        assert!(
            !made
                .records
                .young_people
                .iter()
                .any(|row| row.school_id.is_some_and(|id| schools.contains(&id)))
        );
    }
}

#[test]
fn no_postcode_and_no_school_number_is_a_real_one() {
    let Ok(folder) = std::env::var("HEADSTART_OPENDATA") else {
        println!("skipped: HEADSTART_OPENDATA is not set");
        return;
    };
    let real = |path: &str| {
        let bytes = std::fs::read(format!("{folder}/{path}")).unwrap();
        String::from_utf8_lossy(&bytes).replace(['"', ' '], "")
    };
    let postcodes = real("postcodes/codepoint_open_so_southampton_E06000045.csv")
        + &real("postcodes/codepoint_open_so_elsewhere_sample.csv")
        + &real("gias/southampton_852_schools_2022-04.csv");
    assert!(postcodes.contains("SO146"));
    for made in USUAL.iter() {
        for row in &made.programme.postcodes {
            assert!(!postcodes.contains(&row.postcode.replace(' ', "")), "{}", row.postcode);
        }
        for school in &made.programme.schools {
            assert!(!postcodes.contains(&school.urn.to_string()), "{}", school.urn);
        }
    }
}
