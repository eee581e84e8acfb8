//! Signing in and staying signed in.

use chrono::Duration;
use headstart_domain::access::{Grant, Place, Role};
use reqwest::Method;
use serde_json::json;

use crate::world::{PASSWORD, problem, worlds};

#[tokio::test]
async fn a_worker_signs_in_sees_what_they_may_and_signs_out() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let session = worker.read("/api/v1/session").await;
        assert_eq!(session["partnership"], "Here");
        assert!(session["permissions"].as_array().unwrap().contains(&json!("referrals.screen")));
        let out = worker.send(Method::DELETE, "/api/v1/session", None).await;
        assert_eq!(out.status(), 204);
        assert_eq!(problem(worker.get("/api/v1/session").await).await.0, 401);
    }
}

#[tokio::test]
async fn the_cookie_is_bound_to_the_host_and_out_of_reach_of_scripts() {
    for world in worlds().await {
        let grant = Grant { role: Role::Administrator, place: Place::Partnership };
        let account = world.account(world.here, &[grant]).await;
        let body = json!({"email": account.email, "password": PASSWORD});
        let answer = world.nobody().post("/api/v1/session", body).await;
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
        for part in ["__Host-", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_email_get_the_same_answer() {
    for world in worlds().await {
        let grant = Grant { role: Role::Administrator, place: Place::Partnership };
        let account = world.account(world.here, &[grant]).await;
        let mut bodies = Vec::new();
        for email in [account.email.as_str(), "nobody@example.org"] {
            let body = json!({"email": email, "password": "wrong"});
            let (status, code, mut body) = problem(world.nobody().post("/api/v1/session", body).await).await;
            assert_eq!((status, code.as_str()), (401, "sign_in_failed"));
            body["request_id"].take();
            bodies.push(body);
        }
        assert_eq!(bodies[0], bodies[1]);
    }
}

#[tokio::test]
async fn after_five_wrong_passwords_even_the_right_one_has_to_wait_a_little() {
    for world in worlds().await {
        let grant = Grant { role: Role::Administrator, place: Place::Partnership };
        let account = world.account(world.here, &[grant]).await;
        for _ in 0..5 {
            world
                .nobody()
                .post("/api/v1/session", json!({"email": account.email, "password": "wrong"}))
                .await;
        }
        let right = json!({"email": account.email, "password": PASSWORD});
        assert_eq!(world.nobody().post("/api/v1/session", right.clone()).await.status(), 401);
        world.pass(Duration::minutes(2));
        assert_eq!(world.nobody().post("/api/v1/session", right).await.status(), 200);
    }
}

#[tokio::test]
async fn a_session_ends_when_it_idles_or_gets_old() {
    for world in worlds().await {
        let idle = world.manager().await;
        world.pass(Duration::minutes(29));
        assert_eq!(idle.get("/api/v1/session").await.status(), 200);
        world.pass(Duration::minutes(31));
        assert_eq!(idle.get("/api/v1/session").await.status(), 401);
        let busy = world.manager().await;
        for _ in 0..25 {
            world.pass(Duration::minutes(28));
            assert_eq!(busy.get("/api/v1/session").await.status(), 200);
        }
        world.pass(Duration::minutes(28));
        assert_eq!(busy.get("/api/v1/session").await.status(), 401);
    }
}

#[tokio::test]
async fn a_change_from_a_foreign_page_is_refused() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let body = world.referral("Ana");
        for forged in [
            worker.without("CSRF-Token"),
            worker.with("CSRF-Token", "guess"),
            worker.with("Sec-Fetch-Site", "cross-site"),
        ] {
            let (status, code, _) = problem(forged.post("/api/v1/referrals", body.clone()).await).await;
            assert_eq!((status, code.as_str()), (403, "csrf_failed"));
        }
    }
}

#[tokio::test]
async fn a_session_and_a_token_together_are_refused() {
    for world in worlds().await {
        let both = world.manager().await.with("Authorization", "Bearer x");
        assert_eq!(problem(both.get("/api/v1/referrals").await).await.0, 400);
    }
}

#[tokio::test]
async fn a_partner_gets_a_token_for_ten_minutes() {
    for world in worlds().await {
        let partner = world.program(world.here, Role::PartnerSystem).await;
        assert_eq!(partner.get("/api/v1/referrals").await.status(), 200);
        world.pass(Duration::seconds(599));
        assert_eq!(partner.get("/api/v1/referrals").await.status(), 200);
        world.pass(Duration::seconds(1));
        assert_eq!(problem(partner.get("/api/v1/referrals").await).await.0, 401);
    }
}

#[tokio::test]
async fn a_token_that_is_not_ours_is_refused() {
    for world in worlds().await {
        let nobody = world.nobody();
        for token in
            ["", "x", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.AAAA"]
        {
            let forged = nobody.with("Authorization", &format!("Bearer {token}"));
            assert_eq!(problem(forged.get("/api/v1/referrals").await).await.0, 401, "{token}");
        }
    }
}

#[tokio::test]
async fn a_program_cannot_ask_for_more_than_it_may() {
    for world in worlds().await {
        let nobody = world.nobody();
        let form = "grant_type=client_credentials&client_id=unknown&client_secret=x".to_owned();
        assert_eq!(nobody.send_form("/oauth/token", form).await.status(), 401);
        let evaluator = world.program(world.here, Role::Evaluator).await;
        assert_eq!(problem(evaluator.get("/api/v1/referrals").await).await.0, 403);
    }
}
