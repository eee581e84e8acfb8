//! What a partnership asks for, and what is due because of it.

use chrono::Duration;
use serde_json::{Value, json};

use crate::{
    support::{active, answer_link, eastern_leader, sdq},
    world::{Actor, problem, worlds},
};

const PATH: &str = "/api/v1/measuring";

async fn due(worker: &Actor) -> Value {
    worker.read("/api/v1/episodes?mine=true").await["items"][0]["due"].clone()
}

#[tokio::test]
async fn a_baseline_is_late_after_the_second_contact_and_a_review_follows_the_partnerships_weeks() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        assert_eq!(due(&worker).await, json!(["First contact", "Baseline"]));
        let seen = json!({"on": "2026-05-13", "mechanism": "01", "attendance": "5"});
        let missed = json!({"on": "2026-05-13", "mechanism": "01", "attendance": "3"});
        worker.make(&format!("{episode}/sessions"), seen.clone()).await;
        worker.make(&format!("{episode}/sessions"), missed).await;
        assert_eq!(due(&worker).await, json!(["Baseline"]));
        worker.make(&format!("{episode}/sessions"), seen).await;
        assert_eq!(due(&worker).await, json!(["Baseline (late)"]));
        worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-05-13", 1)).await;
        assert_eq!(due(&worker).await, json!([]));

        let mut settings = administrator.read(PATH).await["settings"].clone();
        assert_eq!((&settings["review_weeks"], &settings["baseline_by_contact"]), (&json!(12), &json!(2)));
        settings["review_weeks"] = json!(4);
        settings["asked"] = json!([
            {"tier": "universal_plus", "instrument": "sdq", "informant": "self"},
            {"tier": "universal_plus", "instrument": "gad-7", "informant": "self"}
        ]);
        let change = administrator.with("If-Match", "\"v0\"").put(PATH, settings.clone()).await;
        assert_eq!(change.status(), 200);
        let gad = "Baseline: Generalised Anxiety Disorder scale, 7 items, young person (late)";
        let title = worker.read("/api/v1/instruments/gad-7").await["title"].as_str().unwrap().to_owned();
        let gad = gad.replace("Generalised Anxiety Disorder scale, 7 items", &title);
        assert_eq!(due(&worker).await, json!([gad]));
        world.pass(Duration::weeks(4));
        let worker = world.sign_in(&leader.email).await;
        let sdq_title = worker.read("/api/v1/instruments/sdq").await["title"].as_str().unwrap().to_owned();
        assert_eq!(due(&worker).await, json!([gad, format!("Review: {sdq_title}, young person")]));
    }
}

#[tokio::test]
async fn what_is_asked_for_is_checked_versioned_and_changed_by_administrators_only() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let manager = world.manager().await;
        let mut settings = manager.read(PATH).await["settings"].clone();
        let refused = manager.with("If-Match", "\"v0\"").put(PATH, settings.clone()).await;
        assert_eq!(problem(refused).await.0, 403);
        assert_eq!(problem(administrator.put(PATH, settings.clone()).await).await.0, 428);
        settings["help_lines"][0]["number"] = json!("");
        let wrong = problem(administrator.with("If-Match", "\"v0\"").put(PATH, settings.clone()).await).await;
        assert_eq!((wrong.0, &wrong.2["errors"][0]["field"]), (422, &json!("help_lines[0].number")));
        settings["help_lines"][0]["number"] = json!("01632 960999");
        let right = administrator.with("If-Match", "\"v0\"").put(PATH, settings.clone()).await;
        let changed: Value = right.json().await.unwrap();
        assert_eq!((&changed["version"], &changed["settings"]), (&json!(1), &settings));
        assert!(changed["changed_by"].is_string());
        let stale = administrator.with("If-Match", "\"v0\"").put(PATH, settings).await;
        assert_eq!(problem(stale).await.0, 412);
    }
}

#[tokio::test]
async fn a_link_that_was_sent_stands_beside_what_is_due_until_somebody_answers() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let seen = json!({"on": "2026-05-13", "mechanism": "01", "attendance": "5"});
        worker.make(&format!("{episode}/sessions"), seen).await;
        // A device that is handed over is no link that somebody waits for.
        answer_link(&worker, &episode, "gad-7", "tablet").await;
        assert_eq!(due(&worker).await, json!(["Baseline"]));
        answer_link(&worker, &episode, "gad-7", "link").await;
        assert_eq!(due(&worker).await, json!(["Baseline, link sent 13 May"]));
        world.pass(Duration::days(15));
        let worker = world.sign_in(&leader.email).await;
        assert_eq!(due(&worker).await, json!(["Baseline, link of 13 May not answered in time"]));
        let (link, _) = answer_link(&worker, &episode, "gad-7", "link").await;
        assert_eq!(due(&worker).await, json!(["Baseline, link sent 28 May"]));
        let cancel = format!("/api/v1/answer-links/{}/cancel", link["id"].as_str().unwrap());
        assert!(worker.post(&cancel, json!({})).await.status().is_success());
        assert_eq!(due(&worker).await, json!(["Baseline, link of 13 May not answered in time"]));
        worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-05-28", 1)).await;
        assert_eq!(due(&worker).await, json!([]));
    }
}
