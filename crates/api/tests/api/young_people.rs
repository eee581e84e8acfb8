//! Young people's records: reading, finding, changing, consents, and who looked.

use headstart_domain::access::{Place, Role};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{Actor, World, problem, worlds};

async fn referred(world: &World, worker: &Actor, name: &str) -> String {
    let made = worker.make("/api/v1/referrals", world.referral(name)).await;
    let referral = worker.read(&format!("/api/v1/referrals/{}", made["id"].as_str().unwrap())).await;
    format!("/api/v1/young-people/{}", referral["full"]["young_person_id"].as_str().unwrap())
}

#[tokio::test]
async fn a_worker_reads_the_record_with_contact_and_a_panel_member_without() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let person = referred(&world, &worker, "Ana").await;
        let record = worker.read(&person).await;
        assert_eq!(record["contact"]["carer_phone"], "01632 960123");
        assert_eq!(record["area"]["locality"], "East");
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        assert!(officer.read(&person).await["contact"].is_null());
    }
}

#[tokio::test]
async fn contacts_are_not_in_the_database_in_the_clear() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let person = referred(&world, &worker, "Ana").await;
        let id = headstart_store::Uid(person.rsplit('/').next().unwrap().parse().unwrap());
        let reach = headstart_domain::access::Reach {
            everyone: true,
            ..headstart_domain::access::Reach::none(
                world.here.partnership.into(),
                headstart_domain::access::Subject::User(id.into()),
                chrono::NaiveDate::MIN,
            )
        };
        let (row, _) = world.write(move |tx| tx.find_young_person(&reach, id)).await.unwrap();
        assert!(!row.contact.unwrap().contains("960123"));
    }
}

#[tokio::test]
async fn a_worker_finds_somebody_by_the_beginning_of_their_name() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        referred(&world, &worker, "Ana").await;
        referred(&world, &worker, "Ben").await;
        let found = |answer: Value| answer.as_array().unwrap().len();
        let search = async |body: Value| {
            worker.post("/api/v1/young-people/search", body).await.json::<Value>().await.unwrap()
        };
        assert_eq!(found(search(json!({"family_name": "test"})).await), 2);
        assert_eq!(found(search(json!({"family_name": "Testperson", "given_name": "an"})).await), 1);
        assert_eq!(found(search(json!({"birth_date": "2013-02-03"})).await), 2);
        let (status, _, _) = problem(worker.post("/api/v1/young-people/search", json!({})).await).await;
        assert_eq!(status, 422);
        let foreign = world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await;
        let answer = foreign.post("/api/v1/young-people/search", json!({"family_name": "test"})).await;
        assert_eq!(answer.json::<Value>().await.unwrap(), json!([]));
    }
}

#[tokio::test]
async fn somebody_with_a_common_family_name_is_found_by_their_given_name_too() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for n in 0..51 {
            worker.make("/api/v1/referrals", world.referral(&format!("A{}", "a".repeat(n)))).await;
        }
        referred(&world, &worker, "Zo_e").await;
        for (given, found) in [("zo_", 1), ("zo%", 0), ("zoe", 0)] {
            let wanted = json!({"family_name": "Testperson", "given_name": given});
            let answer: Value =
                worker.post("/api/v1/young-people/search", wanted).await.json().await.unwrap();
            assert_eq!(answer.as_array().unwrap().len(), found, "{given}");
        }
    }
}

#[tokio::test]
async fn who_phones_about_a_referral_is_found_by_its_reference_and_only_within_reach() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let made = worker.make("/api/v1/referrals", world.referral("Ana")).await;
        let reference = made["reference"].as_str().unwrap();
        let found = async |actor: &Actor, reference: &str| -> Vec<Value> {
            let answer = actor.post("/api/v1/young-people/search", json!({"reference": reference})).await;
            assert_eq!(answer.status(), 200);
            answer.json::<Value>().await.unwrap().as_array().unwrap().clone()
        };
        for typed in [reference.to_owned(), reference.replace('-', " ").to_lowercase()] {
            let found = found(&worker, &typed).await;
            assert_eq!((found.len(), &found[0]["name"]), (1, &json!("Ana Testperson")), "{typed}");
        }
        let west = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::MentalHealthSupportWorker, west).await;
        assert_eq!(found(&western, reference).await, Vec::<Value>::new());
        assert_eq!(found(&worker, "HS-2222-222").await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn a_change_is_checked_versioned_and_noted_by_field() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let person = referred(&world, &worker, "Ana").await;
        let change = async |actor: &Actor, body: Value| {
            let body = Some(("application/merge-patch+json", body.to_string()));
            actor.send(Method::PATCH, &person, body).await
        };
        let at_1 = worker.with("If-Match", "\"v1\"");
        assert_eq!(problem(change(&at_1, json!({"postcode": "nowhere"})).await).await.0, 422);
        for (wrong, field) in [
            (json!({"family_name": " "}), "family_name"),
            (json!({"contact": {"phone": "1".repeat(41)}}), "contact.phone"),
            (json!({"contact": {"safe_contact": "a\u{7}"}}), "contact.safe_contact"),
        ] {
            let (status, _, body) = problem(change(&at_1, wrong).await).await;
            assert_eq!((status, &body["errors"][0]["field"]), (422, &json!(field)));
        }
        let changed = change(&at_1, json!({"known_as": "Annie", "school_year": 9})).await;
        assert_eq!(changed.status(), 200);
        assert_eq!(changed.json::<Value>().await.unwrap()["identity"]["known_as"], "Annie");
        assert_eq!(problem(change(&at_1, json!({"school_year": 10})).await).await.0, 412);
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("{person}/audit")).await;
        let change =
            audit.as_array().unwrap().iter().find(|e| e["action"] == "young_person.changed").unwrap();
        assert_eq!(change["fields"], json!(["known_as", "school_year"]));
        assert!(!audit.to_string().contains("Annie"));
    }
}

#[tokio::test]
async fn every_reading_of_a_record_is_seen_by_the_data_protection_officer() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let person = referred(&world, &worker, "Ana").await;
        worker.read(&person).await;
        worker.read(&format!("{person}/timeline")).await;
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("{person}/audit")).await;
        let actions: Vec<_> = audit
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["action"].as_str().unwrap().to_owned())
            .collect();
        for action in ["young_person.read", "young_person.timeline_read", "referral.created", "referral.read"]
        {
            assert!(actions.iter().any(|known| known == action), "{action} in {actions:?}");
        }
        assert_eq!(problem(worker.get(&format!("{person}/audit")).await).await.0, 403);
    }
}

#[tokio::test]
async fn a_consent_without_a_name_is_said_to_come_from_whoever_could_give_it() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for (name, basis, giver) in
            [("Ana", "parental_responsibility", "Parent or carer"), ("Bo", "gillick", "Young person")]
        {
            let mut referral = world.referral(name);
            referral["consent"] = json!({"young_person_agrees": true, "parent_agrees": true, "basis": basis, "evaluation": true});
            let made = worker.make("/api/v1/referrals", referral).await;
            let read = worker.read(&format!("/api/v1/referrals/{}", made["id"].as_str().unwrap())).await;
            let person = read["full"]["young_person_id"].as_str().unwrap();
            let record = worker.read(&format!("/api/v1/young-people/{person}")).await;
            let consents = record["consents"].as_array().unwrap();
            assert!(
                consents.len() == 2 && consents.iter().all(|consent| consent["given_by"] == giver),
                "{consents:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_consent_needs_its_basis_and_is_withdrawn_at_once() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let person = referred(&world, &worker, "Ana").await;
        let path = format!("{person}/consents");
        let told = json!({"purpose": "contact_parents", "given": true, "given_by": "Mother"});
        assert_eq!(problem(worker.post(&path, told.clone()).await).await.0, 422);
        let mut told = told;
        told["basis"] = json!("parental_responsibility");
        let made = worker.make(&path, told).await;
        assert_eq!(made["in_force"], true);
        let withdraw = format!("{path}/{}/withdraw", made["id"].as_str().unwrap());
        let withdrawn: Value = worker.post(&withdraw, json!({})).await.json().await.unwrap();
        assert_eq!(withdrawn["in_force"], false);
        assert_eq!(problem(worker.post(&withdraw, json!({})).await).await.0, 404);
    }
}
