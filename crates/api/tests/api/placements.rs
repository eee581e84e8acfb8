//! Placements in offers.

use chrono::Duration;
use headstart_domain::access::{Grant, Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{actions, active, eastern_leader, id, offer, waiting},
    world::{Actor, problem, worlds},
};

/// Places somebody and gives the address of the placement.
async fn placed(worker: &Actor, episode: &str, offer: headstart_store::Uid) -> String {
    let made = worker.make(&format!("{episode}/placements"), json!({"offer_id": offer.0})).await;
    format!("/api/v1/placements/{}", made["id"].as_str().unwrap())
}

async fn moved(
    worker: &Actor,
    placement: &str,
    version: i32,
    action: &str,
    details: Value,
) -> reqwest::Response {
    let at = worker.with("If-Match", &format!("\"v{version}\""));
    at.post(&format!("{placement}/{action}"), details).await
}

#[tokio::test]
async fn a_placement_goes_from_the_offer_to_its_end() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let counselling = offer(&world, 5, None).await;
        let placement = placed(&worker, &episode, counselling).await;
        let listed = worker.read(&format!("{episode}/placements")).await;
        assert_eq!(
            (&listed[0]["offer"], &listed[0]["organisation"]),
            (&json!("Offer 5"), &json!("Counsellors"))
        );
        assert_eq!(actions(&listed[0]["moves"]), ["queue", "schedule", "did-not-start", "transfer"]);
        // The young person's timeline names the offer and leads to it.
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let timeline = worker.read(&format!("/api/v1/young-people/{person}/timeline")).await;
        let offered = timeline.as_array().unwrap().iter().find(|entry| entry["kind"] == "placement").unwrap();
        assert_eq!(offered["detail"], "Offer 5: Offered");
        assert_eq!(offered["link"], format!("/episodes/{}/placements", id(&episode)));
        for (version, action, state) in [
            (1, "queue", "waiting_list"),
            (2, "schedule", "scheduled"),
            (3, "start", "active"),
            (4, "complete", "completed"),
        ] {
            let answer = moved(&worker, &placement, version, action, json!({})).await;
            assert_eq!(answer.headers()["etag"], format!("\"v{}\"", version + 1).as_str());
            assert_eq!(answer.json::<Value>().await.unwrap()["state"], state);
        }
        let (status, code, body) = problem(moved(&worker, &placement, 5, "start", json!({})).await).await;
        assert_eq!((status, code.as_str(), &body["possible"]), (409, "move_not_possible", &Value::Null));
    }
}

#[tokio::test]
async fn a_full_offer_has_a_waiting_list_and_no_place() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let counselling = offer(&world, 5, Some(1)).await;
        let mut placements = Vec::new();
        for name in ["Ana", "Ben"] {
            let episode = waiting(&world, &worker, name).await;
            placements.push(placed(&worker, &episode, counselling).await);
        }
        assert_eq!(moved(&worker, &placements[0], 1, "schedule", json!({})).await.status(), 200);
        let full = moved(&worker, &placements[1], 1, "schedule", json!({})).await;
        assert_eq!(problem(full).await.1, "conflict");
        assert_eq!(moved(&worker, &placements[1], 1, "queue", json!({})).await.status(), 200);
        let gone = json!({"reason": "Moved away"});
        assert_eq!(moved(&worker, &placements[0], 2, "did-not-start", gone).await.status(), 200);
        assert_eq!(moved(&worker, &placements[1], 2, "schedule", json!({})).await.status(), 200);
    }
}

#[tokio::test]
async fn an_offer_must_fit_and_is_given_once() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let path = format!("{episode}/placements");
        let above = offer(&world, 9, None).await;
        for (offer, wanted) in [(above, "not_allowed"), (world.here.east, "unknown")] {
            let (status, _, body) = problem(worker.post(&path, json!({"offer_id": offer.0})).await).await;
            assert_eq!((status, &body["errors"][0]["code"]), (422, &json!(wanted)), "{body}");
        }
        let counselling = offer(&world, 5, None).await;
        placed(&worker, &episode, counselling).await;
        let twice = worker.post(&path, json!({"offer_id": counselling.0})).await;
        assert_eq!(problem(twice).await.1, "conflict");
        worker.moves(&episode, "close", json!({"outcome": "declined", "reason": "No"})).await;
        let other = offer(&world, 6, None).await;
        let closed = worker.post(&path, json!({"offer_id": other.0})).await;
        assert_eq!(problem(closed).await.1, "conflict");
    }
}

#[tokio::test]
async fn a_placement_out_of_reach_is_not_there() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let placement = placed(&worker, &episode, offer(&world, 5, None).await).await;
        let foreign = world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await;
        assert_eq!(problem(moved(&foreign, &placement, 1, "schedule", json!({})).await).await.0, 404);
        let school = Place::School(world.here.school.into());
        let inclusion = world.somebody(world.here, Role::InclusionLead, school).await;
        assert_eq!(problem(moved(&inclusion, &placement, 1, "schedule", json!({})).await).await.0, 403);
    }
}

#[tokio::test]
async fn an_organisation_sees_whom_it_supports_only_with_consent_and_only_while_it_does() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let consents = format!("/api/v1/young-people/{person}/consents");
        let placement = placed(&worker, &episode, offer(&world, 5, None).await).await;
        let organisation = Place::Organisation(world.here.organisation.into());
        let counsellor = world.somebody(world.here, Role::DeliveryWorker, organisation).await;
        let sees = async || counsellor.get(&episode).await.status().as_u16();
        assert_eq!(sees().await, 404, "nobody agreed to share");
        let share = |given: bool| {
            json!({"purpose": "share", "organisation_id": world.here.organisation.0, "given": given,
                   "given_by": "Mother", "basis": "parental_responsibility"})
        };
        let consent = worker.make(&consents, share(true)).await;
        assert_eq!(sees().await, 200);
        assert_eq!(moved(&counsellor, &placement, 1, "schedule", json!({})).await.status(), 200);
        let withdraw = format!("{consents}/{}/withdraw", consent["id"].as_str().unwrap());
        assert!(worker.post(&withdraw, json!({})).await.status().is_success());
        assert_eq!(sees().await, 404, "withdrawn");
        worker.make(&consents, share(true)).await;
        assert_eq!(sees().await, 200);
        worker.make(&consents, share(false)).await;
        assert_eq!(sees().await, 404, "refused later");
        worker.make(&consents, share(true)).await;
        let ended = moved(&worker, &placement, 2, "did-not-start", json!({"reason": "Moved away"})).await;
        assert_eq!(ended.status(), 200);
        assert_eq!(sees().await, 404, "the placement has ended");
    }
}

#[tokio::test]
async fn consent_to_share_ends_with_its_last_day_in_the_united_kingdom() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        placed(&worker, &episode, offer(&world, 5, None).await).await;
        let organisation = Place::Organisation(world.here.organisation.into());
        let grant = Grant { role: Role::DeliveryWorker, place: organisation };
        let counsellor = world.account(world.here, &[grant]).await;
        // It is 13 May, ten o'clock in British Summer Time.
        let share = json!({"purpose": "share", "organisation_id": world.here.organisation.0, "given": true,
                           "given_by": "Mother", "basis": "parental_responsibility", "until": "2026-05-13"});
        worker.make(&format!("/api/v1/young-people/{person}/consents"), share).await;
        let sees = async || {
            let counsellor = world.sign_in(&counsellor.email).await;
            let listed = counsellor.read("/api/v1/episodes").await["items"].as_array().unwrap().len();
            (counsellor.get(&episode).await.status().as_u16(), listed)
        };
        assert_eq!(sees().await, (200, 1));
        world.pass(Duration::minutes(13 * 60 + 30));
        assert_eq!(sees().await, (200, 1), "half past eleven in the evening");
        world.pass(Duration::hours(1));
        assert_eq!(sees().await, (404, 0), "half past midnight, still 13 May in UTC");
    }
}

#[tokio::test]
async fn who_delivers_an_offer_does_not_close_or_step_the_whole_support() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        placed(&worker, &episode, offer(&world, 5, None).await).await;
        let share = json!({"purpose": "share", "organisation_id": world.here.organisation.0, "given": true,
                           "given_by": "Mother", "basis": "parental_responsibility"});
        worker.make(&format!("/api/v1/young-people/{person}/consents"), share).await;
        let organisation = Place::Organisation(world.here.organisation.into());
        let counsellor = world.somebody(world.here, Role::DeliveryWorker, organisation).await;
        assert_eq!(counsellor.read(&episode).await["moves"], json!([]));
        let tried =
            counsellor.try_move(&episode, "close", json!({"outcome": "declined", "reason": "x"})).await;
        assert_eq!(problem(tried).await.0, 403);
    }
}
