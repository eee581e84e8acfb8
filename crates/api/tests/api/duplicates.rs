//! Referrals that repeat another one: no young person is lost by a wrong reference.

use serde_json::{Value, json};

use crate::world::{Actor, problem, worlds};

/// Refers somebody: the address and what a worker reads of it.
async fn refers(worker: &Actor, told: Value) -> (String, Value) {
    let made = worker.make("/api/v1/referrals", told).await;
    let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
    let read = worker.read(&referral).await;
    (referral, read)
}

/// What is said of the reference when a referral is marked as a repetition of it; nothing when it is accepted.
async fn marked(worker: &Actor, referral: &str, of: &Value) -> Option<String> {
    let answer = worker.try_move(referral, "mark-duplicate", json!({"duplicate_of": of["reference"]})).await;
    if answer.status() == 200 {
        return None;
    }
    let (status, _, body) = problem(answer).await;
    assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("duplicate_of")));
    Some(body["errors"][0]["message"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_referral_repeats_only_another_about_the_same_young_person_that_is_worked_on() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let (first, ana) = refers(&worker, world.referral("Ana")).await;
        let mut again = world.referral("Ana");
        again["same_as"] = json!({"same": ana["full"]["young_person_id"]});
        let (second, repeated) = refers(&worker, again).await;
        let mut told = world.referral("Ben");
        told["young_person"]["family_name"] = json!("Otherwise");
        let (other, ben) = refers(&worker, told).await;

        let refused = marked(&worker, &other, &ana).await.unwrap();
        assert!(refused.contains("about another record"), "{refused}");
        assert_eq!(worker.read(&other).await["full"]["state"], "submitted", "Ben is still looked at");
        assert!(marked(&worker, &other, &ben).await.unwrap().contains("repeat itself"));

        assert_eq!(marked(&worker, &second, &ana).await, None);
        let refused = marked(&worker, &first, &repeated).await.unwrap();
        assert!(refused.contains("set aside"), "{refused}");
        assert_eq!(worker.read(&first).await["full"]["state"], "submitted", "one of the two stays open");
    }
}
