//! Instruments, completed measures and their scores.

use chrono::Duration;
use headstart_store::Uid;
use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, id, sdq},
    world::{problem, worlds},
};

/// The score of a scale in a measure.
fn score<'m>(measure: &'m Value, scale: &str) -> &'m Value {
    let scores = measure["scores"].as_array().unwrap();
    scores.iter().find(|score| score["scale"] == scale).unwrap()
}

fn phq9(answers: &[Value]) -> Value {
    json!({
        "instrument": "phq-9", "informant": "self", "point": "baseline", "completed_on": "2026-05-13",
        "mode": "paper", "answers": answers
    })
}

#[tokio::test]
async fn a_form_is_scored_by_the_rules_of_its_instrument() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/measures");
        let mut form = sdq("baseline", "2026-05-13", 1);
        form["answers"][2] = json!(2);
        form["answers"][7] = Value::Null;
        form["answers"][12] = json!("prefer_not_to_say");
        let made = worker.make(&path, form.clone()).await;
        // Emotional: items 3, 8, 13, 16, 24 = 2, -, -, 1, 1: 5 x 4/3 = 6.67, rounded 7.
        let emotional = score(&made, "emotional");
        assert_eq!((&emotional["score"], &emotional["answered"]), (&json!(7.0), &json!(3)));
        assert_eq!((&emotional["prorated"], &emotional["band"]), (&json!(true), &json!("Very high")));
        assert_eq!(score(&made, "total")["score"], 22.0);
        assert_eq!(score(&made, "prosocial")["better"], "higher");
        assert_eq!((&made["alerts"], &made["title"].is_string()), (&json!([]), &true));
        assert!(made["scores"].as_array().unwrap().iter().all(|score| score["scale"] != "impact"));
        assert_eq!(worker.read(&path).await, json!([made]));

        let row = Uid(id(&episode).parse().unwrap());
        let stored = world.write(move |tx| tx.measures_of_episode(row)).await;
        assert_eq!(stored[0].0.answers.0["items"], form["answers"], "answers are kept as they were given");
    }
}

#[tokio::test]
async fn an_answer_the_instrument_does_not_have_is_named_by_its_place() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/measures");
        let with = |field: &str, value: Value| {
            let mut form = sdq("baseline", "2026-05-13", 1);
            form[field] = value;
            form
        };
        let answer = |value: Value| {
            let mut form = sdq("baseline", "2026-05-13", 1);
            form["answers"][3] = value;
            form
        };
        for (form, field, code) in [
            (answer(json!(3)), "answers[3]", "out_of_range"),
            (answer(json!(0.5)), "answers[3]", "out_of_range"),
            (answer(json!("often")), "answers[3]", "invalid"),
            (answer(json!([1])), "answers[3]", "invalid"),
            (with("answers", json!([1, 2])), "answers", "out_of_range"),
            (with("impact", json!([1, 1, 1, 1, 9])), "impact[4]", "out_of_range"),
            (with("completed_on", json!("2026-05-14")), "completed_on", "out_of_range"),
            (with("completed_on", json!("2012-05-14")), "completed_on", "out_of_range"),
            (with("instrument", json!("horoscope")), "instrument", "unknown_code"),
            (with("informant", json!("neighbour")), "informant", "unknown_code"),
            (with("informant", json!("practitioner")), "informant", "not_allowed"),
            (with("point", json!("someday")), "point", "unknown_code"),
        ] {
            let (status, _, body) = problem(worker.post(&path, form).await).await;
            let error = &body["errors"][0];
            assert_eq!(
                (status, &error["field"], &error["code"]),
                (422, &json!(field), &json!(code)),
                "{body}"
            );
        }
        assert_eq!(worker.read(&path).await, json!([]));
    }
}

#[tokio::test]
async fn a_risk_item_is_told_at_once_and_stays_on_the_episode_even_when_nothing_could_be_scored() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/measures");
        let mut answers = vec![Value::Null; 9];
        answers[8] = json!(0);
        assert_eq!(worker.make(&path, phq9(&answers)).await["alerts"], json!([]));
        answers[8] = json!(1);
        let made = worker.make(&path, phq9(&answers)).await;
        assert_eq!(made["alerts"].as_array().unwrap().len(), 1, "{made}");
        assert!(score(&made, "total")["score"].is_null());
        let alerts = worker.read(&episode).await["identity"]["alerts"].clone();
        assert_eq!(alerts[0], "A risk alert that nobody has seen to");
        let alert = alerts[1].as_str().unwrap();
        assert!(
            alert.contains("13 May 2026") && alert.contains(made["alerts"][0].as_str().unwrap()),
            "{alert}"
        );
    }
}

#[tokio::test]
async fn change_is_told_against_the_baseline_and_what_is_more_than_chance() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/measures");
        let baseline = worker.make(&path, sdq("baseline", "2026-05-13", 2)).await;
        assert!(score(&baseline, "emotional")["change"].is_null());
        world.pass(Duration::days(60));
        let worker = world.sign_in(&leader.email).await;
        let closing = worker.make(&path, sdq("closing", "2026-07-10", 1)).await;
        let change = &score(&closing, "emotional")["change"];
        assert_eq!((&change["from"], &change["change"]), (&json!(10.0), &json!(-5.0)));
        assert_eq!((&change["smallest_reliable"], &change["category"]), (&json!(4.0), &json!("improved")));
        // Fewer of the things that help: worse, although the number fell too.
        assert_eq!(score(&closing, "prosocial")["change"]["category"], "deteriorated");
        // No threshold is published for the total.
        let total = &score(&closing, "total")["change"];
        assert_eq!((&total["smallest_reliable"], &total["category"]), (&Value::Null, &Value::Null));
        assert_eq!(worker.read("/api/v1/episodes").await["items"][0]["due"], json!(["First contact"]));
    }
}

#[tokio::test]
async fn a_chart_has_the_course_of_each_scale_with_its_axis_and_bands() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/measures");
        worker.make(&path, sdq("review", "2026-05-12", 1)).await;
        worker.make(&path, sdq("baseline", "2026-05-01", 2)).await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let series = worker.read(&format!("/api/v1/young-people/{person}/score-series")).await;
        let scales: Vec<_> =
            series.as_array().unwrap().iter().map(|one| one["scale"].as_str().unwrap()).collect();
        assert_eq!(scales[..5], ["emotional", "conduct", "hyperactivity", "peer", "prosocial"]);
        let emotional = series.as_array().unwrap().iter().find(|one| one["scale"] == "emotional").unwrap();
        let points: Vec<_> =
            emotional["points"].as_array().unwrap().iter().map(|p| (&p["on"], &p["score"])).collect();
        assert_eq!(points, [(&json!("2026-05-01"), &json!(10.0)), (&json!("2026-05-12"), &json!(5.0))]);
        assert_eq!((&emotional["min"], &emotional["max"]), (&json!(0.0), &json!(10.0)));
        assert_eq!((&emotional["smallest_reliable"], &emotional["better"]), (&json!(4.0), &json!("lower")));
        assert_eq!(emotional["bands"][3], json!({"label": "Very high", "from": 7.0, "to": 10.0}));
        let foreign = world.program(world.here, headstart_domain::access::Role::PartnerSystem).await;
        let refused = foreign.get(&format!("/api/v1/young-people/{person}/score-series")).await;
        assert_eq!(problem(refused).await.0, 403);
    }
}

#[tokio::test]
async fn instruments_say_who_completes_them_and_show_wording_only_where_the_licence_lets_them() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let all = worker.read("/api/v1/instruments").await;
        let all = all.as_array().unwrap();
        let keys: Vec<_> = all.iter().map(|one| one["key"].as_str().unwrap()).collect();
        for key in ["sdq", "mmf", "swemwbs", "rcads-47", "phq-9", "gbo"] {
            assert!(keys.contains(&key), "{key} in {keys:?}");
        }
        let sdq = worker.read("/api/v1/instruments/sdq").await;
        assert_eq!(&sdq, all.iter().find(|one| one["key"] == "sdq").unwrap());
        assert_eq!(sdq["items"].as_array().unwrap().len(), 25);
        assert!(sdq["items"].as_array().unwrap().iter().all(|item| item["wording"].is_null()));
        assert_eq!(
            sdq["items"][24],
            json!({"number": 25, "wording": null, "min": 0.0, "max": 2.0, "step": 1.0})
        );
        // The supplement asks young people five questions and teachers three.
        let asked =
            sdq["informants"].as_array().unwrap().iter().map(|one| (&one["informant"], &one["impact_items"]));
        let asked: Vec<_> = asked.collect();
        assert!(
            asked.contains(&(&json!("self"), &json!(5))) && asked.contains(&(&json!("teacher"), &json!(3))),
            "{asked:?}"
        );
        assert_eq!(
            sdq["informants"][0],
            json!({"informant": "self", "age_from": 11, "age_to": 17, "impact_items": 5})
        );
        assert!(sdq["licence"].as_str().unwrap().contains("youthinmind"));
        assert_eq!(problem(worker.get("/api/v1/instruments/horoscope").await).await.0, 404);
        assert_eq!(problem(world.nobody().get("/api/v1/instruments").await).await.0, 401);
    }
}
