//! A young person handed over to a specialist service: nobody loses sight of them before the service has them.

use serde_json::{Value, json};

use crate::world::{Actor, problem, worlds};

/// What a list shows: the identifiers.
async fn listed(actor: &Actor, filter: &str) -> Vec<Value> {
    let page = actor.read(&format!("/api/v1/referrals?{filter}")).await;
    page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

#[tokio::test]
async fn a_hand_over_stays_on_the_list_and_is_no_support_until_the_service_has_acknowledged_it() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let made = teacher.make("/api/v1/referrals", world.referral("Ana")).await;
        let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
        let worker = world.eastern_worker().await;
        let manager = world.manager().await;
        worker.moves(&referral, "start-screening", json!({})).await;
        let details = json!({"destination": "CAMHS", "reason": "Self-harm"});
        manager.moves(&referral, "refer-to-specialist", details).await;

        let waiting = vec![made["id"].clone()];
        assert_eq!(listed(&worker, "open=true").await, waiting);
        let counts = worker.read("/api/v1/referral-counts").await;
        assert_eq!((&counts[0]["state"], &counts[0]["count"]), (&json!("referred_to_specialist"), &json!(1)));
        assert_eq!(teacher.read(&referral).await["progress"], "looked_at", "nobody supports Ana yet");
        assert_eq!(listed(&teacher, "open=true").await, waiting, "no filter tells more than the progress");

        // Nor does a move that comes too late.
        let (status, _, body) =
            problem(teacher.try_move(&referral, "withdraw", json!({"reason": "Moved"})).await).await;
        assert_eq!((status, &body["possible"]), (409, &Value::Null), "{body}");
        assert!(!body.to_string().contains("specialist"), "{body}");

        manager.moves(&referral, "acknowledge-hand-over", json!({"reason": "Rang on Monday"})).await;
        assert_eq!(listed(&worker, "open=true").await, Vec::<Value>::new());
        assert_eq!(worker.read("/api/v1/referral-counts").await, json!([]));
        assert_eq!(teacher.read(&referral).await["progress"], "ended");
    }
}
