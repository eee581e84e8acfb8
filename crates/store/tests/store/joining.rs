//! Joining two records takes everything along.

use headstart_store::tx::joining::MOVED;

/// Tables that hold something of a young person and do not go along as they are: who may see a restricted record
/// stays with it, and whom somebody was told apart from is told anew.
const SETTLED: [&str; 2] = ["person_access", "told_apart"];

#[test]
fn every_table_that_holds_something_of_a_young_person_goes_along() {
    let migration = include_str!("../../../../migrations/postgres/00000000000001_start/up.sql");
    let mut linked: Vec<&str> = migration
        .split("CREATE TABLE ")
        .skip(1)
        .filter_map(|table| {
            let (name, columns) = table.split_once(" (")?;
            let columns = columns.split_once("\n);")?.0;
            columns.contains("\n  young_person_id ").then_some(name)
        })
        // The audit is never changed; it is read for both records.
        .filter(|name| !SETTLED.contains(name) && *name != "audit")
        .collect();
    linked.sort_unstable();
    assert!(linked.len() > 10, "{linked:?}");
    for moved in MOVED {
        let mut moved = moved.to_vec();
        moved.sort_unstable();
        assert_eq!(moved, linked);
    }
}
