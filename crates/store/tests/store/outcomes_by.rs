//! Each dimension that outcomes are broken down by follows what it is taken from, and rebuilding changes nothing.

use headstart_domain::evaluation::Dimension;
use headstart_store::{
    Store, StoreError, Tx,
    rows::{Episode, YoungPerson},
    testing::stores,
    tx::evaluation::OutcomeQuestion,
};

use crate::{
    partnership::{organisation, read, school, uid, write},
    support::{COUNSELLING, SOUTH, day, everyone, measure, placement, session, south, supported},
};

/// The values that the one episode of the story has in a dimension.
async fn values(store: &Store, dimension: Dimension) -> Vec<String> {
    let question = OutcomeQuestion { by: vec![dimension], ..OutcomeQuestion::default() };
    let groups = read(store, move |tx| tx.outcomes(SOUTH, &question)).await;
    groups.into_iter().flat_map(|group| group.values).collect()
}

fn change(tx: &mut Tx<'_>, to: impl FnOnce(&mut YoungPerson)) -> Result<(), StoreError> {
    let (mut row, _) = tx.find_young_person(&everyone(), uid(1))?.unwrap();
    to(&mut row);
    let version = row.version;
    assert!(tx.update_young_person(&row, version)?);
    Ok(())
}

/// Tells one change of one dimension: what it was, what happens, what it is then, before and after a rebuild.
async fn follows(
    dimension: Dimension,
    before: &[&str],
    happens: impl Fn(&mut Tx<'_>, &Episode) -> Result<(), StoreError> + Clone + Send + Sync + 'static,
    after: &[String],
) {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        write(&test.store, |tx| {
            tx.insert_organisation(organisation(SOUTH, uid(31), "Youth trust"))?;
            tx.put_schools(&[school(SOUTH, uid(41), 100_041, "East school")])
        })
        .await;
        let (row, scores) =
            measure(1, &episode, ("sdq", "self"), ("baseline", "2026-03-05"), &[("total", 20.0)]);
        write(&test.store, |tx| tx.insert_measure(row, scores)).await;
        assert_eq!(values(&test.store, dimension).await, before, "{}", test.name);
        let happens = happens.clone();
        write(&test.store, move |tx| happens(tx, &episode)).await;
        assert_eq!(values(&test.store, dimension).await, after, "{}", test.name);
        write(&test.store, |tx| tx.rebuild_summaries(SOUTH)).await;
        assert_eq!(values(&test.store, dimension).await, after, "{} rebuilt", test.name);
    }
}

fn text(value: &str) -> [String; 1] {
    [value.to_owned()]
}

#[tokio::test]
async fn the_offer_follows_placements() {
    let placed = |tx: &mut Tx<'_>, of: &Episode| {
        tx.insert_placement(placement(1, of, COUNSELLING, "offered")).map(drop)
    };
    follows(Dimension::Offer, &[], placed, &text(&COUNSELLING.0.to_string())).await;
}

#[tokio::test]
async fn the_organisation_is_that_of_the_placement() {
    let placed = |tx: &mut Tx<'_>, of: &Episode| {
        let mut row = placement(1, of, COUNSELLING, "offered");
        row.organisation_id = Some(uid(31));
        tx.insert_placement(row).map(drop)
    };
    follows(Dimension::Organisation, &[], placed, &text(&uid(31).0.to_string())).await;
}

#[tokio::test]
async fn the_school_follows_the_young_person() {
    let moves = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.school_id = Some(uid(41)));
    follows(Dimension::School, &[""], moves, &text(&uid(41).0.to_string())).await;
}

#[tokio::test]
async fn the_sex_follows_the_young_person() {
    let corrected = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.sex = None);
    follows(Dimension::Sex, &["female"], corrected, &text("not_stated")).await;
}

#[tokio::test]
async fn the_age_is_that_on_the_day_of_the_first_score() {
    let corrected = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.birth_date = day("2015-03-06"));
    follows(Dimension::Age, &["13-14"], corrected, &text("under-11")).await;
}

#[tokio::test]
async fn the_ethnic_group_follows_the_young_person() {
    let corrected = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.ethnicity = Some("K".into()));
    follows(Dimension::Ethnicity, &["mixed"], corrected, &text("asian")).await;
}

#[tokio::test]
async fn special_needs_follow_the_young_person() {
    let known = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.sen_status = Some("support".into()));
    follows(Dimension::Sen, &["not_known"], known, &text("support")).await;
}

#[tokio::test]
async fn free_school_meals_follow_the_young_person() {
    let lost = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.free_school_meals = Some(false));
    follows(Dimension::FreeSchoolMeals, &["yes"], lost, &text("no")).await;
}

#[tokio::test]
async fn deprivation_follows_the_young_persons_address() {
    let moves = |tx: &mut Tx<'_>, _: &Episode| change(tx, |row| row.imd_decile = Some(9));
    follows(Dimension::Deprivation, &["1"], moves, &text("5")).await;
}

#[tokio::test]
async fn the_wait_ends_with_the_first_session_that_they_came_to() {
    let seen = |tx: &mut Tx<'_>, of: &Episode| {
        tx.insert_support_session(session(1, of, "2026-03-10", "3"))?;
        tx.insert_support_session(session(2, of, "2026-03-20", "5"))
    };
    follows(Dimension::Waiting, &["not-seen"], seen, &text("15-28")).await;
}

#[tokio::test]
async fn the_wait_follows_a_corrected_session() {
    let seen = |tx: &mut Tx<'_>, of: &Episode| {
        tx.insert_support_session(session(1, of, "2026-03-04", "5"))?;
        tx.insert_support_session(session(2, of, "2026-03-20", "5"))?;
        assert!(tx.update_support_session(&session(1, of, "2026-03-04", "3"), 1)?);
        assert!(!tx.update_support_session(&session(1, of, "2026-03-04", "5"), 1)?, "overtaken");
        Ok(())
    };
    follows(Dimension::Waiting, &["not-seen"], seen, &text("15-28")).await;
}

#[tokio::test]
async fn the_dose_follows_a_corrected_session() {
    let seen = |tx: &mut Tx<'_>, of: &Episode| {
        (1..=4).try_for_each(|n| tx.insert_support_session(session(n, of, "2026-03-10", "5")))?;
        tx.update_support_session(&session(1, of, "2026-03-10", "3"), 1).map(drop)
    };
    follows(Dimension::Dose, &["0"], seen, &text("1-3")).await;
}

#[tokio::test]
async fn the_dose_is_the_sessions_that_they_came_to() {
    let seen = |tx: &mut Tx<'_>, of: &Episode| {
        (1..=4).try_for_each(|n| tx.insert_support_session(session(n, of, "2026-03-10", "5")))?;
        tx.insert_support_session(session(9, of, "2026-03-11", "3"))
    };
    follows(Dimension::Dose, &["0"], seen, &text("4-6")).await;
}
