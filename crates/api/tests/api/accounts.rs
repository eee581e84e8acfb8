//! Accounts of staff and of programs.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use headstart_store::Uid;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Actor, PASSWORD, World, problem, worlds};

/// An account to make: an inclusion lead of the first partnership's school.
fn inclusion_lead(world: &World, email: &str) -> Value {
    let place = json!({"kind": "school", "id": world.here.school.0});
    json!({"email": email, "name": "Sam Okafor", "grants": [{"role": "inclusion_lead", "place": place}]})
}

/// The status of an attempt to sign in.
async fn sign_in(world: &World, email: &str, password: &str) -> u16 {
    let body = json!({"email": email, "password": password});
    world.nobody().post("/api/v1/session", body).await.status().as_u16()
}

fn fields(body: &Value) -> Vec<&str> {
    body["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect()
}

fn path(made: &Value) -> String {
    format!("/api/v1/users/{}", made["user"]["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_colleague_gets_an_account_and_signs_in_with_the_password_handed_over() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let made = administrator.make("/api/v1/users", inclusion_lead(&world, "Sam@Example.org")).await;
        assert_eq!(made["user"]["email"], "sam@example.org");
        assert_eq!(sign_in(&world, "sam@example.org", made["password"].as_str().unwrap()).await, 200);
        let read = administrator.read(&path(&made)).await;
        assert_eq!(read, made["user"]);
        assert!(read.get("password").is_none());
        let active = administrator.read("/api/v1/users?active=true").await;
        assert!(active["items"].as_array().unwrap().contains(&read));
    }
}

#[tokio::test]
async fn a_request_that_is_repeated_makes_one_account_and_its_password_is_kept_by_nobody() {
    for world in worlds().await {
        let administrator = world.administrator().await.with("Idempotency-Key", "sam");
        let lead = inclusion_lead(&world, "sam@example.org");
        let made = administrator.make("/api/v1/users", lead.clone()).await;
        assert_eq!(administrator.make("/api/v1/users", lead).await, made);
        let other = administrator.post("/api/v1/users", inclusion_lead(&world, "ada@example.org")).await;
        assert_eq!(problem(other).await.1, "key_reused");
        let me = administrator.read("/api/v1/session").await["user_id"].as_str().unwrap().parse().unwrap();
        let kept = world.write(move |tx| tx.find_idempotency(Uid(me), "sam")).await.unwrap();
        for secret in [made["password"].as_str().unwrap(), "Okafor"] {
            assert!(!kept.body.contains(secret));
        }
    }
}

#[tokio::test]
async fn only_administrators_manage_accounts() {
    for world in worlds().await {
        let made =
            world.administrator().await.make("/api/v1/users", inclusion_lead(&world, "s@example.org")).await;
        let change = json!({"name": "Sam", "grants": made["user"]["grants"], "active": false});
        for actor in [world.teacher().await, world.manager().await] {
            let actor = actor.with("If-Match", "\"v1\"");
            assert_eq!(problem(actor.get("/api/v1/users").await).await.0, 403);
            assert_eq!(problem(actor.get(&path(&made)).await).await.0, 403);
            let post = actor.post("/api/v1/users", inclusion_lead(&world, "t@example.org")).await;
            assert_eq!(problem(post).await.0, 403);
            assert_eq!(problem(actor.put(&path(&made), change.clone()).await).await.0, 403);
            let renew = actor.post(&format!("{}/new-password", path(&made)), json!({})).await;
            assert_eq!(problem(renew).await.0, 403);
            assert_eq!(problem(actor.get("/api/v1/clients").await).await.0, 403);
        }
        assert_eq!(problem(world.nobody().get("/api/v1/users").await).await.0, 401);
    }
}

#[tokio::test]
async fn another_partnerships_accounts_are_not_there() {
    for world in worlds().await {
        let made =
            world.administrator().await.make("/api/v1/users", inclusion_lead(&world, "s@example.org")).await;
        let foreign = world.somebody(world.elsewhere, Role::Administrator, Place::Partnership).await;
        let foreign = foreign.with("If-Match", "\"v1\"");
        let change = json!({"name": "Sam", "grants": made["user"]["grants"], "active": false});
        assert_eq!(problem(foreign.get(&path(&made)).await).await.0, 404);
        assert_eq!(problem(foreign.put(&path(&made), change).await).await.0, 404);
        let renew = foreign.post(&format!("{}/new-password", path(&made)), json!({})).await;
        assert_eq!(problem(renew).await.0, 404);
        let listed = foreign.read("/api/v1/users").await;
        assert_eq!(listed["items"].as_array().unwrap().len(), 1, "only the foreign administrator");
    }
}

#[tokio::test]
async fn a_session_ends_when_roles_change_and_goes_on_when_only_the_name_does() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let teacher = world.teacher().await;
        let me = teacher.read("/api/v1/session").await;
        let path = format!("/api/v1/users/{}", me["user_id"].as_str().unwrap());
        let change = |name: &str, grants: Value| json!({"name": name, "grants": grants, "active": true});
        let renamed = change("Another Name", me["grants"].clone());
        assert_eq!(administrator.with("If-Match", "\"v1\"").put(&path, renamed).await.status(), 200);
        assert_eq!(teacher.read("/api/v1/session").await["name"], "Another Name");
        let place = json!({"kind": "school", "id": world.here.school.0});
        let promoted = change("Another Name", json!([{"role": "inclusion_lead", "place": place}]));
        let stale = administrator.with("If-Match", "\"v1\"").put(&path, promoted.clone()).await;
        assert_eq!(problem(stale).await.0, 412);
        assert_eq!(teacher.get("/api/v1/session").await.status(), 200, "a refused change ends nothing");
        assert_eq!(administrator.with("If-Match", "\"v2\"").put(&path, promoted).await.status(), 200);
        assert_eq!(teacher.get("/api/v1/session").await.status(), 401);
    }
}

#[tokio::test]
async fn who_leaves_is_signed_out_and_cannot_come_back() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let teacher = world.teacher().await;
        let me = teacher.read("/api/v1/session").await;
        let path = format!("/api/v1/users/{}", me["user_id"].as_str().unwrap());
        let left = json!({"name": "Left", "grants": me["grants"], "active": false});
        assert_eq!(problem(administrator.put(&path, left.clone()).await).await.0, 428);
        assert_eq!(administrator.with("If-Match", "\"v1\"").put(&path, left).await.status(), 200);
        assert_eq!(teacher.get("/api/v1/session").await.status(), 401);
        assert_eq!(sign_in(&world, me["email"].as_str().unwrap(), PASSWORD).await, 401);
    }
}

#[tokio::test]
async fn an_administrator_cannot_shut_themselves_out() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let me = administrator.read("/api/v1/session").await;
        let path = format!("/api/v1/users/{}", me["user_id"].as_str().unwrap());
        let current = administrator.with("If-Match", "\"v1\"");
        let closed = json!({"name": "Me", "grants": me["grants"], "active": false});
        let (status, _, body) = problem(current.put(&path, closed).await).await;
        assert_eq!((status, fields(&body)), (422, vec!["active"]));
        let manager = json!([{"role": "programme_manager", "place": {"kind": "partnership"}}]);
        let given_away = json!({"name": "Me", "grants": manager, "active": true});
        let (status, _, body) = problem(current.put(&path, given_away).await).await;
        assert_eq!((status, fields(&body)), (422, vec!["grants"]));
        assert_eq!(administrator.get("/api/v1/users").await.status(), 200);
    }
}

#[tokio::test]
async fn roles_are_held_where_they_make_sense_in_ones_own_partnership() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let try_grant = async |role: &str, place: Value| {
            let mut lead = inclusion_lead(&world, "sam@example.org");
            lead["grants"] = json!([{"role": role, "place": place}]);
            let (status, _, body) = problem(administrator.post("/api/v1/users", lead).await).await;
            (status, fields(&body).join(" "))
        };
        let foreign = json!({"kind": "school", "id": world.elsewhere.school.0});
        assert_eq!(try_grant("inclusion_lead", foreign).await, (422, "grants[0].place.id".into()));
        let everywhere = json!({"kind": "partnership"});
        assert_eq!(try_grant("inclusion_lead", everywhere.clone()).await, (422, "grants[0].place".into()));
        assert_eq!(try_grant("partner_system", everywhere).await, (422, "grants[0].role".into()));
        let mut typo = inclusion_lead(&world, "sam@example.org");
        typo["pasword"] = json!("x");
        assert_eq!(problem(administrator.post("/api/v1/users", typo).await).await.1, "unknown_field");
        let unwritten = inclusion_lead(&world, "not an email");
        let (_, _, body) = problem(administrator.post("/api/v1/users", unwritten).await).await;
        assert_eq!(fields(&body), ["email"]);
    }
}

#[tokio::test]
async fn an_email_belongs_to_one_account_of_the_installation() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        administrator.make("/api/v1/users", inclusion_lead(&world, "sam@example.org")).await;
        let again = administrator.post("/api/v1/users", inclusion_lead(&world, "SAM@example.org")).await;
        assert_eq!(problem(again).await.1, "conflict");
    }
}

#[tokio::test]
async fn who_is_locked_out_gets_a_new_password_and_the_old_one_is_void() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let teacher = world.teacher().await;
        let me = teacher.read("/api/v1/session").await;
        let email = me["email"].as_str().unwrap();
        for _ in 0..5 {
            assert_eq!(sign_in(&world, email, "wrong").await, 401);
        }
        let path = format!("/api/v1/users/{}/new-password", me["user_id"].as_str().unwrap());
        let renewed = administrator.make(&path, json!({})).await;
        assert_eq!(teacher.get("/api/v1/session").await.status(), 401, "sessions end");
        assert_eq!(sign_in(&world, email, PASSWORD).await, 401);
        assert_eq!(sign_in(&world, email, renewed["password"].as_str().unwrap()).await, 200);
    }
}

/// The problem that a change of password meets: its status and the field with its code.
async fn refused(actor: &Actor, current: &str, new: &str) -> (u16, String) {
    let body = json!({"current_password": current, "new_password": new});
    let (status, _, body) = problem(actor.post("/api/v1/session/password", body).await).await;
    let error = &body["errors"][0];
    (status, format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap()))
}

#[tokio::test]
async fn with_a_password_that_was_handed_over_nothing_can_be_done_before_it_is_changed() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let made = administrator.make("/api/v1/users", inclusion_lead(&world, "sam@example.org")).await;
        let given = made["password"].as_str().unwrap();
        let newcomer = world.sign_in_with("sam@example.org", given).await;
        assert_eq!(newcomer.read("/api/v1/session").await["must_change_password"], true);
        for path in ["/api/v1/referrals", "/api/v1/tiers", "/api/v1/referral-drafts"] {
            let (status, code, _) = problem(newcomer.get(path).await).await;
            assert_eq!((status, code.as_str()), (403, "password_change_needed"), "{path}");
        }
        let body = json!({"current_password": given, "new_password": "otter lamp crayon fjord"});
        let answer = newcomer.post("/api/v1/session/password", body).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(
            newcomer.get("/api/v1/session").await.status(),
            401,
            "the session goes on under a new cookie"
        );
        let settled = newcomer.in_session_of(answer).await;
        assert_eq!(settled.get("/api/v1/referrals").await.status(), 200);
        assert_eq!(settled.read("/api/v1/session").await["must_change_password"], false);
        assert_eq!(sign_in(&world, "sam@example.org", given).await, 401);
        assert_eq!(sign_in(&world, "sam@example.org", "otter lamp crayon fjord").await, 200);
        let renewed = administrator.make(&format!("{}/new-password", path(&made)), json!({})).await;
        let again = world.sign_in_with("sam@example.org", renewed["password"].as_str().unwrap()).await;
        assert_eq!(again.read("/api/v1/session").await["must_change_password"], true);
    }
}

#[tokio::test]
async fn who_changes_their_password_ends_their_other_sessions_and_leaves_a_trace() {
    for world in worlds().await {
        let here = world.teacher().await;
        let me = here.read("/api/v1/session").await;
        let elsewhere = world.sign_in(me["email"].as_str().unwrap()).await;
        let body = json!({"current_password": PASSWORD, "new_password": "otter lamp crayon fjord"});
        let answer = here.post("/api/v1/session/password", body).await;
        let request_id = answer.headers()["request-id"].to_str().unwrap().to_owned();
        let here = here.in_session_of(answer).await;
        assert_eq!(here.get("/api/v1/referrals").await.status(), 200);
        assert_eq!(elsewhere.get("/api/v1/session").await.status(), 401);
        let rows = world.write(move |tx| tx.audit_after(Uid::NIL, 0, 1_000)).await;
        let trace = rows.iter().find(|row| row.request_id == request_id).unwrap();
        assert_eq!(trace.action, "account.password_changed");
    }
}

#[tokio::test]
async fn a_password_that_is_short_common_about_oneself_or_the_same_is_refused_by_name() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let email = teacher.read("/api/v1/session").await["email"].as_str().unwrap().to_owned();
        for (new, wanted) in [
            ("elevenchars", "new_password too_short"),
            ("password1234", "new_password too_weak"),
            (email.as_str(), "new_password too_weak"),
            (PASSWORD, "new_password invalid"),
            ("x".repeat(201).as_str(), "new_password too_long"),
        ] {
            assert_eq!(refused(&teacher, PASSWORD, new).await, (422, wanted.to_owned()), "{new}");
        }
        assert_eq!(sign_in(&world, &email, PASSWORD).await, 200);
    }
}

#[tokio::test]
async fn whoever_finds_an_open_session_cannot_guess_its_password_either() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        for _ in 0..5 {
            let told = refused(&teacher, "a wrong guess", "otter lamp crayon fjord").await;
            assert_eq!(told, (422, "current_password invalid".to_owned()));
        }
        let told = refused(&teacher, PASSWORD, "otter lamp crayon fjord").await;
        assert_eq!(told, (422, "current_password not_allowed".to_owned()), "even the right one has to wait");
        world.pass(Duration::minutes(2));
        let body = json!({"current_password": PASSWORD, "new_password": "otter lamp crayon fjord"});
        assert_eq!(teacher.post("/api/v1/session/password", body).await.status(), 200);
    }
}

/// A token with a program's credentials, or the status that refused it.
async fn token(world: &World, made: &Value) -> Result<Actor, u16> {
    let part = |name: &str| made[name].as_str().unwrap().to_owned();
    let id = made["client"]["client_id"].as_str().unwrap();
    let form =
        format!("grant_type=client_credentials&client_id={id}&client_secret={}", part("client_secret"));
    let answer = world.nobody().send_form("/oauth/token", form).await;
    if !answer.status().is_success() {
        return Err(answer.status().as_u16());
    }
    let token: Value = answer.json().await.unwrap();
    let bearer = format!("Bearer {}", token["access_token"].as_str().unwrap());
    Ok(world.nobody().with("Authorization", &bearer))
}

#[tokio::test]
async fn a_partners_system_is_registered_works_with_its_secret_and_is_stopped_at_once() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let input = json!({"name": "Case system", "role": "partner_system", "organisation_id": world.here.organisation.0});
        let made = administrator.make("/api/v1/clients", input).await;
        assert_eq!(made["client"]["scopes"], json!(["referrals.create", "referrals.read", "setup.read"]));
        let program = token(&world, &made).await.unwrap();
        assert_eq!(program.get("/api/v1/referrals").await.status(), 200);
        let listed = administrator.read("/api/v1/clients").await;
        assert_eq!(listed["items"], json!([made["client"]]));

        let stop = format!("/api/v1/clients/{}/deactivate", made["client"]["id"].as_str().unwrap());
        let foreign = world.somebody(world.elsewhere, Role::Administrator, Place::Partnership).await;
        assert_eq!(problem(foreign.post(&stop, json!({})).await).await.0, 404);
        assert_eq!(problem(world.manager().await.post(&stop, json!({})).await).await.0, 403);
        assert_eq!(program.get("/api/v1/referrals").await.status(), 200);
        for _ in 0..2 {
            let stopped: Value = administrator.post(&stop, json!({})).await.json().await.unwrap();
            assert_eq!(stopped["active"], false);
        }
        assert_eq!(problem(program.get("/api/v1/referrals").await).await.0, 401);
        assert_eq!(token(&world, &made).await.err(), Some(401));
    }
}

#[tokio::test]
async fn a_program_is_a_partners_system_or_an_evaluator() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let register = async |input: Value| problem(administrator.post("/api/v1/clients", input).await).await;
        let (status, _, body) = register(json!({"name": "Bot", "role": "administrator"})).await;
        assert_eq!((status, fields(&body)), (422, vec!["role"]));
        let (_, _, body) = register(json!({"name": "Bot", "role": "partner_system"})).await;
        assert_eq!(fields(&body), ["organisation_id"]);
        let foreign = world.elsewhere.organisation.0;
        let input = json!({"name": "Bot", "role": "partner_system", "organisation_id": foreign});
        let (_, _, body) = register(input).await;
        assert_eq!(fields(&body), ["organisation_id"]);
        let missing = format!("/api/v1/clients/{}/deactivate", Uuid::nil());
        assert_eq!(problem(administrator.send(Method::POST, &missing, None).await).await.0, 404);
    }
}
