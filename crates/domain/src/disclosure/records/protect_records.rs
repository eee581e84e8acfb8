//! The protecting itself: a pure function of the records, whatever their order.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::{Details, Shown, Step};
use crate::disclosure::{Anonymity, k_anonymity};

/// How records were protected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordProtection {
    /// The fewest people who must be alike.
    pub k: usize,
    /// The anonymity before, with everything shown; absent without records.
    pub before: Option<Anonymity>,
    /// The anonymity of what is shown; absent when nobody is.
    pub after: Option<Anonymity>,
    /// From how many records each step withheld something, in the order of the steps.
    pub withheld: Vec<(Step, usize)>,
    /// How many people are left out: all of them when there are fewer than `k`, otherwise nobody.
    pub left_out: usize,
}

/// What is shown of each person, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectedRecords {
    /// What is shown, in the order of the records given; none for who is left out.
    pub shown: Vec<Option<Shown>>,
    /// How it came about.
    pub protection: RecordProtection,
}

/// Protects records, each given as its details and a sensitive value (for the report's `l`).
///
/// Step by step, whoever fewer than `k` are alike to loses one column more (local suppression, in the sense of
/// Samarati 2001): a record keeps what others share. Who has lost all of it is alike to everybody else who has; if
/// those are still fewer than `k`, the smallest of the other groups joins them. So nobody is left out as long as
/// there are `k` people at all, and outcomes stay those of everybody. The result depends on the set of records,
/// not on their order.
pub fn protect_records<S: Ord + Copy>(people: &[(Details, S)], k: usize) -> ProtectedRecords {
    let k = k.max(1);
    let mut shown: Vec<Shown> = people.iter().map(|(details, _)| Shown::all(*details)).collect();
    let before = anonymity(&shown, people);
    let nobody = people.len() < k;
    if !nobody {
        for step in Step::ALL {
            let sizes = sizes(&shown);
            let small = |shown: &Shown| sizes.get(shown).is_none_or(|size| *size < k);
            shown = shown
                .iter()
                .map(|record| if small(record) { record.after(*step) } else { *record })
                .collect();
        }
        join_the_last(&mut shown, k);
    }
    let withheld = Step::ALL
        .iter()
        .map(|step| (*step, shown.iter().filter(|record| !nobody && record.withheld.has(*step)).count()))
        .collect();
    let protection = RecordProtection {
        k,
        before,
        after: if nobody { None } else { anonymity(&shown, people) },
        withheld,
        left_out: if nobody { people.len() } else { 0 },
    };
    ProtectedRecords {
        shown: shown.into_iter().map(|record| (!nobody).then_some(record)).collect(),
        protection,
    }
}

/// Lets the smallest groups join those of whom nothing is shown, until these are `k`.
fn join_the_last(shown: &mut [Shown], k: usize) {
    let nothing = Shown::nothing();
    loop {
        let sizes: BTreeMap<Shown, usize> = sizes(shown).into_iter().collect();
        let alone = sizes.get(&nothing).copied().unwrap_or_default();
        if alone == 0 || alone >= k {
            return;
        }
        // Among groups of one size the first in the order of what they show.
        let next = sizes
            .iter()
            .filter(|(record, _)| **record != nothing)
            .min_by_key(|(_, size)| **size)
            .map(|(record, _)| *record);
        let Some(next) = next else { return };
        shown.iter_mut().filter(|record| **record == next).for_each(|record| *record = nothing);
    }
}

fn sizes(shown: &[Shown]) -> HashMap<Shown, usize> {
    let mut sizes = HashMap::with_capacity(shown.len());
    for record in shown {
        *sizes.entry(*record).or_default() += 1;
    }
    sizes
}

fn anonymity<S: Ord + Copy>(shown: &[Shown], people: &[(Details, S)]) -> Option<Anonymity> {
    k_anonymity(shown.iter().zip(people).map(|(record, (_, sensitive))| (*record, Some(*sensitive))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        disclosure::KeyStage,
        person::{EthnicGroup, SchoolYear, SenStatus, Sex},
    };

    fn details() -> impl Strategy<Value = Details> {
        let some = |range: std::ops::Range<usize>| proptest::option::of(range);
        (
            some(0..3),
            some(0..3),
            some(7..12),
            some(0..2),
            some(0..4),
            some(0..3),
            any::<Option<bool>>(),
            some(1..11),
            some(0..3),
        )
            .prop_map(|(school, locality, year, sex, ethnicity, sen, meals, decile, norms)| {
                Details {
                    school: school.map(|n| uuid::Uuid::from_u128(n as u128)),
                    locality: locality.map(|n| uuid::Uuid::from_u128(n as u128)),
                    school_year: year.and_then(|n| SchoolYear::new(n as u8)),
                    sex: sex.map(|n| Sex::ALL[n]),
                    ethnicity_group: ethnicity.map(|n| EthnicGroup::ALL[n]),
                    sen: sen.map(|n| SenStatus::ALL[n]),
                    free_school_meals: meals,
                    imd_decile: decile.map(|n| n as u8),
                    norms: norms.map(|n| n as u32),
                }
            })
    }

    fn people() -> impl Strategy<Value = Vec<(Details, u8)>> {
        prop::collection::vec((details(), 0_u8..3), 0..120)
    }

    proptest! {
        #[test]
        fn whoever_is_shown_is_like_at_least_k(people in people(), k in 2_usize..12) {
            let protected = protect_records(&people, k);
            let mut groups: HashMap<Shown, usize> = HashMap::new();
            for shown in protected.shown.iter().flatten() {
                *groups.entry(*shown).or_default() += 1;
            }
            prop_assert!(groups.values().all(|size| *size >= k), "{groups:?}");
            let after = protected.protection.after;
            prop_assert_eq!(after.map(|after| after.k), groups.values().min().copied());
        }

        #[test]
        fn nobody_is_left_out_as_long_as_there_are_k(people in people(), k in 2_usize..12) {
            let protected = protect_records(&people, k);
            let left_out = protected.shown.iter().filter(|shown| shown.is_none()).count();
            prop_assert_eq!(left_out, protected.protection.left_out);
            prop_assert_eq!(left_out, if people.len() < k { people.len() } else { 0 });
        }

        #[test]
        fn what_is_shown_is_true_or_withheld(people in people(), k in 2_usize..12) {
            for (shown, (details, _)) in protect_records(&people, k).shown.iter().zip(&people) {
                let Some(shown) = shown else { continue };
                let mut wanted = Shown::all(*details);
                for step in shown.withheld.steps() {
                    wanted = wanted.after(step);
                }
                prop_assert_eq!(*shown, wanted);
            }
        }

        #[test]
        fn norms_stay_only_beside_the_sex_and_the_school_year(people in people(), k in 2_usize..12) {
            for shown in protect_records(&people, k).shown.into_iter().flatten() {
                let rests_on = [Step::SchoolYear, Step::KeyStage, Step::Sex];
                let telling = !shown.withheld.has(Step::Norms);
                prop_assert!(!(telling && rests_on.iter().any(|step| shown.withheld.has(*step))), "{shown:?}");
            }
        }

        #[test]
        fn the_order_of_the_records_makes_no_difference(people in people(), k in 2_usize..12) {
            let mut turned = people.clone();
            turned.reverse();
            let mut shown = protect_records(&turned, k);
            shown.shown.reverse();
            prop_assert_eq!(shown, protect_records(&people, k));
        }
    }

    fn girl(year: u8) -> Details {
        Details {
            sex: Some(Sex::Female),
            school_year: SchoolYear::new(year),
            imd_decile: Some(year - 5),
            ..Details::default()
        }
    }

    #[test]
    fn a_group_of_k_keeps_everything() {
        let people = [(girl(8), 0); 5];
        let protected = protect_records(&people, 5);
        assert!(protected.shown.iter().all(|shown| *shown == Some(Shown::all(girl(8)))));
        assert_eq!(protected.protection.before, protected.protection.after);
        assert!(protected.protection.withheld.iter().all(|(_, count)| *count == 0));
    }

    #[test]
    fn years_that_are_too_small_keep_their_key_stage() {
        let people: Vec<_> = [7, 7, 8, 8, 9].map(|year| (girl(year), year)).to_vec();
        let protected = protect_records(&people, 5);
        let shown = protected.shown[0].unwrap();
        assert_eq!((shown.details.school_year, shown.key_stage), (None, Some(KeyStage::Three)));
        assert_eq!((shown.details.sex, shown.details.imd_decile), (Some(Sex::Female), None));
        assert!(shown.withheld.has(Step::SchoolYear) && !shown.withheld.has(Step::Sex));
        let anonymity = |k, l| Some(Anonymity { k, l: Some(l) });
        assert_eq!(protected.protection.before, anonymity(1, 1));
        assert_eq!(protected.protection.after, anonymity(5, 3));
    }

    #[test]
    fn norms_that_few_share_are_withheld_and_what_they_rest_on_stays() {
        let of_age = |norms| Details { norms: Some(norms), ..girl(9) };
        // Year 9 is a year of thirteen and of fourteen: their norms tell which.
        let people: Vec<_> = [1, 1, 1, 2, 2].map(|norms| (of_age(norms), 0)).to_vec();
        let shown = protect_records(&people, 5).shown;
        assert!(shown.iter().flatten().all(|shown| shown.withheld.has(Step::Norms)));
        assert!(shown.iter().flatten().all(|shown| shown.details.norms.is_none()));
        assert!(shown.iter().flatten().all(|shown| shown.details.school_year == SchoolYear::new(9)));
        let people = vec![(of_age(1), 0); 5];
        let shown = protect_records(&people, 5).shown;
        assert!(shown.iter().all(|shown| *shown == Some(Shown::all(of_age(1)))));
    }

    #[test]
    fn one_who_is_like_nobody_hides_among_the_smallest_group() {
        let boy = Details { sex: Some(Sex::Male), ..girl(8) };
        let mut people = vec![(girl(8), 0); 6];
        people.push((boy, 1));
        let protected = protect_records(&people, 5);
        assert!(protected.shown.iter().all(|shown| *shown == Some(Shown::nothing())));
        assert_eq!(protected.protection.left_out, 0);
    }

    #[test]
    fn fewer_than_k_are_left_out_altogether() {
        let protected = protect_records(&[(girl(8), 0); 4], 5);
        assert_eq!((protected.shown, protected.protection.left_out), (vec![None; 4], 4));
        assert_eq!(protected.protection.after, None);
    }
}
