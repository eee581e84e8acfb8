//! What is frozen cannot be changed: neither by the store nor past it.

use headstart_store::{
    Json, Time, Uid,
    rows::{EvaluationProject, EvaluationRelease, ReleaseChunk},
    testing::stores,
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    raw::Raw,
    support::{SOUTH, south},
};

const PROJECT: Uid = Uid(Uuid::from_u128(0x70));

fn project(partnership: Uid) -> EvaluationProject {
    EvaluationProject {
        id: PROJECT,
        partnership_id: partnership,
        name: "Study".into(),
        purpose: "Change".into(),
        k: 5,
        key: Some("sealed".into()),
        created_by: "Dee".into(),
        created_by_id: Uid::NIL,
        created_at: Time(0),
        key_destroyed_at: None,
    }
}

fn release(partnership: Uid, n: u128) -> EvaluationRelease {
    EvaluationRelease {
        id: Uid(Uuid::from_u128(n)),
        partnership_id: partnership,
        project_id: PROJECT,
        number: None,
        state: "preparing".into(),
        made_by: "Dee".into(),
        made_by_id: Uid::NIL,
        created_at: Time(0),
        frozen_at: None,
        software_version: "1".into(),
        definition_version: 1,
        manifest: None,
    }
}

fn chunk(n: u128, seq: i32) -> ReleaseChunk {
    ReleaseChunk { release_id: Uid(Uuid::from_u128(n)), part: "scores".into(), seq, bytes: vec![1, 2, 3] }
}

#[tokio::test]
async fn a_frozen_release_is_never_changed_and_numbers_follow_each_other() {
    for test in stores() {
        south(&test.store).await;
        let partnership = SOUTH;
        test.store
            .write(move |tx| {
                tx.insert_evaluation_project(project(partnership))?;
                tx.insert_release(release(partnership, 1))?;
                tx.insert_release_chunk(chunk(1, 0))
            })
            .await
            .unwrap();
        let second = test.store.write(move |tx| tx.insert_release(release(partnership, 2))).await;
        assert!(second.is_err(), "{}: one is prepared at a time", test.name);
        let frozen = |n: u128| {
            move |tx: &mut headstart_store::Tx<'_>| {
                tx.freeze_release(Uid(Uuid::from_u128(n)), Time(9), Json(json!({})))
            }
        };
        assert_eq!(test.store.write(frozen(1)).await.unwrap(), Some(1));
        assert_eq!(test.store.write(frozen(1)).await.unwrap(), None);
        test.store.write(move |tx| tx.insert_release(release(partnership, 2))).await.unwrap();
        assert_eq!(test.store.write(frozen(2)).await.unwrap(), Some(2));

        let mut raw = Raw::connect(&test.options);
        for forbidden in [
            "UPDATE evaluation_release SET made_by = 'Eve'",
            "DELETE FROM evaluation_release",
            "UPDATE release_chunk SET seq = 7",
            "DELETE FROM release_chunk",
            "INSERT INTO release_chunk SELECT release_id, 'more', 0, bytes FROM release_chunk",
        ] {
            assert!(raw.run(forbidden).is_err(), "{}: {forbidden}", test.name);
        }
        assert!(test.store.write(|tx| tx.insert_release_chunk(chunk(1, 1))).await.is_err(), "{}", test.name);
        test.store.write(|tx| tx.fail_release(Uid(Uuid::from_u128(1)))).await.unwrap();
        let kept =
            test.store.read(|tx| tx.release_chunk(Uid(Uuid::from_u128(1)), "scores", 0)).await.unwrap();
        assert_eq!(kept, Some(vec![1, 2, 3]), "{}", test.name);
    }
}

#[tokio::test]
async fn a_release_that_is_given_up_leaves_nothing_and_makes_room() {
    for test in stores() {
        south(&test.store).await;
        let partnership = SOUTH;
        test.store
            .write(move |tx| {
                tx.insert_evaluation_project(project(partnership))?;
                tx.insert_release(release(partnership, 1))?;
                tx.insert_release_chunk(chunk(1, 0))
            })
            .await
            .unwrap();
        assert_eq!(test.store.read(|tx| tx.stale_releases(Time(0))).await.unwrap(), []);
        let stale = test.store.read(|tx| tx.stale_releases(Time(1))).await.unwrap();
        assert_eq!(stale, [Uid(Uuid::from_u128(1))], "{}", test.name);
        test.store.write(|tx| tx.fail_release(Uid(Uuid::from_u128(1)))).await.unwrap();
        assert_eq!(Raw::connect(&test.options).count("release_chunk"), 0, "{}", test.name);
        test.store.write(move |tx| tx.insert_release(release(partnership, 2))).await.unwrap();
    }
}

#[tokio::test]
async fn a_long_reading_sees_one_state() {
    for test in stores() {
        south(&test.store).await;
        let writer = test.store.clone();
        let (begun, told) = tokio::sync::oneshot::channel();
        let (go_on, wait) = std::sync::mpsc::channel::<()>();
        let reading = test.store.snapshot(move |tx| {
            let before = tx.list_evaluation_projects(SOUTH, None, 10)?.len();
            begun.send(()).unwrap();
            wait.recv().unwrap();
            Ok::<_, headstart_store::StoreError>((
                before,
                tx.list_evaluation_projects(SOUTH, None, 10)?.len(),
            ))
        });
        let writing = async move {
            told.await.unwrap();
            writer.write(|tx| tx.insert_evaluation_project(project(SOUTH))).await.unwrap();
            go_on.send(()).unwrap();
        };
        let (read, ()) = tokio::join!(reading, writing);
        assert_eq!(read.unwrap(), (0, 0), "{}", test.name);
        let after = test.store.read(|tx| tx.list_evaluation_projects(SOUTH, None, 10)).await.unwrap();
        assert_eq!(after.len(), 1, "{}", test.name);
    }
}
