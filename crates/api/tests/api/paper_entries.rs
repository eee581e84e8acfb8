//! Paper forms that are typed in twice.

use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, sdq},
    world::{Actor, World, problem, worlds},
};

struct Form {
    path: String,
    episode: String,
    first: Actor,
    second: Actor,
}

async fn typed_once(world: &World) -> Form {
    let (leader, first) = eastern_leader(world).await;
    let episode = active(world, &leader, &first, "Ana").await;
    let second = world.eastern_worker().await;
    let made = first.make(&format!("{episode}/paper-entries"), paper(1)).await;
    assert_eq!((&made["state"], &made["version"]), (&json!("waiting"), &json!(1)));
    let path = format!("/api/v1/paper-entries/{}", made["id"].as_str().unwrap());
    Form { path, episode, first, second }
}

fn paper(answer: i32) -> Value {
    let mut form = sdq("baseline", "2026-05-13", answer);
    form["mode"] = json!("paper");
    form
}

async fn step(actor: &Actor, form: &Form, version: i32, action: &str, body: Value) -> reqwest::Response {
    actor.with("If-Match", &format!("\"v{version}\"")).post(&format!("{}/{action}", form.path), body).await
}

async fn recorded(form: &Form) -> usize {
    form.first.read(&format!("{}/measures", form.episode)).await.as_array().unwrap().len()
}

#[tokio::test]
async fn two_entries_that_agree_are_recorded_as_one_measure() {
    for world in worlds().await {
        let form = typed_once(&world).await;
        assert_eq!(recorded(&form).await, 0, "nothing is recorded from one entry");
        let listed = form.second.read(&format!("{}/paper-entries", form.episode)).await;
        assert_eq!(listed[0]["second_entry"], Value::Null);
        assert!(!listed.to_string().contains("answers"), "the second person does not see the first entry");
        let second = step(&form.second, &form, 1, "second-entry", json!({"form": paper(1)})).await;
        assert_eq!(second.status(), 200);
        let view: Value = second.json().await.unwrap();
        assert_eq!((&view["state"], &view["differences"]), (&json!("recorded"), &json!([])));
        assert_eq!(view["measure"]["mode"], "paper");
        assert_eq!(recorded(&form).await, 1);
        let again = step(&form.second, &form, 2, "second-entry", json!({"form": paper(1)})).await;
        assert_eq!(problem(again).await.0, 409);
    }
}

#[tokio::test]
async fn where_the_entries_differ_somebody_settles_it_with_the_paper_at_hand() {
    for world in worlds().await {
        let form = typed_once(&world).await;
        let mut other = paper(1);
        other["answers"][3] = json!(2);
        other["answers"][9] = json!("prefer_not_to_say");
        let second = step(&form.second, &form, 1, "second-entry", json!({"form": other})).await;
        let view: Value = second.json().await.unwrap();
        assert_eq!((&view["state"], &view["measure"]), (&json!("differs"), &Value::Null));
        let wanted = json!([
            {"field": "answers[3]", "first": 1, "second": 2},
            {"field": "answers[9]", "first": 1, "second": "prefer_not_to_say"}
        ]);
        assert_eq!(view["differences"], wanted);
        assert_eq!(recorded(&form).await, 0);
        let listed = form.first.read(&format!("{}/paper-entries", form.episode)).await;
        assert_eq!(listed[0]["differences"], wanted);
        assert_eq!(listed[0]["second_entry"]["answers"], other["answers"], "whoever settles starts from it");

        let mut agreed_changed = other.clone();
        agreed_changed["answers"][0] = json!(0);
        let refused =
            problem(step(&form.first, &form, 2, "settle", json!({"form": agreed_changed})).await).await;
        assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!("form.answers[0]")));
        assert_eq!(problem(step(&form.first, &form, 1, "settle", json!({"form": other})).await).await.0, 412);
        let settled =
            step(&form.first, &form, 2, "settle", json!({"form": other, "note": "Read again"})).await;
        assert_eq!(settled.status(), 200);
        let view: Value = settled.json().await.unwrap();
        assert_eq!((&view["state"], &view["note"]), (&json!("recorded"), &json!("Read again")));
        assert_eq!(recorded(&form).await, 1);
    }
}

#[tokio::test]
async fn whoever_types_both_entries_says_why_and_a_form_can_be_thrown_away() {
    for world in worlds().await {
        let form = typed_once(&world).await;
        let alone =
            problem(step(&form.first, &form, 1, "second-entry", json!({"form": paper(1)})).await).await;
        assert_eq!((alone.0, &alone.2["errors"][0]["field"]), (422, &json!("note")));
        let mut parent = paper(1);
        parent["informant"] = json!("parent");
        let other =
            problem(step(&form.second, &form, 1, "second-entry", json!({"form": parent})).await).await;
        assert_eq!((other.0, &other.2["errors"][0]["field"]), (422, &json!("form.informant")));
        let gone: Value = step(&form.second, &form, 1, "discard", json!({})).await.json().await.unwrap();
        assert_eq!(gone["state"], "discarded");
        assert_eq!(problem(step(&form.first, &form, 2, "discard", json!({})).await).await.0, 409);
        assert_eq!(recorded(&form).await, 0);
        let together = sdq("baseline", "2026-05-13", 1);
        let refused =
            problem(form.first.post(&format!("{}/paper-entries", form.episode), together).await).await;
        assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!("mode")));
    }
}
