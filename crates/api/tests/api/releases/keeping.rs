//! How releases are made and kept: one at a time, never half, never changed.

use chrono::Duration;
use clap::Parser;
use headstart_api::{
    commands::admin::{AdminCommand, run_on},
    use_cases::housekeeping::tidy,
};
use headstart_store::{Uid, rows::ReleaseChunk};
use serde_json::{Value, json};

use super::study::{project, study};
use crate::world::{World, problem, worlds};
use headstart_domain::access::{Place, Role};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: AdminCommand,
}

#[tokio::test]
async fn the_operator_proves_a_release() {
    for world in worlds().await {
        let study = study(&world, 5).await;
        study.freeze().await;
        let line = ["admin", "verify-release", "--partnership", "here", "--project", "Outcomes study", "1"];
        let told = run_on(&world.state, Arguments::parse_from(line).command).await.unwrap();
        assert!(told.starts_with("Release 1 is what was frozen: 15 files."), "{told}");
        assert!(
            told.contains("scores: 80 rows the same; differing by consent or erasure 0, later records 0"),
            "{told}"
        );
        let unknown =
            ["admin", "verify-release", "--partnership", "here", "--project", "Outcomes study", "2"];
        assert!(run_on(&world.state, Arguments::parse_from(unknown).command).await.is_err());
    }
}

#[tokio::test]
async fn the_officer_sees_what_a_release_would_hold_back_before_freezing_it() {
    for world in worlds().await {
        let study = study(&world, 5).await;
        let address = format!("{}/preview", study.project);
        let preview = study.officer.read(&address).await;
        assert_eq!((&preview["project"], &preview["young_people"]), (&json!("Outcomes study"), &json!(5)));
        let (_, release) = study.freeze().await;
        assert_eq!(preview["protection"], release["manifest"]["protection"]);
        assert_eq!(preview["left_out"], release["manifest"]["left_out"]);

        study.withdraw(0).await;
        let preview = study.officer.read(&address).await;
        assert_eq!(preview["young_people"], 0, "four are too few to hide among");
        let left_out = json!([
            {"reason": "no_consent", "young_people": 1},
            {"reason": "too_few_alike", "young_people": 4}
        ]);
        assert_eq!(preview["left_out"], left_out);
        assert_eq!(study.program.get(&address).await.status(), 403, "an evaluator freezes nothing");
        study.officer.post(&format!("{}/destroy-key", study.project), json!({})).await;
        let refused = study.officer.get(&address).await;
        assert_eq!(refused.status(), 409);
    }
}

/// A release that somebody began and never finished.
async fn begun(world: &World, project: &str) -> Uid {
    let id = world.state.new_uid();
    let project = Uid(project.rsplit('/').next().unwrap().parse().unwrap());
    let (partnership, at) = (world.here.partnership, world.state.now().into());
    world
        .write(move |tx| {
            tx.insert_release(headstart_store::rows::EvaluationRelease {
                id,
                partnership_id: partnership,
                project_id: project,
                number: None,
                state: "preparing".into(),
                made_by: "Somebody".into(),
                made_by_id: Uid::NIL,
                created_at: at,
                frozen_at: None,
                software_version: "0".into(),
                definition_version: 1,
                manifest: None,
            })?;
            tx.insert_release_chunk(ReleaseChunk {
                release_id: id,
                part: "scores".into(),
                seq: 0,
                bytes: vec![1],
            })
        })
        .await;
    id
}

#[tokio::test]
async fn half_a_release_is_never_seen_and_is_cleared_away() {
    for world in worlds().await {
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let program = world.program(world.here, Role::Evaluator).await;
        let project = project(&officer, "Outcomes study").await;
        let id = begun(&world, &project).await;
        let address = format!("/api/v1/evaluation/releases/{}", id.0);
        assert_eq!(officer.read(&format!("{project}/releases")).await["items"], json!([]));
        let half = officer.read(&address).await;
        assert_eq!(
            (&half["state"], &half["manifest"], &half["number"]),
            (&json!("preparing"), &Value::Null, &Value::Null)
        );
        for path in ["/files/scores.csv", "/delta", "/delta/scores.ndjson"] {
            assert_eq!(problem(program.get(&format!("{address}{path}")).await).await.0, 409, "{path}");
        }
        assert_eq!(problem(officer.post(&format!("{project}/releases"), json!({})).await).await.0, 409);

        world.pass(Duration::hours(1));
        let now = world.state.now();
        world.state.store.write(move |tx| tidy(tx, now)).await.unwrap();
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        assert_eq!(officer.read(&address).await["state"], "preparing", "it may take its time");
        let later = now + Duration::hours(2);
        world.state.store.write(move |tx| tidy(tx, later)).await.unwrap();
        // By then everybody's session has ended.
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        assert_eq!(officer.read(&address).await["state"], "failed");
        assert_eq!(world.write(move |tx| tx.release_chunk(id, "scores", 0)).await, None);
        assert_eq!(officer.post(&format!("{project}/releases"), json!({})).await.status(), 201);
    }
}

#[tokio::test]
async fn asking_twice_with_one_key_makes_one_release() {
    for world in worlds().await {
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let project = project(&officer, "Outcomes study").await;
        let (address, _) = {
            let same = officer.with("Idempotency-Key", "one");
            let first = super::study::freeze(&same, &project).await;
            let again = same.post(&format!("{project}/releases"), json!({})).await;
            assert_eq!(again.headers()["location"].to_str().unwrap(), first.0);
            first
        };
        let releases = officer.read(&format!("{project}/releases")).await;
        assert_eq!(releases["items"].as_array().unwrap().len(), 1);
        assert!(address.ends_with(releases["items"][0]["id"].as_str().unwrap()));
        let page = officer.read("/api/v1/evaluation/projects?limit=1").await;
        assert_eq!(page["items"][0]["k"], 5);
        for (input, field) in [
            (json!({"name": "", "purpose": "x"}), "name"),
            (json!({"name": "x", "purpose": " "}), "purpose"),
            (json!({"name": "x", "purpose": "x", "k": 4}), "k"),
        ] {
            let (status, _, told) = problem(officer.post("/api/v1/evaluation/projects", input).await).await;
            assert_eq!((status, &told["errors"][0]["field"]), (422, &json!(field)));
        }
    }
}
