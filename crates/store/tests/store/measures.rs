//! Measures, their scores, and what the episode keeps of them.

use headstart_store::{Store, rows::Episode, testing::stores};

use crate::{
    partnership::{read, uid, write},
    support::{day, measure, south, supported},
};

const SDQ: (&str, &str) = ("sdq", "self");

/// A baseline, a second baseline typed in late, a review and a closing measure.
async fn measured(store: &Store) -> Episode {
    south(store).await;
    let episode = supported(store, 1).await;
    let all = [
        measure(1, &episode, SDQ, ("review", "2026-04-10"), &[("emotional", 6.0), ("peer", 4.0)]),
        measure(2, &episode, SDQ, ("baseline", "2026-03-05"), &[("emotional", 8.0), ("peer", 5.0)]),
        measure(3, &episode, SDQ, ("closing", "2026-06-01"), &[("emotional", 3.0), ("peer", 2.0)]),
        measure(4, &episode, SDQ, ("baseline", "2026-03-12"), &[("emotional", 7.0)]),
    ];
    write(store, move |tx| all.into_iter().try_for_each(|(row, scores)| tx.insert_measure(row, scores)))
        .await;
    episode
}

#[tokio::test]
async fn measures_come_newest_first_each_with_its_own_scores() {
    for test in stores() {
        let episode = measured(&test.store).await;
        let wanted = [
            (uid(3), vec![3.0, 2.0]),
            (uid(1), vec![6.0, 4.0]),
            (uid(4), vec![7.0]),
            (uid(2), vec![8.0, 5.0]),
        ];
        for found in [
            read(&test.store, move |tx| tx.measures_of_episode(episode.id)).await,
            read(&test.store, move |tx| tx.measures_of_young_person(uid(1))).await,
        ] {
            let found: Vec<_> = found
                .into_iter()
                .map(|(row, scores)| {
                    (row.id, scores.iter().filter_map(|score| score.value).collect::<Vec<_>>())
                })
                .collect();
            assert_eq!(found, wanted, "{}", test.name);
        }
    }
}

#[tokio::test]
async fn change_is_told_against_the_latest_baseline_of_each_scale() {
    for test in stores() {
        let episode = measured(&test.store).await;
        let baseline = read(&test.store, move |tx| tx.baseline_scores(episode.id)).await;
        let scores: Vec<_> = baseline.iter().map(|row| (row.scale.as_str(), row.value)).collect();
        assert_eq!(scores, [("emotional", Some(7.0)), ("peer", Some(5.0))], "{}", test.name);
    }
}

#[tokio::test]
async fn an_episode_knows_its_last_measure_whichever_was_typed_in_first() {
    for test in stores() {
        measured(&test.store).await;
        let episode = read(&test.store, |tx| tx.open_episode_of(uid(1))).await.unwrap();
        assert_eq!(episode.last_measure_on, Some(day("2026-06-01")), "{}", test.name);
        assert!(episode.has_baseline && episode.has_closing, "{}", test.name);
        assert_eq!(episode.version, 1, "{}: a measure is no move of the episode", test.name);
    }
}

#[tokio::test]
async fn the_course_of_each_scale_is_in_order_of_days() {
    for test in stores() {
        measured(&test.store).await;
        let series = read(&test.store, |tx| tx.score_series(uid(1))).await;
        let course: Vec<_> = series.iter().map(|row| (row.scale.as_str(), row.value.unwrap())).collect();
        let wanted = [
            ("emotional", 8.0),
            ("emotional", 7.0),
            ("emotional", 6.0),
            ("emotional", 3.0),
            ("peer", 5.0),
            ("peer", 4.0),
            ("peer", 2.0),
        ];
        assert_eq!(course, wanted, "{}", test.name);
    }
}
