//! A small study: young people with two questionnaires each, and a project that may freeze them.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    support::{active, eastern_leader, offer, sdq},
    world::{Actor, World},
};

/// A study and the people in it.
pub struct Study {
    /// The worker of everybody.
    pub worker: Actor,
    /// The data-protection officer, who makes releases.
    pub officer: Actor,
    /// The evaluator's program, which pulls them.
    pub program: Actor,
    /// The addresses of the periods of support.
    pub episodes: Vec<String>,
    /// The address of the project.
    pub project: String,
}

/// A study with some young people, a first and a last SDQ of each.
pub async fn study(world: &World, count: usize) -> Study {
    let (leader, worker) = eastern_leader(world).await;
    let counselling = offer(world, 5, None).await;
    let mut episodes = Vec::new();
    for n in 0..count {
        let name = format!("Person{}", "abcdefghij".get(n..=n).unwrap());
        let episode = active(world, &leader, &worker, &name).await;
        worker.make(&format!("{episode}/placements"), json!({"offer_id": counselling.0})).await;
        worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-05-13", 2)).await;
        episodes.push(episode);
    }
    world.pass(Duration::days(90));
    let worker = world.sign_in(&leader.email).await;
    for episode in &episodes {
        worker.make(&format!("{episode}/measures"), sdq("closing", "2026-08-10", 1)).await;
    }
    let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
    let program = world.program(world.here, Role::Evaluator).await;
    let project = project(&officer, "Outcomes study").await;
    Study { worker, officer, program, episodes, project }
}

/// Makes a project.
pub async fn project(officer: &Actor, name: &str) -> String {
    let made = officer
        .make("/api/v1/evaluation/projects", json!({"name": name, "purpose": "Change in wellbeing"}))
        .await;
    format!("/api/v1/evaluation/projects/{}", made["id"].as_str().unwrap())
}

impl Study {
    /// Makes a release and waits until it is frozen: its address and what is told of it.
    pub async fn freeze(&self) -> (String, Value) {
        freeze(&self.officer, &self.project).await
    }

    /// Withdraws consent to evaluation for the nth young person.
    pub async fn withdraw(&self, n: usize) {
        let person = self.worker.read(&self.episodes[n]).await["identity"]["id"].as_str().unwrap().to_owned();
        let person = format!("/api/v1/young-people/{person}");
        let consents = self.worker.read(&person).await["consents"].clone();
        let evaluation =
            consents.as_array().unwrap().iter().find(|consent| consent["purpose"] == "evaluation").unwrap();
        let withdraw = format!("{person}/consents/{}/withdraw", evaluation["id"].as_str().unwrap());
        assert_eq!(self.worker.post(&withdraw, json!({})).await.status(), 200);
    }
}

/// Makes a release of a project and waits until it is frozen.
pub async fn freeze(officer: &Actor, project: &str) -> (String, Value) {
    let made = officer.make(&format!("{project}/releases"), json!({})).await;
    let address = format!("/api/v1/evaluation/releases/{}", made["id"].as_str().unwrap());
    for _ in 0..20_000 {
        let release = officer.read(&address).await;
        match release["state"].as_str().unwrap() {
            "preparing" => tokio::task::yield_now().await,
            "frozen" => return (address, release),
            other => panic!("{other}"),
        }
    }
    panic!("the release is never frozen");
}

/// A file of a release, with its entity tag.
pub async fn pull(actor: &Actor, release: &str, name: &str) -> (Vec<u8>, String) {
    let answer = actor.get(&format!("{release}/files/{name}")).await;
    assert_eq!(answer.status(), 200, "{name}");
    let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
    (answer.bytes().await.unwrap().to_vec(), tag)
}

/// The lines of a table, the heading first, each as its cells.
pub async fn table(actor: &Actor, release: &str, name: &str) -> Vec<Vec<String>> {
    let (bytes, _) = pull(actor, release, &format!("{name}.csv")).await;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}
