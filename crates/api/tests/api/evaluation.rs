//! Outcomes of the programme, and scores for evaluators.

use chrono::Duration;
use headstart_api::use_cases::housekeeping;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, offer, sdq},
    world::{Actor, World, problem, worlds},
};

/// So many young people with a first and a last SDQ, each better by the same; the worker, signed in again, and
/// the addresses of their episodes.
pub async fn paired(world: &World, count: usize) -> (Actor, Vec<String>) {
    let (leader, worker) = eastern_leader(world).await;
    let counselling = offer(world, 5, None).await;
    let mut episodes = Vec::new();
    for n in 0..count {
        let episode =
            active(world, &leader, &worker, &format!("Person{}", "abcdefghijklmnop".get(n..=n).unwrap()))
                .await;
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
async fn outcomes_are_broken_down_by_two_dimensions_and_the_tier() {
    for world in worlds().await {
        paired(&world, 5).await;
        let manager = world.manager().await;
        let by = rows(&manager, "?by=tier,offer,locality&instrument=sdq&informant=self").await;
        assert_eq!(by.len(), 1, "{by:?}");
        let labels: Vec<&str> = by[0]["values"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value["label"].as_str().unwrap())
            .collect();
        assert_eq!(labels, ["Universal Plus", "Offer 5", "East"]);
        assert_eq!(by[0]["values"][0]["value"], "universal_plus");
        assert_eq!(rows(&manager, "").await[0]["values"], json!([]));
        for (by, label) in [
            ("sex", "Female"),
            ("age", "13 to 14"),
            ("waiting", "No session yet"),
            ("dose", "None"),
            ("ethnicity", "Not stated or not known"),
        ] {
            let found = rows(&manager, &format!("?by={by}")).await;
            assert_eq!((found.len(), &found[0]["values"][0]["label"]), (1, &json!(label)), "{by}");
            assert_eq!(found[0]["paired"], 5, "{by}");
        }
        assert_eq!(rows(&manager, "?informant=parent").await, [Value::Null; 0]);
        for wrong in [
            "?by=sex,sex",
            "?by=sex,age",
            "?by=sex,age,dose&instrument=sdq",
            "?scale=total",
            "?instrument=sdq&scale=horoscope",
            "?from=2026-02-01&to=2026-01-01",
            "?by=colour",
            "?instrument=horoscope",
            "?informant=dog",
            "?group=tier",
        ] {
            let refused = manager.get(&format!("/api/v1/evaluation/outcomes{wrong}")).await;
            assert_eq!(problem(refused).await.0, 400, "{wrong}");
        }
        let foreign = world.somebody(world.elsewhere, Role::Evaluator, Place::Partnership).await;
        assert_eq!(rows(&foreign, "").await, [Value::Null; 0]);
        let teacher = world.teacher().await;
        assert_eq!(problem(teacher.get("/api/v1/evaluation/outcomes").await).await.0, 403);
    }
}

#[tokio::test]
async fn a_period_counts_the_pairs_whose_last_score_is_of_it() {
    for world in worlds().await {
        paired(&world, 5).await;
        let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
        let within = rows(&evaluator, "?from=2026-08-01&to=2026-08-31").await;
        assert_eq!((&within[0]["paired"], &within[0]["mean_change"]), (&json!(5), &json!(5.0)));
        assert_eq!(rows(&evaluator, "?from=2026-08-11").await, [Value::Null; 0]);
        let crossed = rows(&evaluator, "?by=sex,locality&instrument=sdq&to=2026-08-10").await;
        assert_eq!((crossed.len(), &crossed[0]["suppressed"]), (1, &json!(false)));
    }
}

#[tokio::test]
async fn schools_are_held_back_below_ten_and_the_answer_says_by_which_rule() {
    for world in worlds().await {
        paired(&world, 5).await;
        let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
        let address = "/api/v1/evaluation/outcomes?instrument=sdq&scale=emotional&by=";
        let schools = evaluator.read(&format!("{address}school")).await;
        assert_eq!((&schools["policy"], &schools["held_back"]), (&json!("safe-setting"), &json!(1)));
        assert_eq!(schools["rows"][0]["suppressed"], true);
        assert!(schools["rows"][0]["mean_change"].is_null());
        let tiers = evaluator.read(&format!("{address}tier")).await;
        assert_eq!((&tiers["policy"], &tiers["held_back"]), (&json!("mhsds"), &json!(0)));
        assert_eq!(tiers["least_loss"], true);
    }
}

#[tokio::test]
async fn each_row_says_where_its_figures_are_defined() {
    for world in worlds().await {
        paired(&world, 5).await;
        let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
        let row = rows(&evaluator, "").await.remove(0);
        // All five were very high at first, and half of that at last.
        assert_eq!((&row["raised_first"], &row["banded"]), (&json!(5), &json!(5)));
        let definition = evaluator.read(row["definition"].as_str().unwrap()).await;
        assert_eq!((&definition["scale"], &definition["better"]), (&json!("emotional"), &json!("lower")));
        assert_eq!(definition["threshold"]["points"], row["smallest_reliable"]);
        assert!(definition["figures"].as_array().unwrap().len() > 8);
        let nowhere = "/api/v1/evaluation/outcomes/definition?instrument=sdq&scale=mood&informant=self";
        assert_eq!(problem(evaluator.get(nowhere).await).await.0, 404);
        assert_eq!(problem(world.teacher().await.get(nowhere).await).await.0, 403);
    }
}

#[tokio::test]
async fn an_outcome_is_shown_month_by_month_and_across_organisations() {
    for world in worlds().await {
        let (_, episodes) = paired(&world, 6).await;
        // The month of the last scores is over.
        world.pass(Duration::days(40));
        let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
        let scale = "instrument=sdq&scale=emotional&informant=self";
        let chart = evaluator
            .read(&format!("/api/v1/evaluation/outcomes/over-time?figure=mean_change&{scale}"))
            .await;
        assert_eq!(chart["months"].as_array().unwrap().len(), 1);
        assert_eq!(
            (&chart["months"][0]["month"], &chart["months"][0]["value"]),
            (&json!("2026-08"), &json!(5.0))
        );
        assert_eq!((&chart["firm"], &chart["mean"]), (&json!(false), &Value::Null));
        assert_eq!(chart["until"], "2026-08-31", "the month that goes on is no part of it");

        // A second score may yet come while support goes on: the share is of support that has ended.
        let shares = format!("/api/v1/evaluation/outcomes/over-time?figure=paired_rate&{scale}");
        let going_on = evaluator.read(&shares).await;
        assert_eq!(going_on["months"], json!([]));
        let open = |chart: &Value| {
            let left = chart["exclusions"].as_array().unwrap().clone();
            left.into_iter().find(|one| one["reason"] == "Support that still goes on")
        };
        assert_eq!(open(&going_on).unwrap()["episodes"], 6);
        let manager = world.manager().await;
        for episode in &episodes {
            manager.moves(episode, "close", json!({"outcome": "goals_met", "reason": "Done"})).await;
        }
        let ended = evaluator.read(&shares).await;
        assert_eq!((&ended["months"][0]["count"], &ended["months"][0]["value"]), (&json!(6), &json!(100.0)));
        assert_eq!(open(&ended), None);
        let funnel = "/api/v1/evaluation/outcomes/funnel";
        let schools = evaluator.read(&format!("{funnel}?by=school&figure=improved&{scale}")).await;
        assert_eq!(schools["points"], json!([]), "six are too few for a school");
        let teacher = world.teacher().await;
        for address in [
            format!("{funnel}?by=school&figure=improved&{scale}"),
            format!("/api/v1/evaluation/outcomes/over-time?figure=improved&{scale}"),
        ] {
            assert_eq!(problem(teacher.get(&address).await).await.0, 403);
        }
        assert_eq!(
            problem(evaluator.get(&format!("{funnel}?by=sex&figure=improved&{scale}")).await).await.0,
            400
        );
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
        let heading = "pseudonym,episode_pseudonym,tier,instrument,version,informant,scale,point,\
            days_since_referral,score,metric,band,answered,items,prorated";
        assert_eq!(lines[0].join(","), heading);
        // Eight scales of the SDQ (no impact), two forms, two young people.
        assert_eq!(lines.len(), 1 + 8 * 2 * 2);
        let first = lines[1][2..].join(",");
        assert_eq!(first, "universal_plus,sdq,1,self,emotional,baseline,0,10,,very-high,5,5,false");
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

#[tokio::test]
async fn consent_to_evaluation_that_runs_out_takes_the_scores_out_and_a_newer_one_keeps_them_in() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 2).await;
        let until_october = json!({"purpose": "evaluation", "given": true, "given_by": "Mother",
            "basis": "parental_responsibility", "until": "2026-10-01"});
        let mut people = Vec::new();
        for episode in &episodes {
            let person = worker.read(episode).await["identity"]["id"].as_str().unwrap().to_owned();
            people.push(format!("/api/v1/young-people/{person}/consents"));
            world.pass(Duration::seconds(1));
            worker.make(people.last().unwrap(), until_october.clone()).await;
        }
        world.pass(Duration::seconds(1));
        let open = json!({"purpose": "evaluation", "given": true, "given_by": "Mother",
            "basis": "parental_responsibility"});
        worker.make(&people[0], open).await;

        let counted = async || {
            let now = world.state.now();
            world.state.store.write(move |tx| housekeeping::tidy(tx, now)).await.unwrap();
            let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
            exported(&evaluator).await.len() - 1
        };
        let both = counted().await;
        world.pass(Duration::days(60));
        assert_eq!(counted().await * 2, both, "one ran out on 1 October 2026");
    }
}
