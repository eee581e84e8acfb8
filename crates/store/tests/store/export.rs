//! Scores for evaluators.

use headstart_store::{
    EXPORT_COLUMNS, Store, StoreError,
    rows::{Episode, YoungPerson},
    testing::stores,
};

use crate::{
    partnership::{noon, uid, write},
    support::{SOUTH, WEST, day, episode, measure, south, supported, young_person},
};

/// Everything that an export gives, and in how many chunks.
async fn exported(store: &Store) -> (String, usize) {
    let mut export = loop {
        match store.export_scores(SOUTH) {
            // One that was given up may not have noticed yet.
            Err(StoreError::Busy) => tokio::task::yield_now().await,
            other => break other.unwrap(),
        }
    };
    let (mut text, mut chunks) = (String::new(), 0);
    while let Some(chunk) = export.next().await {
        let chunk = String::from_utf8(chunk.unwrap()).unwrap();
        assert!(chunk.ends_with('\n'), "a chunk ends within a line");
        text.push_str(&chunk);
        chunks += 1;
    }
    (text, chunks)
}

#[tokio::test]
async fn a_line_tells_a_score_and_when_it_was_and_not_who_or_what_they_are_like() {
    for test in stores() {
        south(&test.store).await;
        // Referred late on a summer evening: the next day here.
        let person = YoungPerson { sen_status: Some("support".into()), ..young_person(1) };
        let mut of = episode(1_001, uid(1));
        of.clock_started_at = "2026-06-30T23:30:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().into();
        let (baseline, mut first) =
            measure(1, &of, ("swemwbs", "self"), ("baseline", "2026-02-28"), &[("total", 21.0)]);
        first[0].metric = Some(19.25);
        first[0].band = Some("low, \"or so\"".into());
        first[0].prorated = true;
        let (closing, mut last) =
            measure(2, &of, ("swemwbs", "self"), ("closing", "2026-07-03"), &[("total", 0.1 + 0.2)]);
        last[0].t = Some(0.1 + 0.2);
        write(&test.store, move |tx| {
            tx.insert_young_person(person)?;
            tx.insert_episode(of)?;
            tx.insert_measure(baseline, first)?;
            tx.insert_measure(closing, last)
        })
        .await;
        let (text, _) = exported(&test.store).await;
        let ids = "00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-0000000003e9";
        let wanted = format!(
            "{ids},universal_plus,swemwbs,1,self,total,baseline,-123,21,19.25,\"low, \"\"or so\"\"\",5,5,true\n\
             {ids},universal_plus,swemwbs,1,self,total,closing,2,0.30000000000000004,,,5,5,false\n"
        );
        assert_eq!(text, wanted, "{}", test.name);
        assert_eq!(
            text.lines().next().unwrap().split(',').count(),
            EXPORT_COLUMNS.len() + 1,
            "one comma is quoted"
        );
    }
}

#[tokio::test]
async fn whoever_differs_in_everything_but_scores_looks_alike() {
    for test in stores() {
        south(&test.store).await;
        let other = YoungPerson {
            birth_date: day("2009-09-01"),
            sex: Some("male".into()),
            gender: Some("Trans".into()),
            ethnicity: Some("J".into()),
            sen_status: Some("ehcp".into()),
            free_school_meals: Some(false),
            school_year: Some(11),
            imd_decile: Some(9),
            idaci_decile: Some(10),
            locality_id: Some(WEST),
            ..young_person(2)
        };
        for (n, person) in (1..).zip([young_person(1), other]) {
            let of = Episode { locality_id: person.locality_id, ..episode(1_000 + n, person.id) };
            let (row, scores) =
                measure(n, &of, ("sdq", "self"), ("baseline", "2026-03-05"), &[("total", 9.0)]);
            write(&test.store, move |tx| {
                tx.insert_young_person(person)?;
                tx.insert_episode(of)?;
                tx.insert_measure(row, scores)
            })
            .await;
        }
        let (text, _) = exported(&test.store).await;
        let lines: Vec<_> = text.lines().map(|line| line.splitn(3, ',').nth(2).unwrap()).collect();
        assert_eq!(lines.len(), 2, "{}", test.name);
        assert_eq!(lines[0], lines[1], "{}", test.name);
    }
}

#[tokio::test]
async fn neither_a_t_score_nor_a_band_by_sex_or_age_stands_beside_a_score() {
    for test in stores() {
        south(&test.store).await;
        let of = supported(&test.store, 1).await;
        write(&test.store, move |tx| {
            for (n, (key, informant, scale)) in (1..).zip([
                ("rcads-47", "self", "panic"),
                ("yp-core", "self", "total"),
                ("ors", "self", "total"),
                ("ors", "parent", "total"),
                ("sdq", "self", "total"),
            ]) {
                let (row, mut scores) =
                    measure(n, &of, (key, informant), ("baseline", "2026-03-05"), &[(scale, 9.0)]);
                scores[0].t = Some(61.25);
                scores[0].band = Some("clinical".into());
                tx.insert_measure(row, scores)?;
            }
            Ok(())
        })
        .await;
        let (text, _) = exported(&test.store).await;
        assert!(!text.contains("61.25"), "{}: {text}", test.name);
        let band = EXPORT_COLUMNS.iter().position(|name| *name == "band").unwrap();
        let bands: Vec<_> = text.lines().map(|line| line.split(',').nth(band).unwrap()).collect();
        // Those of a parent's ORS and of the SDQ are the same for everybody.
        assert_eq!(bands, ["", "", "", "clinical", "clinical"], "{}", test.name);
    }
}

#[tokio::test]
async fn both_databases_give_the_same_bytes() {
    let mut texts = Vec::new();
    for test in stores() {
        south(&test.store).await;
        let of = supported(&test.store, 1).await;
        let values = [0.0, 1.0, 13.0 / 7.0, 0.0001, 123_456_789.125, 0.1, -4.5, 2.0 / 3.0];
        write(&test.store, move |tx| {
            for (n, value) in (1..).zip(values) {
                let (row, scores) =
                    measure(n, &of, ("sdq", "self"), ("review", "2026-04-01"), &[("total", value)]);
                tx.insert_measure(row, scores)?;
            }
            Ok(())
        })
        .await;
        texts.push(exported(&test.store).await.0);
    }
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:#?}");
}

#[tokio::test]
async fn only_scores_with_consent_are_given_and_withdrawal_counts_at_once() {
    for test in stores() {
        south(&test.store).await;
        for n in 1..=2 {
            let of = supported(&test.store, n).await;
            let (row, scores) =
                measure(n, &of, ("sdq", "self"), ("baseline", "2026-03-05"), &[("total", 10.0)]);
            write(&test.store, |tx| tx.insert_measure(row, scores)).await;
        }
        assert_eq!(exported(&test.store).await.0.lines().count(), 2, "{}", test.name);
        write(&test.store, |tx| tx.set_evaluation_consent(uid(1), false, noon().into())).await;
        let (text, _) = exported(&test.store).await;
        assert_eq!(text.lines().count(), 1, "{}", test.name);
        assert!(text.starts_with("00000000-0000-0000-0000-000000000002,"), "{}: {text}", test.name);
    }
}

#[tokio::test]
async fn a_long_export_comes_in_pieces_and_in_order() {
    const SCORES: usize = 4_100;
    for test in stores() {
        south(&test.store).await;
        let of = supported(&test.store, 1).await;
        write(&test.store, move |tx| {
            for n in 0..SCORES / 50 {
                let names: Vec<String> = (0..50).map(|k| format!("{:04}", n * 50 + k)).collect();
                let scales: Vec<(&str, f64)> = names.iter().map(|name| (name.as_str(), 1.0)).collect();
                let (row, scores) =
                    measure(1 + n as u128, &of, ("other", "self"), ("review", "2026-04-01"), &scales);
                tx.insert_measure(row, scores)?;
            }
            Ok(())
        })
        .await;
        let (text, chunks) = exported(&test.store).await;
        let scales: Vec<_> = text.lines().map(|line| line.split(',').nth(6).unwrap()).collect();
        let wanted: Vec<_> = (0..SCORES).map(|n| format!("{n:04}")).collect();
        assert_eq!(scales, wanted, "{}", test.name);
        assert!(chunks > 2, "{}: {chunks}", test.name);

        // Whoever goes away half-way leaves the store usable, and makes room for the next.
        for _ in 0..3 {
            let mut export = test.store.export_scores(SOUTH).unwrap();
            export.next().await.unwrap().unwrap();
            drop(export);
            let (text, _) = exported(&test.store).await;
            assert_eq!(text.lines().count(), SCORES, "{}", test.name);
        }
    }
}

#[tokio::test]
async fn more_exports_than_connections_can_bear_are_refused() {
    for test in stores() {
        south(&test.store).await;
        let running = [test.store.export_scores(SOUTH).unwrap(), test.store.export_scores(SOUTH).unwrap()];
        let third = test.store.export_scores(SOUTH);
        assert!(matches!(third, Err(StoreError::Busy)), "{}", test.name);
        drop(running);
    }
}
