//! The manners of HTTP: methods, HEAD, and how often one may ask.

use reqwest::{Method, Response};
use serde_json::json;

use crate::world::{PASSWORD, problem, worlds, worlds_with};

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_answered_with_those_that_it_takes() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let record = format!("/api/v1/referrals/{}", world.state.new_id());
        for (method, path, allowed) in [
            (Method::PUT, "/api/v1/referrals".to_owned(), "GET, HEAD, POST"),
            (Method::DELETE, record.clone(), "GET, HEAD"),
            (Method::DELETE, format!("{record}/screening"), "GET, HEAD"),
            (Method::GET, format!("{record}/submit"), "POST"),
            (Method::GET, "/oauth/token".to_owned(), "POST"),
            (Method::POST, "/livez".to_owned(), "GET, HEAD"),
            (Method::POST, "/docs/problems".to_owned(), "GET, HEAD"),
        ] {
            let answer = worker.send(method.clone(), &path, None).await;
            assert_eq!(header(&answer, "allow"), allowed, "{method} {path}");
            assert_eq!(problem(answer).await.1, "method_not_allowed", "{method} {path}");
        }
        let answer = worker.send(Method::PUT, "/api/v1/nothing", None).await;
        assert_eq!(problem(answer).await.1, "not_found");
    }
}

#[tokio::test]
async fn head_answers_as_get_does_without_the_body() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for path in ["/api/v1/about", "/api/v1/referrals", "/api/v1/nothing", "/docs/problems"] {
            let got = worker.get(path).await;
            let head = worker.send(Method::HEAD, path, None).await;
            assert_eq!(head.status(), got.status(), "{path}");
            for name in ["content-type", "content-length", "cache-control"] {
                assert_eq!(header(&head, name), header(&got, name), "{name} of {path}");
            }
            assert_ne!(header(&head, "content-length"), "0", "{path}");
            assert_eq!(head.bytes().await.unwrap().len(), 0, "{path}");
        }
        let refused = world.nobody().send(Method::HEAD, "/api/v1/referrals", None).await;
        assert_eq!(refused.status(), 401);
    }
}

#[tokio::test]
async fn whoever_asks_too_often_waits_and_nobody_else_does() {
    for world in worlds_with(&["--requests-per-minute=3"]).await {
        let (busy, quiet) = (world.eastern_worker().await, world.manager().await);
        for left in ["2", "1", "0"] {
            let answer = busy.get("/api/v1/session").await;
            assert_eq!(answer.status(), 200);
            assert_eq!(header(&answer, "ratelimit-policy"), "\"default\";q=3;w=60");
            assert!(header(&answer, "ratelimit").starts_with(&format!("\"default\";r={left};t=")));
        }
        let refused = busy.get("/api/v1/session").await;
        let wait: u64 = header(&refused, "retry-after").parse().unwrap();
        // One comes back every twenty seconds.
        assert!((1..=20).contains(&wait), "{wait}");
        assert_eq!(header(&refused, "ratelimit"), format!("\"default\";r=0;t={wait}"));
        let (status, code, _) = problem(refused).await;
        assert_eq!((status, code.as_str()), (429, "too_many_requests"));
        assert_eq!(quiet.get("/api/v1/session").await.status(), 200);
    }
}

#[tokio::test]
async fn passwords_and_secrets_cannot_be_tried_often_from_one_address() {
    for world in worlds_with(&["--sign-ins-per-minute=2"]).await {
        let nobody = world.nobody();
        let wrong = json!({"email": "nobody@example.org", "password": PASSWORD});
        let answer = nobody.post("/api/v1/session", wrong.clone()).await;
        assert_eq!(answer.status(), 401);
        assert_eq!(header(&answer, "ratelimit-policy"), "\"sign-in\";q=2;w=60");
        assert_eq!(nobody.send_form("/oauth/token", "grant_type=none".into()).await.status(), 400);
        for refused in [
            nobody.post("/api/v1/session", wrong).await,
            nobody.send_form("/oauth/token", "grant_type=none".into()).await,
        ] {
            assert!(!header(&refused, "retry-after").is_empty());
            assert_eq!(problem(refused).await.1, "too_many_requests");
        }
        assert_eq!(nobody.get("/api/v1/about").await.status(), 200);
    }
}

#[tokio::test]
async fn behind_a_proxy_the_address_is_the_one_that_the_proxy_saw() {
    for world in worlds_with(&["--sign-ins-per-minute=1", "--behind-proxy"]).await {
        let from = async |addresses: &str| {
            let actor = world.nobody().with("X-Forwarded-For", addresses);
            actor.send_form("/oauth/token", "grant_type=none".into()).await.status().as_u16()
        };
        assert_eq!(from("203.0.113.7").await, 400);
        assert_eq!(from("198.51.100.1, 203.0.113.7").await, 429, "what a client claims does not help");
        assert_eq!(from("203.0.113.8").await, 400);
        assert_eq!(from("2001:db8::1").await, 400);
        assert_eq!(from("2001:db8::ffff").await, 429, "one network is one caller");
    }
}

#[tokio::test]
async fn parameters_that_an_address_does_not_take_are_refused_by_name() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for path in ["/api/v1/instruments", "/api/v1/about", "/api/v1/session", "/api/v1/episodes"] {
            let (status, code, body) = problem(worker.get(&format!("{path}?colour=red")).await).await;
            assert_eq!((status, code.as_str()), (400, "bad_request"), "{path}");
            assert!(body["detail"].as_str().unwrap().starts_with("unknown field `colour`"), "{body}");
        }
        let head = worker.send(Method::HEAD, "/api/v1/instruments?colour=red", None).await;
        assert_eq!(head.status(), 400);
        let posted = worker.post("/api/v1/referrals?colour=red", world.referral("Ana")).await;
        assert_eq!(problem(posted).await.0, 400);
        // Who is not signed in is told so first, and where nothing of the API is, nothing is refused.
        let nobody = world.nobody();
        assert_eq!(problem(nobody.get("/api/v1/session?colour=red").await).await.0, 401);
        assert_eq!(nobody.get("/livez?colour=red").await.status(), 204);
        assert_eq!(nobody.get("/api/v1/openapi.json?colour=red").await.status(), 200);
    }
}
