//! NHS England's measurable change metric for the programme, by informant.

use headstart_contract::evaluation::{MeasurableChangeRow, MeasurableChangeTable};
use headstart_domain::statistics::{Confidence, proportion_interval};
use headstart_store::{
    Tx,
    tx::{change::ChangeGroup, evaluation::OutcomeQuestion},
};
use serde_json::json;

use super::{
    exclusions,
    names::Names,
    register::{Kin, hold_back_beside_scales},
    safe_table::{SafeTable, policy, safe_table},
};
use crate::{error::ApiResult, use_cases::tools::Tools};

/// How the metric is read: NHS England, monthly mental health statistics, MHS113 to MHS115.
const RULE: &str = "All scales that one informant answered in a period of support are read together. Improved: a reliable \
    improvement on some scale and a reliable deterioration on none. Deteriorated: a reliable deterioration on some \
    scale, however many others improved. Unchanged: neither, on some scale that has a smallest reliable change. A \
    change by exactly that much counts. Periods on scales without one are paired and unclassified.";

/// In what these figures differ from those that are published.
const DIFFERENCES: [&str; 3] = [
    "The first and the last valid score of a period are compared, whenever its sessions were; the published metric \
     wants the first one on or after the first contact and the last one on or after the second.",
    "Periods of support are counted, and not referrals to a service of the health service; periods that still go on \
     count too unless `closed` is asked for.",
    "Only young people with consent to evaluation are counted, of every age that the programme supports.",
];

/// The metric in the groups asked for.
///
/// # Errors
/// When the store fails.
pub fn measurable_change(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
) -> ApiResult<MeasurableChangeTable> {
    let partnership = tools.caller.partnership();
    let tables = safe_groups(tx, tools, question)?;
    let names = Names::read(tx, partnership, &question.by)?;
    let by: Vec<&str> = question.by.iter().map(|dimension| dimension.as_str()).collect();
    tools.caller.audit(tx, "evaluation.measurable_change_read", None, None, json!({ "by": by }));
    let policy = policy(question);
    let groups = || tables.iter().flat_map(|table| &table.groups);
    let held_back = groups().filter(|(_, held)| *held).count() as u64;
    Ok(MeasurableChangeTable {
        by: question.by.clone(),
        from: question.from,
        to: question.to,
        closed: question.closed,
        policy,
        held_back,
        least_loss: tables.iter().all(|table| table.least),
        rule: RULE.to_owned(),
        differences: DIFFERENCES.map(str::to_owned).to_vec(),
        exclusions: exclusions::of_change(tx, partnership, question, held_back)?,
        rows: groups().map(|(group, held)| row(group, *held, question, &names)).collect(),
    })
}

/// The groups of each informant, which are a table of their own, and which of them are held back.
///
/// # Errors
/// `SmallDifference` as in the tables of scales; the store's.
pub(super) fn safe_groups(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
) -> ApiResult<Vec<SafeTable<ChangeGroup>>> {
    let policy = policy(question);
    let groups = tx.measurable_change(tools.caller.partnership(), question)?;
    let mut tables: Vec<SafeTable<ChangeGroup>> = groups
        .chunk_by(|one, other| one.informant == other.informant)
        .map(|groups| safe_table(groups.to_vec(), policy))
        .collect();
    // Whoever was measured on a scale of an informant is assessed by that informant.
    let akin = |group: &ChangeGroup| Kin {
        informant: group.informant.clone(),
        scale: None,
        holds_all: !question.closed,
    };
    hold_back_beside_scales(tx, tools, question, &mut tables, akin)?;
    Ok(tables)
}

fn row(group: &ChangeGroup, held: bool, question: &OutcomeQuestion, names: &Names) -> MeasurableChangeRow {
    let values = question.by.iter().zip(&group.values);
    let values = values.map(|(dimension, value)| names.value(*dimension, value)).collect();
    let informant = group.informant.clone();
    let shown = if held { &ChangeGroup::default() } else { group };
    let share = |part: u64| (shown.paired > 0).then(|| part as f64 / shown.paired as f64);
    let interval = proportion_interval(shown.improved, shown.paired, Confidence::NINETY_FIVE, 1.0).ok();
    MeasurableChangeRow {
        informant,
        values,
        assessed: shown.assessed,
        paired: shown.paired,
        paired_rate: (shown.assessed > 0).then(|| shown.paired as f64 / shown.assessed as f64),
        improved: shown.improved,
        unchanged: shown.unchanged,
        deteriorated: shown.deteriorated,
        unclassified: shown.paired.saturating_sub(shown.improved + shown.unchanged + shown.deteriorated),
        improved_share: share(shown.improved),
        improved_low: interval.map(|interval| interval.lower),
        improved_high: interval.map(|interval| interval.upper),
        unchanged_share: share(shown.unchanged),
        deteriorated_share: share(shown.deteriorated),
        suppressed: held,
    }
}
