//! How two tables in the order of their keys differ.

use std::{cmp::Ordering, iter::Peekable};

/// A row as its texts; empty for no value.
pub type Record = Vec<String>;

/// One difference between an earlier and a later table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A row with a key that was not there.
    Added(Record),
    /// A row that has other values than it had: a correction.
    Changed {
        /// The row as it was.
        before: Record,
        /// The row as it is.
        after: Record,
        /// The places of the columns that differ.
        columns: Vec<usize>,
    },
    /// A row whose key is not there any more.
    Removed(Record),
}

/// The differences between two tables whose first `key` columns are their key and whose rows are in its order.
///
/// Both are read once, side by side, so tables of any size can be compared. A failure of either ends the
/// comparison after it is told.
pub fn differences<E>(
    before: impl Iterator<Item = Result<Record, E>>,
    after: impl Iterator<Item = Result<Record, E>>,
    key: usize,
) -> impl Iterator<Item = Result<Difference, E>> {
    let merge = Merge { before: before.peekable(), after: after.peekable(), key, failed: false };
    merge.filter_map(Result::transpose)
}

struct Merge<A: Iterator, B: Iterator> {
    before: Peekable<A>,
    after: Peekable<B>,
    key: usize,
    failed: bool,
}

impl<E, A, B> Merge<A, B>
where
    A: Iterator<Item = Result<Record, E>>,
    B: Iterator<Item = Result<Record, E>>,
{
    /// Which side's row comes first; none at the end of both. A failure comes before everything.
    fn order(&mut self) -> Option<Ordering> {
        match (self.before.peek(), self.after.peek()) {
            (None, None) => None,
            (Some(Err(_)), _) | (Some(_), None) => Some(Ordering::Less),
            (_, Some(Err(_))) | (None, Some(_)) => Some(Ordering::Greater),
            (Some(Ok(before)), Some(Ok(after))) => {
                Some(before.iter().take(self.key).cmp(after.iter().take(self.key)))
            }
        }
    }
}

impl<E, A, B> Iterator for Merge<A, B>
where
    A: Iterator<Item = Result<Record, E>>,
    B: Iterator<Item = Result<Record, E>>,
{
    /// None inside for rows that are alike.
    type Item = Result<Option<Difference>, E>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let next = match self.order()? {
            Ordering::Less => self.before.next()?.map(|row| Some(Difference::Removed(row))),
            Ordering::Greater => self.after.next()?.map(|row| Some(Difference::Added(row))),
            Ordering::Equal => {
                self.before.next()?.and_then(|before| Ok(compared(before, self.after.next().transpose()?)))
            }
        };
        self.failed = next.is_err();
        Some(next)
    }
}

fn compared(before: Record, after: Option<Record>) -> Option<Difference> {
    let after = after?;
    let columns: Vec<usize> = (0..before.len().max(after.len()))
        .filter(|column| before.get(*column) != after.get(*column))
        .collect();
    (!columns.is_empty()).then_some(Difference::Changed { before, after, columns })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn rows(table: &BTreeMap<u8, u8>) -> Vec<Record> {
        table.iter().map(|(key, value)| vec![format!("{key:03}"), value.to_string()]).collect()
    }

    fn found(before: Vec<Record>, after: Vec<Record>) -> Vec<Difference> {
        let ok = |rows: Vec<Record>| rows.into_iter().map(Ok::<_, ()>);
        differences(ok(before), ok(after), 1).map(Result::unwrap).collect()
    }

    proptest! {
        #[test]
        fn the_differences_turn_the_earlier_table_into_the_later(
            before in prop::collection::btree_map(any::<u8>(), 0_u8..3, 0..40),
            after in prop::collection::btree_map(any::<u8>(), 0_u8..3, 0..40),
        ) {
            let mut table: BTreeMap<String, Record> =
                rows(&before).into_iter().map(|row| (row[0].clone(), row)).collect();
            for difference in found(rows(&before), rows(&after)) {
                match difference {
                    Difference::Added(row) => prop_assert!(table.insert(row[0].clone(), row).is_none()),
                    Difference::Removed(row) => prop_assert_eq!(table.remove(&row[0]), Some(row)),
                    Difference::Changed { before, after, columns } => {
                        prop_assert_eq!(columns, vec![1]);
                        prop_assert_eq!(table.insert(after[0].clone(), after), Some(before));
                    }
                }
            }
            prop_assert_eq!(table.into_values().collect::<Vec<_>>(), rows(&after));
        }
    }

    #[test]
    fn equal_tables_have_no_difference() {
        let table = rows(&BTreeMap::from([(1, 1), (2, 2)]));
        assert_eq!(found(table.clone(), table), []);
    }

    #[test]
    fn a_failure_is_told_once_and_ends_it() {
        let before = vec![Ok(vec!["1".to_owned()]), Err("lost"), Ok(vec!["3".to_owned()])];
        let after = vec![Ok(vec!["1".to_owned()]), Ok(vec!["2".to_owned()])];
        let found: Vec<_> = differences(before.into_iter(), after.into_iter(), 1).collect();
        assert_eq!(found, [Err("lost")]);
    }
}
