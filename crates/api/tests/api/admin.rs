//! What an operator does at the machine itself.

use clap::Parser;
use headstart_api::{
    commands::admin::{AdminCommand, run_on},
    error::{ApiError, ApiResult},
};
use headstart_store::testing::TestStore;
use serde_json::{Value, json};

use crate::world::{PASSWORD, World, worlds};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: AdminCommand,
}

/// What the operator is told.
async fn admin(world: &World, line: &[&str]) -> ApiResult<String> {
    let arguments = Arguments::try_parse_from(["admin"].iter().chain(line)).unwrap();
    run_on(&world.state, arguments.command).await
}

/// The fields that the operator has to mend.
async fn faults(world: &World, line: &[&str]) -> Vec<String> {
    match admin(world, line).await.unwrap_err() {
        ApiError::Invalid(errors) => errors.into_iter().map(|error| error.field).collect(),
        other => panic!("{other}"),
    }
}

const USER: [&str; 7] =
    ["create-user", "--partnership", "hull", "--email", "Jo@Example.org", "--name", "Jo Marsh"];

#[tokio::test]
async fn the_first_administrator_of_a_new_partnership_signs_in_and_sees_only_it() {
    for world in worlds().await {
        let hull = ["create-partnership", "--code", "hull", "--name", "HeadStart Hull"];
        assert_eq!(admin(&world, &hull).await.unwrap(), "Partnership hull was made.");
        let told = admin(&world, &[&USER[..], &["--role", "administrator"]].concat()).await.unwrap();
        let password = told.lines().last().unwrap();
        let body = json!({"email": "jo@example.org", "password": password});
        let answer = world.nobody().post("/api/v1/session", body).await;
        let session: Value = answer.json().await.unwrap();
        assert_eq!(session["partnership"], "HeadStart Hull");
        assert!(matches!(admin(&world, &hull).await, Err(ApiError::Known(..))), "a code is given once");
        assert!(admin(&world, &[&USER[..], &["--role", "administrator"]].concat()).await.is_err());
    }
}

#[tokio::test]
async fn an_account_holds_its_role_in_the_place_that_is_named() {
    for world in worlds().await {
        let user = |role, place: &[&'static str]| {
            let mut line =
                vec!["create-user", "--partnership", "here", "--email", "jo@example.org", "--name", "Jo"];
            line.extend(["--role", role]);
            line.extend(place);
            line
        };
        assert_eq!(faults(&world, &user("inclusion_lead", &[])).await, ["grants[0].place"]);
        assert_eq!(faults(&world, &user("inclusion_lead", &["--school", "999999"])).await, ["school"]);
        assert_eq!(faults(&world, &user("apprentice", &["--locality", "North"])).await, ["locality"]);
        assert_eq!(faults(&world, &user("partner_system", &[])).await, ["grants[0].role"]);
        let told = admin(&world, &user("inclusion_lead", &["--school", "100001"])).await.unwrap();
        let body = json!({"email": "jo@example.org", "password": told.lines().last().unwrap()});
        let session: Value = world.nobody().post("/api/v1/session", body).await.json().await.unwrap();
        let place = json!({"kind": "school", "id": world.here.school.0});
        assert_eq!(session["grants"], json!([{"role": "inclusion_lead", "place": place}]));
    }
}

#[tokio::test]
async fn a_partners_system_gets_a_token_with_the_secret_that_was_printed() {
    for world in worlds().await {
        let line = ["create-client", "--partnership", "here", "--name", "Feed", "--role", "partner_system"];
        assert_eq!(faults(&world, &line).await, ["organisation_id"]);
        let told = admin(&world, &[&line[..], &["--organisation", "Counsellors"]].concat()).await.unwrap();
        let id = told.lines().next().unwrap().strip_prefix("Client id: ").unwrap();
        let secret = told.lines().last().unwrap();
        let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
        assert_eq!(world.nobody().send_form("/oauth/token", form).await.status(), 200);
    }
}

#[tokio::test]
async fn rebuilt_summaries_are_told_for_each_partnership() {
    for world in worlds().await {
        let all = admin(&world, &["rebuild-summaries"]).await.unwrap();
        assert_eq!(all.lines().count(), 2);
        let one = admin(&world, &["rebuild-summaries", "--partnership", "here"]).await.unwrap();
        assert_eq!(one, "here: 0 pairs of scores summed up");
        assert_eq!(faults(&world, &["rebuild-summaries", "--partnership", "nowhere"]).await, ["partnership"]);
    }
}

/// Runs a statement past the store, as somebody with the database in their hands could.
fn tamper(test: &TestStore, statement: &str) {
    use diesel::connection::{Connection as _, SimpleConnection as _};
    if test.options.is_postgres() {
        let mut connection = diesel::PgConnection::establish(&test.options.url).unwrap();
        let unguarded = format!(
            "ALTER TABLE audit DISABLE TRIGGER ALL; {statement}; ALTER TABLE audit ENABLE TRIGGER ALL"
        );
        connection.batch_execute(&unguarded).unwrap();
    } else {
        let mut connection = diesel::SqliteConnection::establish(test.options.sqlite_path()).unwrap();
        let triggers = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;";
        connection.batch_execute(&format!("{triggers} {statement}")).unwrap();
    }
}

/// Some work that leaves rows in the audit, with details of every kind.
async fn work(world: &World) {
    let teacher = world.teacher().await;
    teacher.make("/api/v1/referrals", world.referral("Ana")).await;
    teacher.read("/api/v1/referrals").await;
    let administrator = world.administrator().await.with("If-Match", "\"v1\"");
    let east = format!("/api/v1/localities/{}", world.here.east.0);
    administrator.put(&east, json!({"name": "Eastern", "wards": ["Bevois"]})).await;
    let wrong = json!({"email": "nobody@example.org", "password": PASSWORD});
    world.nobody().post("/api/v1/session", wrong).await;
}

#[tokio::test]
async fn a_whole_audit_is_proved_and_a_broken_one_is_named_by_its_first_broken_row() {
    for (statement, fault) in [
        (
            "UPDATE audit SET action = 'young_person.read' WHERE action = 'locality.changed'",
            "not what was written",
        ),
        ("DELETE FROM audit WHERE action = 'referral.created'", "missing"),
    ] {
        for world in worlds().await {
            work(&world).await;
            let whole = admin(&world, &["verify-audit"]).await.unwrap();
            assert!(whole.starts_with("The audit is whole: "), "{whole}");
            tamper(&world.database, statement);
            let Err(ApiError::Known(_, Some(told))) = admin(&world, &["verify-audit"]).await else {
                panic!("{}: {statement} went unnoticed", world.database.name)
            };
            assert!(told.contains(fault), "{}: {told}", world.database.name);
        }
    }
}
