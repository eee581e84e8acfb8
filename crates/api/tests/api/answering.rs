//! Links through which forms are answered without an account.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use headstart_store::Uid;
use serde_json::{Value, json};

use crate::{
    support::{active, answer_link, eastern_leader, id},
    world::{Actor, World, problem, worlds},
};

const OPEN: &str = "/api/v1/answering/open";
const KEEP: &str = "/api/v1/answering/answers";
const SUBMIT: &str = "/api/v1/answering/submit";
const DISCARD: &str = "/api/v1/answering/discard";

fn answers(token: &str, answers: &[Value]) -> Value {
    json!({"token": token, "answers": answers})
}

async fn unusable(holder: &Actor, token: &str) {
    let refused = problem(holder.post(OPEN, json!({"token": token})).await).await;
    assert_eq!((refused.0, refused.1.as_str()), (404, "link_not_usable"));
    let sent = problem(holder.post(SUBMIT, answers(token, &vec![json!(0); 9])).await).await;
    assert_eq!((sent.0, sent.1.as_str()), (404, "link_not_usable"));
    // The same answer, whatever the reason.
    assert_eq!(
        (refused.2["detail"].clone(), refused.2["title"].clone()),
        (Value::Null, sent.2["title"].clone())
    );
}

async fn measures(worker: &Actor, episode: &str) -> Vec<Value> {
    worker.read(&format!("{episode}/measures")).await.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_young_person_answers_on_a_link_without_an_account() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (link, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        assert_eq!(
            (&link["state"], &link["usable"], &link["opened_at"]),
            (&json!("open"), &json!(true), &Value::Null)
        );
        assert!(token.len() >= 22, "at least 128 bits: {token}");

        let holder = world.nobody();
        let form = holder.post(OPEN, json!({"token": token})).await;
        assert_eq!(form.status(), 200);
        let form: Value = form.json().await.unwrap();
        assert_eq!(form["wording"]["items"].as_array().unwrap().len(), 9);
        assert_eq!((&form["min"], &form["max"], &form["kept"]), (&json!(0.0), &json!(3.0), &Value::Null));
        assert_eq!(form["help_lines"][0]["number"], "0800 1111");
        let text = form.to_string();
        assert!(!text.contains("Ana") && !text.contains("Testperson"), "{text}");

        let mut given = vec![json!(1); 9];
        given[3] = json!("prefer_not_to_say");
        given[8] = json!(0);
        let sent = holder.post(SUBMIT, answers(&token, &given)).await;
        assert_eq!(sent.status(), 200);
        let all = measures(&worker, &episode).await;
        assert_eq!(all.len(), 1);
        assert_eq!(
            (&all[0]["mode"], &all[0]["entered_by"]),
            (&json!("link"), &json!("Young person, through a link"))
        );
        // An item that somebody would rather not answer counts as missing: the PHQ-9 needs all nine.
        assert_eq!(
            (&all[0]["scores"][0]["score"], &all[0]["scores"][0]["answered"]),
            (&Value::Null, &json!(8))
        );
        let row = Uid(id(&episode).parse().unwrap());
        let stored = world.write(move |tx| tx.measures_of_episode(row)).await;
        assert_eq!(stored[0].0.answers.0["items"], json!(given), "and is kept as an answer");

        let links = worker.read(&format!("{episode}/answer-links")).await;
        assert_eq!((&links[0]["state"], &links[0]["measure_id"]), (&json!("completed"), &all[0]["id"]));
        assert!(links[0]["opened_at"].is_string());
        unusable(&holder, &token).await;
        assert_eq!(measures(&worker, &episode).await.len(), 1, "it counts once");
    }
}

#[tokio::test]
async fn answers_are_kept_for_later_sealed_and_can_be_thrown_away() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "gad-7", "link").await;
        let holder = world.nobody();
        let given =
            [json!(2), Value::Null, json!("prefer_not_to_say"), json!(0), json!(0), json!(0), json!(3)];
        assert_eq!(holder.put(KEEP, answers(&token, &given)).await.status(), 200);

        let row = Uid(id(&episode).parse().unwrap());
        let stored = world.write(move |tx| tx.answer_links_of_episode(row)).await;
        let sealed = stored[0].answers.clone().unwrap();
        assert!(!sealed.contains("prefer"), "{sealed}");
        let links = worker.read(&format!("{episode}/answer-links")).await;
        assert!(links[0]["saved_at"].is_string());
        assert!(!links.to_string().contains("prefer_not_to_say"), "nobody sees them before they are sent");
        assert_eq!(measures(&worker, &episode).await.len(), 0);

        let form: Value = holder.post(OPEN, json!({"token": token})).await.json().await.unwrap();
        assert_eq!(form["kept"]["answers"], json!(given));
        let wrong = problem(holder.put(KEEP, answers(&token, &[json!(9)])).await).await;
        assert_eq!((wrong.0, wrong.1.as_str()), (422, "invalid"));

        assert_eq!(holder.post(DISCARD, json!({"token": token})).await.status(), 204);
        let form: Value = holder.post(OPEN, json!({"token": token})).await.json().await.unwrap();
        assert_eq!(form["kept"], Value::Null);
    }
}

#[tokio::test]
async fn a_link_ends_with_its_time_its_support_or_the_consent() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let holder = world.nobody();
        unusable(&holder, "no such secret").await;

        let cancelled = active(&world, &leader, &worker, "Ana").await;
        let (link, token) = answer_link(&worker, &cancelled, "phq-9", "link").await;
        let cancel = format!("/api/v1/answer-links/{}/cancel", link["id"].as_str().unwrap());
        let gone: Value = worker.post(&cancel, json!({})).await.json().await.unwrap();
        assert_eq!((&gone["state"], &gone["usable"]), (&json!("cancelled"), &json!(false)));
        unusable(&holder, &token).await;
        assert_eq!(problem(worker.post(&cancel, json!({})).await).await.0, 409);

        let (_, token) = answer_link(&worker, &cancelled, "phq-9", "link").await;
        withdraw_support(&worker, &cancelled).await;
        unusable(&holder, &token).await;
        let again = json!({"instrument": "phq-9", "informant": "self", "point": "review", "hand": "link"});
        assert_eq!(problem(worker.post(&format!("{cancelled}/answer-links"), again).await).await.0, 409);

        let episode = active(&world, &leader, &worker, "Ben").await;
        let (_, tablet) = answer_link(&worker, &episode, "phq-9", "tablet").await;
        let (_, link) = answer_link(&worker, &episode, "phq-9", "link").await;
        world.pass(Duration::minutes(119));
        assert_eq!(holder.post(OPEN, json!({"token": tablet})).await.status(), 200);
        world.pass(Duration::minutes(1));
        unusable(&holder, &tablet).await;
        assert_eq!(holder.post(OPEN, json!({"token": link})).await.status(), 200);
        world.pass(Duration::days(14));
        unusable(&holder, &link).await;
    }
}

async fn withdraw_support(worker: &Actor, episode: &str) {
    let person = worker.read(episode).await["identity"]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/young-people/{person}");
    let record = worker.read(&path).await;
    let consents = record["consents"].as_array().unwrap();
    let support = consents.iter().find(|one| one["purpose"] == "support").unwrap();
    let withdraw = format!("{path}/consents/{}/withdraw", support["id"].as_str().unwrap());
    assert_eq!(worker.post(&withdraw, json!({})).await.status(), 200);
}

#[tokio::test]
async fn a_closed_support_takes_no_answers_by_link() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        worker.moves(&episode, "begin-closing", json!({})).await;
        let close = json!({"outcome": "goals_met", "reason": "Done"});
        worker.moves(&episode, "close", close).await;
        unusable(&world.nobody(), &token).await;
    }
}

#[tokio::test]
async fn neither_cookie_nor_token_counts_where_forms_are_answered() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "tablet").await;
        // The worker's own browser, on which the form was handed over: a cookie without our page's header.
        let tablet = worker.without(headstart_api::auth::CSRF_HEADER);
        assert_eq!(tablet.post(OPEN, json!({"token": token})).await.status(), 200);
        let wrong = world.nobody().with("Authorization", "Bearer nonsense");
        assert_eq!(wrong.post(SUBMIT, answers(&token, &vec![json!(0); 9])).await.status(), 200);
        let all = measures(&worker, &episode).await;
        assert_eq!(
            (&all[0]["mode"], &all[0]["entered_by"]),
            (&json!("tablet"), &json!("Young person, on a tablet"))
        );
    }
}

#[tokio::test]
async fn whoever_guesses_links_is_slowed_down_and_nobody_else() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        let guesser = world.nobody();
        for guess in 0..20 {
            assert_eq!(
                problem(guesser.post(OPEN, json!({"token": format!("guess {guess}")})).await).await.0,
                404
            );
        }
        let refused = guesser.post(OPEN, json!({"token": "one more"})).await;
        assert!(refused.headers().contains_key("retry-after"));
        assert_eq!(problem(refused).await.0, 429);
        // A class behind one address must not be kept out by one of them.
        assert_eq!(guesser.post(OPEN, json!({"token": token})).await.status(), 200);
        // Only a proxy that the operator named is believed about where a request comes from.
        let elsewhere = guesser.with("X-Forwarded-For", "198.51.100.7");
        assert_eq!(problem(elsewhere.post(OPEN, json!({"token": "still"})).await).await.0, 429);
    }
}

#[tokio::test]
async fn a_link_is_made_only_where_there_is_reach_and_words_to_show() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let path = format!("{episode}/answer-links");
        let wanted = |instrument: &str, informant: &str| json!({"instrument": instrument, "informant": informant, "point": "baseline", "hand": "link"});
        let no_words = problem(worker.post(&path, wanted("sdq", "self")).await).await;
        assert_eq!((no_words.0, no_words.1.as_str()), (409, "conflict"));
        for (instrument, informant, field) in
            [("nothing", "self", "instrument"), ("phq-9", "teacher", "informant")]
        {
            let refused = problem(worker.post(&path, wanted(instrument, informant)).await).await;
            assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!(field)));
        }
        let west = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::EmotionalWellbeingAssistant, west).await;
        assert_eq!(problem(western.post(&path, wanted("phq-9", "self")).await).await.0, 404);
        assert_eq!(problem(western.get(&path).await).await.0, 404);
        let (link, _) = answer_link(&worker, &episode, "phq-9", "link").await;
        let cancel = format!("/api/v1/answer-links/{}/cancel", link["id"].as_str().unwrap());
        assert_eq!(problem(western.post(&cancel, json!({})).await).await.0, 404);
        let evaluator = world.somebody(world.here, Role::Evaluator, Place::Partnership).await;
        assert_eq!(problem(evaluator.post(&path, wanted("phq-9", "self")).await).await.0, 403);
    }
}

#[tokio::test]
async fn what_happens_to_a_link_stands_in_the_audit_of_the_young_person() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let (_, token) = answer_link(&worker, &episode, "phq-9", "link").await;
        let holder = world.nobody();
        holder.post(OPEN, json!({"token": token})).await;
        holder.post(SUBMIT, answers(&token, &vec![json!(0); 9])).await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let officer = officer(&world).await;
        let audit = officer.read(&format!("/api/v1/young-people/{person}/audit")).await.to_string();
        for action in ["answer_link.made", "answer_link.opened", "measure.recorded", "answer_link.completed"]
        {
            assert!(audit.contains(action), "{action}: {audit}");
        }
        assert!(!audit.contains(&token));
    }
}

async fn officer(world: &World) -> Actor {
    world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await
}
