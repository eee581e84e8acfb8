//! What happens after a release: withdrawals, later records, corrections.

use chrono::Duration;
use headstart_api::use_cases::housekeeping::tidy;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use super::study::{pull, study};
use crate::{
    support::sdq,
    world::{Actor, worlds},
};

/// The lines of a table's delta.
async fn lines(actor: &Actor, release: &str, name: &str) -> Vec<Value> {
    let answer = actor.get(&format!("{release}/delta/{name}.ndjson")).await;
    assert_eq!(answer.status(), 200);
    let text = answer.text().await.unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// How a table differs from today's records, by reason.
async fn check(actor: &Actor, release: &str, table: usize) -> Vec<u64> {
    let answer = actor.post(&format!("{release}/verify"), json!({})).await;
    assert_eq!(answer.status(), 200);
    let verified: Value = answer.json().await.unwrap();
    assert_eq!(verified["intact"], true, "{verified}");
    let told = &verified["today"][table];
    ["same", "consent_or_erasure", "later_records", "protection", "versions", "unexplained"]
        .iter()
        .map(|kind| told[kind].as_u64().unwrap())
        .collect()
}

#[tokio::test]
async fn who_withdraws_stays_in_what_is_frozen_and_is_named_by_the_next_release() {
    for world in worlds().await {
        let study = study(&world, 6).await;
        let (first, _) = study.freeze().await;
        let before = pull(&study.program, &first, "scores.csv").await;
        assert_eq!(check(&study.officer, &first, 2).await, [96, 0, 0, 0, 0, 0]);
        let everything = study.program.read(&format!("{first}/delta")).await;
        assert_eq!((&everything["since"], &everything["resources"][2]["added"]), (&json!(0), &json!(96)));

        world.pass(Duration::minutes(1));
        study.withdraw(0).await;
        assert_eq!(study.officer.read(&first).await["withdrawn_since"], 1);
        assert_eq!(pull(&study.program, &first, "scores.csv").await, before);
        assert_eq!(check(&study.officer, &first, 2).await, [80, 16, 0, 0, 0, 0]);

        let (second, release) = study.freeze().await;
        assert_eq!((&release["number"], &release["withdrawn_since"]), (&json!(2), &json!(0)));
        assert_eq!(release["manifest"]["left_out"], json!([{"reason": "no_consent", "young_people": 1}]));
        let delta = study.program.read(&format!("{second}/delta")).await;
        let reasons = json!([{"reason": "consent_withdrawn", "rows": 16}]);
        let scores = &delta["resources"][2];
        assert_eq!(
            (&delta["since"], &scores["removed"], &scores["tombstones"]),
            (&json!(1), &json!(16), &reasons)
        );
        assert_eq!((&scores["added"], &scores["changed"]), (&json!(0), &json!(0)));
        let gone = lines(&study.program, &second, "young_people").await;
        assert_eq!(gone.len(), 1);
        assert_eq!(
            (&gone[0]["change"], &gone[0]["reason"]),
            (&json!("removed"), &json!("consent_withdrawn"))
        );
        let name = gone[0]["key"]["young_person"].as_str().unwrap();
        assert!(String::from_utf8(before.0).unwrap().contains(name));
        let after = String::from_utf8(pull(&study.program, &second, "scores.csv").await.0).unwrap();
        assert!(!after.contains(name));
        for wrong in ["?since=2", "?since=-1", "?until=1"] {
            assert_eq!(study.program.get(&format!("{second}/delta{wrong}")).await.status(), 400, "{wrong}");
        }
    }
}

#[tokio::test]
async fn later_records_are_new_rows_and_corrections() {
    for world in worlds().await {
        let study = study(&world, 5).await;
        let (first, _) = study.freeze().await;
        world.pass(Duration::minutes(1));
        // Entered late: the form before it becomes the third of this informant.
        study.worker.make(&format!("{}/measures", study.episodes[0]), sdq("review", "2026-06-20", 1)).await;
        assert_eq!(check(&study.officer, &first, 2).await, [72, 0, 16, 0, 0, 0]);
        let (second, _) = study.freeze().await;
        let delta = study.program.read(&format!("{second}/delta")).await;
        let scores = &delta["resources"][2];
        assert_eq!(
            (&scores["added"], &scores["changed"], &scores["removed"]),
            (&json!(8), &json!(8), &json!(0))
        );
        assert_eq!(scores["corrections"], json!([{"column": "sequence", "rows": 8}]));
        let told = lines(&study.program, &second, "scores").await;
        let correction = told.iter().find(|line| line["change"] == "changed").unwrap();
        assert_eq!(
            (&correction["before"], &correction["after"]),
            (&json!({"sequence": 2}), &json!({"sequence": 3}))
        );
        let added = told.iter().find(|line| line["change"] == "added").unwrap();
        assert_eq!(
            (&added["row"]["point"], &added["row"]["days_since_referral"]),
            (&json!("review"), &json!(38))
        );
        assert_eq!(
            delta["resources"][3],
            json!({"name": "scales", "added": 0, "changed": 0, "removed": 0,
            "corrections": [], "tombstones": []})
        );
    }
}

/// Says until when the consent to evaluation of a young person holds.
async fn until(worker: &Actor, episode: &str, day: &str) {
    let person = worker.read(episode).await["identity"]["id"].as_str().unwrap().to_owned();
    let told = json!({"purpose": "evaluation", "given": true, "given_by": "Carer", "until": day,
        "basis": "parental_responsibility"});
    worker.make(&format!("/api/v1/young-people/{person}/consents"), told).await;
}

#[tokio::test]
async fn a_consent_that_runs_out_ends_what_is_made_of_it() {
    for world in worlds().await {
        let study = study(&world, 6).await;
        until(&study.worker, &study.episodes[0], "2026-08-12").await;
        let (first, release) = study.freeze().await;
        assert_eq!(release["manifest"]["resources"][0]["rows"], 6);
        world.pass(Duration::days(3));
        let now = world.state.now();
        let officer = world.somebody(world.here, Role::DataProtectionOfficer, Place::Partnership).await;
        assert_eq!(officer.read(&first).await["withdrawn_since"], 1);
        let (second, release) = super::study::freeze(&officer, &study.project).await;
        assert_eq!(release["manifest"]["resources"][0]["rows"], 5);
        let delta = officer.read(&format!("{second}/delta")).await;
        assert_eq!(delta["resources"][0]["tombstones"], json!([{"reason": "consent_ended", "rows": 1}]));
        // Housekeeping lets it take effect in the figures, too.
        world.state.store.write(move |tx| tidy(tx, now)).await.unwrap();
        let outcomes = officer.read("/api/v1/evaluation/outcomes").await;
        assert_eq!(outcomes["exclusions"][0]["episodes"], 1);
        assert_eq!(outcomes["rows"][0]["paired"], 5);
    }
}
