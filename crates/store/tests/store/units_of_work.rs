//! A use case's changes are kept together or not at all, and are told of only once they are kept.

use headstart_store::{
    StoreError, Time, Uid,
    rows::{Locality, Partnership},
    testing::stores,
};
use uuid::Uuid;

use crate::{
    audit::{assert_whole, entry, noting},
    raw::Raw,
};

/// The `n`th partnership.
pub fn partnership(n: u128) -> Partnership {
    Partnership {
        id: Uid(Uuid::from_u128(n)),
        code: format!("P{n}"),
        name: format!("Partnership {n}"),
        created_at: Time(1_800_000_000_000_000),
    }
}

#[tokio::test]
async fn what_a_writer_is_told_of_others_can_read() {
    for test in stores() {
        let writers = (1..=32).map(|n| {
            let store = test.store.clone();
            tokio::spawn(async move {
                store.write(move |tx| tx.insert_partnership(partnership(n))).await.unwrap();
                store.read(move |tx| tx.find_partnership(Uid(Uuid::from_u128(n)))).await.unwrap()
            })
        });
        for (n, writer) in (1..).zip(writers.collect::<Vec<_>>()) {
            assert_eq!(writer.await.unwrap(), Some(partnership(n)), "{}", test.name);
        }
        assert_eq!(Raw::connect(&test.options).count("partnership"), 32, "{}", test.name);
    }
}

#[tokio::test]
async fn a_failing_use_case_does_not_take_its_neighbours_along() {
    for test in stores() {
        let writers = (1..=32).map(|n| {
            let store = test.store.clone();
            tokio::spawn(async move {
                let done = store.write(move |tx| {
                    tx.insert_partnership(partnership(n))?;
                    if n % 2 == 0 { Err(StoreError::Corrupt("thinks again".into())) } else { Ok(()) }
                });
                done.await.is_ok()
            })
        });
        let mut kept = 0;
        for writer in writers.collect::<Vec<_>>() {
            kept += i64::from(writer.await.unwrap());
        }
        assert_eq!((kept, Raw::connect(&test.options).count("partnership")), (16, 16), "{}", test.name);
    }
}

#[tokio::test]
async fn a_row_that_refers_to_nothing_is_a_conflict() {
    for test in stores() {
        let orphan = Locality {
            id: Uid(Uuid::from_u128(2)),
            partnership_id: Uid(Uuid::from_u128(1)),
            name: "North".into(),
            version: 1,
        };
        let refused = test.store.write(move |tx| tx.insert_locality(orphan)).await;
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{}: {refused:?}", test.name);
    }
}

#[tokio::test]
async fn a_second_row_of_the_same_code_is_a_conflict() {
    for test in stores() {
        test.store.write(|tx| tx.insert_partnership(partnership(1))).await.unwrap();
        let twin = Partnership { id: Uid(Uuid::from_u128(2)), ..partnership(1) };
        let refused = test.store.write(move |tx| tx.insert_partnership(twin)).await;
        let Err(StoreError::Conflict { constraint }) = refused else {
            panic!("{}: {refused:?}", test.name);
        };
        assert!(constraint.contains("partnership") && constraint.contains("code"), "{constraint}");
    }
}

#[tokio::test]
async fn a_use_case_that_breaks_down_does_not_stop_the_store() {
    for test in stores() {
        let broken = test.store.write(|tx| {
            tx.insert_partnership(partnership(1))?;
            tx.audit(entry(1));
            panic!("a mistake in a use case")
        });
        let told: Result<(), StoreError> = broken.await;
        assert!(matches!(told, Err(StoreError::Unavailable(_))), "{}: {told:?}", test.name);

        test.store.write(noting(2)).await.unwrap();
        assert_eq!(assert_whole(&test).await.len(), 1, "{}", test.name);
        assert_eq!(Raw::connect(&test.options).count("partnership"), 0, "{}", test.name);
    }
}
