//! The figures of HeadStart Kent (seed document 003), and what scores of early help look like.

use std::collections::{BTreeMap, BTreeSet};

use headstart_domain::{
    clock::uk_local_date,
    episode::Attendance,
    person::{EthnicGroup, Ethnicity},
};
use headstart_store::{
    Uid,
    rows::{Score, YoungPerson},
};

use super::main;

/// The share of young people for whom something is so, in per cent.
fn share(is: impl Fn(&YoungPerson) -> bool) -> f64 {
    let people = &main().records.young_people;
    100.0 * people.iter().filter(|row| is(row)).count() as f64 / people.len() as f64
}

fn group(row: &YoungPerson) -> EthnicGroup {
    row.ethnicity.as_deref().unwrap().parse::<Ethnicity>().unwrap().group()
}

#[track_caller]
fn near(got: f64, wanted: f64, by: f64) {
    assert!((got - wanted).abs() <= by, "{got} instead of {wanted} ± {by}");
}

#[test]
fn young_people_are_like_those_whom_kent_supported() {
    assert_eq!(main().programme.localities.len(), 3);
    assert!(main().records.young_people.len() >= 1_500);
    near(share(|row| row.sex.as_deref() == Some("female")), 57.0, 1.0);
    near(share(|row| !matches!(group(row), EthnicGroup::White | EthnicGroup::Unknown)), 11.0, 0.7);
    near(share(|row| group(row) == EthnicGroup::Unknown), 5.0, 0.7);
    let send = ["support", "ehc_plan"];
    near(share(|row| send.contains(&row.sen_status.as_deref().unwrap())), 30.0, 1.0);
    near(share(|row| row.free_school_meals == Some(true)), 31.0, 1.0);
    near(share(|row| row.imd_decile.unwrap() <= 2), 33.0, 1.5);
}

#[test]
fn they_are_thirteen_and_a_half_when_first_referred() {
    let mut first: BTreeMap<Uid, i64> = BTreeMap::new();
    for referral in &main().records.referrals {
        let at = first.entry(referral.young_person_id).or_insert(i64::MAX);
        *at = (*at).min(referral.received_at.0);
    }
    let ages: Vec<f64> = main()
        .records
        .young_people
        .iter()
        .map(|row| {
            let day = uk_local_date(headstart_store::Time(first[&row.id]).utc());
            (day - row.birth_date).num_days() as f64 / 365.25
        })
        .collect();
    near(ages.iter().sum::<f64>() / ages.len() as f64, 13.5, 0.1);
    assert!(ages.iter().all(|age| (10.0..17.0).contains(age)));
}

#[test]
fn one_in_twelve_was_notified_by_the_police() {
    let notified: BTreeSet<Uid> = main()
        .records
        .referrals
        .iter()
        .filter(|row| row.source == "police")
        .inspect(|row| assert!(row.worry.to_string().contains("domestic_abuse")))
        .map(|row| row.young_person_id)
        .collect();
    near(100.0 * notified.len() as f64 / main().records.young_people.len() as f64, 8.0, 0.6);
}

#[test]
fn some_refuse_evaluation_or_take_their_consent_back() {
    let evaluation = || main().records.consents.iter().filter(|row| row.purpose == "evaluation");
    let refused = evaluation().filter(|row| !row.given).count() as f64;
    near(100.0 * refused / evaluation().count() as f64, 12.0, 2.5);
    assert!(evaluation().filter(|row| row.withdrawn_on.is_some()).count() > 10);
    near(share(|row| row.evaluation_consent), 86.0, 3.0);
}

#[test]
fn four_in_five_sessions_take_place() {
    let sessions = &main().records.sessions;
    let seen = sessions.iter().filter(|row| row.attendance.parse::<Attendance>().unwrap().seen()).count();
    near(100.0 * seen as f64 / sessions.len() as f64, 80.0, 3.0);
}

#[test]
fn nobody_leads_more_than_they_can() {
    let mut led: BTreeMap<Uid, usize> = BTreeMap::new();
    for episode in main().records.episodes.iter().filter(|row| row.is_open) {
        if let Some(lead) = episode.lead_worker_id {
            *led.entry(lead).or_default() += 1;
        }
    }
    assert!(led.len() >= 12, "{} lead", led.len());
    assert!(led.values().all(|count| *count <= 25), "{led:?}");
}

/// First and last score of each episode on a scale.
fn pairs(instrument: &str, informant: &str, scale: &str) -> Vec<(f64, f64)> {
    let of_scale =
        |row: &&Score| row.instrument == instrument && row.informant == informant && row.scale == scale;
    let mut scores: BTreeMap<Uid, Vec<(chrono::NaiveDate, f64)>> = BTreeMap::new();
    for row in main().records.scores.iter().filter(of_scale) {
        if let Some(value) = row.value {
            scores.entry(row.episode_id).or_default().push((row.completed_on, value));
        }
    }
    scores
        .into_values()
        .filter(|scores| scores.len() > 1)
        .map(|mut scores| {
            scores.sort_by_key(|(day, _)| *day);
            (scores[0].1, scores[scores.len() - 1].1)
        })
        .collect()
}

/// The mean change in standard deviations of the first scores.
fn effect(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let mean = pairs.iter().map(|(first, _)| first).sum::<f64>() / n;
    let deviation = (pairs.iter().map(|(first, _)| (first - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    pairs.iter().map(|(first, last)| last - first).sum::<f64>() / n / deviation
}

#[test]
fn difficulties_are_raised_at_first_and_get_somewhat_less_for_most() {
    let total = pairs("sdq", "self", "total");
    assert!(total.len() > 400);
    // The mean of all pupils of the age is about 10 to 11; those referred have more.
    near(total.iter().map(|(first, _)| first).sum::<f64>() / total.len() as f64, 18.0, 1.5);
    let change = effect(&total);
    assert!((-0.6..=-0.2).contains(&change), "{change}");
    let worse = total.iter().filter(|(first, last)| last > first).count() as f64 / total.len() as f64;
    assert!((0.1..0.45).contains(&worse), "{worse}");
    let wellbeing = effect(&pairs("swemwbs", "self", "total"));
    assert!((0.2..=0.6).contains(&wellbeing), "{wellbeing}");
}

#[test]
fn girls_report_more_emotional_difficulties_and_boys_more_of_conduct() {
    let sexes: BTreeMap<Uid, &str> =
        main().records.young_people.iter().map(|row| (row.id, row.sex.as_deref().unwrap())).collect();
    let mean = |scale: &str, sex: &str| {
        let of = |row: &&Score| {
            row.instrument == "sdq"
                && row.informant == "self"
                && row.scale == scale
                && row.point == "baseline"
        };
        let values: Vec<f64> = main()
            .records
            .scores
            .iter()
            .filter(of)
            .filter(|row| sexes[&row.young_person_id] == sex)
            .filter_map(|row| row.value)
            .collect();
        values.iter().sum::<f64>() / values.len() as f64
    };
    assert!(mean("emotional", "female") > mean("emotional", "male") + 0.5);
    assert!(mean("conduct", "male") > mean("conduct", "female") + 0.5);
}

#[test]
fn about_seven_in_ten_closed_periods_of_support_have_a_pair() {
    let mut occasions: BTreeMap<Uid, BTreeSet<chrono::NaiveDate>> = BTreeMap::new();
    for row in &main().records.measures {
        occasions.entry(row.episode_id).or_default().insert(row.completed_on);
    }
    let closed = || main().records.episodes.iter().filter(|row| !row.is_open && row.started_at.is_some());
    let paired = closed().filter(|row| occasions.get(&row.id).is_some_and(|days| days.len() > 1)).count();
    near(100.0 * paired as f64 / closed().count() as f64, 70.0, 8.0);
}

#[test]
fn rcads_is_given_at_the_targeted_tiers_and_its_t_scores_fall() {
    let tiers: BTreeMap<Uid, &str> =
        main().records.episodes.iter().map(|row| (row.id, row.tier.as_str())).collect();
    let forms = || main().records.measures.iter().filter(|row| row.instrument == "rcads-47");
    assert!(
        forms().all(|row| tiers[&row.episode_id] != "universal" && row.alerts.0 == serde_json::json!([]))
    );
    let mut t: BTreeMap<Uid, Vec<(chrono::NaiveDate, f64)>> = BTreeMap::new();
    let of_scale =
        |row: &&headstart_store::rows::Score| (&*row.instrument, &*row.scale) == ("rcads-47", "depression");
    for row in main().records.scores.iter().filter(of_scale) {
        if let Some(value) = row.t {
            t.entry(row.episode_id).or_default().push((row.completed_on, value));
        }
    }
    t.values_mut().for_each(|scores| scores.sort_by_key(|(day, _)| *day));
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    near(mean(t.values().map(|scores| scores[0].1).collect()), 62.0, 5.0);
    let pairs: Vec<f64> = t
        .values()
        .filter(|scores| scores.len() > 1)
        .map(|scores| scores[scores.len() - 1].1 - scores[0].1)
        .collect();
    assert!(pairs.len() > 60, "{}", pairs.len());
    near(mean(pairs), -6.0, 4.0);
}
