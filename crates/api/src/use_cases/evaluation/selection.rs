//! Tables of outcomes limited to some groups: nobody learns from a part what the whole holds back.

use headstart_domain::evaluation::Dimension;
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{OutcomeGroup, OutcomeQuestion},
};

use super::safe_table::{SafeTable, policy, safe_tables};
use crate::error::ApiResult;

/// The safe tables of a question, one for each scale. Where only some groups are meant, these are held back together
/// as soon as the table of all groups holds one of them back: the rest of that table would tell of the others.
pub(super) fn selected(
    tx: &mut Tx<'_>,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> ApiResult<Vec<SafeTable>> {
    let policy = policy(question);
    let mut tables = safe_tables(tx.outcomes(partnership, question)?, policy);
    if question.only.is_empty() {
        return Ok(tables);
    }
    let mut by = question.by.clone();
    by.extend(question.only.iter().map(|(dimension, _)| *dimension).filter(|one| !question.by.contains(one)));
    let whole = OutcomeQuestion { by: by.clone(), only: Vec::new(), ..question.clone() };
    let whole = safe_tables(tx.outcomes(partnership, &whole)?, policy);
    let hidden: Vec<&OutcomeGroup> = whole
        .iter()
        .flat_map(|table| &table.groups)
        .filter(|(_, held)| *held)
        .map(|(cell, _)| cell)
        .collect();
    for (group, held) in tables.iter_mut().flat_map(|table| &mut table.groups) {
        *held |= hidden.iter().any(|cell| holds(group, question, cell, &by));
    }
    Ok(tables)
}

/// Whether a group of a limited table has a cell of the whole one in it.
fn holds(group: &OutcomeGroup, question: &OutcomeQuestion, cell: &OutcomeGroup, by: &[Dimension]) -> bool {
    let value =
        |dimension: &Dimension| by.iter().position(|one| one == dimension).and_then(|at| cell.values.get(at));
    let same_scale = (&group.instrument, &group.informant, &group.scale)
        == (&cell.instrument, &cell.informant, &cell.scale);
    same_scale
        && question.by.iter().zip(&group.values).all(|(dimension, own)| value(dimension) == Some(own))
        && question
            .only
            .iter()
            .all(|(dimension, meant)| value(dimension).is_some_and(|one| meant.contains(one)))
}

#[cfg(test)]
mod tests {
    use headstart_domain::evaluation::{Crossings, PairedSummary};

    use super::*;

    fn group(values: &[&str]) -> OutcomeGroup {
        OutcomeGroup {
            instrument: "sdq".into(),
            informant: "self".into(),
            scale: "total".into(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            summary: PairedSummary::default(),
            crossings: Crossings::default(),
        }
    }

    #[test]
    fn a_part_holds_a_cell_when_all_its_limits_do() {
        let question = OutcomeQuestion {
            by: vec![Dimension::Tier],
            only: vec![(Dimension::Sex, vec!["female".into()])],
            ..OutcomeQuestion::default()
        };
        let by = [Dimension::Tier, Dimension::Sex];
        let held =
            |group_values: &[&str], cell: &[&str]| holds(&group(group_values), &question, &group(cell), &by);
        assert!(held(&["universal"], &["universal", "female"]));
        assert!(!held(&["universal"], &["universal", "male"]));
        assert!(!held(&["universal"], &["universal_plus", "female"]));
        let other = OutcomeGroup { scale: "peer".into(), ..group(&["universal", "female"]) };
        assert!(!holds(&group(&["universal"]), &question, &other, &by));
    }
}
