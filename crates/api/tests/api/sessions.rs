//! Sessions of support.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use headstart_store::Uid;
use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, id, offer, waiting},
    world::{Actor, problem, worlds},
};

fn session(on: &str, attendance: &str) -> Value {
    json!({"on": on, "minutes": 50, "mechanism": "01", "attendance": attendance, "note": "Talked about sleep"})
}

#[tokio::test]
async fn the_first_session_at_which_they_were_seen_ends_the_wait_for_a_first_contact() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        // Referred on Wednesday 13 May.
        let episode = active(&world, &leader, &worker, "Ana").await;
        world.pass(Duration::days(14));
        let worker = world.sign_in(&leader.email).await;
        let path = format!("{episode}/sessions");
        assert_eq!(worker.read(&episode).await["working_days_to_first_contact"], 10);
        worker.make(&path, session("2026-05-14", "3")).await;
        assert_eq!(worker.read(&episode).await["working_days_to_first_contact"], 10);
        worker.make(&path, session("2026-05-20", "5")).await;
        assert_eq!(worker.read(&episode).await["working_days_to_first_contact"], 5);
        let listed = worker.read(&path).await;
        let days: Vec<_> = listed.as_array().unwrap().iter().map(|session| &session["on"]).collect();
        assert_eq!(days, ["2026-05-20", "2026-05-14"]);
        assert_eq!(listed[1]["attendance_label"], "Did not come");
        assert_eq!(worker.read("/api/v1/episodes").await["items"][0]["last_seen"], "2026-05-20");
    }
}

#[tokio::test]
async fn a_session_that_cannot_be_is_refused_by_field() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let other = waiting(&world, &worker, "Ben").await;
        let counselling = offer(&world, 5, None).await;
        let elsewhere = worker.make(&format!("{other}/placements"), json!({"offer_id": counselling.0})).await;
        let path = format!("{episode}/sessions");
        let mut long = session("2026-05-13", "5");
        long["minutes"] = json!(481);
        let mut strange = session("2026-05-13", "5");
        strange["placement_id"] = elsewhere["id"].clone();
        for (told, field, code) in [
            (session("2026-05-14", "5"), "on", "out_of_range"),
            (session("2026-05-12", "5"), "on", "out_of_range"),
            (long, "minutes", "out_of_range"),
            (strange, "placement_id", "unknown"),
            (session("2026-05-13", "9"), "attendance", "unknown_code"),
        ] {
            let (status, _, body) = problem(worker.post(&path, told).await).await;
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
async fn a_note_is_for_those_who_work_with_the_young_person_and_sealed_in_the_database() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/sessions");
        let made = worker.make(&path, session("2026-05-13", "5")).await;
        assert!(made["note"].is_null(), "the answer is kept for repeated requests");
        assert_eq!(worker.read(&path).await[0]["note"], "Talked about sleep");
        let school = Place::School(world.here.school.into());
        let inclusion = world.somebody(world.here, Role::InclusionLead, school).await;
        let seen = inclusion.read(&path).await;
        assert_eq!((&seen[0]["note"], &seen[0]["on"]), (&Value::Null, &json!("2026-05-13")));
        let row = Uid(id(&episode).parse().unwrap());
        let rows = world.write(move |tx| tx.sessions_of_episode(row)).await;
        assert!(!rows[0].note.as_ref().unwrap().contains("sleep"));
    }
}

#[tokio::test]
async fn a_repeated_request_records_one_session() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/sessions");
        let worker = worker.with("Idempotency-Key", "a session");
        let first = worker.make(&path, session("2026-05-13", "5")).await;
        assert_eq!(worker.make(&path, session("2026-05-13", "5")).await, first);
        assert_eq!(worker.read(&path).await.as_array().unwrap().len(), 1);
        let other = worker.post(&path, session("2026-05-13", "3")).await;
        assert_eq!(problem(other).await.1, "key_reused");
    }
}

#[tokio::test]
async fn a_closed_period_takes_no_more_sessions() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        worker.moves(&episode, "close", json!({"outcome": "goals_met", "reason": "Done"})).await;
        let late = worker.post(&format!("{episode}/sessions"), session("2026-05-13", "5")).await;
        assert_eq!(problem(late).await.1, "conflict");
    }
}

#[tokio::test]
async fn a_wrong_session_is_corrected_and_what_the_support_keeps_of_it_follows() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        world.pass(Duration::days(14));
        let worker = world.sign_in(&leader.email).await;
        let path = format!("{episode}/sessions");
        let first = worker.make(&path, session("2026-05-14", "5")).await;
        worker.make(&path, session("2026-05-20", "5")).await;
        // They step down: the next period goes on with the first contact.
        let down = json!({"tier": "universal", "reason": "Better"});
        let answer = worker.try_move(&episode, "step-down", down).await;
        let next = answer.headers()["location"].to_str().unwrap().to_owned();
        let waited =
            async |episode: &str| worker.read(episode).await["working_days_to_first_contact"].clone();
        assert_eq!((waited(&episode).await, waited(&next).await), (json!(1), json!(1)));

        let address = format!("{path}/{}", first["id"].as_str().unwrap());
        let mut told = session("2026-05-18", "3");
        told["note"] = json!("Was ill");
        let at_1 = worker.with("If-Match", "\"v1\"");
        let answer = at_1.put(&address, told.clone()).await;
        assert_eq!(answer.headers()["etag"], "\"v2\"");
        let corrected: Value = answer.json().await.unwrap();
        assert_eq!((&corrected["attendance"], &corrected["note"]), (&json!("3"), &json!("Was ill")));
        assert_eq!((&corrected["corrected_by"], &first["corrected_by"]), (&json!(leader.name), &Value::Null));
        assert_eq!((waited(&episode).await, waited(&next).await), (json!(5), json!(5)));
        assert_eq!(problem(at_1.put(&address, told.clone()).await).await.0, 412);
        assert_eq!(problem(worker.put(&address, told.clone()).await).await.0, 428);
        told["on"] = json!("2026-05-12");
        let early = worker.with("If-Match", "\"v2\"").put(&address, told).await;
        assert_eq!(problem(early).await.2["errors"][0]["field"], "on");

        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("/api/v1/young-people/{person}/audit")).await;
        let entry = audit.as_array().unwrap().iter().find(|entry| entry["action"] == "session.corrected");
        assert_eq!(entry.unwrap()["fields"], json!(["on", "attendance", "note"]));
    }
}

#[tokio::test]
async fn only_who_works_with_the_young_person_corrects_and_only_within_that_support() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let other = active(&world, &leader, &worker, "Ben").await;
        let made = worker.make(&format!("{episode}/sessions"), session("2026-05-13", "5")).await;
        let id = made["id"].as_str().unwrap();
        let put = async |actor: &Actor, episode: &str| {
            let at_1 = actor.with("If-Match", "\"v1\"");
            at_1.put(&format!("{episode}/sessions/{id}"), session("2026-05-13", "6")).await
        };
        assert_eq!(problem(put(&worker, &other).await).await.0, 404);
        let west = Place::Locality(world.here.west.into());
        let outsider = world.somebody(world.here, Role::MentalHealthSupportWorker, west).await;
        assert_eq!(problem(put(&outsider, &episode).await).await.0, 404);
        let school = Place::School(world.here.school.into());
        let inclusion = world.somebody(world.here, Role::InclusionLead, school).await;
        assert_eq!(problem(put(&inclusion, &episode).await).await.0, 403);
        // A slip may be noticed after the end.
        worker.moves(&episode, "close", json!({"outcome": "moved_away", "reason": "Moved"})).await;
        assert_eq!(put(&worker, &episode).await.status(), 200);
        let seen = worker.read(&format!("{episode}/sessions")).await;
        assert_eq!(seen[0]["attendance"], "6");
        let reader = inclusion.read(&episode).await;
        assert_eq!(
            (&reader["may_correct"], &worker.read(&episode).await["may_correct"]),
            (&json!(false), &json!(true))
        );
    }
}
