//! The calculators.

use headstart_domain::access::Role;
use serde_json::{Value, json};

use crate::world::{problem, worlds};

#[tokio::test]
async fn an_evaluators_program_checks_the_product_against_its_own_figures() {
    for world in worlds().await {
        let program = world.program(world.here, Role::Evaluator).await;
        let names = program.read("/api/v1/calculators").await;
        assert!(names.as_array().unwrap().contains(&json!("reliable-change")), "{names}");
        let input = json!({"pre": 20, "post": 12, "better": "lower", "threshold": 5});
        let answer = program.post("/api/v1/calculators/reliable-change", input).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.json::<Value>().await.unwrap()["category"], "improved");
        let form = json!({"instrument": "phq-9", "informant": "self", "age": 15, "answers": vec![1; 9]});
        let answer: Value = program.post("/api/v1/calculators/score", form).await.json().await.unwrap();
        assert_eq!((&answer["scales"]["total"]["score"], &answer["alerts"]), (&json!(9), &json!([9])));
    }
}

#[tokio::test]
async fn what_cannot_be_computed_is_named_by_field() {
    for world in worlds().await {
        let program = world.program(world.here, Role::Evaluator).await;
        let input = json!({"pre": 20, "better": "lower", "threshold": 5});
        let answer = program.post("/api/v1/calculators/reliable-change", input).await;
        let (status, code, body) = problem(answer).await;
        assert_eq!((status, code.as_str()), (422, "invalid"));
        assert_eq!(
            (&body["errors"][0]["field"], &body["errors"][0]["code"]),
            (&json!("post"), &json!("missing_field"))
        );
        assert_eq!(problem(program.post("/api/v1/calculators/horoscope", json!({})).await).await.0, 404);
        assert_eq!(problem(world.nobody().get("/api/v1/calculators").await).await.0, 401);
        assert_eq!(problem(world.nobody().post("/api/v1/calculators/score", json!({})).await).await.0, 401);
    }
}
