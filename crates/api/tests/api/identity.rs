//! What must be minded about a young person, on every page that is about them; and who can consent to what.

use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{active, answer_link, eastern_leader, waiting},
    world::{Actor, problem, worlds},
};

/// What the identity bar warns of, on the record and on the support.
async fn minded(actor: &Actor, episode: &str) -> (Vec<String>, Vec<String>) {
    let words = |identity: &Value| -> Vec<String> {
        identity["alerts"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let support = actor.read(episode).await;
    let person = format!("/api/v1/young-people/{}", support["identity"]["id"].as_str().unwrap());
    (words(&actor.read(&person).await["identity"]), words(&support["identity"]))
}

/// Accepts what was told for Universal Plus: the address of the episode.
async fn accepted(worker: &Actor, told: Value) -> String {
    let made = worker.make("/api/v1/referrals", told).await;
    let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
    worker.moves(&referral, "start-screening", json!({})).await;
    let accepted = worker.moves(&referral, "accept-universal-plus", json!({"reason": "Fits"})).await;
    format!("/api/v1/episodes/{}", accepted["full"]["episode_id"].as_str().unwrap())
}

#[tokio::test]
async fn who_must_not_be_told_and_who_did_not_agree_stands_on_the_record_and_on_the_support() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let mut told = world.referral("Ana");
        told["consent"] = json!({"young_person_agrees": false, "may_contact_parents": false});
        told["contact"] = json!({"safe_contact": "Never phone home"});
        let episode = accepted(&worker, told).await;
        let (record, support) = minded(&worker, &episode).await;
        assert_eq!(
            record,
            [
                "Safe contact: Never phone home",
                "Do not contact parents or carers: there is no consent to it",
                "No consent to support is in force"
            ]
        );
        assert_eq!(support, record);
        let agreed = waiting(&world, &worker, "Ben").await;
        assert_eq!(minded(&worker, &agreed).await, (Vec::new(), Vec::new()), "nothing to mind");
    }
}

#[tokio::test]
async fn a_risk_that_was_answered_stands_on_the_record_for_who_sees_the_support_and_for_nobody_else() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        let told = json!({"token": token, "answers": [0, 0, 0, 0, 0, 0, 0, 0, 2]});
        assert_eq!(world.nobody().put("/api/v1/answering/answers", told.clone()).await.status(), 200);
        let (record, support) = minded(&worker, &episode).await;
        assert_eq!(record, ["A risk alert that nobody has seen to"], "also before the answers are sent");
        assert_eq!(support, record);
        let open =
            worker.read("/api/v1/alerts?open=true").await["items"][0]["id"].as_str().unwrap().to_owned();
        let done = json!({"done": "Rang the carer"});
        assert_eq!(worker.post(&format!("/api/v1/alerts/{open}/acknowledge"), done).await.status(), 200);
        assert_eq!(world.nobody().post("/api/v1/answering/submit", told).await.status(), 200);
        let (record, support) = minded(&worker, &episode).await;
        assert!(record.len() == 1 && record[0].contains("Patient Health Questionnaire"), "{record:?}");
        assert_eq!(support, record);
        // The panel reads whom it decides on, and not how they are supported.
        let agreement = json!({"young_person_agrees": true, "basis": "parental_responsibility"});
        worker.moves(&episode, "ask-panel", json!({"reason": "Excluded", "agreement": agreement})).await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let member = world.somebody(world.here, Role::PanelMember, Place::Partnership).await;
        let seen = member.read(&format!("/api/v1/young-people/{person}")).await;
        assert_eq!(seen["identity"]["alerts"], json!([]));
    }
}

#[tokio::test]
async fn a_refusal_in_a_later_referral_does_not_take_back_the_consent_to_support_that_goes_on() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let episode = waiting(&world, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].clone();
        let mut again = world.referral("Ana");
        again["same_as"] = json!({"same": person});
        again["consent"] = json!({"young_person_agrees": false});
        worker.make("/api/v1/referrals", again).await;
        let (record, _) = minded(&worker, &episode).await;
        assert_eq!(record, Vec::<String>::new());

        // Said on the record itself, it is taken back.
        let consents = format!("/api/v1/young-people/{}/consents", person.as_str().unwrap());
        let refusal = json!({"purpose": "support", "given": false, "given_by": "Ana"});
        worker.make(&consents, refusal).await;
        assert_eq!(minded(&worker, &episode).await.0, ["No consent to support is in force"]);
    }
}

#[tokio::test]
async fn nobody_consents_as_sixteen_or_over_before_they_are() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let mut told = world.referral("Ana");
        told["consent"]["basis"] = json!("sixteen_or_over");
        let (status, _, body) = problem(worker.post("/api/v1/referrals", told).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("consent.basis")));

        let episode = active(&world, &leader, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let consent =
            json!({"purpose": "evaluation", "given": true, "given_by": "Ana", "basis": "sixteen_or_over"});
        let refused = worker.post(&format!("/api/v1/young-people/{person}/consents"), consent).await;
        let (status, _, body) = problem(refused).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("basis")));

        let agreement = json!({"young_person_agrees": true, "basis": "sixteen_or_over"});
        let asking = json!({"reason": "Excluded twice", "agreement": agreement});
        let (status, _, body) = problem(worker.try_move(&episode, "ask-panel", asking).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("agreement.basis")));
    }
}

#[tokio::test]
async fn support_whose_lead_worker_has_left_says_so_until_somebody_else_is_appointed() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let other = eastern_leader(&world).await;
        let (path, grants) = (format!("/api/v1/users/{}", leader.id.0), leader.grants.0.clone());
        let administrator = world.administrator().await;
        let left = json!({"name": leader.name, "grants": grants, "active": false});
        let saved = administrator.with("If-Match", "\"v1\"").put(&path, left).await;
        assert_eq!(saved.status(), 200);

        let manager = world.manager().await;
        let due = async || manager.read("/api/v1/episodes?open=true").await["items"][0]["due"][0].clone();
        assert_eq!(due().await, "Lead worker");
        let (_, support) = minded(&manager, &episode).await;
        assert_eq!(support, [format!("{} has left: appoint another lead worker", leader.name)]);

        manager
            .moves(&episode, "reallocate", json!({"lead_worker_id": other.0.id.0, "reason": "Left"}))
            .await;
        assert_ne!(due().await, "Lead worker");
        assert_eq!(minded(&manager, &episode).await.1, Vec::<String>::new());
    }
}
