//! Stepping support up and down, and asking the panel for more.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use headstart_store::Uid;
use serde_json::{Value, json};

use crate::{
    support::{actions, active, eastern_leader, id, offer, waiting},
    world::{Actor, World, problem, worlds},
};

async fn chair(world: &World) -> Actor {
    world.somebody(world.here, Role::PanelChair, Place::Partnership).await
}

/// What has to be told to ask the panel.
fn asking(reason: &str) -> Value {
    let agreement = json!({"young_person_agrees": true, "basis": "parental_responsibility"});
    json!({"reason": reason, "agreement": agreement})
}

/// Asks the panel from an episode: the address of the referral.
async fn ask(worker: &Actor, episode: &str) -> String {
    let asked = worker.moves(episode, "ask-panel", asking("Excluded twice this term")).await;
    format!("/api/v1/referrals/{}", asked["asked_panel"]["referral_id"].as_str().unwrap())
}

/// Steps somebody, and gives the closed period and the next.
async fn stepped(worker: &Actor, episode: &str, action: &str, details: Value) -> (Value, Value) {
    let answer = worker.try_move(episode, action, details).await;
    assert_eq!(answer.status(), 200);
    let next = answer.headers()["location"].to_str().unwrap().to_owned();
    let closed = answer.json().await.unwrap();
    (closed, worker.read(&next).await)
}

/// Puts somebody into an offer, as far as these moves go: the address of the placement.
async fn placed(worker: &Actor, episode: &str, offer: Uid, moves: &[&str]) -> String {
    let made = worker.make(&format!("{episode}/placements"), json!({"offer_id": offer.0})).await;
    let placement = format!("/api/v1/placements/{}", made["id"].as_str().unwrap());
    for (version, action) in (1..).zip(moves) {
        let at = worker.with("If-Match", &format!("\"v{version}\""));
        assert_eq!(at.post(&format!("{placement}/{action}"), json!({})).await.status(), 200);
    }
    placement
}

fn told(entry: &Value) -> String {
    entry["told"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} ", one["text"].as_str().unwrap()))
        .collect()
}

/// The offers of an episode with their states, by name.
fn offers(episode: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut offers: Vec<_> = episode["placements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["offer"]), text(&one["state"])))
        .collect();
    offers.sort();
    offers
}

#[tokio::test]
async fn a_worker_asks_the_panel_and_its_approval_steps_the_support_up_with_all_that_goes_on() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let before = worker.read(&episode).await;
        let goal = json!({"title": "Back to drama club", "set_by": "young_person"});
        worker.make(&format!("{episode}/goals"), goal).await;
        placed(&worker, &episode, offer(&world, 5, Some(1)).await, &["schedule", "start"]).await;

        world.pass(Duration::days(20));
        let worker = world.sign_in(&leader.email).await;
        let referral = ask(&worker, &episode).await;
        let seen = worker.read(&episode).await;
        assert_eq!((&seen["state"], &seen["asked_panel"]["is_open"]), (&json!("active"), &json!(true)));
        assert!(!actions(&seen["moves"]).contains(&"ask-panel"), "the panel is not asked twice");
        let again = worker.try_move(&episode, "ask-panel", asking("Again")).await;
        let (_, code, body) = problem(again).await;
        assert_eq!(code, "conflict");
        assert!(body["detail"].as_str().unwrap().contains("asked already"), "{body}");

        let chair = chair(&world).await;
        let listed = chair.read("/api/v1/referrals?state=sent_to_panel").await;
        assert_eq!(listed["items"][0]["id"], id(&referral));
        let asked = chair.read(&referral).await;
        let full = &asked["full"];
        assert_eq!(full["referrer"]["name"], json!(leader.name));
        assert_eq!((&asked["source"], &full["school"]), (&json!("locality_team"), &json!("Eastern School")));
        assert_eq!(full["worry"]["description"], "Excluded twice this term");
        assert_eq!(full["worry"]["needs"], world.referral("Ana")["worry"]["needs"]);
        assert_eq!(full["working_days_waited"], 0, "the wait for the panel begins with the asking");
        chair.moves(&referral, "list-for-panel", json!({})).await;
        chair.moves(&referral, "approve-partnership-plus", json!({"reason": "Group work"})).await;

        let closed = worker.read(&episode).await;
        assert_eq!((&closed["state"], &closed["outcome"]), (&json!("closed"), &json!("stepped_up")));
        let last = closed["history"].as_array().unwrap().last().unwrap();
        assert!(told(last).contains("Group work"), "{last}");
        let next = format!("/api/v1/episodes/{}", closed["next_id"].as_str().unwrap());
        let next = worker.read(&next).await;
        assert_eq!(
            (&next["tier"], &next["state"], &next["previous_id"]),
            (&json!("partnership_plus"), &json!("allocated"), &json!(id(&episode)))
        );
        for kept in ["clock_started_at", "lead_worker_id", "referral_id"] {
            assert_eq!(next[kept], before[kept], "{kept}");
        }
        let goals = |episode: &Value| episode["goals"][0]["title"].clone();
        assert_eq!(
            (goals(&next), goals(&closed)),
            (json!("Back to drama club"), json!("Back to drama club"))
        );
        assert_eq!(next["goals"][0]["previous_id"], closed["goals"][0]["id"]);
        let one = |state: &str| vec![("Offer 5".to_owned(), state.to_owned())];
        assert_eq!((offers(&closed), offers(&next)), (one("transferred"), one("active")));
        assert_eq!(next["asked_panel"], Value::Null);
    }
}

#[tokio::test]
async fn support_goes_on_when_the_panel_decides_otherwise_and_the_decision_is_in_its_history() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let chair = chair(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        for (action, details, words) in [
            ("approve-universal-plus", json!({"reason": "Enough for now"}), "Approved for Universal Plus"),
            ("redirect", json!({"destination": "Youth club", "reason": "Fits better"}), "Redirected"),
        ] {
            let referral = ask(&worker, &episode).await;
            chair.moves(&referral, action, details).await;
            let seen = worker.read(&episode).await;
            assert_eq!((&seen["state"], &seen["tier"]), (&json!("active"), &json!("universal_plus")));
            let last = seen["history"].as_array().unwrap().last().unwrap();
            assert_eq!(last["action"], "Decision of the panel");
            assert!(told(last).contains(words), "{last}");
            assert!(actions(&seen["moves"]).contains(&"ask-panel"), "it can be asked again");
        }
        let person = worker.read(&episode).await["identity"]["id"].clone();
        let record = worker.read(&format!("/api/v1/young-people/{}", person.as_str().unwrap())).await;
        assert_eq!(record["episodes"].as_array().unwrap().len(), 1, "{record}");
    }
}

#[tokio::test]
async fn a_referral_of_somebody_supported_already_leads_to_partnership_plus_through_the_panel_too() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].clone();
        let mut told = world.referral("Ana");
        told["same_as"] = json!({"same": person});
        let made = worker.make("/api/v1/referrals", told).await;
        let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
        worker.moves(&referral, "start-screening", json!({})).await;
        let second = worker.try_move(&referral, "accept-universal-plus", json!({"reason": "x"})).await;
        assert_eq!(problem(second).await.1, "conflict");
        worker.moves(&referral, "send-to-panel", json!({"reason": "Not enough"})).await;
        chair(&world).await.moves(&referral, "approve-partnership-plus", json!({"reason": "Yes"})).await;
        let closed = worker.read(&episode).await;
        let next = worker.read(&format!("/api/v1/episodes/{}", closed["next_id"].as_str().unwrap())).await;
        assert_eq!((&next["tier"], &next["state"]), (&json!("partnership_plus"), &json!("waiting")));
    }
}

#[tokio::test]
async fn an_approval_after_the_support_was_closed_opens_support_as_for_any_referral() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let referral = ask(&worker, &episode).await;
        worker.moves(&episode, "close", json!({"outcome": "disengaged", "reason": "Stopped coming"})).await;
        chair(&world).await.moves(&referral, "approve-partnership-plus", json!({"reason": "Yes"})).await;
        let opened = worker.read(&referral).await["full"]["episode_id"].as_str().unwrap().to_owned();
        let next = worker.read(&format!("/api/v1/episodes/{opened}")).await;
        assert_eq!((&next["tier"], &next["state"]), (&json!("partnership_plus"), &json!("waiting")));
        assert_eq!(next["previous_id"], Value::Null);
        assert_eq!(worker.read(&episode).await["outcome"], "disengaged");
    }
}

#[tokio::test]
async fn ratings_stay_with_their_goal_over_a_step_and_another_period_has_goals_of_its_own() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let set = async |episode: &str, title: &str| {
            let goal = json!({"title": title, "set_by": "young_person"});
            worker.make(&format!("{episode}/goals"), goal).await
        };
        let rate = async |episode: &str, point: &str, answer: i32| {
            let form = json!({"instrument": "gbo", "informant": "self", "point": point, "mode": "together",
                "completed_on": "2026-05-13", "answers": [answer, null, null]});
            worker.make(&format!("{episode}/measures"), form).await
        };
        let first = active(&world, &leader, &worker, "Ana").await;
        set(&first, "Back to drama club").await;
        rate(&first, "baseline", 4).await;
        let referral = ask(&worker, &first).await;
        chair(&world).await.moves(&referral, "approve-partnership-plus", json!({"reason": "Yes"})).await;
        let next = worker.read(&first).await["next_id"].as_str().unwrap().to_owned();
        let next = format!("/api/v1/episodes/{next}");
        rate(&next, "review", 6).await;
        let goal = worker.read(&format!("{next}/goals")).await[0]["id"].clone();
        worker.moves(&next, "start", json!({})).await;
        let reason = json!({"outcome": "disengaged", "reason": "Stopped coming"});
        worker.moves(&next, "close", reason).await;
        let person = worker.read(&next).await["identity"]["id"].as_str().unwrap().to_owned();

        let mut again = world.referral("Ana");
        again["same_as"] = json!({"same": person});
        let made = worker.make("/api/v1/referrals", again).await;
        let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
        worker.moves(&referral, "start-screening", json!({})).await;
        let accepted = worker.moves(&referral, "accept-universal-plus", json!({"reason": "Again"})).await;
        let last = format!("/api/v1/episodes/{}", accepted["full"]["episode_id"].as_str().unwrap());
        let own = set(&last, "Talk to Dad").await;
        rate(&last, "baseline", 2).await;

        let series = worker.read(&format!("/api/v1/young-people/{person}/score-series")).await;
        let course = |one: &Value| {
            let of = |name: &str| one["points"].as_array().unwrap().iter().map(|p| p[name].clone()).collect();
            (one["title"].clone(), one["goal_id"].clone(), of("score"), of("episode_id"))
        };
        let courses: Vec<(Value, Value, Vec<Value>, Vec<Value>)> =
            series.as_array().unwrap().iter().map(course).collect();
        let wanted = [
            (
                json!("Back to drama club"),
                goal,
                vec![json!(4.0), json!(6.0)],
                vec![json!(id(&first)), json!(id(&next))],
            ),
            (json!("Talk to Dad"), own["id"].clone(), vec![json!(2.0)], vec![json!(id(&last))]),
        ];
        assert_eq!(courses, wanted);
    }
}

#[tokio::test]
async fn nobody_steps_support_up_to_partnership_plus_alone() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let seen = worker.read(&episode).await;
        let offered = actions(&seen["moves"]);
        assert!(offered.contains(&"ask-panel") && offered.contains(&"step-down"), "{offered:?}");
        assert!(!offered.contains(&"step-up") && !offered.contains(&"panel-step-up"), "{offered:?}");
        let details = json!({"tier": "partnership_plus", "reason": "More need"});
        let refused = problem(worker.try_move(&episode, "step-up", details.clone()).await).await;
        assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!("tier")));
        assert!(refused.2["errors"][0]["message"].as_str().unwrap().contains("ask the panel"));
        let lower = json!({"tier": "universal", "reason": "x"});
        assert_eq!(problem(worker.try_move(&episode, "step-up", lower).await).await.1, "move_not_possible");
        // Not even by somebody who may record the panel's decisions: the decision is made on a referral.
        let manager = world.somebody(world.here, Role::ProgrammeManager, Place::Partnership).await;
        let straight = manager.try_move(&episode, "panel-step-up", details).await;
        assert_eq!(problem(straight).await.1, "move_not_possible");
        assert_eq!(worker.read(&episode).await["state"], "active");
    }
}

#[tokio::test]
async fn a_step_down_keeps_the_goals_and_those_offers_that_were_chosen() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        chair(&world)
            .await
            .moves(&ask(&worker, &episode).await, "approve-partnership-plus", json!({"reason": "Yes"}))
            .await;
        let next = worker.read(&episode).await["next_id"].as_str().unwrap().to_owned();
        let episode = format!("/api/v1/episodes/{next}");
        worker.moves(&episode, "start", json!({})).await;
        let goal = json!({"title": "Sleep through the night", "set_by": "young_person"});
        worker.make(&format!("{episode}/goals"), goal).await;
        let counselling = offer(&world, 5, Some(1)).await;
        let talking = placed(&worker, &episode, counselling, &["schedule", "start"]).await;
        let involved = placed(&worker, &episode, offer(&world, 6, None).await, &["queue"]).await;
        let mentor = placed(&worker, &episode, offer(&world, 7, None).await, &["schedule", "start"]).await;
        let group = placed(&worker, &episode, offer(&world, 10, None).await, &[]).await;
        let seen = worker.read(&episode).await;
        let down = seen["moves"].as_array().unwrap().iter().find(|one| one["action"] == "step-down").unwrap();
        assert_eq!(down["tiers"], json!(["universal", "universal_plus"]));

        let chosen = |placements: &[&str]| {
            let placements: Vec<&str> = placements.iter().map(|address| id(address)).collect();
            json!({"tier": "universal_plus", "reason": "Much better", "placements": placements})
        };
        let refused = worker.try_move(&episode, "step-down", chosen(&[&talking, &group])).await;
        let (status, _, body) = problem(refused).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("placements")), "not for the tier");
        let other = waiting(&world, &worker, "Ben").await;
        let strange = placed(&worker, &other, offer(&world, 8, None).await, &[]).await;
        let refused = worker.try_move(&episode, "step-down", chosen(&[&strange])).await;
        assert_eq!(problem(refused).await.2["errors"][0]["code"], "unknown");

        let (closed, next) = stepped(&worker, &episode, "step-down", chosen(&[&talking, &involved])).await;
        let named = |list: &[(&str, &str)]| {
            list.iter().map(|(name, state)| ((*name).to_owned(), (*state).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(offers(&next), named(&[("Offer 5", "active"), ("Offer 6", "waiting_list")]));
        assert_eq!(
            offers(&closed),
            named(&[("Offer 10", "did_not_start"), ("Offer 5", "transferred"), ("Offer 7", "completed")])
        );
        assert_ne!(id(&mentor), id(&talking));
        assert_eq!(next["goals"][0]["title"], "Sleep through the night");
        // The one place stays taken, by one young person.
        let ben = placed(&worker, &other, counselling, &[]).await;
        let full = worker.with("If-Match", "\"v1\"").post(&format!("{ben}/schedule"), json!({})).await;
        assert_eq!(problem(full).await.1, "conflict");
        let again = worker
            .post(
                &format!("/api/v1/episodes/{}/placements", next["id"].as_str().unwrap()),
                json!({"offer_id": counselling.0}),
            )
            .await;
        assert_eq!(problem(again).await.1, "conflict", "in this offer already");
    }
}

#[tokio::test]
async fn support_at_universal_is_stepped_up_to_universal_plus_by_the_locality_team() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let down = json!({"tier": "universal", "reason": "Better"});
        let (_, universal) = stepped(&worker, &episode, "step-down", down).await;
        let offered = actions(&universal["moves"]);
        assert!(offered.contains(&"step-up") && !offered.contains(&"step-down"), "{offered:?}");
        let address = format!("/api/v1/episodes/{}", universal["id"].as_str().unwrap());
        let same = json!({"tier": "universal", "reason": "x"});
        assert_eq!(problem(worker.try_move(&address, "step-up", same).await).await.0, 422);
        let up = json!({"tier": "universal_plus", "reason": "Harder again"});
        let (closed, next) = stepped(&worker, &address, "step-up", up).await;
        assert_eq!((&closed["outcome"], &next["tier"]), (&json!("stepped_up"), &json!("universal_plus")));
    }
}

#[tokio::test]
async fn who_agrees_is_asked_anew_before_the_panel_is() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        for (agreement, field) in [
            (json!(null), "agreement.young_person_agrees"),
            (json!({"parent_agrees": false}), "agreement.young_person_agrees"),
            (json!({"young_person_agrees": false, "parent_agrees": true}), "agreement.basis"),
        ] {
            let told = json!({"reason": "Excluded twice", "agreement": agreement});
            let (status, _, body) = problem(worker.try_move(&episode, "ask-panel", told).await).await;
            assert_eq!((status, &body["errors"][0]["field"]), (422, &json!(field)), "{body}");
        }
        // The young person agreed at first. Now only a parent does.
        let agreement = json!({
            "young_person_agrees": false, "parent_agrees": true, "basis": "parental_responsibility",
            "given_by": "Mr Diaz"
        });
        let told = json!({"reason": "Excluded twice", "agreement": agreement});
        let asked = worker.moves(&episode, "ask-panel", told).await;
        let referral = asked["asked_panel"]["referral_id"].as_str().unwrap();
        let panel = chair(&world).await.read(&format!("/api/v1/referrals/{referral}")).await;
        let worry = &panel["full"]["worry"];
        assert_eq!((&worry["young_person_agrees"], &worry["parent_agrees"]), (&json!(false), &json!(true)));
        let step = &panel["full"]["history"][0];
        assert!(self::told(step).contains("Consent of: Mr Diaz"), "{step}");
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let record = worker.read(&format!("/api/v1/young-people/{person}")).await;
        let newest = &record["consents"][0];
        assert_eq!(
            (&newest["purpose"], &newest["given_by"], &newest["given"]),
            (&json!("support"), &json!("Mr Diaz"), &json!(true))
        );
    }
}
