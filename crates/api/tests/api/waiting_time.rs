//! By when a referral is to be decided: the waiting time pauses, runs on, and knows bank holidays.

use chrono::Duration;
use headstart_store::rows::BankHoliday;
use serde_json::{Value, json};

use crate::world::{Actor, World, worlds};

/// The spring bank holiday of 2026, a Monday.
async fn spring_holiday(world: &World) {
    let row = BankHoliday {
        division: "england-and-wales".into(),
        day: "2026-05-25".parse().unwrap(),
        title: "Spring bank holiday".into(),
    };
    world.write(move |tx| tx.put_bank_holidays(&[row])).await;
}

/// A worker, and their referral of 13 May 2026, a Wednesday, whose screening has begun.
async fn being_screened(world: &World) -> (String, String) {
    let place = headstart_domain::access::Place::Locality(world.here.east.into());
    let role = headstart_domain::access::Role::EmotionalWellbeingAssistant;
    let account = world.account(world.here, &[headstart_domain::access::Grant { role, place }]).await;
    let worker = world.sign_in(&account.email).await;
    let made = worker.make("/api/v1/referrals", world.referral("Ana")).await;
    let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
    worker.moves(&referral, "start-screening", json!({})).await;
    (account.email, referral)
}

/// The worker some days later: the session of the days before has ended.
async fn days_later(world: &World, email: &str, days: i64) -> Actor {
    world.pass(Duration::days(days));
    world.sign_in(email).await
}

async fn asks(worker: &Actor, referral: &str) -> Value {
    worker.moves(referral, "request-information", json!({"information_wanted": "Attendance"})).await
}

async fn gets(worker: &Actor, referral: &str) -> Value {
    worker.moves(referral, "information-received", json!({"information": "Ten days"})).await
}

#[tokio::test]
async fn two_pauses_one_over_a_bank_holiday_move_the_day_by_their_working_days_only() {
    for world in worlds().await {
        spring_holiday(&world).await;
        let (email, referral) = being_screened(&world).await;
        let worker = world.sign_in(&email).await;
        assert_eq!(worker.read(&referral).await["full"]["decide_by"], "2026-05-28");
        // From Friday 22 May over the holiday to Wednesday 27; from Friday 29 May to Tuesday 2 June.
        let worker = days_later(&world, &email, 9).await;
        assert_eq!(asks(&worker, &referral).await["full"]["decide_by"], Value::Null);
        let worker = days_later(&world, &email, 5).await;
        assert_eq!(gets(&worker, &referral).await["full"]["decide_by"], "2026-06-01");
        let worker = days_later(&world, &email, 2).await;
        let paused = asks(&worker, &referral).await;
        assert_eq!(paused["full"]["working_days_waited"], 9);
        let worker = days_later(&world, &email, 4).await;
        let resumed = gets(&worker, &referral).await;
        assert_eq!(
            (&resumed["full"]["decide_by"], &resumed["full"]["working_days_waited"]),
            (&json!("2026-06-03"), &json!(9))
        );
    }
}

#[tokio::test]
async fn a_bank_holiday_that_is_imported_after_a_pause_counts_for_all_of_the_wait() {
    for world in worlds().await {
        let (email, referral) = being_screened(&world).await;
        let worker = days_later(&world, &email, 9).await;
        asks(&worker, &referral).await;
        let worker = days_later(&world, &email, 5).await;
        gets(&worker, &referral).await;
        spring_holiday(&world).await;
        let worker = days_later(&world, &email, 2).await;
        asks(&worker, &referral).await;
        let worker = days_later(&world, &email, 4).await;
        // Counted are 14, 15, 18 to 22, 28 and 29 May; the holiday fell into a pause, whatever was known then.
        assert_eq!(gets(&worker, &referral).await["full"]["decide_by"], "2026-06-03");
    }
}

#[tokio::test]
async fn a_pause_of_a_referral_that_is_late_already_does_not_make_it_any_less_late() {
    for world in worlds().await {
        spring_holiday(&world).await;
        let (email, referral) = being_screened(&world).await;
        let worker = days_later(&world, &email, 21).await;
        asks(&worker, &referral).await;
        let worker = days_later(&world, &email, 7).await;
        let resumed = gets(&worker, &referral).await;
        assert_eq!(resumed["full"]["decide_by"], "2026-05-28");
        assert_eq!(resumed["full"]["working_days_waited"], 14);
    }
}
