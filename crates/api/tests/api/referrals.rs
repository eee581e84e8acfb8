//! Referrals from being made to being decided.

use headstart_domain::access::{Place, Role};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{problem, worlds};

fn address(referral: &Value) -> String {
    format!("/api/v1/referrals/{}", referral["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_teacher_refers_and_the_locality_team_accepts_for_universal_plus() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let referral = teacher.make("/api/v1/referrals", world.referral("Ana")).await;
        assert!(referral["reference"].as_str().unwrap().starts_with("HS-"));
        let worker = world.eastern_worker().await;
        let inbox = worker.read("/api/v1/referrals?open=true").await;
        assert_eq!(inbox["items"][0]["id"], referral["id"]);
        let referral = address(&referral);
        worker.moves(&referral, "start-screening", json!({})).await;
        let screening = worker.read(&format!("{referral}/screening")).await;
        assert_eq!(screening["screening"]["suggestion"], "universal_plus");
        let details = json!({"reason": "Meets falling engagement"});
        let accepted = worker.moves(&referral, "accept-universal-plus", details).await;
        assert_eq!(accepted["full"]["state"], "accepted_universal_plus");
        assert_eq!(accepted["full"]["tier"], "universal_plus");
        assert!(accepted["full"]["episode_id"].is_string());
        let steps: Vec<_> = accepted["full"]["history"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| step["action"].clone())
            .collect();
        assert_eq!(steps, ["Referral sent", "Start screening", "Accept for Universal Plus"]);
    }
}

#[tokio::test]
async fn the_teacher_learns_that_it_is_being_dealt_with_but_not_why() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let referral = address(&teacher.make("/api/v1/referrals", world.referral("Ana")).await);
        let worker = world.eastern_worker().await;
        worker.moves(&referral, "start-screening", json!({})).await;
        let decline = json!({"reason": "A private reason", "explained_to": "Mother"});
        worker.moves(&referral, "decline", decline).await;
        let seen = teacher.read(&referral).await;
        assert_eq!(seen["progress"], "ended");
        assert!(seen["full"].is_null());
        assert!(!seen.to_string().contains("private"));
        let listed = teacher.read("/api/v1/referrals").await;
        assert!(listed["items"][0]["state"].is_null() && listed["items"][0]["young_person_id"].is_null());
    }
}

#[tokio::test]
async fn the_teacher_reads_what_is_asked_and_gives_the_information() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let referral = address(&teacher.make("/api/v1/referrals", world.referral("Ana")).await);
        let worker = world.eastern_worker().await;
        worker.moves(&referral, "start-screening", json!({})).await;
        assert!(teacher.read(&referral).await["asked"].is_null());
        let asked = json!({"information_wanted": "How often was Ana absent?"});
        worker.moves(&referral, "request-information", asked).await;
        let seen = teacher.read(&referral).await;
        assert_eq!(
            (&seen["progress"], &seen["asked"]),
            (&json!("more_information"), &json!("How often was Ana absent?"))
        );
        let moves: Vec<_> = seen["moves"].as_array().unwrap().iter().map(|one| &one["action"]).collect();
        assert_eq!(moves, ["information-received", "withdraw"]);
        let (status, _, body) =
            problem(teacher.try_move(&referral, "information-received", json!({})).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("information")));
        teacher.moves(&referral, "information-received", json!({"information": "Nine days since May"})).await;
        let seen = worker.read(&referral).await;
        assert_eq!(seen["full"]["state"], "screening");
        let told = seen["full"]["history"][3]["told"][0].clone();
        assert_eq!(told, json!({"label": "The information", "text": "Nine days since May"}));
        assert!(teacher.read(&referral).await["asked"].is_null());
    }
}

#[tokio::test]
async fn a_risk_that_was_named_stands_out_in_the_teams_list_and_not_in_the_referrers() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        teacher.make("/api/v1/referrals", world.referral("Ana")).await;
        let mut told = world.referral("Ben");
        told["worry"]["needs"] = json!(["anxiety", "self_harm"]);
        teacher.make("/api/v1/referrals", told).await;
        let worker = world.eastern_worker().await;
        let listed = worker.read("/api/v1/referrals").await;
        let risks: Vec<_> =
            listed["items"].as_array().unwrap().iter().map(|item| &item["names_risk"]).collect();
        assert_eq!(risks, [true, false]);
        for (filter, names) in [("risk=true", "Ben Testperson"), ("risk=false", "Ana Testperson")] {
            let page = worker.read(&format!("/api/v1/referrals?{filter}")).await;
            let shown: Vec<_> =
                page["items"].as_array().unwrap().iter().map(|one| &one["young_person"]).collect();
            assert_eq!(shown, [names], "{filter}");
        }
        assert!(teacher.read("/api/v1/referrals").await["items"][0]["names_risk"].is_null());
    }
}

#[tokio::test]
async fn no_filter_and_no_count_tells_a_teacher_what_the_progress_keeps_back() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        teacher.make("/api/v1/referrals", world.referral("Ana")).await;
        for filter in ["state=submitted", "tier=universal_plus", "risk=true"] {
            let refused = teacher.get(&format!("/api/v1/referrals?{filter}")).await;
            assert_eq!(problem(refused).await.0, 403, "{filter}");
        }
        assert_eq!(teacher.read("/api/v1/referral-counts").await, json!([]));
        let worker = world.eastern_worker().await;
        assert_eq!(worker.read("/api/v1/referrals?state=submitted").await["items"][0]["state"], "submitted");
        assert_eq!(worker.read("/api/v1/referral-counts").await[0]["count"], 1);
    }
}

#[tokio::test]
async fn the_teacher_learns_when_support_has_ended() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let referral = address(&teacher.make("/api/v1/referrals", world.referral("Ana")).await);
        let worker = world.eastern_worker().await;
        worker.moves(&referral, "start-screening", json!({})).await;
        let accepted = worker.moves(&referral, "accept-universal-plus", json!({"reason": "Fits"})).await;
        let progress = async || {
            let (read, listed) = (teacher.read(&referral).await, teacher.read("/api/v1/referrals").await);
            assert_eq!(read["progress"], listed["items"][0]["progress"]);
            read["progress"].as_str().unwrap().to_owned()
        };
        assert_eq!(progress().await, "supported");
        let episode = format!("/api/v1/episodes/{}", accepted["full"]["episode_id"].as_str().unwrap());
        worker.moves(&episode, "close", json!({"outcome": "declined", "reason": "Moved away"})).await;
        assert_eq!(progress().await, "support_ended");
    }
}

#[tokio::test]
async fn a_teacher_does_not_see_what_a_colleague_referred() {
    for world in worlds().await {
        let (one, other) = (world.teacher().await, world.teacher().await);
        let referral = address(&one.make("/api/v1/referrals", world.referral("Ana")).await);
        assert_eq!(problem(other.get(&referral).await).await.0, 404);
        assert_eq!(other.read("/api/v1/referrals").await["items"], json!([]));
    }
}

#[tokio::test]
async fn another_locality_and_another_partnership_see_nothing_of_it() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let referral = address(&teacher.make("/api/v1/referrals", world.referral("Ana")).await);
        let west = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::MentalHealthSupportWorker, west).await;
        let foreign = world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await;
        for outsider in [western, foreign] {
            assert_eq!(problem(outsider.get(&referral).await).await.0, 404);
            assert_eq!(outsider.read("/api/v1/referrals").await["items"], json!([]));
            let tried =
                outsider.with("If-Match", "\"v1\"").post(&format!("{referral}/withdraw"), json!({})).await;
            assert_eq!(problem(tried).await.0, 404);
        }
    }
}

#[tokio::test]
async fn the_panel_decides_on_partnership_plus() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let mut told = world.referral("Ben");
        told["worry"]["needs"] = json!(["offending", "persistent_absence"]);
        let referral = address(&worker.make("/api/v1/referrals", told).await);
        worker.moves(&referral, "start-screening", json!({})).await;
        let chair = world.somebody(world.here, Role::PanelChair, Place::Partnership).await;
        assert_eq!(problem(chair.get(&referral).await).await.0, 404, "not before the panel yet");
        worker.moves(&referral, "send-to-panel", json!({"reason": "Two criteria"})).await;
        chair.moves(&referral, "list-for-panel", json!({})).await;
        chair.moves(&referral, "defer", json!({"information_wanted": "School attendance"})).await;
        chair.moves(&referral, "list-for-panel", json!({})).await;
        chair.moves(&referral, "approve-partnership-plus", json!({"reason": "Fits group work"})).await;
        let seen = worker.read(&referral).await;
        assert_eq!(seen["full"]["state"], "approved_partnership_plus");
        assert!(seen["full"]["episode_id"].is_string());
    }
}

#[tokio::test]
async fn a_move_that_is_not_possible_names_those_that_are() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let referral = address(&worker.make("/api/v1/referrals", world.referral("Ana")).await);
        let answer = worker.try_move(&referral, "accept-universal-plus", json!({"reason": "x"})).await;
        let (status, code, body) = problem(answer).await;
        assert_eq!((status, code.as_str()), (409, "move_not_possible"));
        assert!(body["possible"].as_array().unwrap().contains(&json!("start-screening")));
    }
}

#[tokio::test]
async fn a_move_says_what_it_still_has_to_be_told_and_nothing_moves() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let referral = address(&worker.make("/api/v1/referrals", world.referral("Ana")).await);
        worker.moves(&referral, "start-screening", json!({})).await;
        let (status, _, body) =
            problem(worker.try_move(&referral, "decline", json!({"reason": " "})).await).await;
        assert_eq!(status, 422);
        let fields: Vec<_> = body["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
        assert_eq!(fields, ["reason", "explained_to"]);
        assert_eq!(worker.read(&referral).await["full"]["state"], "screening");
    }
}

#[tokio::test]
async fn a_stale_move_is_refused_and_one_without_a_version_too() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let referral = address(&worker.make("/api/v1/referrals", world.referral("Ana")).await);
        worker.moves(&referral, "start-screening", json!({})).await;
        let at_1 = worker.with("If-Match", "\"v1\"");
        let stale = at_1.post(&format!("{referral}/withdraw"), json!({"reason": "x"})).await;
        assert_eq!(problem(stale).await.0, 412);
        let without = worker.post(&format!("{referral}/withdraw"), json!({"reason": "x"})).await;
        assert_eq!(problem(without).await.0, 428);
    }
}

#[tokio::test]
async fn a_second_decision_for_support_is_refused_while_the_first_still_runs() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let mut known = json!(null);
        for expected in [200, 409] {
            let mut told = world.referral("Ana");
            told["same_as"] = json!({ "same": known });
            let referral = address(&worker.make("/api/v1/referrals", told).await);
            known = worker.read(&referral).await["full"]["young_person_id"].clone();
            worker.moves(&referral, "start-screening", json!({})).await;
            let accepted =
                worker.try_move(&referral, "accept-universal-plus", json!({"reason": "Fits"})).await;
            assert_eq!(accepted.status(), expected);
        }
    }
}

#[tokio::test]
async fn the_same_request_sent_twice_makes_one_referral() {
    for world in worlds().await {
        let partner = world.program(world.here, Role::PartnerSystem).await.with("Idempotency-Key", "k1");
        let first = partner.make("/api/v1/referrals", world.referral("Ana")).await;
        let again = partner.make("/api/v1/referrals", world.referral("Ana")).await;
        assert_eq!(first, again);
        assert_eq!(partner.read("/api/v1/referrals").await["items"].as_array().unwrap().len(), 1);
        let other = problem(partner.post("/api/v1/referrals", world.referral("Ben")).await).await;
        assert_eq!((other.0, other.1.as_str()), (422, "key_reused"));
        let without = partner.without("Idempotency-Key");
        let body = Some(("application/json", world.referral("Ana").to_string()));
        let answer = without.send(Method::POST, "/api/v1/referrals", body).await;
        assert_eq!(problem(answer).await.1, "idempotency_key_missing");
    }
}

#[tokio::test]
async fn an_incomplete_referral_names_every_field_and_leaves_nothing_behind() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        let mut told = world.referral("Ana");
        told["young_person"]["birth_date"] = json!("2025-01-01");
        told["worry"]["needs"] = json!([]);
        let (status, _, body) = problem(worker.post("/api/v1/referrals", told).await).await;
        assert_eq!(status, 422);
        let fields: Vec<_> = body["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
        assert_eq!(fields, ["young_person.birth_date", "worry.needs"]);
        assert_eq!(worker.read("/api/v1/referrals").await["items"], json!([]));
    }
}

#[tokio::test]
async fn a_draft_is_saved_as_it_stands_and_sent_when_it_is_complete() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let draft = json!({"referral": {"young_person": {"given_name": "Ana"}}});
        let made = teacher.make("/api/v1/referral-drafts", draft).await;
        let draft = format!("/api/v1/referral-drafts/{}", made["id"].as_str().unwrap());
        let early = problem(teacher.post(&format!("{draft}/submit"), json!({})).await).await;
        assert_eq!(early.0, 422);
        let body = Some(("application/json", json!({"referral": world.referral("Ana")}).to_string()));
        let saved = teacher.with("If-Match", "\"v1\"").send(Method::PUT, &draft, body.clone()).await;
        assert_eq!(saved.status(), 200);
        let stale = teacher.with("If-Match", "\"v1\"").send(Method::PUT, &draft, body).await;
        assert_eq!(problem(stale).await.0, 412);
        let colleague = world.teacher().await;
        assert_eq!(problem(colleague.get(&draft).await).await.0, 404);
        teacher.make(&format!("{draft}/submit"), json!({})).await;
        assert_eq!(problem(teacher.get(&draft).await).await.0, 404);
        assert_eq!(teacher.read("/api/v1/referrals").await["items"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_draft_keeps_a_date_of_birth_that_is_none_as_it_was_typed() {
    for world in worlds().await {
        let teacher = world.teacher().await;
        let typed = json!({"day": "31", "month": "2", "year": "2012"});
        let draft = json!({"referral": {}, "typed_birth_date": typed});
        let made = teacher.make("/api/v1/referral-drafts", draft).await;
        let draft = format!("/api/v1/referral-drafts/{}", made["id"].as_str().unwrap());
        assert_eq!(teacher.read(&draft).await["typed_birth_date"], typed);
        let at_1 = teacher.with("If-Match", "\"v1\"");
        let long = json!({"day": "3".repeat(41), "month": "2", "year": "2012"});
        let (status, _, body) =
            problem(at_1.put(&draft, json!({"referral": {}, "typed_birth_date": long})).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("typed_birth_date.day")));
        let mended = at_1.put(&draft, json!({"referral": {"young_person": {"birth_date": "2012-02-29"}}}));
        assert_eq!(mended.await.status(), 200);
        assert_eq!(teacher.read(&draft).await["typed_birth_date"], Value::Null);
    }
}

#[tokio::test]
async fn the_inbox_can_be_walked_page_by_page_in_either_order() {
    for world in worlds().await {
        let worker = world.eastern_worker().await;
        for n in 0..5 {
            worker.make("/api/v1/referrals", world.referral(&format!("Child{n}"))).await;
            world.pass(chrono::Duration::minutes(1));
        }
        for sort in ["-received_at", "received_at"] {
            let mut seen = Vec::new();
            let mut page = worker.read(&format!("/api/v1/referrals?limit=2&sort={sort}")).await;
            loop {
                let names = page["items"].as_array().unwrap().iter();
                seen.extend(names.map(|item| item["young_person"].as_str().unwrap().to_owned()));
                let Some(next) = page["next"].as_str() else { break };
                page = worker.read(&format!("/api/v1/referrals?limit=2&sort={sort}&cursor={next}")).await;
            }
            let mut expected: Vec<_> = (0..5).map(|n| format!("Child{n} Testperson")).collect();
            if sort == "-received_at" {
                expected.reverse();
            }
            assert_eq!(seen, expected);
        }
    }
}
