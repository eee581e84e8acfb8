//! Search before create: whether a referral is about somebody known already, who is asked, and what follows.

use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, sdq},
    world::{Actor, World, problem, worlds},
};

const LIKELY: &str = "/api/v1/young-people/likely";

fn asked(given_name: &str) -> Value {
    json!({
        "given_name": given_name, "family_name": "Testperson", "birth_date": "2013-02-03", "postcode": "so99 9zz"
    })
}

/// Whom somebody is told of who asks for the likely ones.
async fn told_of(actor: &Actor, query: Value) -> Vec<Value> {
    let answer = actor.post(LIKELY, query).await;
    assert_eq!(answer.status(), 200);
    answer.json::<Value>().await.unwrap().as_array().unwrap().clone()
}

/// Refers somebody: the addresses of the referral and of the young person, as a worker of the locality team knows
/// them.
async fn refers(actor: &Actor, worker: &Actor, told: Value) -> (String, String) {
    let made = actor.make("/api/v1/referrals", told).await;
    let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
    let person = worker.read(&referral).await["full"]["young_person_id"].as_str().unwrap().to_owned();
    (referral, format!("/api/v1/young-people/{person}"))
}

fn id(address: &str) -> &str {
    crate::support::id(address)
}

async fn answers(worker: &Actor, referral: &str, person: &str, same: bool) -> reqwest::Response {
    worker.try_move(referral, "same-person", json!({"young_person_id": id(person), "same": same})).await
}

async fn may_be_same(worker: &Actor, referral: &str) -> Vec<Value> {
    worker.read(&format!("{referral}/screening")).await["may_be_same"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_worker_about_to_refer_is_told_of_the_likely_ones_with_reasons_and_never_of_a_twin() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let (_, person) = refers(&worker, &worker, world.referral("Ana")).await;
        refers(&worker, &worker, world.referral("Bilal")).await;
        let found = told_of(&worker, asked("ANA")).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((&found[0]["id"], &found[0]["grade"]), (&json!(id(&person)), &json!("certain")));
        assert_eq!(found[0]["facts"]["postcode"], "SO99 9ZZ");
        assert!(found[0]["reasons"].as_array().unwrap().contains(&json!("Same date of birth.")));
        let mut crossed = asked("Ana");
        crossed["birth_date"] = json!("2013-03-02");
        assert_eq!(told_of(&worker, crossed).await[0]["grade"], "likely");
        assert_eq!(told_of(&worker, asked("Cleo")).await, Vec::<Value>::new());
        let (status, _, body) = problem(worker.post(LIKELY, json!({"given_name": "Ana"})).await).await;
        assert_eq!((status, body["errors"].as_array().unwrap().len()), (422, 2));
    }
}

#[tokio::test]
async fn nobody_outside_learns_that_somebody_is_known() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let (known_referral, known) = refers(&worker, &worker, world.referral("Ana")).await;
        worker.moves(&known_referral, "start-screening", json!({})).await;
        let west = Place::Locality(world.here.west.into());
        let outsiders = [
            ("a teacher", world.teacher().await),
            ("a partner's program", world.program(world.here, Role::PartnerSystem).await),
            (
                "an inclusion lead of another school",
                world.somebody(world.here, Role::InclusionLead, Place::School(world.here.west.id())).await,
            ),
            ("a western worker", world.somebody(world.here, Role::EmotionalWellbeingAssistant, west).await),
            (
                "another partnership",
                world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await,
            ),
        ];
        for (who, outsider) in outsiders {
            assert_eq!(told_of(&outsider, asked("Ana")).await, Vec::<Value>::new(), "{who}");
            let mut told = world.referral("Ana");
            if who == "another partnership" {
                told["young_person"]["school_id"] = json!(world.elsewhere.school.0);
            }
            let unknown = json!({"same": world.state.new_uid().0});
            told["same_as"] = unknown;
            let of_nobody = problem(outsider.post("/api/v1/referrals", told.clone()).await).await;
            told["same_as"] = json!({"same": id(&known)});
            let of_known = problem(outsider.post("/api/v1/referrals", told.clone()).await).await;
            assert_eq!(of_nobody.0, 422, "{who}");
            assert_eq!(of_nobody.2["errors"], of_known.2["errors"], "{who}");
            told["same_as"] = json!({"different": [id(&known)]});
            let made = outsider.make("/api/v1/referrals", told).await;
            assert!(made["full"].is_null() && !made.to_string().contains("YP-"), "{who}: {made}");
        }
        let record = worker.read(&known).await;
        assert_eq!(record["referrals"].as_array().unwrap().len(), 1, "none of it went to the known record");
    }
}

#[tokio::test]
async fn a_worker_who_says_that_it_is_the_same_adds_to_the_record_and_loses_nothing() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let mut first = world.referral("Ana");
        first["contact"]["safe_contact"] = json!("Do not write home");
        let (_, known) = refers(&worker, &worker, first).await;
        let mut again = world.referral("Anna");
        again["young_person"]["gender"] = json!("non_binary");
        again["contact"] = json!({"phone": "01632 960999", "safe_contact": "Not before 4"});
        again["same_as"] = json!({"same": id(&known)});
        let (referral, person) = refers(&worker, &worker, again).await;
        assert_eq!(person, known);
        let record = worker.read(&known).await;
        assert_eq!((&record["given_name"], &record["gender"]), (&json!("Ana"), &json!("non_binary")));
        assert_eq!(record["contact"]["carer_phone"], "01632 960123");
        assert_eq!(record["contact"]["phone"], "01632 960999");
        assert_eq!(record["contact"]["safe_contact"], "Not before 4\nDo not write home");
        let history = worker.read(&referral).await["full"]["history"].to_string();
        assert!(history.contains("The referrer said that it is YP-"), "{history}");
        assert!(history.contains("Told differently: name Anna Testperson"), "{history}");
        assert_eq!(may_be_same(&worker, &referral).await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn a_record_that_is_not_alike_any_more_is_asked_about_again() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let (_, known) = refers(&worker, &worker, world.referral("Ana")).await;
        let mut told = world.referral("Bilal");
        told["same_as"] = json!({"same": id(&known)});
        let (status, _, body) = problem(worker.post("/api/v1/referrals", told).await).await;
        assert_eq!((status, &body["errors"][0]["code"]), (422, &json!("not_alike")));
        assert_eq!(body["errors"][0]["field"], "same_as.same");
    }
}

#[tokio::test]
async fn somebody_else_is_remembered_and_not_asked_about_again() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let (_, known) = refers(&worker, &worker, world.referral("Ana")).await;
        let mut told = world.referral("Ana");
        told["same_as"] = json!({"different": [id(&known)]});
        let (said, other) = refers(&worker, &worker, told).await;
        assert_ne!(other, known);
        assert_eq!(may_be_same(&worker, &said).await, Vec::<Value>::new());
        assert!(worker.read(&said).await["full"]["history"].to_string().contains("somebody else than YP-"));
        // Nobody said anything of the third: both are asked about, and each answer is remembered by itself.
        let (silent, third) = refers(&world.teacher().await, &worker, world.referral("Ana")).await;
        assert_eq!(may_be_same(&worker, &silent).await.len(), 2);
        let kept = answers(&worker, &silent, &known, false).await;
        assert_eq!(kept.status(), 200);
        let left = may_be_same(&worker, &silent).await;
        assert_eq!((left.len(), &left[0]["id"]), (1, &json!(id(&other))));
        assert_eq!(worker.read(&silent).await["full"]["young_person_id"], json!(id(&third)));
        let history = worker.read(&silent).await["full"]["history"].to_string();
        assert!(history.contains("Kept apart from somebody alike"), "{history}");
    }
}

#[tokio::test]
async fn a_joined_record_keeps_both_histories_and_everything_else() {
    for world in worlds().await {
        let (account, worker) = eastern_leader(&world).await;
        let episode = active(&world, &account, &worker, "Ana").await;
        let known = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let known = format!("/api/v1/young-people/{known}");
        worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-05-13", 1)).await;
        world.pass(chrono::Duration::minutes(1));
        let teacher = world.teacher().await;
        let mut told = world.referral("Annah");
        told["young_person"]["birth_date"] = json!("2013-02-03");
        told["young_person"]["given_name"] = json!("Ana");
        told["young_person"]["family_name"] = json!("Test-Person");
        told["consent"]["evaluation"] = json!(false);
        let (referral, gone) = refers(&teacher, &worker, told).await;
        assert_ne!(gone, known);
        let joined: Value = answers(&worker, &referral, &known, true).await.json().await.unwrap();
        assert_eq!(joined["full"]["young_person_id"], json!(id(&known)), "{joined}");
        let record = worker.read(&known).await;
        assert_eq!(record["referrals"].as_array().unwrap().len(), 2);
        assert_eq!(record["episodes"].as_array().unwrap().len(), 1);
        let consents = record["consents"].as_array().unwrap();
        let evaluation: Vec<_> =
            consents.iter().filter(|one| one["purpose"] == "evaluation").map(|one| &one["given"]).collect();
        assert_eq!(evaluation, [false, true], "the newest word counts, the other is kept");
        let timeline = worker.read(&format!("{known}/timeline")).await;
        let sent = timeline.as_array().unwrap().iter().filter(|step| step["title"] == "Referral sent");
        assert_eq!(sent.count(), 2);
        assert!(timeline.to_string().contains("Joined with a record of the same young person"));
        assert_eq!(problem(worker.get(&gone).await).await.0, 404);
        assert_eq!(may_be_same(&worker, &referral).await, Vec::<Value>::new());
        let measured = worker.read(&format!("{episode}/measures")).await;
        assert_eq!(measured.as_array().unwrap().len(), 1);
        // The teacher sees what they told, not how the record writes it, and nothing of the join.
        let seen = teacher.read(&referral).await;
        assert_eq!(seen["young_person"], "Ana Test-Person");
        assert_eq!(teacher.read("/api/v1/referrals").await["items"][0]["young_person"], "Ana Test-Person");
        // Who looked at the record that is gone is not forgotten.
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("{known}/audit")).await;
        let created = audit.as_array().unwrap().iter().filter(|one| one["action"] == "young_person.created");
        assert_eq!(created.count(), 2);
        assert!(audit.to_string().contains("young_person.joined"));
    }
}

#[tokio::test]
async fn a_join_that_cannot_be_changes_nothing() {
    for world in worlds().await {
        let (account, worker) = eastern_leader(&world).await;
        let episode = active(&world, &account, &worker, "Ana").await;
        let supported = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        // The second record is supported too, and then referred once more.
        let second = active(&world, &account, &worker, "Ana").await;
        let other = worker.read(&second).await["identity"]["id"].clone();
        let mut told = world.referral("Ana");
        told["same_as"] = json!({ "same": other });
        let (referral, person) = refers(&worker, &worker, told).await;
        let both = problem(answers(&worker, &referral, &supported, true).await).await;
        assert_eq!((both.0, both.1.as_str()), (409, "conflict"));
        assert_eq!(worker.read(&person).await["referrals"].as_array().unwrap().len(), 2);
        // A twin, somebody unknown, oneself, a stale version, a closed referral.
        let (_, twin) = refers(&worker, &worker, world.referral("Bilal")).await;
        for (whom, code) in [
            (twin.as_str(), "not_alike"),
            (person.as_str(), "unknown"),
            ("/00000000-0000-7000-8000-000000000001", "unknown"),
        ] {
            let (status, _, body) = problem(answers(&worker, &referral, whom, true).await).await;
            assert_eq!((status, &body["errors"][0]["code"]), (422, &json!(code)), "{whom}");
        }
        let body = json!({"young_person_id": supported, "same": false});
        let stale = worker.with("If-Match", "\"v9\"").post(&format!("{referral}/same-person"), body).await;
        assert_eq!(problem(stale).await.0, 412);
        worker.moves(&referral, "withdraw", json!({"reason": "Asked"})).await;
        assert_eq!(may_be_same(&worker, &referral).await, Vec::<Value>::new());
        assert_eq!(problem(answers(&worker, &referral, &supported, false).await).await.0, 409);
    }
}

#[tokio::test]
async fn a_worker_of_another_locality_cannot_answer_nor_name_a_record_beyond_their_reach() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let (_, known) = refers(&worker, &worker, world.referral("Ana")).await;
        let (referral, _) = refers(&world.teacher().await, &worker, world.referral("Ana")).await;
        let west = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::MentalHealthSupportWorker, west).await;
        let body = json!({"young_person_id": id(&known), "same": true});
        let tried = western.with("If-Match", "\"v1\"").post(&format!("{referral}/same-person"), body).await;
        assert_eq!(problem(tried).await.0, 404);
        let seen: World = world;
        let foreign = seen.somebody(seen.elsewhere, Role::ProgrammeManager, Place::Partnership).await;
        let mut told = seen.referral("Ana");
        told["young_person"]["school_id"] = json!(seen.elsewhere.school.0);
        let (their_referral, _) = refers(&foreign, &foreign, told).await;
        let (status, _, answer) = problem(answers(&foreign, &their_referral, &known, true).await).await;
        assert_eq!((status, &answer["errors"][0]["code"]), (422, &json!("unknown")));
    }
}
