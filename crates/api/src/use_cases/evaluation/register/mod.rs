//! What was published before, and whether something new beside it would tell of a small group.

mod counts;
mod kept;

use std::collections::BTreeSet;

use headstart_contract::problem::ProblemCode;
use headstart_domain::{
    access::Permission,
    disclosure::{Population, SuppressionPolicy, protect_list},
};
use headstart_store::{Tx, tx::evaluation::OutcomeQuestion};

pub use self::kept::Registers;
pub(super) use self::{
    counts::{Counts, Period, ScaleKey, counts},
    kept::{Kin, Told},
};
use self::{
    counts::{cells, population},
    kept::{Clash, Published, Reading, published},
};
use super::safe_table::{Counted, SafeTable, policy};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

fn refusal(clashes: &[Clash]) -> ApiError {
    let tables: BTreeSet<&str> = clashes.iter().map(|clash| &*clash.table).collect();
    let tables = tables.into_iter().collect::<Vec<_>>().join(", ");
    let detail =
        format!("Beside the published table {tables} it would tell of a group too small to be told of");
    ApiError::known(ProblemCode::SmallDifference, detail)
}

/// Refuses a table beside which a published one would give a small group away.
///
/// # Errors
/// `SmallDifference`, which names the published tables; or the store's.
pub(super) fn refuse_small_differences(tx: &mut Tx<'_>, tools: &Tools, counts: &Counts) -> ApiResult<()> {
    let clashes = published(tx, tools, Reading::Tentative)?.clashes(counts);
    if clashes.is_empty() { Ok(()) } else { Err(refusal(&clashes)) }
}

/// Holds back what somebody who may not read the records must not see beside the tables published.
///
/// # Errors
/// `SmallDifference` when a table of two dimensions or more would need it: its totals would give the cells away. The
/// store's.
pub(super) fn hold_back_small_differences(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
    tables: &mut [SafeTable],
) -> ApiResult<()> {
    if tools.caller.actor.may(Permission::EpisodesRead) {
        return Ok(());
    }
    let clashes = published(tx, tools, Reading::Committed)?.clashes(&counts(tables, question));
    if clashes.is_empty() {
        return Ok(());
    }
    if question.by.len() > 1 {
        return Err(refusal(&clashes));
    }
    let policy = policy(question);
    for table in tables {
        let Some(scale) = ScaleKey::of(table) else { continue };
        for clash in clashes.iter().filter(|clash| clash.scale == scale) {
            hide(table, question, &clash.population);
        }
        if question.by.len() == 1 {
            hide_among_others(table, policy);
        }
    }
    Ok(())
}

/// The same for a table whose groups are not of one scale: `akin` tells by which scales the people of one come to be
/// counted. What was published of those scales must not tell of the few who are in one of the two only.
///
/// # Errors
/// As those of [`hold_back_small_differences`].
pub(super) fn hold_back_beside_scales<G: Counted>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
    tables: &mut [SafeTable<G>],
    akin: impl Fn(&G) -> Kin,
) -> ApiResult<()> {
    if tools.caller.actor.may(Permission::EpisodesRead) {
        return Ok(());
    }
    let published = published(tx, tools, Reading::Committed)?;
    hide_beside(&published, question, tables, akin)
}

fn hide_beside<G: Counted>(
    published: &Published,
    question: &OutcomeQuestion,
    tables: &mut [SafeTable<G>],
    akin: impl Fn(&G) -> Kin,
) -> ApiResult<()> {
    let policy = policy(question);
    let period = Period { from: question.from, to: question.to };
    for table in tables {
        let Some((first, _)) = table.groups.first() else { continue };
        let kin = akin(first);
        // What is held back changes the sums: until nothing is told that must not be.
        loop {
            let [measured, paired] = [0, 1].map(|which| cells(table, question, which));
            let clashes = published.clashes_akin([&measured, &paired], (period, policy), &kin);
            let Some(clash) = clashes.first() else { break };
            if question.by.len() > 1 {
                return Err(refusal(&clashes));
            }
            hide(table, question, &clash.population);
            if question.by.len() == 1 {
                hide_among_others(table, policy);
            }
        }
    }
    Ok(())
}

/// Holds numbers back one after the other until those left can be told beside the tables published. `told` gives what
/// would be told now, and `hold` holds one of it back; false when nothing is left to hold back.
///
/// # Errors
/// The store's.
pub(super) fn hold_back_until_safe<'a, T>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    figures: &mut T,
    told: impl Fn(&T) -> Vec<Told<'a>>,
    hold: impl Fn(&mut T, Period) -> bool,
) -> ApiResult<()> {
    if tools.caller.actor.may(Permission::EpisodesRead) {
        return Ok(());
    }
    let published = published(tx, tools, Reading::Committed)?;
    while let Some(clash) = told(figures).iter().find(|told| published.clashes_with(told)) {
        if !hold(figures, clash.period) {
            break;
        }
    }
    Ok(())
}

/// Holds the group back that is this population, or, where it is the total of a list, the smallest group of it.
fn hide<G: Counted>(table: &mut SafeTable<G>, question: &OutcomeQuestion, hidden: &Population) {
    let is_hidden = |group: &G| population(question.by.iter().zip(group.values()), question) == *hidden;
    if let Some((_, held)) = table.groups.iter_mut().find(|(group, _)| is_hidden(group)) {
        *held = true;
        return;
    }
    let shown = table.groups.iter_mut().filter(|(_, held)| !held);
    if let Some((_, held)) = shown.min_by_key(|(group, _)| group.counts()) {
        *held = true;
    }
}

/// Holds back as many more groups of a list as it takes that the total does not give those away.
fn hide_among_others<G: Counted>(table: &mut SafeTable<G>, policy: SuppressionPolicy) {
    for which in [0, 1] {
        let count = |(group, _): &(G, bool)| group.counts().get(which).copied().unwrap_or_default();
        let counts: Vec<u64> = table.groups.iter().map(count).collect();
        let held: Vec<usize> =
            table.groups.iter().enumerate().filter(|(_, (_, held))| *held).map(|(at, _)| at).collect();
        let hidden = protect_list(&counts, &held, policy.threshold());
        for (at, (_, held)) in table.groups.iter_mut().enumerate() {
            *held |= hidden.as_ref().map_or(true, |hidden| hidden.contains(&at));
        }
    }
}

#[cfg(test)]
mod tests {
    use headstart_domain::{
        disclosure::CountedCell,
        evaluation::{Crossings, Dimension, PairedSummary},
    };
    use headstart_store::tx::{
        change::{AddedValueGroup, ChangeGroup},
        evaluation::OutcomeGroup,
    };

    use super::*;

    fn table(groups: &[(&[&str], u64)]) -> SafeTable {
        let group = |(values, n): &(&[&str], u64)| OutcomeGroup {
            instrument: "sdq".into(),
            informant: "self".into(),
            scale: "total".into(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            summary: PairedSummary { n: *n, measured: *n, ..PairedSummary::default() },
            crossings: Crossings::default(),
        };
        SafeTable { groups: groups.iter().map(|one| (group(one), false)).collect(), least: true }
    }

    fn question(by: &[Dimension], schools: &[&str], to: Option<&str>) -> OutcomeQuestion {
        let schools: Vec<String> = schools.iter().map(|school| (*school).to_owned()).collect();
        OutcomeQuestion {
            by: by.to_vec(),
            only: if schools.is_empty() { Vec::new() } else { vec![(Dimension::School, schools)] },
            to: to.map(|day| day.parse().unwrap()),
            ..OutcomeQuestion::default()
        }
    }

    /// A register that holds one table.
    fn holding(question: &OutcomeQuestion, table: SafeTable) -> Published {
        let mut published = Published::default();
        published.add(headstart_store::Uid::NIL, "Old", counts(&[table], question));
        published
    }

    fn clash(new: (&OutcomeQuestion, &SafeTable), old: (&OutcomeQuestion, &SafeTable)) -> usize {
        let one = |(question, table): (&OutcomeQuestion, &SafeTable)| {
            let cells = table.groups.clone();
            counts(&[SafeTable { groups: cells, least: true }], question)
        };
        let mut published = Published::default();
        published.add(headstart_store::Uid::NIL, "Old", one(old));
        published.clashes(&one(new)).len()
    }

    #[test]
    fn all_but_one_school_of_few_clashes_with_all() {
        let all = question(&[], &[], None);
        let but_one = question(&[], &["a", "b"], None);
        // Measured and paired, each.
        assert_eq!(clash((&but_one, &table(&[(&[], 38)])), (&all, &table(&[(&[], 40)]))), 2);
        assert_eq!(
            clash((&all, &table(&[(&[], 40)])), (&but_one, &table(&[(&[], 38)]))),
            2,
            "in either order"
        );
        assert_eq!(clash((&but_one, &table(&[(&[], 30)])), (&all, &table(&[(&[], 40)]))), 0);
        // Ten are needed where schools are told apart, although the table of all wants five only.
        assert_eq!(clash((&but_one, &table(&[(&[], 33)])), (&all, &table(&[(&[], 40)]))), 2);
    }

    #[test]
    fn a_longer_period_clashes_when_few_are_new_and_periods_that_only_overlap_do_not() {
        let july = question(&[], &[], Some("2026-07-31"));
        let august = question(&[], &[], Some("2026-08-31"));
        assert_eq!(clash((&august, &table(&[(&[], 23)])), (&july, &table(&[(&[], 20)]))), 2);
        assert_eq!(clash((&august, &table(&[(&[], 25)])), (&july, &table(&[(&[], 20)]))), 0);
        let from = OutcomeQuestion { from: "2026-06-01".parse().ok(), ..august };
        assert_eq!(clash((&from, &table(&[(&[], 21)])), (&july, &table(&[(&[], 20)]))), 0);
        // A longer period of one school is no part of a shorter one of all.
        let school = question(&[], &["a"], Some("2026-08-31"));
        assert_eq!(clash((&school, &table(&[(&[], 21)])), (&july, &table(&[(&[], 20)]))), 0);
    }

    #[test]
    fn the_total_of_a_list_clashes_too_unless_a_group_of_it_is_held_back() {
        let all = question(&[], &[], None);
        let sexes = question(&[Dimension::Sex], &[], None);
        let mut list = table(&[(&["female"], 15), (&["male"], 8)]);
        assert_eq!(clash((&sexes, &list), (&all, &table(&[(&[], 21)]))), 2);
        list.groups[0].1 = true;
        assert_eq!(clash((&sexes, &list), (&all, &table(&[(&[], 21)]))), 0);
        // Offers have people in common: their sum is nobody's number.
        let offers = question(&[Dimension::Offer], &[], None);
        assert_eq!(clash((&offers, &table(&[(&["x"], 15), (&["y"], 8)])), (&all, &table(&[(&[], 21)]))), 0);
    }

    /// Which groups of a table by informant are held back beside a published table of one scale of 20 people.
    fn held(question: &OutcomeQuestion, assessed: &[(&[&str], u64)], akin: &Kin) -> Option<Vec<bool>> {
        let group = |(values, n): &(&[&str], u64)| ChangeGroup {
            informant: akin.informant.clone(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            assessed: *n,
            paired: *n,
            ..ChangeGroup::default()
        };
        let published = holding(&OutcomeQuestion::default(), table(&[(&[], 20)]));
        let groups = assessed.iter().map(|one| (group(one), false)).collect();
        let mut tables = [SafeTable { groups, least: true }];
        let kin = |_: &ChangeGroup| Kin { informant: akin.informant.clone(), ..*akin };
        hide_beside(&published, question, &mut tables, kin).ok()?;
        Some(tables[0].groups.iter().map(|(_, held)| *held).collect())
    }

    fn of(informant: &str, holds_all: bool) -> Kin {
        Kin { informant: informant.to_owned(), scale: None, holds_all }
    }

    #[test]
    fn few_more_than_were_published_on_a_scale_are_not_told_of_by_all_scales_together() {
        let all = question(&[], &[], None);
        assert_eq!(held(&all, &[(&[], 22)], &of("self", true)), Some(vec![true]));
        assert_eq!(held(&all, &[(&[], 25)], &of("self", true)), Some(vec![false]));
        assert_eq!(held(&all, &[(&[], 20)], &of("self", true)), Some(vec![false]), "the same people");
        assert_eq!(held(&all, &[(&[], 22)], &of("parent", true)), Some(vec![false]), "others answered");
        // Of those whose support has ended nearly all may be told of, and then the rest are few.
        assert_eq!(held(&all, &[(&[], 18)], &of("self", false)), Some(vec![true]));
        // Until a day before nobody says that those published are among them.
        let until = question(&[], &[], Some("2026-07-31"));
        let published = holding(&until, table(&[(&[], 20)]));
        for (holds_all, wanted) in [(true, 1), (false, 0)] {
            let cell = CountedCell { population: Population::everybody(), count: 22, shown: true };
            let (period, policy) = (Period { from: None, to: None }, SuppressionPolicy::Mhsds);
            let clashes = published.clashes_akin([&[cell], &[]], (period, policy), &of("self", holds_all));
            assert_eq!(clashes.len(), wanted, "{holds_all}");
        }
    }

    #[test]
    fn groups_whose_sum_would_tell_of_few_are_held_back_or_refused_when_crossed() {
        let sexes = question(&[Dimension::Sex], &[], None);
        let groups: [(&[&str], u64); 3] = [(&["female"], 9), (&["male"], 7), (&["not_stated"], 6)];
        // Their sum is 22, two more than were published.
        let found = held(&sexes, &groups, &of("self", true)).unwrap();
        assert!(found.iter().filter(|held| **held).count() >= 1, "{found:?}");
        let crossed = question(&[Dimension::Tier, Dimension::Sex], &[], None);
        let groups: [(&[&str], u64); 2] = [(&["universal", "female"], 12), (&["universal", "male"], 10)];
        assert_eq!(held(&crossed, &groups, &of("self", true)), None, "refused");
    }

    #[test]
    fn added_value_of_nearly_all_who_were_published_is_held_back() {
        let parents = |n| {
            let mut list = table(&[(&[], n)]);
            list.groups[0].0.informant = "parent".into();
            list
        };
        let all = OutcomeQuestion::default();
        for (published, value, wanted) in [(20, 18, true), (20, 15, false), (20, 20, false)] {
            let mut group = AddedValueGroup::default();
            group.sums.periods = value;
            let mut tables = [SafeTable { groups: vec![(group, false)], least: true }];
            let kin = |_: &AddedValueGroup| Kin {
                informant: "parent".into(),
                scale: Some(("sdq", "total")),
                holds_all: false,
            };
            hide_beside(&holding(&all, parents(published)), &all, &mut tables, kin).unwrap();
            assert_eq!(tables[0].groups[0].1, wanted, "{value} of {published}");
        }
    }

    #[test]
    fn a_total_is_hidden_by_its_smallest_group() {
        let mut list = table(&[(&["female"], 15), (&["male"], 8)]);
        hide(&mut list, &question(&[Dimension::Sex], &[], None), &Population::everybody());
        assert_eq!(list.groups.iter().map(|(_, held)| *held).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_group_held_back_takes_another_of_its_list_along() {
        let mut list = table(&[(&["a"], 20), (&["b"], 8), (&["c"], 30)]);
        list.groups[0].1 = true;
        hide_among_others(&mut list, SuppressionPolicy::Mhsds);
        let held: Vec<bool> = list.groups.iter().map(|(_, held)| *held).collect();
        assert_eq!(held, [true, true, false]);
    }
}
