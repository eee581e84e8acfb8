//! Young people who are being supported, for stories about that.

use headstart_domain::access::{Grant, Place, Role};
use headstart_store::{
    Uid,
    rows::{Account, Offer},
};
use serde_json::{Value, json};

use crate::world::{Actor, World};

/// The identifier at the end of an address.
pub fn id(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

/// A worker of the locality team in the east, with their account.
pub async fn eastern_leader(world: &World) -> (Account, Actor) {
    let place = Place::Locality(world.here.east.into());
    let account =
        world.account(world.here, &[Grant { role: Role::EmotionalWellbeingAssistant, place }]).await;
    let actor = world.sign_in(&account.email).await;
    (account, actor)
}

/// Refers somebody and accepts them for Universal Plus: the address of the episode, which waits for a lead
/// worker.
pub async fn waiting(world: &World, worker: &Actor, name: &str) -> String {
    let made = worker.make("/api/v1/referrals", world.referral(name)).await;
    let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
    worker.moves(&referral, "start-screening", json!({})).await;
    let accepted =
        worker.moves(&referral, "accept-universal-plus", json!({"reason": "Falling engagement"})).await;
    format!("/api/v1/episodes/{}", accepted["full"]["episode_id"].as_str().unwrap())
}

/// The same, led by somebody and begun.
pub async fn active(world: &World, leader: &Account, worker: &Actor, name: &str) -> String {
    let episode = waiting(world, worker, name).await;
    worker.moves(&episode, "allocate", json!({"lead_worker_id": leader.id.0})).await;
    worker.moves(&episode, "start", json!({})).await;
    episode
}

/// Adds an offer of the first partnership, by its number in the programme plan.
pub async fn offer(world: &World, number: i16, places: Option<i32>) -> Uid {
    let row = Offer {
        id: world.state.new_uid(),
        partnership_id: world.here.partnership,
        number,
        name: format!("Offer {number}"),
        organisation_id: Some(world.here.organisation),
        places,
        active: true,
        version: 1,
    };
    let id = row.id;
    world.write(move |tx| tx.insert_offer(row)).await;
    id
}

/// A completed SDQ of the young person, all items answered alike.
pub fn sdq(point: &str, on: &str, answer: i32) -> Value {
    json!({
        "instrument": "sdq", "informant": "self", "point": point, "completed_on": on, "mode": "together",
        "answers": vec![answer; 25]
    })
}

/// An RCADS with 47 items, all answered alike: its T scores rest on sex and age.
pub fn rcads(informant: &str, point: &str, on: &str, answer: usize) -> Value {
    json!({
        "instrument": "rcads-47", "informant": informant, "point": point, "completed_on": on, "mode": "together",
        "answers": vec![answer; 47]
    })
}

/// The actions of some moves.
pub fn actions(moves: &Value) -> Vec<&str> {
    moves.as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap()).collect()
}

/// The address of a link made for the episode, and the secret in it.
pub async fn answer_link(worker: &Actor, episode: &str, instrument: &str, hand: &str) -> (Value, String) {
    let wanted = json!({"instrument": instrument, "informant": "self", "point": "baseline", "hand": hand});
    let made = worker.make(&format!("{episode}/answer-links"), wanted).await;
    let address = made["address"].as_str().unwrap();
    let (page, token) = address.split_once('#').unwrap();
    assert!(page.ends_with("/answer"), "{page}");
    (made["link"].clone(), token.to_owned())
}
