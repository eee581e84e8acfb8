//! Risk items that were endorsed: who must know, and what was done.

use chrono::NaiveDate;
use headstart_domain::access::{Grant, Place, Reach, Role, Subject};
use headstart_store::{
    Uid,
    rows::{Alert, Measure, PersonAccess, YoungPerson},
    tx::{alert::AlertFilter, bulk::Records},
};
use serde_json::{Value, json};

use crate::{
    support::{active, answer_link, eastern_leader, id},
    world::{Actor, World, problem, worlds},
};

async fn safeguarding(world: &World) -> Actor {
    world.somebody(world.here, Role::SafeguardingLead, Place::Partnership).await
}

/// Answers the PHQ-9 through a link, its ninth item as given.
async fn answer(world: &World, worker: &Actor, episode: &str, ninth: i32) {
    let (_, token) = answer_link(worker, episode, "phq-9", "link").await;
    let mut answers = vec![json!(0); 9];
    answers[0] = Value::Null;
    answers[8] = json!(ninth);
    let sent = json!({"token": token, "answers": answers});
    assert_eq!(world.nobody().post("/api/v1/answering/submit", sent).await.status(), 200);
}

async fn open(actor: &Actor) -> Vec<Value> {
    actor.read("/api/v1/alerts?open=true").await["items"].as_array().unwrap().clone()
}

async fn count(actor: &Actor) -> Value {
    actor.read("/api/v1/alerts/count").await["open"].clone()
}

#[tokio::test]
async fn an_endorsed_risk_item_reaches_the_lead_worker_and_the_safeguarding_lead_until_it_is_seen_to() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        answer(&world, &worker, &episode, 0).await;
        assert_eq!(count(&worker).await, 0, "an item that was not endorsed alerts nobody");
        answer(&world, &worker, &episode, 2).await;

        let lead = safeguarding(&world).await;
        for actor in [&worker, &lead] {
            assert_eq!(count(actor).await, 1);
            let alerts = open(actor).await;
            let about = &alerts[0]["about"];
            // The form could not be scored, one answer missing: the alert is raised all the same.
            assert_eq!((&about["item"], &about["answer"]), (&json!(9), &json!(2.0)));
            assert_eq!(about["answer_words"], "More than half the days");
            assert_eq!(about["young_person"], "Ana Testperson");
            assert_eq!(alerts[0]["lead_worker"], json!(leader.name));
        }
        let caseload = worker.read("/api/v1/episodes?mine=true").await;
        assert_eq!(caseload["items"][0]["open_alerts"], 1);

        let path = format!("/api/v1/alerts/{}/acknowledge", open(&worker).await[0]["id"].as_str().unwrap());
        assert_eq!(problem(worker.post(&path, json!({"done": " "})).await).await.0, 422);
        let seen: Value = lead.post(&path, json!({"done": "Rang the carer"})).await.json().await.unwrap();
        assert_eq!(seen["about"]["done"], "Rang the carer");
        assert!(seen["acknowledged_at"].is_string() && seen["acknowledged_by"].is_string());
        assert_eq!(problem(worker.post(&path, json!({"done": "Too"})).await).await.0, 409);
        assert_eq!((count(&worker).await, count(&lead).await), (json!(0), json!(0)));
        assert_eq!(worker.read("/api/v1/episodes?mine=true").await["items"][0]["open_alerts"], 0);
        let done = worker.read("/api/v1/alerts?open=false").await;
        assert_eq!(done["items"][0]["about"]["done"], "Rang the carer");

        let row = Uid(id(&episode).parse().unwrap());
        let stored = world.write(move |tx| tx.open_alerts_of(&[row])).await;
        assert_eq!(stored, []);
    }
}

/// The PHQ-9 with its ninth item as given and nothing else answered.
fn ninth_only(token: &str, ninth: Value) -> Value {
    let mut answers = vec![Value::Null; 9];
    answers[8] = ninth;
    json!({"token": token, "answers": answers})
}

#[tokio::test]
async fn a_young_person_who_stops_before_sending_alerts_as_soon_as_the_answer_is_kept_and_only_once() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let lead = safeguarding(&world).await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        let holder = world.nobody();
        let form: Value =
            holder.post("/api/v1/answering/open", json!({"token": token})).await.json().await.unwrap();
        assert_eq!(form["tells_at_once"], true, "whoever answers is told so before they do");
        let keep = "/api/v1/answering/answers";
        for (ninth, alerts) in [(json!(0), 0), (json!("prefer_not_to_say"), 0), (json!(1), 1)] {
            assert_eq!(holder.put(keep, ninth_only(&token, ninth)).await.status(), 200);
            assert_eq!((count(&worker).await, count(&lead).await), (json!(alerts), json!(alerts)));
        }
        let about = open(&lead).await[0]["about"].clone();
        assert_eq!(
            (&about["item"], &about["answer"], &about["measure_id"]),
            (&json!(9), &json!(1.0), &Value::Null)
        );
        // A second answer to the same item tells what is meant now, and is no second alert; nor is one taken back.
        assert_eq!(holder.put(keep, ninth_only(&token, json!(3))).await.status(), 200);
        assert_eq!(open(&worker).await[0]["about"]["answer"], 3.0);
        assert_eq!(holder.put(keep, ninth_only(&token, json!(0))).await.status(), 200);
        assert_eq!(holder.post("/api/v1/answering/discard", json!({"token": token})).await.status(), 204);
        assert_eq!(count(&lead).await, 1);

        let path = format!("/api/v1/alerts/{}/acknowledge", open(&worker).await[0]["id"].as_str().unwrap());
        assert_eq!(worker.post(&path, json!({"done": "Rang the carer"})).await.status(), 200);
        let sent = holder.post("/api/v1/answering/submit", ninth_only(&token, json!(2))).await;
        assert_eq!(sent.status(), 200);
        assert_eq!((count(&worker).await, count(&lead).await), (json!(0), json!(0)), "not again at sending");
        let seen = worker.read("/api/v1/alerts?open=false").await;
        let measures = worker.read(&format!("{episode}/measures")).await;
        assert_eq!(seen["items"][0]["about"]["measure_id"], measures[0]["id"]);
        assert_eq!(seen["items"][0]["about"]["answer"], 3.0, "what was seen to stays as it was");
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("/api/v1/young-people/{person}/audit")).await.to_string();
        assert_eq!(audit.matches("alert.raised").count(), 1);
    }
}

#[tokio::test]
async fn an_answer_that_gets_worse_after_somebody_saw_to_it_alerts_again() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        let holder = world.nobody();
        let ninth = |answer: i32| json!({"token": token, "answers": [0, 0, 0, 0, 0, 0, 0, 0, answer]});
        let kept = "/api/v1/answering/answers";
        assert_eq!(holder.put(kept, ninth(1)).await.status(), 200);
        let path = format!("/api/v1/alerts/{}/acknowledge", open(&worker).await[0]["id"].as_str().unwrap());
        assert_eq!(worker.post(&path, json!({"done": "Rang the carer"})).await.status(), 200);
        assert_eq!(holder.put(kept, ninth(1)).await.status(), 200);
        assert_eq!(count(&worker).await, 0, "the same answer is what was seen to");
        assert_eq!(holder.put(kept, ninth(2)).await.status(), 200);
        assert_eq!(holder.post("/api/v1/answering/submit", ninth(3)).await.status(), 200);
        let alerts = open(&worker).await;
        assert_eq!((alerts.len(), &alerts[0]["about"]["answer"]), (1, &json!(3.0)));
        assert!(alerts[0]["about"]["measure_id"].is_string());
        assert_eq!(count(&safeguarding(&world).await).await, 1);
    }
}

#[tokio::test]
async fn the_first_entry_of_a_paper_form_alerts_before_the_second_agrees_and_not_again() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let form = |ninth: i32| {
            let mut answers = vec![0; 9];
            answers[8] = ninth;
            json!({
                "instrument": "phq-9", "informant": "self", "point": "review", "completed_on": "2026-05-13",
                "mode": "paper", "answers": answers
            })
        };
        let made = worker.make(&format!("{episode}/paper-entries"), form(1)).await;
        assert_eq!(count(&worker).await, 1);
        let second = world.eastern_worker().await.with("If-Match", "\"v1\"");
        let path = format!("/api/v1/paper-entries/{}/second-entry", made["id"].as_str().unwrap());
        let second = second.post(&path, json!({"form": form(1)})).await;
        let second: Value = second.json().await.unwrap();
        assert_eq!((&second["state"], count(&worker).await), (&json!("recorded"), json!(1)));
        assert_eq!(open(&worker).await[0]["about"]["measure_id"], second["measure"]["id"]);
    }
}

#[tokio::test]
async fn an_alert_is_raised_however_the_answers_came_in() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        for mode in ["paper", "together"] {
            let form = json!({
                "instrument": "yp-core", "informant": "self", "point": "review", "completed_on": "2026-05-13",
                "mode": mode, "answers": [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
            });
            worker.make(&format!("{episode}/measures"), form).await;
        }
        let alerts = open(&worker).await;
        assert_eq!(alerts.len(), 2);
        // The YP-CORE's words do not ship, and so neither do those of its answers.
        assert_eq!(
            (&alerts[0]["about"]["risk"], &alerts[0]["about"]["answer_words"]),
            (&json!("Self-harm"), &Value::Null)
        );
    }
}

#[tokio::test]
async fn an_alert_stays_within_reach_of_who_works_there() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        answer(&world, &worker, &episode, 1).await;
        let west = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::EmotionalWellbeingAssistant, west).await;
        assert_eq!((count(&western).await, open(&western).await), (json!(0), vec![]));
        let path = format!("/api/v1/alerts/{}/acknowledge", open(&worker).await[0]["id"].as_str().unwrap());
        assert_eq!(problem(western.post(&path, json!({"done": "Mine"})).await).await.0, 404);
        let elsewhere = world.somebody(world.elsewhere, Role::SafeguardingLead, Place::Partnership).await;
        assert_eq!(count(&elsewhere).await, 0);
        for role in [Role::Evaluator, Role::Administrator] {
            let actor = world.somebody(world.here, role, Place::Partnership).await;
            assert_eq!(problem(actor.get("/api/v1/alerts").await).await.0, 403);
        }
    }
}

#[tokio::test]
async fn of_a_restricted_record_those_on_duty_learn_that_there_is_an_alert_and_not_what_it_says() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        answer(&world, &worker, &episode, 3).await;
        let grants = [Grant { role: Role::SafeguardingLead, place: Place::Partnership }];
        let account = world.account(world.here, &grants).await;
        let lead = world.sign_in(&account.email).await;
        let person = restricted_twin(&world, &episode).await;

        for actor in [&worker, &lead] {
            let alerts = open(actor).await;
            assert_eq!(alerts.len(), 2);
            let withheld = alerts.iter().find(|alert| alert["about"].is_null()).unwrap();
            assert_eq!(withheld["lead_worker"], json!(leader.name), "it is known whom to speak to");
            assert!(!withheld.to_string().contains("Testperson"));
            let path = format!("/api/v1/alerts/{}/acknowledge", withheld["id"].as_str().unwrap());
            assert_eq!(problem(actor.post(&path, json!({"done": "Blind"})).await).await.0, 403);
        }
        name_on(&world, person, account.id).await;
        assert!(open(&lead).await.iter().all(|alert| alert["about"]["answer"] == 3.0));
        assert!(open(&worker).await.iter().any(|alert| alert["about"].is_null()));
    }
}

/// The same young person, support and alert once more, on a record that is restricted: its young person.
async fn restricted_twin(world: &World, episode: &str) -> Uid {
    let ids: Vec<Uid> = (0..4).map(|_| world.state.new_uid()).collect();
    let [person, support, measure, alert] = ids[..] else { unreachable!() };
    let episode = Uid(id(episode).parse().unwrap());
    let reach = Reach {
        everyone: true,
        ..Reach::none(world.here.partnership.into(), Subject::User(Uid::NIL.into()), NaiveDate::MIN)
    };
    world
        .write(move |tx| {
            let (mut row, young_person, ..) = tx.find_episode(&reach, episode)?.unwrap();
            tx.insert_young_person(YoungPerson {
                id: person,
                reference: "YP-TWIN".into(),
                restricted: true,
                ..young_person
            })?;
            (row.id, row.young_person_id, row.referral_id) = (support, person, None);
            tx.insert_episode(row)?;
            let (form, _) = tx.measures_of_episode(episode)?.remove(0);
            let form = Measure { id: measure, young_person_id: person, episode_id: support, ..form };
            tx.insert_measure(form, vec![])?;
            let raised =
                tx.list_alerts(&reach, &AlertFilter { open: None, after: None, limit: 1 })?.remove(0);
            tx.insert_alerts(vec![Alert {
                id: alert,
                young_person_id: person,
                episode_id: support,
                origin_id: measure,
                measure_id: Some(measure),
                ..raised
            }])
        })
        .await;
    person
}

async fn name_on(world: &World, person: Uid, account: Uid) {
    let records = Records {
        person_access: vec![PersonAccess { young_person_id: person, account_id: account }],
        ..Default::default()
    };
    world.write(move |tx| tx.insert_records(&records)).await;
}
