//! A partnership to tell stories about, and the rows most stories need.

use chrono::{DateTime, TimeZone, Utc};
use headstart_store::{
    Json, Store, StoreError, Time, Tx, Uid,
    rows::{Account, Offer, Organisation, Partnership, School},
};
use serde_json::json;
use uuid::Uuid;

/// The moment at which stories begin.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

pub fn uid(n: u128) -> Uid {
    Uid(Uuid::from_u128(n))
}

/// Writes, and fails the test when the store refuses.
pub async fn write<R: Send + 'static>(
    store: &Store,
    work: impl FnOnce(&mut Tx<'_>) -> Result<R, StoreError> + Send + 'static,
) -> R {
    store.write(work).await.unwrap()
}

/// Reads, and fails the test when the store refuses.
pub async fn read<R: Send + 'static>(
    store: &Store,
    work: impl FnOnce(&mut Tx<'_>) -> Result<R, StoreError> + Send + 'static,
) -> R {
    store.read(work).await.unwrap()
}

/// The constraint that refuses a change, or nothing when it was taken.
pub async fn refusal(
    store: &Store,
    work: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError> + Send + 'static,
) -> Option<String> {
    match store.write(work).await {
        Ok(()) => None,
        Err(StoreError::Conflict { constraint }) => Some(constraint),
        Err(other) => panic!("{other}"),
    }
}

/// Adds a partnership.
pub async fn partnership(store: &Store, code: &'static str, id: Uid) -> Uid {
    let row =
        Partnership { id, code: code.into(), name: format!("{code} partnership"), created_at: noon().into() };
    write(store, move |tx| tx.insert_partnership(row)).await;
    id
}

pub fn account(partnership: Uid, id: Uid, email: &str, name: &str) -> Account {
    Account {
        id,
        partnership_id: partnership,
        email: email.into(),
        name: name.into(),
        password_hash: "a hash".into(),
        must_change_password: false,
        grants: Json(json!([])),
        active: true,
        failed_sign_ins: 0,
        locked_until: None,
        created_at: Time::from(noon()),
        version: 1,
    }
}

pub fn organisation(partnership: Uid, id: Uid, name: &str) -> Organisation {
    Organisation { id, partnership_id: partnership, name: name.into(), version: 1 }
}

pub fn offer(partnership: Uid, id: Uid, number: i16, name: &str) -> Offer {
    Offer {
        id,
        partnership_id: partnership,
        number,
        name: name.into(),
        organisation_id: None,
        places: None,
        active: true,
        version: 1,
    }
}

pub fn school(partnership: Uid, id: Uid, urn: i32, name: &str) -> School {
    School {
        id,
        partnership_id: partnership,
        urn,
        name: name.into(),
        phase: Some("secondary".into()),
        kind: None,
        status: Some("open".into()),
        low_age: Some(11),
        high_age: Some(16),
        la_code: Some("852".into()),
        establishment_number: None,
        ward_name: None,
        postcode: None,
        opened_on: None,
        closed_on: None,
        locality_id: None,
        cluster_id: None,
        takes_part: false,
        version: 1,
    }
}
