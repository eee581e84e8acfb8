//! What figures leave out is told beside each of them, counted within their own frame.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    evaluation::paired,
    support::{active, eastern_leader, sdq},
    world::{Actor, World, worlds},
};

const SCALE: &str = "instrument=sdq&scale=emotional&informant=self";

/// The reason that somebody is in no figure, with its number and whether that is held back.
async fn without_consent(actor: &Actor, path: &str) -> Option<(Value, Value)> {
    let answer = actor.read(&format!("/api/v1/evaluation/{path}")).await;
    let left = answer["exclusions"].as_array().unwrap();
    let found = left.iter().find(|one| one["reason"].as_str().unwrap().starts_with("No consent"));
    found.map(|one| (one["episodes"].clone(), one["suppressed"].clone()))
}

async fn withdraw(worker: &Actor, episode: &str) {
    let person = worker.read(episode).await["identity"]["id"].as_str().unwrap().to_owned();
    let person = format!("/api/v1/young-people/{person}");
    let consents = worker.read(&person).await["consents"].clone();
    let evaluation =
        consents.as_array().unwrap().iter().find(|consent| consent["purpose"] == "evaluation").unwrap();
    let withdraw = format!("{person}/consents/{}/withdraw", evaluation["id"].as_str().unwrap());
    assert_eq!(worker.post(&withdraw, json!({})).await.status(), 200);
}

async fn evaluator(world: &World) -> Actor {
    world.somebody(world.here, Role::Evaluator, Place::Partnership).await
}

#[tokio::test]
async fn every_figure_tells_what_it_leaves_out_within_its_own_filters() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 6).await;
        withdraw(&worker, &episodes[0]).await;
        // The month of the last scores is over.
        world.pass(Duration::days(40));
        let evaluator = evaluator(&world).await;
        let (one, few) = ((json!(1), json!(false)), (json!(0), json!(true)));
        for (path, expected) in [
            ("outcomes?by=tier".to_owned(), Some(&one)),
            (format!("outcomes?{SCALE}"), Some(&one)),
            ("measurable-change?by=tier".to_owned(), Some(&one)),
            (format!("outcomes/funnel?by=school&figure=improved&{SCALE}"), Some(&one)),
            // Of a part of the programme one is too few to be told of, and of another part it is none.
            (format!("outcomes?{SCALE}&only=tier:universal_plus"), Some(&few)),
            (format!("outcomes?{SCALE}&only=tier:universal"), None),
            ("outcomes?from=2026-08-01&to=2026-08-31".to_owned(), Some(&few)),
            ("outcomes?from=2026-08-11".to_owned(), None),
            ("measurable-change?from=2026-08-11".to_owned(), None),
            // All this support still goes on.
            ("measurable-change?closed=true".to_owned(), None),
            (format!("outcomes/over-time?figure=paired_rate&{SCALE}"), None),
            (format!("outcomes/over-time?figure=mean_change&{SCALE}"), Some(&few)),
        ] {
            assert_eq!(without_consent(&evaluator, &path).await.as_ref(), expected, "{path}");
        }
        // One more, in no offer yet, is in no organisation's group: so few that only the reason is told.
        let (leader, other) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &other, "Persona").await;
        other.make(&format!("{episode}/measures"), sdq("baseline", "2026-09-01", 2)).await;
        let funnel = format!("/api/v1/evaluation/outcomes/funnel?by=organisation&figure=paired_rate&{SCALE}");
        let left = evaluator.read(&funnel).await["exclusions"].clone();
        let reason = |one: &&Value| one["reason"].as_str().unwrap().starts_with("Organisation: none");
        let none = left.as_array().unwrap().iter().find(reason);
        assert_eq!(none.map(|one| &one["suppressed"]), Some(&json!(true)), "{left}");
    }
}
