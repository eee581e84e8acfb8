//! A round for stories about the school survey.

use headstart_store::{Uid, rows::School};
use serde_json::{Value, json};

use crate::world::{Actor, Partner, World, problem};

/// Where pupils open the questions and send their answers.
pub const OPEN: &str = "/api/v1/answering/survey/open";
pub const SUBMIT: &str = "/api/v1/answering/survey/submit";

/// A round of all stories: the SWEMWBS, in words of our own.
pub fn plan(name: &str) -> Value {
    json!({
        "name": name, "academic_year": 2025, "design": "cohort", "year_groups": [7, 9],
        "instruments": ["swemwbs"], "asks_code": true, "opens_on": "2026-05-11", "closes_on": "2026-05-22"
    })
}

/// Two classes of the first school.
pub fn classes() -> Value {
    json!({
        "on_roll": [{"year_group": 7, "pupils": 120}, {"year_group": 9, "pupils": 100}],
        "classes": [
            {"year_group": 7, "label": "7A", "pupils": 30}, {"year_group": 9, "label": "9B", "pupils": 25}
        ]
    })
}

/// Words of our own for as many questions as the SWEMWBS has.
pub async fn upload_words(world: &World) {
    let words = json!({
        "informant": "self", "licence": "Site licence 7", "holder": "Holder of rights", "licensed": true,
        "wording": {
            "items": (1..=7).map(|n| format!("Made-up question {n}")).collect::<Vec<_>>(),
            "labels": ["Never", "Seldom", "Now and then", "Often", "Always"]
        }
    });
    world.administrator().await.make("/api/v1/instruments/swemwbs/wordings", words).await;
}

/// Puts a school into a round.
pub async fn put_school(actor: &Actor, round: &str, school: Uid, classes: Value) -> Value {
    let version = actor.read(round).await["version"].clone();
    let path = format!("{round}/schools/{}", school.0);
    let answer = actor.with("If-Match", &format!("\"v{version}\"")).put(&path, classes).await;
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

/// Makes links for all classes of a school, and gives their secrets in the order of the classes.
pub async fn tokens(actor: &Actor, round: &str, school: Uid) -> Vec<String> {
    let made = actor.make(&format!("{round}/schools/{}/links", school.0), json!({})).await;
    let links = made["links"].as_array().unwrap();
    links.iter().map(|link| link["address"].as_str().unwrap().split('#').nth(1).unwrap().to_owned()).collect()
}

/// A draft with the first school in it: its address.
pub async fn draft(world: &World, manager: &Actor) -> String {
    let made = manager.make("/api/v1/survey-waves", plan("Spring 2026")).await;
    let round = format!("/api/v1/survey-waves/{}", made["id"].as_str().unwrap());
    put_school(manager, &round, world.here.school, classes()).await;
    round
}

/// An open round with two classes: its address and the secrets of their links.
pub async fn open(world: &World, manager: &Actor) -> (String, Vec<String>) {
    upload_words(world).await;
    let round = draft(world, manager).await;
    manager.moves(&round, "open", json!({})).await;
    let tokens = tokens(manager, &round, world.here.school).await;
    (round, tokens)
}

/// A random identifier, as a pupil's page makes one.
pub fn response_id() -> String {
    uuid::Builder::from_random_bytes(headstart_api::crypto::random().unwrap()).into_uuid().to_string()
}

/// What a pupil sends.
pub fn sends(token: &str, answers: &[Value]) -> Value {
    json!({
        "token": token, "response_id": response_id(),
        "parts": [{"instrument": "swemwbs", "answers": answers}]
    })
}

/// Pupils who answer every question alike, one after the other from 1 to 5; girls and boys in turn.
pub async fn answer(world: &World, token: &str, pupils: usize) {
    let pupil = world.nobody();
    for n in 0..pupils {
        let mut told = sends(token, &vec![json!(n % 5 + 1); 7]);
        told["background"] = json!({"sex": if n % 2 == 0 { "girl" } else { "boy" }});
        assert_eq!(pupil.post(SUBMIT, told).await.status(), 200);
    }
}

/// Another school of the first partnership.
pub async fn another_school(world: &World) -> Uid {
    let id = world.state.new_uid();
    let here: Partner = world.here;
    world
        .write(move |tx| {
            let first = tx.find_school(here.partnership, here.school)?;
            let row = School { id, urn: 100_002, name: "Western School".into(), ..first.unwrap() };
            tx.put_schools(&[row])
        })
        .await;
    id
}

/// The link is refused like any that does not work.
pub async fn unusable(world: &World, token: &str) {
    let pupil = world.nobody();
    for (path, body) in [(OPEN, json!({"token": token})), (SUBMIT, sends(token, &vec![json!(3); 7]))] {
        let refused = problem(pupil.post(path, body).await).await;
        assert_eq!((refused.0, refused.1.as_str()), (404, "link_not_usable"));
    }
}
