//! The end of a period of support: the measures that it wants, and taking it back.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{actions, active, eastern_leader, offer, sdq, waiting},
    world::{problem, worlds},
};

fn end(outcome: &str) -> Value {
    json!({"outcome": outcome, "reason": "Ended together"})
}

#[tokio::test]
async fn completing_support_asks_for_closing_measures_or_a_word_why_there_are_none() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let measures = format!("{episode}/measures");
        worker.make(&measures, sdq("baseline", "2026-05-13", 1)).await;
        worker.moves(&episode, "begin-closing", json!({})).await;
        let seen = worker.read(&episode).await;
        let missing = &seen["missing_at_closing"];
        assert_eq!(
            (&missing[0]["instrument"], &missing[0]["informant"], missing.as_array().unwrap().len()),
            (&json!("sdq"), &json!("self"), 1)
        );
        for outcome in ["goals_met", "partly_met", "not_met"] {
            let (status, _, body) = problem(worker.try_move(&episode, "close", end(outcome)).await).await;
            assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("no_measures")), "{body}");
        }
        let mut why = end("goals_met");
        why["no_measures"] = json!("not_reached");
        let closed = worker.moves(&episode, "close", why).await;
        assert_eq!(closed["missing_at_closing"], json!([]));
        let last = closed["history"].as_array().unwrap().last().unwrap().clone();
        let told: Vec<_> = last["told"].as_array().unwrap().iter().map(|one| &one["text"]).collect();
        assert!(told.contains(&&json!("They could not be reached")), "{last}");
    }
}

#[tokio::test]
async fn nobody_is_held_up_who_was_measured_never_had_a_baseline_or_stopped_coming() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let measured = active(&world, &leader, &worker, "Ana").await;
        for point in ["baseline", "closing"] {
            worker.make(&format!("{measured}/measures"), sdq(point, "2026-05-13", 1)).await;
        }
        worker.moves(&measured, "close", end("goals_met")).await;
        let never = active(&world, &leader, &worker, "Ben").await;
        worker.moves(&never, "close", end("partly_met")).await;
        let gone = active(&world, &leader, &worker, "Cleo").await;
        worker.make(&format!("{gone}/measures"), sdq("baseline", "2026-05-13", 1)).await;
        worker.moves(&gone, "close", end("disengaged")).await;
    }
}

#[tokio::test]
async fn support_that_was_closed_too_soon_is_reopened_with_a_reason_where_it_had_come_to() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let counselling = offer(&world, 5, None).await;
        let begun = active(&world, &leader, &worker, "Ana").await;
        worker.make(&format!("{begun}/placements"), json!({"offer_id": counselling.0})).await;
        let never_led = waiting(&world, &worker, "Ben").await;
        for (episode, state) in [(&begun, "active"), (&never_led, "waiting")] {
            let before = worker.read(episode).await;
            let closed = worker.moves(episode, "close", end("disengaged")).await;
            assert_eq!(actions(&closed["moves"]), ["reopen"]);
            let unsaid = problem(worker.try_move(episode, "reopen", json!({})).await).await;
            assert_eq!(unsaid.2["errors"][0]["field"], "reason");
            let open = worker.moves(episode, "reopen", json!({"reason": "Came back"})).await;
            assert_eq!((&open["state"], &open["may_work"]), (&json!(state), &json!(true)));
            assert_eq!((&open["outcome"], &open["closed_at"]), (&Value::Null, &Value::Null));
            assert_eq!(open["started_at"], before["started_at"]);
        }
        assert_eq!(worker.read(&begun).await["placements"][0]["state"], "did_not_start", "it stays ended");
    }
}

#[tokio::test]
async fn support_is_not_reopened_after_a_step_beside_other_support_late_or_by_others() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let reason = || json!({"reason": "Came back"});
        let stepped = active(&world, &leader, &worker, "Ana").await;
        worker.moves(&stepped, "step-down", json!({"tier": "universal", "reason": "Better"})).await;
        let beside = waiting(&world, &worker, "Ben").await;
        let person = worker.read(&beside).await["identity"]["id"].clone();
        worker.moves(&beside, "close", end("declined")).await;
        let mut again = world.referral("Ben");
        again["same_as"] = json!({"same": person});
        let made = worker.make("/api/v1/referrals", again).await;
        let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
        worker.moves(&referral, "start-screening", json!({})).await;
        worker.moves(&referral, "accept-universal-plus", reason()).await;
        for episode in [&stepped, &beside] {
            assert_eq!(worker.read(episode).await["moves"], json!([]));
            assert_eq!(problem(worker.try_move(episode, "reopen", reason()).await).await.1, "conflict");
        }

        let late = waiting(&world, &worker, "Cleo").await;
        worker.moves(&late, "close", end("declined")).await;
        let school = Place::School(world.here.school.into());
        let inclusion = world.somebody(world.here, Role::InclusionLead, school).await;
        assert_eq!(problem(inclusion.try_move(&late, "reopen", reason()).await).await.0, 403);
        world.pass(Duration::days(90));
        let worker = world.sign_in(&leader.email).await;
        assert_eq!(actions(&worker.read(&late).await["moves"]), ["reopen"], "ninety days after");
        world.pass(Duration::days(1));
        let worker = world.sign_in(&leader.email).await;
        assert_eq!(worker.read(&late).await["moves"], json!([]));
        let refused = problem(worker.try_move(&late, "reopen", reason()).await).await;
        assert_eq!(refused.1, "conflict");
    }
}
