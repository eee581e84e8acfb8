//! The age at which support began is counted in the database, by the calendar of the United Kingdom.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use headstart_domain::{
    clock::uk_local_date,
    evaluation::{AgeBand, Dimension},
};
use headstart_store::testing::stores;

use crate::{
    partnership::{read, uid, write},
    support::{SOUTH, day, episode, south, young_person},
};

/// Births, and the moment at which support began: on the eve of birthdays and on them, in summer time and in winter
/// time, around the hour in which the clocks change, on the 29th of February, and before birth by mistake.
const STORIES: &[(&str, &str)] = &[
    ("2013-07-14", "2026-07-13T22:59:59Z"),
    ("2013-07-14", "2026-07-13T23:00:00Z"),
    ("2013-01-14", "2026-01-13T23:30:00Z"),
    ("2013-01-14", "2026-01-14T00:00:00Z"),
    ("2015-03-29", "2026-03-28T23:59:59Z"),
    ("2015-03-29", "2026-03-29T00:30:00Z"),
    ("2011-03-30", "2026-03-29T23:30:00Z"),
    ("2011-10-25", "2026-10-24T23:30:00Z"),
    ("2011-10-26", "2026-10-25T23:30:00Z"),
    ("2012-02-29", "2025-02-28T12:00:00Z"),
    ("2012-02-29", "2025-03-01T12:00:00Z"),
    ("2012-02-29", "2023-02-28T23:30:00Z"),
    ("2009-06-01", "2026-05-31T23:30:00Z"),
    ("2026-08-01", "2026-07-31T12:00:00Z"),
];

#[tokio::test]
async fn each_young_person_is_counted_once_at_the_age_when_the_first_support_began() {
    for test in stores() {
        south(&test.store).await;
        let mut expected: BTreeMap<String, i64> = BTreeMap::new();
        for (n, (born, opened)) in (1_u128..).zip(STORIES) {
            let at: DateTime<Utc> = opened.parse().unwrap();
            let mut person = young_person(n);
            person.birth_date = day(born);
            let mut first = episode(n, person.id);
            first.opened_at = at.into();
            let mut later = episode(n + 100, person.id);
            later.opened_at = (at + chrono::Days::new(1_000)).into();
            (later.is_open, later.state) = (false, "closed".into());
            later.closed_at = Some((at + chrono::Days::new(1_100)).into());
            let band = AgeBand::on(day(born), uk_local_date(at)).map_or("", AgeBand::as_str);
            *expected.entry(band.to_owned()).or_default() += 1;
            write(&test.store, move |tx| {
                tx.insert_young_person(person)?;
                tx.insert_episode(first)?;
                tx.insert_episode(later)
            })
            .await;
        }
        let mut refused = young_person(90);
        refused.evaluation_consent = false;
        write(&test.store, move |tx| {
            tx.insert_young_person(refused)?;
            tx.insert_episode(episode(90, uid(90)))?;
            // Whoever never had support is not reached.
            tx.insert_young_person(young_person(91))
        })
        .await;
        let mut counted: BTreeMap<String, i64> = BTreeMap::new();
        for (band, count) in read(&test.store, |tx| tx.reached(SOUTH, Dimension::Age)).await {
            *counted.entry(band).or_default() += count;
        }
        assert_eq!(counted, expected, "{}", test.name);
        assert_eq!(counted.values().sum::<i64>(), STORIES.len() as i64);
        assert_eq!(counted.get(""), Some(&1), "who began before birth has no age");
    }
}
