//! Bad requests get a problem that says what is wrong, and nothing else.

use reqwest::Method;
use serde_json::json;

use crate::world::{problem, worlds};

#[tokio::test]
async fn an_address_that_does_not_exist_answers_with_a_problem() {
    for world in worlds().await {
        let (status, code, _) = problem(world.nobody().get("/api/v1/nothing").await).await;
        assert_eq!((status, code.as_str()), (404, "not_found"));
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_learns_that_before_anything_of_the_body_is_read() {
    for world in worlds().await {
        let broken = Some(("application/json", "{ not json".to_owned()));
        let answer = world.nobody().send(Method::POST, "/api/v1/referrals", broken).await;
        assert_eq!(problem(answer).await.1, "not_signed_in");
    }
}

#[tokio::test]
async fn a_body_that_is_not_json_or_too_large_or_of_another_kind_is_refused() {
    for world in worlds().await {
        let worker = world.eastern_worker().await.with("Idempotency-Key", "one");
        let send = async |kind: &str, body: String| {
            problem(worker.send(Method::POST, "/api/v1/referrals", Some((kind, body))).await).await.1
        };
        assert_eq!(send("application/json", "{".into()).await, "bad_request");
        assert_eq!(send("text/plain", "{}".into()).await, "unsupported_media_type");
        let large = format!("\"{}\"", "x".repeat(300 * 1024));
        assert_eq!(send("application/json", large).await, "too_large");
    }
}

#[tokio::test]
async fn an_unknown_parameter_or_a_code_that_does_not_exist_is_named() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for (query, word) in [("colour=red", "colour"), ("state=lost", "lost"), ("limit=0", "limit")] {
            let (status, _, body) = problem(worker.get(&format!("/api/v1/referrals?{query}")).await).await;
            assert_eq!(status, 400, "{query}");
            assert!(body["detail"].as_str().unwrap().contains(word), "{body}");
        }
        let (_, code, _) = problem(worker.get("/api/v1/referrals?cursor=x").await).await;
        assert_eq!(code, "bad_cursor");
    }
}

#[tokio::test]
async fn a_parameter_of_the_wrong_form_is_named() {
    for world in worlds().await {
        let manager = world.manager().await;
        for (query, name) in [
            ("outcomes?from=2026-02-30", "from must be a day"),
            ("outcomes?to=", "to must be a day"),
            ("outcomes?informant=aunt", "informant: unknown variant"),
            ("measurable-change?closed=maybe", "closed must be true or false"),
            ("added-value?by=sex,age", "by: "),
            ("reach?by=dose", "by: "),
        ] {
            let (status, _, body) = problem(manager.get(&format!("/api/v1/evaluation/{query}")).await).await;
            let detail = body["detail"].as_str().unwrap();
            assert!(status == 400 && detail.starts_with(name), "{query}: {detail}");
        }
    }
}

#[tokio::test]
async fn a_list_is_no_object() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for (path, body) in [
            ("/api/v1/postcodes/lookup", json!(["SO14 6RU"])),
            ("/api/v1/young-people/search", json!([null, "Smith"])),
        ] {
            let (status, _, body) = problem(worker.post(path, body).await).await;
            assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("body")), "{path}");
        }
    }
}

#[tokio::test]
async fn every_answer_forbids_caching_and_framing() {
    for world in worlds().await {
        for path in ["/api/v1/about", "/api/v1/nothing", "/api/v1/referrals"] {
            let answer = world.nobody().get(path).await;
            assert_eq!(answer.headers()["cache-control"], "no-store", "{path}");
            assert_eq!(answer.headers()["x-content-type-options"], "nosniff", "{path}");
            assert!(answer.headers().contains_key("request-id"), "{path}");
        }
    }
}

#[tokio::test]
async fn an_unknown_field_is_named_and_a_wrong_value_is_not_repeated() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let mut referral = world.referral("Ana");
        referral["young_person"]["nick_name"] = json!("Annie");
        let (status, code, body) = problem(worker.post("/api/v1/referrals", referral).await).await;
        assert_eq!((status, code.as_str()), (400, "unknown_field"));
        assert!(!body.to_string().contains("Annie"));
    }
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_its_explanation() {
    for world in worlds().await {
        let (_, _, body) = problem(world.nobody().get("/api/v1/nothing").await).await;
        let (page, part) = body["type"].as_str().unwrap().split_once('#').unwrap();
        let text = world.nobody().get(page).await.text().await.unwrap();
        assert!(text.contains(&format!("id=\"{part}\"")));
    }
}
