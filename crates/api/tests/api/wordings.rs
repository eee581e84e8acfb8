//! Words of instruments that a site uploads under its own licence.

use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{active, answer_link, eastern_leader},
    world::{problem, worlds},
};

type Change = fn(&mut Value);

const PATH: &str = "/api/v1/instruments/sdq/wordings";

/// Words of our own for as many questions as the SDQ has; no question of the SDQ is in them.
fn words(first: &str) -> Value {
    let mut items: Vec<String> = (1..=25).map(|n| format!("Made-up question {n}")).collect();
    items[0] = first.into();
    json!({
        "informant": "self", "licence": "Site licence 7, for use in Here only", "holder": "Holder of rights",
        "licensed": true,
        "wording": {
            "stem": "Think of the last month.", "items": items, "labels": ["No", "A bit", "Yes"],
            "impact": {"screen": "Any trouble?", "items": ["A", "B", "C", "D", "E"],
                "labels": ["None", "Little", "Some", "Lots"]}
        }
    })
}

fn option<'o>(options: &'o Value, instrument: &str, informant: &str) -> &'o Value {
    let fits = |one: &&Value| one["instrument"] == instrument && one["informant"] == informant;
    options.as_array().unwrap().iter().find(fits).unwrap()
}

#[tokio::test]
async fn words_uploaded_under_a_licence_make_links_possible_and_keep_their_history() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let before = worker.read("/api/v1/wordings").await;
        assert_eq!(option(&before, "sdq", "self")["words"], "none");
        assert_eq!(option(&before, "phq-9", "self")["words"], "shipped");

        let first = administrator.make(PATH, words("First words")).await;
        assert!(first["declared_by"].is_string() && first["ended_at"].is_null());
        let (_, token) = answer_link(&worker, &episode, "sdq", "link").await;
        let second = administrator.make(PATH, words("Second words")).await;
        let options = worker.read("/api/v1/wordings").await;
        let sdq = option(&options, "sdq", "self");
        assert_eq!((&sdq["words"], &sdq["wording_id"]), (&json!("uploaded"), &second["id"]));
        assert!(sdq["licence"].as_str().unwrap().contains("Site licence 7"));
        assert_eq!(option(&options, "sdq", "parent")["words"], "none", "words are for one informant");

        let history = administrator.read(PATH).await;
        assert_eq!((&history[0]["id"], &history[1]["id"]), (&second["id"], &first["id"]));
        assert!(history[1]["ended_at"].is_string() && history[0]["ended_at"].is_null());

        // A link keeps the words it was made with.
        let holder = world.nobody();
        let open = json!({"token": token});
        let form: Value = holder.post("/api/v1/answering/open", open.clone()).await.json().await.unwrap();
        assert_eq!(form["wording"]["items"][0], "First words");
        assert!(form["licence"].as_str().unwrap().contains("Holder of rights"));
        let send = json!({
            "token": token, "answers": vec![1; 25], "impact_screen": true,
            "impact": [3, "prefer_not_to_say", 0, 0, 0]
        });
        assert_eq!(holder.post("/api/v1/answering/submit", send).await.status(), 200);
        let measures = worker.read(&format!("{episode}/measures")).await;
        let scores = measures[0]["scores"].as_array().unwrap();
        assert!(scores.iter().any(|score| score["scale"] == "impact"), "{scores:?}");

        let withdraw = format!("/api/v1/wordings/{}/withdraw", second["id"].as_str().unwrap());
        let gone: Value = administrator.post(&withdraw, json!({})).await.json().await.unwrap();
        assert!(gone["ended_by"].is_string());
        assert_eq!(problem(administrator.post(&withdraw, json!({})).await).await.0, 409);
        let link = json!({"instrument": "sdq", "informant": "self", "point": "review", "hand": "link"});
        assert_eq!(problem(worker.post(&format!("{episode}/answer-links"), link).await).await.0, 409);
    }
}

#[tokio::test]
async fn words_must_be_whole_and_the_licence_declared() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let wrong = |change: Change| {
            let mut words = words("Words");
            change(&mut words);
            words
        };
        let cases: [(Change, &str); 7] = [
            (|words| words["licensed"] = json!(false), "licensed"),
            (|words| words["licence"] = json!("  "), "licence"),
            (|words| words["holder"] = json!(""), "holder"),
            (|words| words["version"] = json!("99"), "version"),
            (|words| words["informant"] = json!("practitioner"), "informant"),
            (|words| words["wording"]["items"] = json!(["One"]), "wording.items"),
            (|words| words["wording"]["impact"]["items"] = json!(["One"]), "wording.impact.items"),
        ];
        for (change, field) in cases {
            let refused = problem(administrator.post(PATH, wrong(change)).await).await;
            assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!(field)));
        }
        let shipped =
            problem(administrator.post("/api/v1/instruments/phq-9/wordings", words("Words")).await).await;
        assert_eq!((shipped.0, shipped.1.as_str()), (409, "conflict"));
        assert_eq!(
            problem(administrator.post("/api/v1/instruments/none/wordings", words("W")).await).await.0,
            404
        );
        let manager = world.manager().await;
        assert_eq!(problem(manager.post(PATH, words("Words")).await).await.0, 403);
        administrator.make(PATH, words("Words")).await;
        let elsewhere = world.somebody(world.elsewhere, Role::Administrator, Place::Partnership).await;
        assert_eq!(elsewhere.read(PATH).await, json!([]));
    }
}
