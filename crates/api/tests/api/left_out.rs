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

/// Why support was completed without closing measures, with how many, as a figure leaves them out.
async fn no_measures(actor: &Actor, path: &str) -> Vec<(String, Value, Value)> {
    let answer = actor.read(&format!("/api/v1/evaluation/{path}")).await;
    let told = answer["exclusions"].as_array().unwrap().iter().filter_map(|one| {
        let reason = one["reason"].as_str().unwrap().strip_prefix("Of these, completed")?;
        let why = reason.split_once(": ").unwrap().1.to_owned();
        Some((why, one["episodes"].clone(), one["suppressed"].clone()))
    });
    told.collect()
}

#[tokio::test]
async fn why_there_are_no_closing_measures_is_counted_among_what_a_figure_leaves_out() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let mut episodes = Vec::new();
        for name in ["Ana", "Bea", "Cleo"] {
            let episode = active(&world, &leader, &worker, name).await;
            worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-05-13", 1)).await;
            episodes.push(episode);
        }
        let evaluator = evaluator(&world).await;
        let whole = format!("outcomes?{SCALE}");
        assert_eq!(no_measures(&evaluator, &whole).await, []);
        for (episode, why) in episodes.iter().zip(["not_reached", "not_reached", "did_not_want"]) {
            let end = json!({"outcome": "goals_met", "reason": "Done", "no_measures": why});
            worker.moves(episode, "close", end).await;
        }
        let told = |why: &str, count: u32| (why.to_owned(), json!(count), json!(false));
        let both = [told("the young person did not want to", 1), told("they could not be reached", 2)];
        for path in [&whole, "outcomes", "measurable-change"] {
            assert_eq!(no_measures(&evaluator, path).await, both, "{path}");
        }
        // Within the figure's own filters: so few of a part are held back, and of another part there are none.
        let part = no_measures(&evaluator, &format!("{whole}&only=tier:universal_plus")).await;
        assert!(
            part.len() == 2 && part.iter().all(|(_, count, held)| (count, held) == (&json!(0), &json!(true)))
        );
        for other in ["&only=tier:universal", "&from=2026-05-14"] {
            assert_eq!(no_measures(&evaluator, &format!("{whole}{other}")).await, [], "{other}");
        }
        let parents = "outcomes?instrument=sdq&scale=emotional&informant=parent";
        assert_eq!(no_measures(&evaluator, parents).await, []);

        // What is kept is what a rebuild counts.
        let here = world.here.partnership;
        world.write(move |tx| tx.rebuild_summaries(here).map(drop)).await;
        assert_eq!(no_measures(&evaluator, &whole).await, both);
        // A form that comes after all, and support that is reopened, are left out for that reason no more.
        worker.make(&format!("{}/measures", episodes[0]), sdq("closing", "2026-05-13", 0)).await;
        worker.moves(&episodes[2], "reopen", json!({"reason": "Closed too soon"})).await;
        assert_eq!(no_measures(&evaluator, &whole).await, [told("they could not be reached", 1)]);
        world.write(move |tx| tx.rebuild_summaries(here).map(drop)).await;
        assert_eq!(no_measures(&evaluator, &whole).await, [told("they could not be reached", 1)]);
    }
}
