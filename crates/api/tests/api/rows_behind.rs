//! The rows behind the added value and behind reach.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    evaluation::paired,
    programme_change::{evaluator, parent},
    world::{Actor, problem, worlds},
};

async fn items(actor: &Actor, path: &str) -> Vec<Value> {
    actor.read(&format!("/api/v1/evaluation/{path}")).await["items"].as_array().unwrap().clone()
}

/// The code of a refusal, with its status.
async fn refused(actor: &Actor, path: &str) -> (u16, String) {
    let (status, _, body) = problem(actor.get(&format!("/api/v1/evaluation/{path}")).await).await;
    (status, body["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_rows_behind_an_added_value_give_its_mean_and_each_score_that_goes_into_it() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 8).await;
        for (n, episode) in episodes.iter().enumerate() {
            let mut first = parent("2026-05-13", 2);
            if n == 7 {
                // Without impact there is no added value, and no row.
                first.as_object_mut().unwrap().remove("impact");
            }
            worker.make(&format!("{episode}/measures"), first).await;
        }
        world.pass(Duration::days(60));
        let manager = world.manager().await;
        for (n, episode) in episodes.iter().enumerate() {
            // The seventh has no later form.
            if n != 6 {
                let last = parent("2026-09-20", i32::from(n >= 3));
                manager.make(&format!("{episode}/measures"), last).await;
            }
        }
        let seen = items(&manager, "added-value/rows").await;
        let table = manager.read("/api/v1/evaluation/added-value").await["rows"][0].clone();
        assert_eq!((json!(seen.len()), seen.len()), (table["periods"].clone(), 6));
        let mean = seen.iter().map(|row| row["added_value"].as_f64().unwrap()).sum::<f64>() / 6.0;
        assert!((mean - table["added_value"].as_f64().unwrap()).abs() < 1e-9, "{seen:?}");
        for row in &seen {
            let of = |name: &str| row[name].as_f64().unwrap();
            let expected =
                2.3 + 0.8 * of("first_total") + 0.2 * of("first_impact") - 0.3 * of("first_emotional");
            assert!((of("expected") - expected).abs() < 1e-9, "{row}");
            assert!((of("added_value") - (expected - of("last_total"))).abs() < 1e-9, "{row}");
            assert_eq!((&row["days"], &row["pseudonym"]), (&json!(130), &Value::Null));
            let episode = format!("/api/v1/episodes/{}", row["record"]["episode_id"].as_str().unwrap());
            let identity = manager.read(&episode).await["identity"].clone();
            assert_eq!(identity["reference"], row["record"]["reference"]);
        }

        let evaluator = evaluator(&world).await;
        let told = items(&evaluator, "added-value/rows").await;
        assert!(told.len() == 6 && told.iter().all(|row| row["record"].is_null()));
        // The same people have another name behind every other figure.
        let total = "outcomes/rows?instrument=sdq&scale=total&informant=parent";
        let names: Vec<&Value> = told.iter().map(|row| &row["pseudonym"]).collect();
        for other in [total, "added-value/rows?only=tier:universal_plus"] {
            let other = items(&evaluator, other).await;
            assert!(other.len() >= 6 && other.iter().all(|row| !names.contains(&&row["pseudonym"])));
        }
        let page = evaluator.read("/api/v1/evaluation/added-value/rows?limit=4").await;
        let next = page["next"].as_str().unwrap();
        let rest = items(&evaluator, &format!("added-value/rows?limit=4&cursor={next}")).await;
        assert_eq!([page["items"].as_array().unwrap().clone(), rest].concat(), told);

        for (more, code) in [
            ("?only=sex:female".to_owned(), "telling_rows"),
            ("?from=2026-08-01".to_owned(), "telling_rows"),
            (format!("?only=school:{}", world.here.school.0), "small_group"),
        ] {
            let path = format!("added-value/rows{more}");
            assert_eq!(refused(&evaluator, &path).await, (409, code.to_owned()), "{more}");
            assert_eq!(items(&manager, &path).await.len(), 6, "{more}");
        }
        assert_eq!(items(&manager, "added-value/rows?only=tier:universal").await, [] as [Value; 0]);
        assert_eq!(refused(&evaluator, "added-value/rows?by=sex").await.0, 400);
        assert_eq!(refused(&world.teacher().await, "added-value/rows").await.0, 403);
    }
}

#[tokio::test]
async fn what_a_table_holds_back_is_not_told_by_the_rows_of_another_part_of_it() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 9).await;
        let evaluator = evaluator(&world).await;
        for (episode, n) in episodes.iter().zip(1..) {
            if n <= 3 {
                // Three have come to a session, six to none: beside the rows of the six they would be known.
                let session =
                    json!({"on": "2026-05-20", "minutes": 50, "mechanism": "01", "attendance": "5"});
                worker.make(&format!("{episode}/sessions"), session).await;
            }
        }
        for (rows, all) in [
            ("measurable-change/rows?informant=self", 9),
            ("outcomes/rows?instrument=sdq&scale=total&informant=self", 9),
        ] {
            assert_eq!(items(&evaluator, rows).await.len(), all, "{rows}");
            for dose in ["0", "1-3"] {
                let part = format!("{rows}&only=dose:{dose}");
                assert_eq!(refused(&evaluator, &part).await, (409, "small_group".to_owned()), "{part}");
            }
        }
    }
}

#[tokio::test]
async fn the_young_people_behind_reach_are_told_to_staff_within_reach_and_to_nobody_else() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 6).await;
        let manager = world.manager().await;
        let rows = "reach/rows?by=sex&value=female";
        let seen = items(&manager, rows).await;
        assert_eq!(seen.len(), 6);
        let person = worker.read(&episodes[0]).await["identity"].clone();
        let own = seen.iter().find(|row| row["young_person_id"] == person["id"]).unwrap();
        assert_eq!(
            (&own["reference"], &own["first_supported_on"]),
            (&person["reference"], &json!("2026-05-13"))
        );
        // As many as the figure says, by everything that tells people apart; of whom it is not known too.
        for by in ["locality", "school", "sex", "age", "ethnicity", "sen", "fsm", "deprivation"] {
            let table = manager.read(&format!("/api/v1/evaluation/reach?by={by}")).await;
            let mut all = 0;
            for row in table["rows"].as_array().unwrap() {
                let value = row["group"]["value"].as_str().unwrap();
                let found = items(&manager, &format!("reach/rows?by={by}&value={value}")).await.len();
                assert!(row["suppressed"] == true || row["reached"] == found, "{row}");
                all += found;
            }
            assert_eq!(all, 6, "{by}");
        }
        assert_eq!(items(&manager, "reach/rows?by=age&value=11-12").await, [] as [Value; 0]);

        // Without consent nobody is counted, nor behind what is counted.
        let address = format!("/api/v1/young-people/{}", person["id"].as_str().unwrap());
        let consents = manager.read(&address).await["consents"].clone();
        let evaluation = |one: &&Value| one["purpose"] == "evaluation";
        let consent = consents.as_array().unwrap().iter().find(evaluation).unwrap()["id"].clone();
        let withdrawn = format!("{address}/consents/{}/withdraw", consent.as_str().unwrap());
        assert!(manager.post(&withdrawn, json!({})).await.status().is_success());
        assert_eq!(items(&manager, rows).await.len(), 5);

        let page = manager.read(&format!("/api/v1/evaluation/{rows}&limit=3")).await;
        let next = page["next"].as_str().unwrap();
        assert_eq!(items(&manager, &format!("{rows}&limit=3&cursor={next}")).await.len(), 2);
        // Who works elsewhere reads the figure and none of the records.
        let west = Place::Locality(world.here.west.into());
        let away = world.somebody(world.here, Role::EmotionalWellbeingAssistant, west).await;
        assert_eq!(items(&away, rows).await, [] as [Value; 0]);
        let foreign = world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await;
        assert_eq!(items(&foreign, rows).await, [] as [Value; 0]);
        assert_eq!(refused(&evaluator(&world).await, rows).await, (409, "telling_rows".to_owned()));
        for wrong in ["reach/rows?by=dose&value=0", "reach/rows?by=sex&value=purple", "reach/rows?by=sex"] {
            assert_eq!(refused(&manager, wrong).await.0, 400, "{wrong}");
        }
        assert_eq!(refused(&world.teacher().await, rows).await.0, 403);
    }
}
