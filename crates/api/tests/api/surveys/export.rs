//! What evaluators pull of a closed round.

use headstart_domain::access::{Place, Role};
use serde_json::json;

use super::round::{SUBMIT, open, sends};
use crate::world::{Actor, World, problem, worlds};

async fn evaluator(world: &World) -> Actor {
    world.somebody(world.here, Role::Evaluator, Place::Partnership).await
}

/// A pupil with a code of their own, or that of a twin.
async fn pupil(world: &World, link: &str, sex: &str, birth_day: u8) {
    let mut told = sends(
        link,
        &[json!(1), json!("prefer_not_to_say"), json!(3), json!(4), json!(5), json!(1), json!(2)],
    );
    told["background"] = json!({"sex": sex, "free_school_meals": false});
    told["code"] =
        json!({"birth_day": birth_day, "middle_initial": "", "older_siblings": 1, "last_letter": "a"});
    assert_eq!(world.nobody().post(SUBMIT, told).await.status(), 200);
}

#[tokio::test]
async fn an_evaluator_pulls_answers_and_scores_without_class_or_day_and_nobody_stands_out() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        for n in 0..14_u8 {
            pupil(&world, &links[0], "girl", n + 1).await;
        }
        // One boy, who would be the only one; and a twin of code.
        pupil(&world, &links[1], "boy", 14).await;
        let evaluator = evaluator(&world).await;
        let path = format!("{round}/responses.csv");
        assert_eq!(problem(evaluator.get(&path).await).await.0, 409, "not before it is closed");
        manager.moves(&round, "close", json!({})).await;
        let answer = evaluator.get(&path).await;
        assert_eq!(answer.status(), 200);
        let text = answer.text().await.unwrap();
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(lines.len(), 16, "{text}");
        let column = |name: &str| lines[0].iter().position(|known| *known == name).unwrap();
        assert!(!text.contains("7A") && !text.contains("9B") && !text.contains("2026-05-13"), "{text}");
        assert!(!text.contains("Eastern"), "a school bears a pseudonym");
        assert!(lines[1..].iter().all(|line| line.len() == lines[0].len()));
        assert!(lines[1..].iter().all(|line| line[column("swemwbs_2")] == "prefer_not_to_say"));
        // Whoever is alike to fewer than ten others loses what tells them apart.
        let sexes: Vec<&str> = lines[1..].iter().map(|line| line[column("sex")]).collect();
        assert!(!sexes.contains(&"boy"), "{text}");
        let by_withheld = |line: &&Vec<&str>| line[column("withheld")].is_empty();
        let shown = lines[1..].iter().filter(by_withheld).count();
        assert!(shown == 0 || shown >= 10, "{text}");
        // Two with one code at one school: it joins neither.
        let blank = lines[1..].iter().filter(|line| line[column("pupil")].is_empty()).count();
        assert_eq!(blank, 2, "{text}");
        assert_eq!(problem(manager.get(&path).await).await.0, 403);
    }
}

#[tokio::test]
async fn a_round_of_fewer_than_ten_gives_a_heading_and_no_line() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        super::round::answer(&world, &links[0], 9).await;
        manager.moves(&round, "close", json!({})).await;
        let text = evaluator(&world).await.get(&format!("{round}/responses.csv")).await.text().await.unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
    }
}
