//! The SDQ added value of the programme, where it is valid.

use headstart_contract::evaluation::{AddedValueRow, AddedValueTable, Exclusion};
use headstart_domain::evaluation::{AddedValue, AddedValueInput, added_value as score};
use headstart_store::{
    Tx,
    tx::{change::AddedValueGroup, evaluation::OutcomeQuestion},
};
use serde_json::json;

use super::{
    exclusions::{self, of_question},
    names::Names,
    register::{Kin, hold_back_beside_scales},
    safe_table::{SafeTable, policy, safe_table},
};
use crate::{error::ApiResult, use_cases::tools::Tools};

const RULE: &str = "Parents' forms of young people at Universal Plus and Partnership Plus, the last one four to eight months \
    (120 to 245 days) after the first. Expected at last: 2.3 + 0.8 total + 0.2 impact - 0.3 emotional, all at first; \
    the added value is what was expected less what came. The interval is twice 5 over the root of the periods, 5 \
    being the standard deviation among like children without support. It does not hold for the Universal tier or a \
    whole school.";

const MARK: &str = "The coefficients are not checked against their source yet: do not quote these figures without saying so.";

/// The added value in the groups asked for.
///
/// # Errors
/// When the store fails.
pub fn added_value(tx: &mut Tx<'_>, tools: &Tools, question: &OutcomeQuestion) -> ApiResult<AddedValueTable> {
    let partnership = tools.caller.partnership();
    let table = safe_groups(tx, tools, question)?;
    let everybody = OutcomeQuestion { by: Vec::new(), ..question.clone() };
    let all = tx.added_value(partnership, &everybody)?.pop().unwrap_or_default();
    let parents = OutcomeQuestion {
        instrument: Some("sdq".to_owned()),
        informant: Some("parent".to_owned()),
        scale: Some("total".to_owned()),
        ..everybody
    };
    let left_out = tx.left_out(partnership, &parents)?;
    let names = Names::read(tx, partnership, &question.by)?;
    let by: Vec<&str> = question.by.iter().map(|dimension| dimension.as_str()).collect();
    tools.caller.audit(tx, "evaluation.added_value_read", None, None, json!({ "by": by }));
    let held_back = table.groups.iter().filter(|(_, held)| *held).count() as u64;
    let mut left = vec![exclusions::without_consent(&parents, &left_out)];
    left.extend(reasons(&parents, &all));
    left.push(exclusions::held_back(held_back));
    Ok(AddedValueTable {
        by: question.by.clone(),
        from: question.from,
        to: question.to,
        policy: policy(question),
        held_back,
        least_loss: table.least,
        verified: AddedValue::IS_VERIFIED,
        mark: if AddedValue::IS_VERIFIED { String::new() } else { MARK.to_owned() },
        rule: RULE.to_owned(),
        exclusions: exclusions::some(left),
        rows: table.groups.iter().map(|(group, held)| row(group, *held, question, &names)).collect(),
    })
}

/// The groups asked for, and which of them are held back.
///
/// # Errors
/// `SmallDifference` as in the tables of scales; the store's.
pub(super) fn safe_groups(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
) -> ApiResult<SafeTable<AddedValueGroup>> {
    let groups = tx.added_value(tools.caller.partnership(), question)?;
    let mut tables = [safe_table(groups, policy(question))];
    // It is made of some of the pairs of the parents' total: of nearly all published ones it would tell of the rest.
    let akin = |_: &AddedValueGroup| Kin {
        informant: "parent".to_owned(),
        scale: Some(("sdq", "total")),
        holds_all: false,
    };
    hold_back_beside_scales(tx, tools, question, &mut tables, akin)?;
    let [table] = tables;
    Ok(table)
}

/// Why periods with a parent's form have no added value.
fn reasons(question: &OutcomeQuestion, group: &AddedValueGroup) -> [Exclusion; 4] {
    let periods = |reason: &str, count: u64| of_question(question, reason, "periods", count);
    [
        periods("Support at the Universal tier: the score does not hold for it", group.universal),
        periods("One parent's form so far", group.unpaired),
        periods("No impact or no emotional score on the first form", group.incomplete),
        periods("Forms less than four or more than eight months apart", group.out_of_time),
    ]
}

fn row(group: &AddedValueGroup, held: bool, question: &OutcomeQuestion, names: &Names) -> AddedValueRow {
    let values = question.by.iter().zip(&group.values);
    let values = values.map(|(dimension, value)| names.value(*dimension, value)).collect();
    let sums = group.sums;
    let periods = if held { 0 } else { sums.periods };
    let mean = |sum: f64| sum / periods as f64;
    let means = (periods > 0).then(|| AddedValueInput {
        t1_total: mean(sums.first_total),
        t1_impact: mean(sums.first_impact),
        t1_emotional: mean(sums.first_emotional),
        t2_total: mean(sums.last_total),
    });
    // The score is linear: that of the means is the mean of the scores.
    let value = means.and_then(|means| score(&means).ok());
    let half = AddedValue::half_width(periods);
    let limit = |sign: f64| Some(value?.added_value + sign * half?);
    AddedValueRow {
        values,
        periods,
        mean_first: means.map(|means| means.t1_total),
        mean_last: means.map(|means| means.t2_total),
        added_value: value.map(|value| value.added_value),
        added_value_low: limit(-1.0),
        added_value_high: limit(1.0),
        effect_size: value.map(|value| value.effect_size),
        suppressed: held,
    }
}
