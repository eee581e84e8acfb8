//! What cannot be written to the audit does not happen: no change is kept, and no reading is answered.

use serde_json::{Value, json};

use crate::world::{World, problem, worlds};

/// A referral of Ana and its young person, as a worker of the locality team knows them.
async fn referred(world: &World) -> (crate::world::Actor, String, String) {
    let worker = world.eastern_worker().await;
    let made = worker.make("/api/v1/referrals", world.referral("Ana")).await;
    let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
    let person = worker.read(&referral).await["full"]["young_person_id"].as_str().unwrap().to_owned();
    (worker, referral, format!("/api/v1/young-people/{person}"))
}

/// An answer that says that something failed, and nothing of whom it was about.
async fn failed(answer: reqwest::Response) {
    let (status, _, body) = problem(answer).await;
    assert!(status >= 500, "{body}");
    assert!(!body.to_string().contains("Ana") && !body.to_string().contains("audit"), "{body}");
}

#[tokio::test]
async fn a_move_whose_audit_fails_leaves_the_referral_and_its_history_as_they_were() {
    for world in worlds().await {
        let (worker, referral, person) = referred(&world).await;
        worker.moves(&referral, "start-screening", json!({})).await;
        let (before, record) = (worker.read(&referral).await, worker.read(&person).await);
        // The move is written before the support that it opens; both go, with the first or with the last.
        for action in ["referral.moved", "episode.created"] {
            world.database.refuse_audit(action);
            let accept = json!({"reason": "Falling engagement"});
            failed(worker.try_move(&referral, "accept-universal-plus", accept).await).await;
            world.database.take_audit_again();
            assert_eq!(worker.read(&referral).await, before, "{action}");
            assert_eq!(worker.read(&person).await["episodes"], record["episodes"], "{action}");
        }
        worker.moves(&referral, "accept-universal-plus", json!({"reason": "Falling engagement"})).await;
    }
}

#[tokio::test]
async fn a_referral_whose_audit_fails_leaves_nobody_behind_and_can_be_sent_again_with_its_key() {
    for world in worlds().await {
        let worker = world.eastern_worker().await.with("Idempotency-Key", "once");
        world.database.refuse_audit("referral.created");
        failed(worker.post("/api/v1/referrals", world.referral("Ana")).await).await;
        world.database.take_audit_again();
        assert_eq!(worker.read("/api/v1/referrals").await["items"], json!([]));
        let search = json!({"family_name": "Testperson"});
        let found: Value = worker.post("/api/v1/young-people/search", search).await.json().await.unwrap();
        assert_eq!(found, json!([]));
        worker.make("/api/v1/referrals", world.referral("Ana")).await;
        assert_eq!(worker.read("/api/v1/referrals").await["items"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_change_of_a_record_whose_audit_fails_is_not_kept() {
    for world in worlds().await {
        let (worker, _, person) = referred(&world).await;
        let before = worker.read(&person).await;
        world.database.refuse_audit("young_person.changed");
        let body = Some(("application/merge-patch+json", json!({"known_as": "Annie"}).to_string()));
        let at_1 = worker.with("If-Match", "\"v1\"");
        failed(at_1.send(reqwest::Method::PATCH, &person, body).await).await;
        world.database.take_audit_again();
        assert_eq!(worker.read(&person).await, before);
    }
}

#[tokio::test]
async fn a_reading_whose_audit_fails_is_not_answered() {
    for world in worlds().await {
        let (worker, referral, person) = referred(&world).await;
        for (action, path) in [
            ("young_person.read", person.clone()),
            ("young_person.timeline_read", format!("{person}/timeline")),
            ("referral.read", referral.clone()),
            ("referral.screening_read", format!("{referral}/screening")),
        ] {
            world.database.refuse_audit(action);
            failed(worker.get(&path).await).await;
            world.database.take_audit_again();
            assert_eq!(worker.get(&path).await.status(), 200, "{path}");
        }
    }
}
