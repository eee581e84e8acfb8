//! Whatever is read or changed of a young person's record is in the audit before the answer is given.

use headstart_domain::id::YoungPersonId;
use headstart_store::{StoreError, Uid, rows::Audit};
use serde_json::Value;

use super::{
    expectation::Trace,
    permissions::expected,
    request::{Answer, send_good},
};
use crate::world::{Cast, Records, World, worlds};

#[tokio::test]
async fn whatever_is_read_or_changed_of_a_record_is_in_the_audit_before_the_answer() {
    for world in worlds().await {
        let mut cast = Cast::default();
        for (operation, expectation) in expected() {
            // Two begin a session anew, which the others go on in; their own stories look into the audit.
            let begins = matches!(operation.id.as_str(), "createSession" | "changePassword");
            if matches!(expectation.trace, Trace::Nothing) || begins {
                continue;
            }
            let what = format!("{} on {}", operation.id, world.name());
            let records = Records::make(&world, &mut cast, world.elsewhere, &operation.id).await;
            let person = cast.get(&world, world.elsewhere, expectation.usual_role()).await;
            let body = (expectation.body)(&records);
            let answer = send_good(&person.client, &operation, &records, body).await;
            assert!((200..300).contains(&answer.status), "{what}: {} {}", answer.status, answer.body);

            let rows: Vec<Audit> = rows_of(&world, &answer).await;
            assert!(rows.iter().all(|row| row.actor_id == person.id), "{what}: {rows:?}");
            let found = rows.iter().any(|row| is_trace(expectation.trace, row, &records, &answer));
            assert!(found, "{what} left no trace as expected: {rows:?}");
        }
    }
}

/// The rows that the audit has of one request.
async fn rows_of(world: &World, answer: &Answer) -> Vec<Audit> {
    let mut rows: Vec<Audit> = Vec::new();
    let (mut chain, mut seq) = (Uid::NIL, 0);
    loop {
        let read = move |tx: &mut headstart_store::Tx<'_>| tx.audit_after(chain, seq, 1_000);
        let page: Result<Vec<Audit>, StoreError> = world.database.store.read(read).await;
        let page = page.unwrap();
        let Some(last) = page.last() else { return rows };
        (chain, seq) = (last.chain, last.seq);
        rows.extend(page.into_iter().filter(|row| row.request_id == answer.request_id));
    }
}

fn is_trace(trace: Trace, row: &Audit, records: &Records, answer: &Answer) -> bool {
    let of = |person: YoungPersonId| row.young_person_id == Some(Uid::from(person));
    match trace {
        Trace::Nothing => true,
        Trace::Done => row.young_person_id.is_none(),
        Trace::OfAsked => of(records.asked()),
        Trace::OfSupported => of(records.supported),
        Trace::OfAnswered => {
            let told = &answer.body["id"];
            row.young_person_id.is_some()
                && row.subject_id.is_some_and(|id| *told == Value::String(id.0.to_string()))
        }
        Trace::OfListed => {
            let shown = row.details.to_string();
            let (asked, supported) = (records.asked().uuid(), records.supported.uuid());
            let ids = [asked, supported, records.referral.id.uuid()];
            ids.iter().any(|id| shown.contains(&id.to_string()))
        }
    }
}
