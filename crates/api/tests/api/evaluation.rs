//! Outcomes of the programme, and scores for evaluators.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, offer, sdq},
    world::{Actor, World, problem, worlds},
};

/// So many young people with a first and a last SDQ, each better by the same; the worker, signed in again, and
/// the addresses of their episodes.
async fn paired(world: &World, count: usize) -> (Actor, Vec<String>) {
    let (leader, worker) = eastern_leader(world).await;
    let counselling = offer(world, 5, None).await;
    let mut episodes = Vec::new();
    for n in 0..count {
        let episode =
            active(world, &leader, &worker, &format!("Person{}", "abcdefgh".get(n..=n).unwrap())).await;
        worker.make(&format!("{episode}/placements"), json!({"offer_id": counselling.0})).await;
        worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-05-13", 2)).await;
        episodes.push(episode);
    }
    world.pass(Duration::days(90));
    let worker = world.sign_in(&leader.email).await;
    for episode in &episodes {
        worker.make(&format!("{episode}/measures"), sdq("closing", "2026-08-10", 1)).await;
    }
    (worker, episodes)
}

async fn rows(actor: &Actor, query: &str) -> Vec<Value> {
    let outcomes = actor.read(&format!("/api/v1/evaluation/outcomes{query}")).await;
    outcomes["rows"].as_array().unwrap().iter().filter(|row| row["scale"] == "emotional").cloned().collect()
}

#[tokio::test]
async fn five_pairs_are_shown_with_their_figures_and_four_are_held_back() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 5).await;
        let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
        let shown = rows(&evaluator, "").await;
        let row = &shown[0];
        assert_eq!((shown.len(), &row["measured"], &row["paired"]), (1, &json!(5), &json!(5)));
        assert_eq!((&row["mean_first"], &row["mean_last"]), (&json!(10.0), &json!(5.0)));
        assert_eq!((&row["mean_change"], &row["improved"]), (&json!(5.0), &json!(5)));
        assert_eq!((&row["smallest_reliable"], &row["suppressed"]), (&json!(4.0), &json!(false)));
        assert_eq!(row["paired_rate"], 1.0);

        // One of them withdraws: four are left, and no figure of them.
        let person = worker.read(&episodes[0]).await["identity"]["id"].as_str().unwrap().to_owned();
        let person = format!("/api/v1/young-people/{person}");
        let consents = worker.read(&person).await["consents"].clone();
        let evaluation =
            consents.as_array().unwrap().iter().find(|consent| consent["purpose"] == "evaluation").unwrap();
        let withdraw = format!("{person}/consents/{}/withdraw", evaluation["id"].as_str().unwrap());
        assert_eq!(worker.post(&withdraw, json!({})).await.status(), 200);
        let held = rows(&evaluator, "").await;
        let row = &held[0];
        assert_eq!(
            (&row["suppressed"], &row["paired"], &row["improved"]),
            (&json!(true), &json!(0), &json!(0))
        );
        assert!(row["mean_change"].is_null() && row["mean_first"].is_null() && row["paired_rate"].is_null());
        let outcomes = evaluator.read("/api/v1/evaluation/outcomes").await;
        assert_eq!(outcomes["exclusions"][0]["episodes"], 1);
        assert!(outcomes["pairing"].as_str().unwrap().contains("first and the last"));
    }
}

#[tokio::test]
async fn outcomes_are_broken_down_by_tier_offer_and_locality() {
    for world in worlds().await {
        paired(&world, 5).await;
        let manager = world.manager().await;
        let by = rows(&manager, "?by=tier,offer,locality&instrument=sdq&informant=self").await;
        assert_eq!(by.len(), 1, "{by:?}");
        assert_eq!(
            (&by[0]["tier"], &by[0]["offer"], &by[0]["locality"]),
            (&json!("universal_plus"), &json!("Offer 5"), &json!("East"))
        );
        assert!(rows(&manager, "").await[0]["tier"].is_null());
        assert_eq!(rows(&manager, "?informant=parent").await, [Value::Null; 0]);
        for wrong in ["?by=colour", "?instrument=horoscope", "?informant=dog", "?group=tier"] {
            let refused = manager.get(&format!("/api/v1/evaluation/outcomes{wrong}")).await;
            assert_eq!(problem(refused).await.0, 400, "{wrong}");
        }
        let foreign = world.somebody(world.elsewhere, Role::Evaluator, Place::Partnership).await;
        assert_eq!(rows(&foreign, "").await, [Value::Null; 0]);
        let teacher = world.teacher().await;
        assert_eq!(problem(teacher.get("/api/v1/evaluation/outcomes").await).await.0, 403);
    }
}

/// The lines of the export, each as a list of cells (no cell of these stories has a comma in it).
async fn exported(actor: &Actor) -> Vec<Vec<String>> {
    let answer = actor.get("/api/v1/evaluation/exports/scores.csv").await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    let text = answer.text().await.unwrap();
    assert!(text.ends_with('\n'));
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn an_evaluators_program_pulls_scores_without_learning_who_it_is() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 2).await;
        let program = world.program(world.here, Role::Evaluator).await;
        let lines = exported(&program).await;
        let heading = "pseudonym,episode_pseudonym,tier,locality,instrument,version,informant,scale,point,\
            days_since_referral,score,metric,t,band,answered,items,prorated,age_at_baseline,sex,ethnicity_group,\
            sen,fsm,imd_decile";
        assert_eq!(lines[0].join(","), heading);
        // Eight scales of the SDQ (no impact), two forms, two young people.
        assert_eq!(lines.len(), 1 + 8 * 2 * 2);
        let first = lines[1][2..].join(",");
        assert_eq!(
            first,
            "universal_plus,East,sdq,1,self,emotional,baseline,0,10,,,very-high,5,5,false,13,female,,,,"
        );
        let people: std::collections::BTreeSet<_> = lines[1..].iter().map(|line| &line[0]).collect();
        assert_eq!(people.len(), 2);
        assert!(people.iter().all(|pseudonym| pseudonym.len() == 64));
        for episode in &episodes {
            let seen = worker.read(episode).await;
            for secret in [
                &seen["id"],
                &seen["identity"]["id"],
                &seen["identity"]["name"],
                &seen["identity"]["reference"],
            ] {
                let secret = secret.as_str().unwrap();
                assert!(lines.iter().flatten().all(|cell| !cell.contains(secret)), "{secret}");
            }
        }
        assert_eq!(exported(&program).await, lines, "pseudonyms are the same in every pull");
        let foreign = world.program(world.elsewhere, Role::Evaluator).await;
        assert_eq!(exported(&foreign).await.len(), 1);
    }
}

#[tokio::test]
async fn only_evaluators_pull_scores() {
    for world in worlds().await {
        for actor in [
            world.manager().await,
            world.eastern_worker().await,
            world.program(world.here, Role::PartnerSystem).await,
        ] {
            let refused = actor.get("/api/v1/evaluation/exports/scores.csv").await;
            assert_eq!(problem(refused).await.0, 403);
        }
        let refused = world.nobody().get("/api/v1/evaluation/exports/scores.csv").await;
        assert_eq!(problem(refused).await.0, 401);
    }
}
