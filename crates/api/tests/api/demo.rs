//! The made-up programme, as those meet it who look at it.

use headstart_api::demo::{self, PASSWORD, Plan, Size, Standing};
use headstart_store::{Uid, rows::Partnership, testing};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::world::{Actor, World, problem, worlds};

async fn sign_in(world: &World, email: &str) -> Actor {
    let nobody = world.nobody();
    let answer = nobody.post("/api/v1/session", json!({"email": email, "password": PASSWORD})).await;
    assert_eq!(answer.status(), StatusCode::OK, "{email}");
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    nobody.with("Cookie", &cookie)
}

fn plan(world: &World) -> Plan {
    Plan { seed: 2016, now: world.state.now(), size: Size::Demonstration }
}

#[tokio::test]
async fn every_account_that_is_shown_signs_in_and_sees_its_own_partnership() {
    for world in worlds().await {
        demo::write(&world.state.store, &world.state.sealer, plan(&world), |_| {}).await.unwrap();
        for shown in demo::demo_accounts() {
            let actor = sign_in(&world, &shown.email).await;
            let session = actor.read("/api/v1/session").await;
            assert_eq!(session["name"], shown.name);
            assert_eq!(session["roles"], json!([shown.role]));
            let partnership = if shown.email.contains("carrowdale") { "Carrowdale" } else { "Solent Bay" };
            assert_eq!(session["partnership"], partnership);
        }
        let manager = sign_in(&world, "manager@solentbay.example").await;
        let inbox = manager.read("/api/v1/referrals?open=true&limit=100").await;
        assert!(inbox["items"].as_array().unwrap().len() > 40);
        // Contacts were sealed as the product seals them.
        let person = inbox["items"][0]["young_person_id"].as_str().unwrap();
        let record = manager.read(&format!("/api/v1/young-people/{person}")).await;
        assert!(record["contact"].is_object());
        let other = sign_in(&world, "manager@carrowdale.example").await;
        let (status, code, _) = problem(other.get(&format!("/api/v1/young-people/{person}")).await).await;
        assert_eq!((status, code.as_str()), (404, "not_found"));
        the_programs_get_tokens_until_their_secrets_are_renewed(&world).await;
    }
}

async fn the_programs_get_tokens_until_their_secrets_are_renewed(world: &World) {
    let token = async |client_id: &str, secret: &str| {
        let form = format!("grant_type=client_credentials&client_id={client_id}&client_secret={secret}");
        world.nobody().send_form("/oauth/token", form).await
    };
    let secrets = demo::renew_client_secrets(&world.state.store).await.unwrap();
    for scope in ["demo-partner-solent-bay", "demo-evaluator-solent-bay"] {
        let program = secrets.iter().find(|program| program.client_id == scope).unwrap();
        let answer: Value = token(&program.client_id, &program.secret).await.json().await.unwrap();
        assert!(answer["access_token"].is_string());
    }
    let renewed = demo::renew_client_secrets(&world.state.store).await.unwrap();
    let old = secrets.iter().find(|old| renewed.iter().any(|new| new.client_id == old.client_id)).unwrap();
    assert_eq!(token(&old.client_id, &old.secret).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_database_knows_whether_it_is_a_demonstration() {
    for database in testing::stores() {
        let store = &database.store;
        let add = async |code: &str| {
            let row = Partnership {
                id: Uid(uuid::Uuid::from_u128(code.len() as u128)),
                code: code.into(),
                name: code.into(),
                created_at: headstart_store::Time(0),
            };
            store.write(move |tx| tx.insert_partnership(row)).await.unwrap();
        };
        assert_eq!(demo::standing(store).await.unwrap(), Standing::Empty);
        add("demo-somewhere").await;
        assert_eq!(demo::standing(store).await.unwrap(), Standing::Demonstration);
        add("a-real-one").await;
        assert_eq!(demo::standing(store).await.unwrap(), Standing::InUse);
    }
}
