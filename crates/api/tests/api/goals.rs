//! Goals of a young person.

use serde_json::json;

use crate::{
    support::{eastern_leader, waiting},
    world::{problem, worlds},
};

#[tokio::test]
async fn a_young_person_has_up_to_three_goals_in_their_own_words() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let path = format!("{episode}/goals");
        for (position, title) in
            [(1, "Sleep through the night"), (2, "Go back to drama club"), (3, "Talk to Dad")]
        {
            let made = worker.make(&path, json!({"title": title, "set_by": "young_person"})).await;
            assert_eq!((&made["position"], &made["title"]), (&json!(position), &json!(title)));
        }
        let fourth = worker.post(&path, json!({"title": "One more", "set_by": "worker"})).await;
        assert_eq!(problem(fourth).await.1, "conflict");
        let goals = worker.read(&path).await;
        assert_eq!(goals.as_array().unwrap().len(), 3);
        assert_eq!(worker.read(&episode).await["goals"], goals);
    }
}

#[tokio::test]
async fn a_goal_needs_words_and_somebody_who_set_it() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let told = json!({"title": "  ", "set_by": "the dog"});
        let (status, _, body) = problem(worker.post(&format!("{episode}/goals"), told).await).await;
        let fields: Vec<_> = body["errors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
        assert_eq!((status, fields), (422, vec![&json!("title"), &json!("set_by")]));
    }
}
