//! From a teacher's worry to what changed, and on to the evaluator's data.

use std::collections::BTreeMap;

use chrono::Duration;
use headstart_client::Client;
use headstart_contract::{
    episode::{EpisodeView, GoalInput, SessionInput},
    evaluation::OutcomeRow,
    measure::MeasureInput,
};
use headstart_domain::{
    access::Role,
    episode::{Attendance, EpisodeState, Mechanism, Mode, Outcome, Point},
    id::EpisodeId,
    referral::ReferralState,
    tier::Tier,
    workflow::Details,
};
use serde_json::{Value, json};

use crate::world::{Person, World, because, referral, worlds};

/// As few as outcomes are told of: below five nothing is shown.
const YOUNG_PEOPLE: [&str; 5] = ["Ana", "Bola", "Cem", "Dot", "Eve"];

#[tokio::test]
async fn worries_become_support_and_what_changed_reaches_the_evaluator() {
    for world in worlds().await {
        let mut waiting = Vec::new();
        for name in YOUNG_PEOPLE {
            waiting.push(accepted(&world, name).await);
        }
        world.pass(Duration::days(1));
        let worker = world.somebody(world.here, Role::EmotionalWellbeingAssistant).await;
        for id in &waiting {
            supported(&worker, *id).await;
        }
        outcomes_tell(&world).await;
        evaluator_pulls(&world).await;
    }
}

/// From waiting to closed, by the lead worker.
async fn supported(worker: &Person, id: EpisodeId) {
    let client = &worker.client;
    let episode = client.read_episode(id).await.unwrap();
    assert_eq!(episode.state, EpisodeState::Waiting);
    let leads = Details { lead_worker_id: Some(worker.user()), ..Details::default() };
    let episode = client.move_episode(id, "allocate", episode.version, &leads).await.unwrap();
    let episode = client.move_episode(id, "start", episode.version, &Details::default()).await.unwrap();
    support(client, &episode).await;
    close(client, &episode).await;
}

/// A teacher refers, the locality team screens and accepts; gives the period of support that begins.
async fn accepted(world: &World, name: &str) -> EpisodeId {
    let teacher = world.somebody(world.here, Role::SchoolStaff).await.client;
    let sent = teacher.create_referral(&referral(world.here, name), name).await.unwrap();
    assert!(sent.full.is_none(), "a teacher learns how it goes, not why");

    let team = world.somebody(world.here, Role::MentalHealthSupportWorker).await.client;
    let seen = team.read_referral(sent.id).await.unwrap();
    let seen =
        team.move_referral(seen.id, "start-screening", seen.version, &Details::default()).await.unwrap();
    let screening = team.read_screening(seen.id).await.unwrap();
    assert!(!screening.suggestion_label.is_empty());
    let accept = "accept-universal-plus";
    let done = team.move_referral(seen.id, accept, seen.version, &because("Fits")).await.unwrap();
    let full = done.full.unwrap();
    assert_eq!((full.state, full.tier), (ReferralState::AcceptedUniversalPlus, Some(Tier::UniversalPlus)));
    full.episode_id.unwrap()
}

/// A goal, a baseline, two sessions.
async fn support(worker: &Client, episode: &EpisodeView) {
    let key = |what: &str| format!("{what} {}", episode.id);
    let goal = GoalInput { title: "Go to school by bus".into(), set_by: "young_person".into() };
    worker.set_goal(episode.id, &goal, &key("goal")).await.unwrap();
    let first = worker.record_measure(episode.id, &sdq(Point::Baseline, 2), &key("baseline")).await.unwrap();
    assert_eq!(score_of(&json!(first), "total"), Some(HIGH));
    for (day, attendance) in [("2026-05-13", Attendance::Attended), ("2026-05-14", Attendance::DidNotAttend)]
    {
        let session = SessionInput {
            on: day.parse().unwrap(),
            minutes: Some(45),
            mechanism: Mechanism::FaceToFace,
            attendance,
            placement_id: None,
            note: Some("Talked about the corridor".into()),
        };
        worker.record_session(episode.id, &session, &key(day)).await.unwrap();
    }
    let listed = worker.list_episodes(&[("open", "true")]).await.unwrap();
    let line = listed.items.iter().find(|line| line.id == episode.id).unwrap();
    assert_eq!(line.last_seen, "2026-05-13".parse().ok(), "the missed session is not when they were seen");
}

/// Closing measures, then the close.
async fn close(worker: &Client, episode: &EpisodeView) {
    let at = worker.read_episode(episode.id).await.unwrap();
    let at = worker.move_episode(at.id, "begin-closing", at.version, &Details::default()).await.unwrap();
    let last =
        worker.record_measure(at.id, &sdq(Point::Closing, 0), &format!("closing {}", at.id)).await.unwrap();
    let worries = last.scores.iter().find(|score| score.scale == "emotional").unwrap();
    assert_eq!(worries.change.as_ref().unwrap().category.as_deref(), Some("improved"));
    let ends = Details { outcome: Some(Outcome::GoalsMet), ..because("Goes to school by bus") };
    let at = worker.read_episode(at.id).await.unwrap();
    let closed = worker.move_episode(at.id, "close", at.version, &ends).await.unwrap();
    assert_eq!((closed.state, closed.outcome), (EpisodeState::Closed, Some(Outcome::GoalsMet)));
}

/// The programme's figures count the change.
async fn outcomes_tell(world: &World) {
    let manager = world.somebody(world.here, Role::ProgrammeManager).await.client;
    let outcomes = manager.read_outcomes(&[("instrument", "sdq"), ("informant", "self")]).await.unwrap();
    let total: &OutcomeRow = outcomes.rows.iter().find(|row| row.scale == "total").unwrap();
    assert_eq!((total.measured, total.paired, total.suppressed), (5, 5, false));
    assert_eq!(total.mean_change, Some(HIGH - LOW), "change is signed so that positive is better");
    let elsewhere = world.somebody(world.elsewhere, Role::ProgrammeManager).await.client;
    assert!(elsewhere.read_outcomes(&[]).await.unwrap().rows.is_empty(), "another partnership has none");
}

/// The evaluator's data have both scores under one pseudonym, and nothing that tells who it is.
async fn evaluator_pulls(world: &World) {
    let evaluator = world.program(world.here, Role::Evaluator).await.client;
    let text = evaluator.export_scores().await.unwrap().text().await.unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heading = reader.headers().unwrap().clone();
    let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| heading.iter().position(|title| title == name).unwrap();
    let mut told: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for line in lines.iter().filter(|line| &line[column("scale")] == "total") {
        let score = line[column("score")].parse().unwrap();
        told.entry(&line[column("pseudonym")]).or_default().push((&line[column("point")], score));
    }
    assert_eq!(told.len(), YOUNG_PEOPLE.len());
    for scores in told.values() {
        assert_eq!(*scores, [("baseline", HIGH), ("closing", LOW)]);
    }
    for secret in YOUNG_PEOPLE.iter().chain(&["Testperson", "SO99", "2013-02-03"]) {
        assert!(!text.contains(secret), "the export tells {secret}");
    }
}

/// Total difficulties when every item is answered 2, and when every item is answered 0: of the twenty items
/// that count, five are worded the other way round and score 2 for an answer of 0.
const HIGH: f64 = 30.0;
const LOW: f64 = 10.0;

fn sdq(point: Point, every: u8) -> MeasureInput {
    MeasureInput {
        instrument: "sdq".into(),
        informant: "self".into(),
        point,
        completed_on: "2026-05-14".parse().unwrap(),
        mode: Mode::Together,
        answers: vec![json!(every); 25],
        impact: None,
        impact_screen: None,
    }
}

fn score_of(measure: &Value, scale: &str) -> Option<f64> {
    measure["scores"].as_array()?.iter().find(|score| score["scale"] == scale)?["score"].as_f64()
}
