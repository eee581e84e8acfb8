//! The audit is written with what it tells of, in chains that nobody can change unseen.

use std::collections::BTreeMap;

use headstart_store::{
    AuditEntry, Store, StoreError, Time, Tx, Uid, audit_hash,
    rows::Audit,
    testing::{TestStore, stores},
};
use serde_json::json;
use uuid::Uuid;

use crate::{raw::Raw, units_of_work::partnership};

/// A reading by somebody, in the `n`th request.
pub fn entry(n: u128) -> AuditEntry {
    AuditEntry {
        partnership_id: Uid(Uuid::from_u128(1)),
        at: Time(1_800_000_000_000_000),
        actor_kind: "user",
        actor_id: Uid(Uuid::from_u128(2)),
        action: "young_person.read",
        young_person_id: Some(Uid(Uuid::from_u128(n))),
        subject_id: None,
        details: json!({ "fields": ["school", "address"], "n": n.to_string() }),
        request_id: format!("request-{n}"),
    }
}

/// A use case that does nothing but note the `n`th reading.
pub fn noting(n: u128) -> impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError> + Send + 'static {
    move |tx| {
        tx.audit(entry(n));
        Ok(())
    }
}

/// Every row, in pages.
pub async fn all_rows(store: &Store) -> Vec<Audit> {
    let mut rows: Vec<Audit> = Vec::new();
    loop {
        let (chain, seq) = rows.last().map_or((Uid::NIL, 0), |row| (row.chain, row.seq));
        let page = store.read(move |tx| tx.audit_after(chain, seq, 50)).await.unwrap();
        if page.is_empty() {
            return rows;
        }
        rows.extend(page);
    }
}

/// Whether each chain counts from 1 without a gap and every row's hash covers the row before it.
fn check(rows: &[Audit]) -> Result<(), &'static str> {
    let mut ends: BTreeMap<Uid, (i64, &str)> = BTreeMap::new();
    for row in rows {
        let end = ends.entry(row.chain).or_default();
        if (row.seq, row.previous_hash.as_str()) != (end.0 + 1, end.1) {
            return Err("a row is missing");
        }
        if audit_hash(row) != row.hash {
            return Err("a row was changed");
        }
        *end = (row.seq, &row.hash);
    }
    Ok(())
}

/// All rows, checked.
pub async fn assert_whole(test: &TestStore) -> Vec<Audit> {
    let rows = all_rows(&test.store).await;
    assert_eq!(check(&rows), Ok(()), "{}", test.name);
    rows
}

#[tokio::test]
async fn thirty_two_writers_at_once_keep_every_chain_linear() {
    for test in stores() {
        let writers = (0..32_u128).map(|writer| {
            let store = test.store.clone();
            tokio::spawn(async move {
                for turn in 0..4 {
                    let n = writer * 4 + turn;
                    let done = store
                        .write(move |tx| {
                            tx.audit(entry(n));
                            // Every fifth use case fails after it has noted its reading.
                            if n.is_multiple_of(5) { Err(StoreError::Busy) } else { Ok(()) }
                        })
                        .await;
                    assert_eq!(done.is_ok(), !n.is_multiple_of(5), "{done:?}");
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let mut requests: Vec<String> =
            assert_whole(&test).await.into_iter().map(|row| row.request_id).collect();
        let mut expected: Vec<String> =
            (0..128).filter(|n| n % 5 != 0).map(|n| format!("request-{n}")).collect();
        requests.sort();
        expected.sort();
        assert_eq!(requests, expected, "{}", test.name);
    }
}

#[tokio::test]
async fn a_readers_entry_is_there_before_the_answer() {
    for test in stores() {
        test.store.read(noting(7)).await.unwrap();
        let rows = assert_whole(&test).await;
        let requests: Vec<&str> = rows.iter().map(|row| row.request_id.as_str()).collect();
        assert_eq!(requests, ["request-7"], "{}", test.name);
    }
}

#[tokio::test]
async fn a_failing_use_case_leaves_no_row_and_no_gap() {
    for test in stores() {
        let failed = test
            .store
            .write(|tx| {
                tx.insert_partnership(partnership(9))?;
                tx.audit(entry(1));
                Err::<(), _>(StoreError::Corrupt("the use case thinks again".into()))
            })
            .await;
        assert!(matches!(failed, Err(StoreError::Corrupt(_))), "{}: {failed:?}", test.name);
        test.store.write(noting(2)).await.unwrap();

        let kept = Raw::connect(&test.options).count("partnership");
        assert_eq!(kept, 0, "{}", test.name);
        let requests: Vec<String> = assert_whole(&test).await.into_iter().map(|row| row.request_id).collect();
        assert_eq!(requests, ["request-2"], "{}", test.name);
    }
}

#[tokio::test]
async fn rows_cannot_be_changed_deleted_or_replaced() {
    for test in stores() {
        test.store.write(noting(1)).await.unwrap();
        let before = all_rows(&test.store).await;
        let mut raw = Raw::connect(&test.options);
        let mut attempts = vec!["UPDATE audit SET action = 'nothing'", "DELETE FROM audit"];
        attempts.push(match &raw {
            Raw::Sqlite(_) => "INSERT OR REPLACE INTO audit SELECT chain, seq, partnership_id, at, actor_kind, \
                 actor_id, 'nothing', young_person_id, subject_id, details, request_id, previous_hash, hash FROM audit",
            Raw::Postgres(_) => "TRUNCATE audit",
        });
        for attempt in attempts {
            let refused = raw.run(attempt).expect_err(attempt).to_string();
            assert!(refused.contains("audit rows are never changed"), "{}: {refused}", test.name);
        }
        assert_eq!(all_rows(&test.store).await, before, "{}", test.name);
    }
}

#[tokio::test]
async fn what_a_database_administrator_does_past_the_triggers_shows() {
    for (statement, finding) in [
        ("UPDATE audit SET action = 'nothing' WHERE seq = 2", "a row was changed"),
        ("UPDATE audit SET at = at WHERE seq = 2", "nothing"),
        ("DELETE FROM audit WHERE seq = 2", "a row is missing"),
    ] {
        for test in stores() {
            // One reader's entries form one chain on both databases.
            for n in 1..=3 {
                test.store.read(noting(n)).await.unwrap();
            }
            let mut raw = Raw::connect(&test.options);
            raw.run(match raw {
                Raw::Sqlite(_) => "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete",
                Raw::Postgres(_) => "DROP TRIGGER audit_no_change ON audit",
            })
            .unwrap();
            raw.run(statement).unwrap();
            let found = check(&all_rows(&test.store).await).err().unwrap_or("nothing");
            assert_eq!(found, finding, "{} after {statement}", test.name);
        }
    }
}
