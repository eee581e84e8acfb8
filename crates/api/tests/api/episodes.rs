//! Periods of support from being opened to being closed.

use headstart_domain::access::{Grant, Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{actions, active, eastern_leader, id, offer, waiting},
    world::{Actor, World, problem, worlds},
};

async fn listed(actor: &Actor, query: &str) -> Vec<String> {
    let page = actor.read(&format!("/api/v1/episodes{query}")).await;
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_young_person_is_given_one_named_worker_and_supported_until_the_goals_are_met() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let seen = worker.read(&episode).await;
        assert_eq!((seen["state"].as_str(), seen["may_work"].as_bool()), (Some("waiting"), Some(true)));
        assert_eq!(actions(&seen["moves"]), ["allocate", "close"]);

        let led = worker.moves(&episode, "allocate", json!({"lead_worker_id": leader.id.0})).await;
        assert_eq!((led["state"].as_str(), &led["lead_worker"]), (Some("allocated"), &json!(leader.name)));
        let begun = worker.moves(&episode, "start", json!({})).await;
        assert!(begun["started_at"].is_string());
        worker.moves(&episode, "hold", json!({"reason": "Exams"})).await;
        worker.moves(&episode, "resume", json!({})).await;
        worker.moves(&episode, "begin-closing", json!({})).await;
        let end = json!({"outcome": "goals_met", "reason": "All three goals reached"});
        let closed = worker.moves(&episode, "close", end).await;
        assert_eq!(
            (closed["state"].as_str(), closed["outcome"].as_str()),
            (Some("closed"), Some("goals_met"))
        );
        assert_eq!((actions(&closed["moves"]), &closed["may_work"]), (vec!["reopen"], &json!(false)));

        let done: Vec<_> =
            closed["history"].as_array().unwrap().iter().map(|step| step["to"].as_str().unwrap()).collect();
        let last = "Closing: last measures asked for";
        assert_eq!(
            done,
            ["Waiting for a lead worker", "Allocated", "Active", "On hold", "Active", last, "Closed"]
        );
    }
}

#[tokio::test]
async fn every_move_is_in_the_audit() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let person = worker.read(&episode).await["identity"]["id"].as_str().unwrap().to_owned();
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("/api/v1/young-people/{person}/audit")).await;
        let count =
            |action: &str| audit.as_array().unwrap().iter().filter(|entry| entry["action"] == action).count();
        assert_eq!((count("episode.created"), count("episode.moved")), (1, 2), "{audit}");
        assert!(count("episode.read") >= 1);
    }
}

#[tokio::test]
async fn a_move_from_the_wrong_state_tells_which_are_possible() {
    for world in worlds().await {
        let (_, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let (status, code, body) = problem(worker.try_move(&episode, "start", json!({})).await).await;
        assert_eq!((status, code.as_str()), (409, "move_not_possible"));
        assert_eq!(body["possible"], json!(["allocate", "close"]));
        assert_eq!(problem(worker.try_move(&episode, "vanish", json!({})).await).await.0, 404);
        let (status, _, body) = problem(worker.try_move(&episode, "close", json!({})).await).await;
        assert_eq!((status, body["errors"].as_array().unwrap().len()), (422, 2), "{body}");
    }
}

#[tokio::test]
async fn only_staff_who_may_lead_become_lead_workers() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = waiting(&world, &worker, "Ana").await;
        let whole = Place::Partnership;
        let panel = world.account(world.here, &[Grant { role: Role::PanelChair, place: whole }]).await;
        let foreign =
            world.account(world.elsewhere, &[Grant { role: Role::ProgrammeOfficer, place: whole }]).await;
        let mut gone =
            world.account(world.here, &[Grant { role: Role::ProgrammeOfficer, place: whole }]).await;
        gone.active = false;
        let row = gone.clone();
        world.write(move |tx| tx.update_account(&row, 1)).await;
        for (who, wanted) in [(&panel, "not_allowed"), (&foreign, "unknown"), (&gone, "not_allowed")] {
            let details = json!({"lead_worker_id": who.id.0});
            let (status, _, body) = problem(worker.try_move(&episode, "allocate", details).await).await;
            assert_eq!((status, &body["errors"][0]["code"]), (422, &json!(wanted)), "{body}");
            assert_eq!(body["errors"][0]["field"], "lead_worker_id");
        }
        worker.moves(&episode, "allocate", json!({"lead_worker_id": leader.id.0})).await;
        let again = json!({"lead_worker_id": leader.id.0, "reason": "Again"});
        assert_eq!(problem(worker.try_move(&episode, "reallocate", again).await).await.0, 422);
        let (other, _) = eastern_leader(&world).await;
        let changed = json!({"lead_worker_id": other.id.0, "reason": "Left the team"});
        assert_eq!(worker.moves(&episode, "reallocate", changed).await["lead_worker"], other.name);
    }
}

#[tokio::test]
async fn lead_workers_are_listed_with_their_caseload_for_those_who_allocate() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        active(&world, &leader, &worker, "Ana").await;
        let teacher = world.teacher().await;
        let listed = worker.read("/api/v1/lead-workers").await;
        assert_eq!(
            listed,
            json!([{
                "id": leader.id.0, "name": leader.name, "role": "Emotional wellbeing assistant",
                "places": ["East"], "open_episodes": 1
            }])
        );
        assert_eq!(problem(teacher.get("/api/v1/lead-workers").await).await.0, 403);
    }
}

#[tokio::test]
async fn those_who_work_where_the_young_person_lives_are_listed_first_with_their_places() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let here = world.here;
        let grant = |role, place| Grant { role, place };
        let (east, west) = (Place::Locality(here.east.into()), Place::Locality(here.west.into()));
        let assistant = Role::EmotionalWellbeingAssistant;
        let western = world.account(here, &[grant(assistant, west)]).await;
        let both = world.account(here, &[grant(assistant, west), grant(assistant, east)]).await;
        let delivery = Place::Organisation(here.organisation.into());
        let delivering = world.account(here, &[grant(Role::DeliveryWorker, delivery)]).await;
        // A role that does not lead is no reason to come first.
        let officer = [grant(Role::ProgrammeOfficer, Place::Partnership), grant(Role::Apprentice, west)];
        let officer = world.account(here, &officer).await;
        let listed = async |path: &str| -> Vec<(Value, Value)> {
            let all = worker.read(path).await;
            all.as_array().unwrap().iter().map(|one| (one["id"].clone(), one["places"].clone())).collect()
        };
        let first = listed(&format!("/api/v1/lead-workers?locality={}", here.west.0)).await;
        let near: Vec<_> = first.iter().take(2).collect();
        for (account, places) in [(&western, json!(["West"])), (&both, json!(["East", "West"]))] {
            assert!(near.contains(&&(json!(account.id.0), places)), "{first:?}");
        }
        let all = listed("/api/v1/lead-workers").await;
        for (account, places) in [
            (&leader, json!(["East"])),
            (&delivering, json!(["Counsellors"])),
            (&officer, json!(["Whole partnership"])),
        ] {
            assert!(all.contains(&(json!(account.id.0), places)), "{all:?}");
        }
        assert_eq!(first.len(), all.len());
        assert_eq!(problem(worker.get("/api/v1/lead-workers?locality=west").await).await.0, 400);
    }
}

#[tokio::test]
async fn closing_as_a_step_is_refused() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let details = json!({"outcome": "stepped_up", "reason": "More need"});
        let (status, _, body) = problem(worker.try_move(&episode, "close", details).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("outcome")));
    }
}

#[tokio::test]
async fn a_period_that_ends_ends_its_placements_too() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let (counselling, mentoring) = (offer(&world, 5, None).await, offer(&world, 7, None).await);
        for (outcome, wanted) in [("goals_met", "completed"), ("disengaged", "left_early")] {
            let episode = active(&world, &leader, &worker, outcome).await;
            let path = format!("{episode}/placements");
            let under_way = worker.make(&path, json!({"offer_id": counselling.0})).await;
            worker.make(&path, json!({"offer_id": mentoring.0})).await;
            let placement = format!("/api/v1/placements/{}", under_way["id"].as_str().unwrap());
            for (version, action) in [(1, "schedule"), (2, "start")] {
                let at = worker.with("If-Match", &format!("\"v{version}\""));
                assert_eq!(at.post(&format!("{placement}/{action}"), json!({})).await.status(), 200);
            }
            let closed = worker.moves(&episode, "close", json!({"outcome": outcome, "reason": "Done"})).await;
            let mut states: Vec<_> = closed["placements"]
                .as_array()
                .unwrap()
                .iter()
                .map(|placement| placement["state"].as_str().unwrap())
                .collect();
            states.sort_unstable();
            let mut wanted = ["did_not_start", wanted];
            wanted.sort_unstable();
            assert_eq!(states, wanted);
        }
    }
}

#[tokio::test]
async fn of_two_who_change_an_episode_the_second_is_told() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let hold = format!("{episode}/hold");
        let details = json!({"reason": "Exams"});
        assert_eq!(problem(worker.post(&hold, details.clone()).await).await.0, 428);
        let at_3 = worker.with("If-Match", "\"v3\"");
        assert_eq!(at_3.post(&hold, details.clone()).await.headers()["etag"], "\"v4\"");
        let stale = at_3.post(&hold, details).await;
        assert_eq!(stale.headers()["etag"], "\"v4\"");
        assert_eq!(problem(stale).await.0, 412);
        let read = worker.with("If-None-Match", "\"v4\"").get(&episode).await;
        assert_eq!(read.status(), 304);
    }
}

#[tokio::test]
async fn the_caseload_is_filtered_and_paged() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let (one, two, three) = (
            active(&world, &leader, &worker, "Ana").await,
            waiting(&world, &worker, "Ben").await,
            waiting(&world, &worker, "Cleo").await,
        );
        worker.moves(&three, "close", json!({"outcome": "moved_away", "reason": "Moved"})).await;
        let [one, two, three] = [&one, &two, &three].map(|address| id(address).to_owned());
        for (query, wanted) in [
            ("", vec![&three, &two, &one]),
            ("?sort=opened_at", vec![&one, &two, &three]),
            ("?open=true", vec![&two, &one]),
            ("?state=waiting", vec![&two]),
            ("?tier=partnership_plus", vec![]),
            ("?lead_worker=me", vec![&one]),
            ("?mine=true&open=true", vec![&one]),
            (&format!("?lead_worker={}", leader.id.0), vec![&one]),
            (&format!("?locality={}", world.here.west.0), vec![]),
        ] {
            let found = listed(&worker, query).await;
            assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{query}");
        }
        let first = worker.read("/api/v1/episodes?limit=2").await;
        let next = format!("?limit=2&cursor={}", first["next"].as_str().unwrap());
        assert_eq!(listed(&worker, &next).await, [one]);
        assert_eq!(
            problem(worker.get(&format!("/api/v1/episodes{next}&open=true")).await).await.1,
            "bad_cursor"
        );
        for wrong in ["?state=asleep", "?lead_worker=sam", "?colour=red", "?limit=0"] {
            assert_eq!(
                problem(worker.get(&format!("/api/v1/episodes{wrong}")).await).await.0,
                400,
                "{wrong}"
            );
        }
    }
}

#[tokio::test]
async fn the_caseload_says_what_is_due() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        active(&world, &leader, &worker, "Ana").await;
        waiting(&world, &worker, "Ben").await;
        let page = worker.read("/api/v1/episodes").await;
        assert_eq!(page["items"][0]["due"], json!(["Lead worker"]));
        assert_eq!(page["items"][1]["due"], json!(["First contact", "Baseline"]));
        assert_eq!(page["items"][1]["lead_worker"], leader.name);
        assert_eq!(page["items"][1]["school"], "Eastern School");
    }
}

async fn outsiders(world: &World) -> [Actor; 2] {
    let west = Place::Locality(world.here.west.into());
    [
        world.somebody(world.here, Role::MentalHealthSupportWorker, west).await,
        world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await,
    ]
}

#[tokio::test]
async fn another_locality_and_another_partnership_see_nothing_of_it() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        for outsider in outsiders(&world).await {
            let at_3 = outsider.with("If-Match", "\"v3\"");
            for answer in [
                outsider.get(&episode).await,
                outsider.get(&format!("{episode}/placements")).await,
                outsider.get(&format!("{episode}/sessions")).await,
                outsider.get(&format!("{episode}/goals")).await,
                outsider.get(&format!("{episode}/measures")).await,
                outsider.post(&format!("{episode}/goals"), json!({"title": "x", "set_by": "worker"})).await,
                at_3.post(&format!("{episode}/hold"), json!({"reason": "x"})).await,
            ] {
                assert_eq!(problem(answer).await.0, 404);
            }
            assert_eq!(listed(&outsider, "").await, [""; 0]);
        }
    }
}

#[tokio::test]
async fn the_schools_inclusion_lead_reads_the_episode_and_changes_nothing() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        let school = Place::School(world.here.school.into());
        let inclusion = world.somebody(world.here, Role::InclusionLead, school).await;
        let seen = inclusion.read(&episode).await;
        assert_eq!((&seen["moves"], &seen["may_work"]), (&json!([]), &json!(false)));
        let hold = inclusion.try_move(&episode, "hold", json!({"reason": "x"})).await;
        assert_eq!(problem(hold).await.0, 403);
        let goal =
            inclusion.post(&format!("{episode}/goals"), json!({"title": "x", "set_by": "worker"})).await;
        assert_eq!(problem(goal).await.0, 403);
    }
}
