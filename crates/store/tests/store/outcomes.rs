//! Outcomes: which scores are compared, whom they count for, and how they are grouped.

use headstart_domain::evaluation::{Crossings, Dimension, PairedSummary};
use headstart_store::{
    Store, Uid,
    rows::Episode,
    testing::stores,
    tx::evaluation::{LeftOut, OutcomeGroup, OutcomeQuestion},
};

use crate::{
    partnership::{noon, read, uid, write},
    support::{COUNSELLING, EAST, MENTORING, SOUTH, WEST, day, measure, placement, score, south, supported},
};

const SDQ: (&str, &str) = ("sdq", "self");

async fn outcomes(store: &Store, question: OutcomeQuestion) -> Vec<OutcomeGroup> {
    read(store, move |tx| tx.outcomes(SOUTH, &question)).await
}

/// The one group of the answer to the plainest question.
async fn all(store: &Store) -> PairedSummary {
    let groups = outcomes(store, OutcomeQuestion::default()).await;
    assert!(groups.len() <= 1, "{groups:?}");
    groups.first().map(|group| group.summary).unwrap_or_default()
}

/// Adds a measure of one scale of the SDQ.
async fn emotional(store: &Store, id: u128, episode: &Episode, when: (&str, &str), value: f64) {
    let (row, scores) = measure(id, episode, SDQ, when, &[("emotional", value)]);
    write(store, |tx| tx.insert_measure(row, scores)).await;
}

#[tokio::test]
async fn the_first_score_is_compared_with_the_last_whatever_came_between() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        emotional(&test.store, 1, &episode, ("baseline", "2026-03-05"), 8.0).await;
        assert_eq!(
            all(&test.store).await,
            PairedSummary { measured: 1, ..Default::default() },
            "{}",
            test.name
        );

        emotional(&test.store, 2, &episode, ("closing", "2026-06-01"), 4.0).await;
        let paired = PairedSummary {
            n: 1,
            measured: 1,
            sum_pre: 80_000,
            sum_post: 40_000,
            sum_pre_sq: 6_400_000_000,
            sum_post_sq: 1_600_000_000,
            sum_pre_post: 3_200_000_000,
            improved: 1,
            ..Default::default()
        };
        assert_eq!(all(&test.store).await, paired, "{}", test.name);

        // Typed in late: a review in between changes nothing, an earlier baseline becomes the first score.
        emotional(&test.store, 3, &episode, ("review", "2026-04-01"), 9.0).await;
        assert_eq!(all(&test.store).await, paired, "{}", test.name);
        emotional(&test.store, 4, &episode, ("baseline", "2026-03-01"), 5.0).await;
        let summary = all(&test.store).await;
        assert_eq!((summary.sum_pre, summary.improved, summary.unchanged), (50_000, 0, 1), "{}", test.name);
    }
}

#[tokio::test]
async fn a_scale_is_compared_by_the_number_its_threshold_is_published_for() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        // RCADS by its T score; a form without norms (no T) does not count, however high it scored.
        let (baseline, mut first) =
            measure(1, &episode, ("rcads-47", "self"), ("baseline", "2026-03-05"), &[("depression", 20.0)]);
        first[0].t = Some(80.0);
        let between =
            measure(2, &episode, ("rcads-47", "self"), ("review", "2026-04-05"), &[("depression", 19.0)]);
        let (closing, mut last) =
            measure(3, &episode, ("rcads-47", "self"), ("closing", "2026-06-05"), &[("depression", 8.0)]);
        last[0].t = Some(62.0);
        write(&test.store, move |tx| {
            tx.insert_measure(baseline, first)?;
            tx.insert_measure(closing, last)?;
            tx.insert_measure(between.0, between.1)
        })
        .await;
        let summary = all(&test.store).await;
        // 18 points of T are more than the 17.73 needed.
        assert_eq!(
            (summary.sum_pre, summary.sum_post, summary.improved),
            (800_000, 620_000, 1),
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn a_scale_without_a_threshold_is_paired_and_not_classified() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        for (id, when, value) in [(1, ("baseline", "2026-03-05"), 14.0), (2, ("closing", "2026-06-01"), 6.0)]
        {
            let (row, scores) = measure(id, &episode, ("mmf", "self"), when, &[("emotional", value)]);
            write(&test.store, |tx| tx.insert_measure(row, scores)).await;
        }
        let summary = all(&test.store).await;
        assert_eq!((summary.n, summary.no_threshold, summary.improved), (1, 1, 0), "{}", test.name);
    }
}

#[tokio::test]
async fn what_people_thought_of_the_service_is_no_outcome() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        let (row, scores) =
            measure(1, &episode, ("chi-esq", "self"), ("closing", "2026-06-01"), &[("care", 20.0)]);
        write(&test.store, |tx| tx.insert_measure(row, scores)).await;
        assert_eq!(outcomes(&test.store, OutcomeQuestion::default()).await, [], "{}", test.name);
    }
}

#[tokio::test]
async fn a_score_that_could_not_be_computed_counts_for_nothing() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        let (row, _) = measure(1, &episode, SDQ, ("baseline", "2026-03-05"), &[]);
        let scores = vec![score(&row, "emotional", None)];
        write(&test.store, |tx| tx.insert_measure(row, scores)).await;
        assert_eq!(outcomes(&test.store, OutcomeQuestion::default()).await, [], "{}", test.name);
    }
}

#[tokio::test]
async fn withdrawing_consent_takes_the_young_person_out_at_once_and_giving_it_brings_them_back() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        emotional(&test.store, 1, &episode, ("baseline", "2026-03-05"), 8.0).await;
        emotional(&test.store, 2, &episode, ("closing", "2026-06-01"), 4.0).await;
        let with = all(&test.store).await;
        for consent in [false, true] {
            write(&test.store, move |tx| {
                tx.set_evaluation_consent(uid(1), consent, noon().into())?;
                tx.refresh_young_person(uid(1))
            })
            .await;
            let left_out = read(&test.store, |tx| tx.left_out(SOUTH, &OutcomeQuestion::default())).await;
            let without_consent = i64::from(!consent);
            assert_eq!(left_out, LeftOut { without_consent, ..LeftOut::default() }, "{}", test.name);
            let wanted = if consent { vec![with] } else { vec![] };
            let found: Vec<_> = outcomes(&test.store, OutcomeQuestion::default())
                .await
                .iter()
                .map(|group| group.summary)
                .collect();
            assert_eq!(found, wanted, "{}", test.name);
        }
    }
}

/// The figures of a group: its values, measured, paired.
type Figures = (Vec<String>, u64, u64);

fn table(groups: &[OutcomeGroup]) -> Vec<Figures> {
    groups.iter().map(|g| (g.values.clone(), g.summary.measured, g.summary.n)).collect()
}

#[tokio::test]
async fn outcomes_are_broken_down_by_up_to_two_dimensions_and_the_tier_and_by_period() {
    for test in stores() {
        south(&test.store).await;
        // The first in both offers, the second in one they never started, the third elsewhere at another tier.
        let (one, two) = (supported(&test.store, 1).await, supported(&test.store, 2).await);
        let mut three = crate::support::episode(1_003, uid(3));
        (three.tier, three.locality_id) = ("partnership_plus".into(), Some(WEST));
        let row = three.clone();
        let placements = [
            placement(1, &one, COUNSELLING, "active"),
            placement(2, &one, MENTORING, "active"),
            placement(3, &two, COUNSELLING, "offered"),
        ];
        write(&test.store, move |tx| {
            tx.insert_young_person(crate::support::young_person(3))?;
            tx.insert_episode(row)?;
            placements.into_iter().try_for_each(|row| tx.insert_placement(row).map(drop))
        })
        .await;
        for (id, episode) in (1..).zip([&one, &two, &three]) {
            emotional(&test.store, id, episode, ("baseline", "2026-03-05"), 8.0).await;
        }
        emotional(&test.store, 9, &one, ("closing", "2026-06-05"), 4.0).await;
        write(&test.store, |tx| {
            let (line, _) = tx.find_placement(&crate::support::everyone(), uid(3))?.unwrap();
            let mut row = line.placement;
            (row.state, row.is_open) = ("did_not_start".into(), false);
            tx.update_placement(&row, 1)
        })
        .await;

        let by = |by: &[Dimension]| OutcomeQuestion { by: by.to_vec(), ..Default::default() };
        let id = |id: Uid| id.0.to_string();
        let (east, west, counselling, mentoring) = (id(EAST), id(WEST), id(COUNSELLING), id(MENTORING));
        let (plus, partnership) = ("universal_plus", "partnership_plus");
        let figures = |values: &[&str], measured, paired| {
            (values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>(), measured, paired)
        };
        for (question, wanted) in [
            (OutcomeQuestion::default(), vec![figures(&[], 3, 1)]),
            (by(&[Dimension::Tier]), vec![figures(&[partnership], 1, 0), figures(&[plus], 2, 1)]),
            (by(&[Dimension::Locality]), vec![figures(&[&east], 2, 1), figures(&[&west], 1, 0)]),
            (by(&[Dimension::Offer]), vec![figures(&[&counselling], 1, 1), figures(&[&mentoring], 1, 1)]),
            (
                by(&[Dimension::Locality, Dimension::Tier]),
                vec![figures(&[&east, plus], 2, 1), figures(&[&west, partnership], 1, 0)],
            ),
            (
                by(&[Dimension::Offer, Dimension::Tier, Dimension::Locality]),
                vec![figures(&[&counselling, plus, &east], 1, 1), figures(&[&mentoring, plus, &east], 1, 1)],
            ),
            (OutcomeQuestion { instrument: Some("mmf".into()), ..Default::default() }, vec![]),
            (OutcomeQuestion { informant: Some("parent".into()), ..Default::default() }, vec![]),
            (OutcomeQuestion { scale: Some("peer".into()), ..Default::default() }, vec![]),
            // A pair is of the day of its last score; who has none yet, of that of the first.
            (
                OutcomeQuestion { from: Some(day("2026-06-05")), ..Default::default() },
                vec![figures(&[], 1, 1)],
            ),
            (OutcomeQuestion { to: Some(day("2026-03-05")), ..Default::default() }, vec![figures(&[], 2, 0)]),
            (
                OutcomeQuestion {
                    only: vec![
                        (Dimension::Offer, vec![mentoring.clone()]),
                        (Dimension::Sex, vec!["female".into(), "male".into()]),
                    ],
                    ..Default::default()
                },
                vec![figures(&[], 1, 1)],
            ),
        ] {
            let found = outcomes(&test.store, question.clone()).await;
            assert_eq!(table(&found), wanted, "{}: {question:?}", test.name);
        }
        let left_out = read(&test.store, |tx| tx.left_out(SOUTH, &OutcomeQuestion::default())).await;
        assert_eq!(left_out, LeftOut { not_paired: 2, ..LeftOut::default() }, "{}", test.name);
    }
}

#[tokio::test]
async fn crossings_count_those_who_left_the_raised_bands_and_those_who_entered_them() {
    for test in stores() {
        south(&test.store).await;
        let bands = [
            (1, "high", "close-to-average"),
            (2, "slightly-raised", "high"),
            (3, "close-to-average", "slightly-raised"),
            (4, "close-to-average", "close-to-average"),
        ];
        for (id, first, last) in bands {
            let episode = supported(&test.store, id).await;
            for (n, when, band) in
                [(0, ("baseline", "2026-03-05"), first), (1, ("closing", "2026-06-01"), last)]
            {
                let (row, mut scores) = measure(id * 10 + n, &episode, SDQ, when, &[("emotional", 5.0)]);
                scores[0].band = Some(band.into());
                write(&test.store, |tx| tx.insert_measure(row, scores)).await;
            }
        }
        let wanted = Crossings { banded: 4, raised_first: 2, moved_out: 1, moved_into: 1 };
        let kept = outcomes(&test.store, OutcomeQuestion::default()).await;
        let all_time = OutcomeQuestion { from: Some(day("2000-01-01")), ..Default::default() };
        let of_pairs = outcomes(&test.store, all_time).await;
        assert_eq!((kept[0].crossings, of_pairs[0].crossings), (wanted, wanted), "{}", test.name);
    }
}
