//! Scores that rest on sex or age follow when either is corrected.

use headstart_domain::{
    access::{Place, Role},
    evaluation::Dimension,
};
use headstart_store::tx::evaluation::{OutcomeGroup, OutcomeQuestion};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    releases::study::{study, table},
    support::{active, eastern_leader, rcads, sdq},
    world::{Actor, World, worlds},
};

/// The address of the young person of a period of support.
async fn person_of(worker: &Actor, episode: &str) -> String {
    let id = worker.read(episode).await["identity"]["id"].as_str().unwrap().to_owned();
    format!("/api/v1/young-people/{id}")
}

/// Changes a record.
async fn correct(worker: &Actor, person: &str, body: Value) {
    let tag = worker.get(person).await.headers()["etag"].to_str().unwrap().to_owned();
    let body = Some(("application/merge-patch+json", body.to_string()));
    let answer = worker.with("If-Match", &tag).send(Method::PATCH, person, body).await;
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
}

/// The scores of a period of support, without what names it.
async fn scores(worker: &Actor, episode: &str) -> Vec<Value> {
    let measures = worker.read(&format!("{episode}/measures")).await;
    measures.as_array().unwrap().iter().map(|measure| measure["scores"].clone()).collect()
}

/// The figures of a partnership in groups, small ones too.
async fn figures(world: &World, by: Dimension) -> Vec<OutcomeGroup> {
    let here = world.here.partnership;
    let question = OutcomeQuestion { by: vec![by], ..OutcomeQuestion::default() };
    world.write(move |tx| tx.outcomes(here, &question)).await
}

/// A first and a last RCADS, as three and two of every item.
async fn measure(worker: &Actor, episode: &str) {
    let path = format!("{episode}/measures");
    worker.make(&path, rcads("self", "baseline", "2026-05-12", 2)).await;
    worker.make(&path, rcads("self", "review", "2026-05-13", 1)).await;
}

#[tokio::test]
async fn a_form_scored_with_a_wrong_birth_date_and_sex_is_in_the_end_as_one_scored_right_from_the_start() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let right = active(&world, &leader, &worker, "Ana").await;
        let wrong = active(&world, &leader, &worker, "Zoe").await;
        let person = person_of(&worker, &wrong).await;
        let mistaken = json!({"birth_date": "2010-02-03", "sex": "male", "reason": "Misread"});
        correct(&worker, &person, mistaken).await;
        measure(&worker, &right).await;
        measure(&worker, &wrong).await;
        worker.make(&format!("{wrong}/measures"), sdq("baseline", "2026-05-13", 1)).await;
        let before = scores(&worker, &wrong).await;
        assert_ne!(before[1..], scores(&worker, &right).await);

        correct(&worker, &person, json!({"birth_date": "2013-02-03", "reason": "Read again"})).await;
        let half = scores(&worker, &wrong).await;
        assert_ne!(half, before);
        correct(&worker, &person, json!({"sex": "female"})).await;
        let after = scores(&worker, &wrong).await;
        assert_eq!(after[1..], scores(&worker, &right).await);
        assert_eq!(after[0], before[0], "the SDQ goes by neither");
        let t = |scores: &[Value]| scores[2].to_string().matches("\"t\":").count();
        assert!(t(&after) > 0, "{after:?}");

        // The sums that are kept are those that a rebuild makes.
        for by in [Dimension::Age, Dimension::Sex, Dimension::Locality] {
            let kept = figures(&world, by).await;
            assert!(kept.iter().any(|group| group.instrument == "rcads-47" && group.summary.n > 0));
            let here = world.here.partnership;
            world.write(move |tx| tx.rebuild_summaries(here).map(drop)).await;
            assert_eq!(figures(&world, by).await, kept, "{by}");
        }

        // Each correction says which forms it changed, of which scales, and because of what.
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        let audit = officer.read(&format!("{person}/audit")).await;
        let anew: Vec<&Value> =
            audit.as_array().unwrap().iter().filter(|one| one["action"] == "measure.scored_anew").collect();
        let because = |field: &str| anew.iter().filter(|one| one["fields"] == json!([field])).count();
        assert_eq!((because("birth_date"), because("sex"), anew.len()), (2, 2, 4), "{anew:?}");

        // What rests on neither changes nothing.
        correct(&worker, &person, json!({"school_year": 8})).await;
        assert_eq!(scores(&worker, &wrong).await, after);
        let again = officer.read(&format!("{person}/audit")).await;
        let anew = again.as_array().unwrap().iter().filter(|one| one["action"] == "measure.scored_anew");
        assert_eq!(anew.count(), 4);
    }
}

#[tokio::test]
async fn who_turns_out_to_be_of_no_age_that_norms_know_has_no_t_scores_any_more() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let episode = active(&world, &leader, &worker, "Ana").await;
        measure(&worker, &episode).await;
        let person = person_of(&worker, &episode).await;
        let before = scores(&worker, &episode).await[0][0].clone();
        assert!(before["t"].is_number(), "{before}");
        correct(&worker, &person, json!({"birth_date": "2008-02-03", "reason": "Certificate seen"})).await;
        let after = scores(&worker, &episode).await[0][0].clone();
        assert_eq!((&after["t"], &after["score"]), (&Value::Null, &before["score"]));
        assert_ne!(after["band"], before["band"]);
    }
}

#[tokio::test]
async fn a_sex_that_comes_with_another_referral_gives_the_scores_their_norms() {
    for world in worlds().await {
        let (leader, worker) = eastern_leader(&world).await;
        let mut told = world.referral("Ana");
        told["young_person"].as_object_mut().unwrap().remove("sex");
        let made = worker.make("/api/v1/referrals", told).await;
        let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
        worker.moves(&referral, "start-screening", json!({})).await;
        let accepted = worker.moves(&referral, "accept-universal-plus", json!({"reason": "Worry"})).await;
        let episode = format!("/api/v1/episodes/{}", accepted["full"]["episode_id"].as_str().unwrap());
        worker.moves(&episode, "allocate", json!({"lead_worker_id": leader.id.0})).await;
        worker.moves(&episode, "start", json!({})).await;
        measure(&worker, &episode).await;
        let of_panic = async || scores(&worker, &episode).await[0][0]["t"].clone();
        assert_eq!(of_panic().await, Value::Null, "norms know the sex");

        let person = person_of(&worker, &episode).await;
        let teacher = world.teacher().await;
        let again = teacher.make("/api/v1/referrals", world.referral("Ana")).await;
        let again = format!("/api/v1/referrals/{}", again["id"].as_str().unwrap());
        let same = json!({"young_person_id": person.rsplit('/').next().unwrap(), "same": true});
        let answer = worker.try_move(&again, "same-person", same).await;
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        assert!(of_panic().await.is_number());
    }
}

#[tokio::test]
async fn a_release_stays_frozen_and_the_next_one_lists_the_t_scores_as_corrections() {
    for world in worlds().await {
        let study = study(&world, 10).await;
        let mut wrong = Vec::new();
        for episode in &study.episodes[5..] {
            let person = person_of(&study.worker, episode).await;
            let body = json!({"birth_date": "2010-02-03", "reason": "Misread"});
            correct(&study.worker, &person, body).await;
            wrong.push(person);
        }
        for episode in &study.episodes {
            measure(&study.worker, episode).await;
        }
        let (first, _) = study.freeze().await;
        let frozen = table(&study.program, &first, "scores").await;
        let t = frozen[0].iter().position(|heading| heading == "t").unwrap();
        let with_t = frozen[1..].iter().filter(|row| !row[t].is_empty()).count();
        assert!(with_t > 0);
        world.pass(chrono::Duration::minutes(1));
        for person in &wrong {
            let body = json!({"birth_date": "2013-02-03", "reason": "Read again"});
            correct(&study.worker, person, body).await;
        }
        assert_eq!(table(&study.program, &first, "scores").await, frozen);
        let (second, _) = study.freeze().await;
        let delta = study.program.read(&format!("{second}/delta")).await;
        let scores = &delta["resources"][2];
        let corrected = |column: &str| {
            let all = scores["corrections"].as_array().unwrap();
            all.iter().find(|one| one["column"] == column).map(|one| one["rows"].as_u64().unwrap())
        };
        // Half of those with a T score were of the others.
        assert_eq!(corrected("t"), Some(with_t as u64 / 2), "{scores}");
        assert_eq!((corrected("score"), &scores["added"]), (None, &json!(0)), "the answers stay");
        let verified = study.officer.post(&format!("{first}/verify"), json!({})).await;
        let verified: Value = verified.json().await.unwrap();
        assert_eq!((&verified["intact"], &verified["today"][2]["unexplained"]), (&json!(true), &json!(0)));
    }
}
