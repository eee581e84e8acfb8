//! Who sees what of a closed round.

use serde_json::{Value, json};

use super::round::{another_school, answer, classes, open, put_school, tokens};
use crate::world::{Actor, World, problem, worlds};

/// A round in which two schools answered, closed: its address.
async fn closed(
    world: &World,
    manager: &Actor,
    eastern: usize,
    western: usize,
) -> (String, headstart_store::Uid) {
    let (round, links) = open(world, manager).await;
    let other = another_school(world).await;
    put_school(manager, &round, other, classes()).await;
    answer(world, &links[0], eastern).await;
    let links = tokens(manager, &round, other).await;
    answer(world, &links[0], western).await;
    (round, other)
}

#[tokio::test]
async fn results_can_be_read_once_the_round_is_closed_and_not_before() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, _) = closed(&world, &manager, 12, 14).await;
        let path = format!("{round}/results");
        assert_eq!(problem(manager.get(&path).await).await.0, 409);
        manager.moves(&round, "close", json!({})).await;
        let found = manager.read(&path).await;
        let scale = &found["results"]["scales"][0];
        assert_eq!((&scale["instrument"], &scale["scale"]), (&json!("swemwbs"), &json!("total")));
        assert_eq!(scale["all"]["responses"], 26);
        // Twelve and fourteen pupils answer 1, 2, 3, 4, 5 and again: metric scores of the raw sums 7 to 35.
        let metric = [7.0, 15.32, 19.25, 25.03, 35.0];
        let of = |n: usize| (0..n).map(|pupil| metric[pupil % 5]).sum::<f64>();
        let mean = (of(12) + of(14)) / 26.0;
        assert!((scale["all"]["mean"].as_f64().unwrap() - mean).abs() < 1e-9, "{scale}");
        assert_eq!(scale["schools"].as_array().unwrap().len(), 2);
        assert_eq!(found["all_rate"], json!({"responses": 26, "pupils": 440}));
        assert_eq!((&found["school"], &scale["school"]), (&Value::Null, &Value::Null));
        assert!(!found.to_string().contains("reliable"), "no thresholds of targeted support");
    }
}

#[tokio::test]
async fn a_teacher_sees_their_own_school_beside_all_and_no_other() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, western) = closed(&world, &manager, 12, 14).await;
        manager.moves(&round, "close", json!({})).await;
        let teacher = world.teacher().await;
        let path = format!("{round}/results");
        let found = teacher.read(&path).await;
        assert_eq!(
            (&found["school"]["name"], found["schools"].as_array().unwrap().len()),
            (&json!("Eastern School"), 1)
        );
        let scale = &found["results"]["scales"][0];
        assert_eq!((&scale["school"]["responses"], &scale["all"]["responses"]), (&json!(12), &json!(26)));
        assert_eq!(scale["schools"], json!([]), "others are not set beside each other");
        let foreign = format!("{path}?school_id={}", western.0);
        assert_eq!(problem(teacher.get(&foreign).await).await.0, 404);
        let seen = manager.read(&foreign).await;
        assert_eq!(seen["results"]["scales"][0]["school"]["responses"], 14);
    }
}

#[tokio::test]
async fn nine_pupils_of_a_school_are_not_told_of() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, western) = closed(&world, &manager, 40, 9).await;
        manager.moves(&round, "close", json!({})).await;
        let found = manager.read(&format!("{round}/results?school_id={}", western.0)).await;
        let scale = &found["results"]["scales"][0];
        assert_eq!(scale["school"], Value::Null);
        // All schools less the only other school would be the nine.
        let shown = scale["schools"].as_array().unwrap().iter().filter(|one| !one["mean"].is_null()).count();
        assert_eq!((shown, &scale["all"]["responses"]), (0, &json!(49)));
        assert!(scale["by_year_group"].as_array().unwrap().iter().all(|split| split["school"].is_null()));
    }
}
