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

#[tokio::test]
async fn the_words_of_a_goal_are_corrected_and_it_stays_the_same_goal() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let path = format!("{episode}/goals");
        let made = worker.make(&path, json!({"title": "Slepe well", "set_by": "worker"})).await;
        let address = format!("{path}/{}", made["id"].as_str().unwrap());
        let told = json!({"title": "Sleep well", "set_by": "young_person"});
        let at_1 = worker.with("If-Match", "\"v1\"");
        assert_eq!(at_1.put(&address, told.clone()).await.headers()["etag"], "\"v2\"");
        let goal = worker.read(&path).await[0].clone();
        assert_eq!(
            (&goal["id"], &goal["title"], &goal["set_by"], &goal["position"]),
            (&made["id"], &json!("Sleep well"), &json!("young_person"), &json!(1))
        );
        assert_eq!(problem(at_1.put(&address, told).await).await.0, 412);
        let at_2 = worker.with("If-Match", "\"v2\"");
        let blank = at_2.put(&address, json!({"title": " ", "set_by": "worker"})).await;
        assert_eq!(problem(blank).await.2["errors"][0]["field"], "title");
    }
}
