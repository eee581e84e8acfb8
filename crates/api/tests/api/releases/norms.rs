//! A T score or a band by sex and age is released only where it tells no more than the record of the young person.

use headstart_domain::access::Role;
use serde_json::{Value, json};

use super::study::{Study, study, table};
use crate::{support::rcads, world::worlds};

const PANIC: (&str, &str) = ("rcads-47", "panic");

/// What stands in a column of the scores on a scale, each once.
fn values<'t>(scores: &'t [Vec<String>], (instrument, scale): (&str, &str), column: &str) -> Vec<&'t str> {
    let at = |name: &str| scores[0].iter().position(|heading| heading == name).unwrap();
    let rows =
        scores[1..].iter().filter(|row| row[at("instrument")] == instrument && row[at("scale")] == scale);
    let mut values: Vec<&str> = rows.map(|row| row[at(column)].as_str()).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// An RCADS of the first young people, at the beginning and at the end.
async fn rcads_of(study: &Study, count: usize) {
    for episode in study.episodes.iter().take(count) {
        let address = format!("{episode}/measures");
        study.worker.make(&address, rcads("self", "baseline", "2026-05-13", 1)).await;
        study.worker.make(&address, rcads("self", "closing", "2026-08-10", 0)).await;
    }
}

#[tokio::test]
async fn t_scores_that_too_few_share_the_norms_of_are_withheld_and_the_rest_of_a_form_stays() {
    for world in worlds().await {
        let study = study(&world, 6).await;
        rcads_of(&study, 1).await;
        let (address, release) = study.freeze().await;
        let scores = table(&study.program, &address, "scores").await;
        assert_eq!(values(&scores, PANIC, "t"), [""]);
        assert_eq!(values(&scores, PANIC, "band"), [""]);
        assert!(!values(&scores, PANIC, "score").contains(&""));
        assert!(!values(&scores, ("sdq", "total"), "band").contains(&""), "bands by informant tell nothing");
        let withheld = release["manifest"]["protection"]["withheld"].as_array().unwrap();
        assert!(withheld.iter().any(|step| step["column"] == "norms"), "{withheld:?}");
        let people = table(&study.program, &address, "young_people").await;
        let column = people[0].iter().position(|heading| heading == "withheld").unwrap();
        assert!(people[1..].iter().any(|row| row[column].split('|').any(|step| step == "norms")));
    }
}

#[tokio::test]
async fn t_scores_that_enough_share_the_norms_of_are_there_until_one_of_them_leaves() {
    for world in worlds().await {
        let study = study(&world, 10).await;
        rcads_of(&study, 5).await;
        let (address, release) = study.freeze().await;
        assert_eq!(release["manifest"]["protection"]["withheld"], json!([]));
        let scores = table(&study.program, &address, "scores").await;
        assert!(!values(&scores, PANIC, "t").contains(&""));
        assert!(values(&scores, PANIC, "band").contains(&"normal"));
        let people = table(&study.program, &address, "young_people").await;
        let sex = people[0].iter().position(|heading| heading == "sex").unwrap();
        assert!(people[1..].iter().all(|row| row[sex] == "female"));

        study.withdraw(0).await;
        let later = study.freeze().await.0;
        let scores = table(&study.program, &later, "scores").await;
        assert_eq!(values(&scores, PANIC, "t"), [""]);
        let check = study.officer.post(&format!("{address}/verify"), json!({})).await;
        let check: Value = check.json().await.unwrap();
        let of_scores =
            check["today"].as_array().unwrap().iter().find(|one| one["name"] == "scores").unwrap();
        // Four young people, two forms, six scales.
        assert_eq!((&of_scores["protection"], &of_scores["unexplained"]), (&json!(48), &json!(0)), "{check}");
    }
}

#[tokio::test]
async fn beside_a_pseudonym_no_t_score_tells_a_sex_or_an_age() {
    for world in worlds().await {
        let study = study(&world, 6).await;
        rcads_of(&study, 6).await;
        let rows = "/api/v1/evaluation/outcomes/rows?instrument=rcads-47&scale=panic&informant=self";
        let told = study.program.read(rows).await["items"].as_array().unwrap().clone();
        assert_eq!(told.len(), 6);
        for row in &told {
            for hidden in ["first_score", "last_score", "change", "first_raised", "last_raised"] {
                assert_eq!(row[hidden], Value::Null, "{hidden}");
            }
            assert_eq!((&row["days"], &row["category"]), (&json!(89), &json!("improved")));
        }
        // Whoever may read the records sees the scores in them.
        let manager = world.manager().await;
        let told = manager.read(rows).await["items"].as_array().unwrap().clone();
        assert!(
            told.iter().all(|row| row["first_score"].is_f64() && row["first_raised"] == json!(false)),
            "{told:?}"
        );
        let program = world.program(world.here, Role::Evaluator).await;
        let export = program.get("/api/v1/evaluation/exports/scores.csv").await.text().await.unwrap();
        let mut lines = csv::ReaderBuilder::new().from_reader(export.as_bytes());
        let headings = lines.headers().unwrap().clone();
        assert!(headings.iter().all(|name| name != "t"), "{headings:?}");
        let band = headings.iter().position(|name| name == "band").unwrap();
        let of_rcads: Vec<_> = lines
            .records()
            .map(Result::unwrap)
            .filter(|line| line.iter().any(|cell| cell == "rcads-47"))
            .collect();
        assert!(!of_rcads.is_empty());
        assert!(of_rcads.iter().all(|line| line[band].is_empty()));
    }
}
