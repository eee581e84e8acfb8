//! How many people share the same telling details.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// How well a set of records hides each person in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Anonymity {
    /// The size of the smallest group of records alike in all quasi-identifiers (Sweeney 2002).
    pub k: usize,
    /// The fewest different values of the sensitive attribute in a group (Machanavajjhala and others 2007);
    /// absent when none was named.
    pub l: Option<usize>,
}

/// The anonymity of records, each given as its quasi-identifiers and, where one is named, its sensitive value.
/// Give a sensitive value for all records or for none. There is none without records.
pub fn k_anonymity<Q: Ord, S: Ord>(records: impl IntoIterator<Item = (Q, Option<S>)>) -> Option<Anonymity> {
    let mut groups: BTreeMap<Q, (usize, BTreeSet<S>)> = BTreeMap::new();
    let mut has_sensitive = false;
    for (quasi, sensitive) in records {
        let group = groups.entry(quasi).or_default();
        group.0 += 1;
        if let Some(sensitive) = sensitive {
            has_sensitive = true;
            group.1.insert(sensitive);
        }
    }
    let k = groups.values().map(|(size, _)| *size).min()?;
    let l = groups.values().map(|(_, values)| values.len()).min().filter(|_| has_sensitive);
    Some(Anonymity { k, l })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Year, sex, area, special needs.
    const RECORDS: [(u8, char, char, char); 6] = [
        (8, 'F', 'A', 'K'),
        (8, 'F', 'A', 'N'),
        (8, 'F', 'A', 'N'),
        (8, 'M', 'A', 'N'),
        (8, 'M', 'A', 'N'),
        (9, 'F', 'B', 'E'),
    ];

    #[test]
    fn the_smallest_group_counts() {
        let k = |records: &[(u8, char, char, char)]| {
            let records = records.iter().map(|(year, sex, _, _)| ((*year, *sex), None::<char>));
            k_anonymity(records).map(|anonymity| anonymity.k)
        };
        assert_eq!(k(&RECORDS), Some(1));
        assert_eq!(k(&RECORDS[..5]), Some(2));
        assert_eq!(k(&RECORDS[..3]), Some(3));
        assert_eq!(k(&[]), None);
    }

    #[test]
    fn a_group_of_many_alike_in_the_sensitive_value_hides_nothing() {
        let records = RECORDS[..5].iter().map(|(year, sex, _, needs)| ((*year, *sex), Some(*needs)));
        assert_eq!(k_anonymity(records), Some(Anonymity { k: 2, l: Some(1) }));
        let records = RECORDS[..3].iter().map(|(year, sex, _, needs)| ((*year, *sex), Some(*needs)));
        assert_eq!(k_anonymity(records), Some(Anonymity { k: 3, l: Some(2) }));
    }
}
