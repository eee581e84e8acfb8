//! What the SDQ added value is made of: sums over parents' forms, and how many periods have none.

use std::collections::BTreeMap;

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Double, Integer, Text},
};
use headstart_domain::{evaluation::AddedValue, tier::Tier};

use super::{
    crossing::{combinations, conditions, value_columns},
    group::OutcomeQuestion,
    values::{column, in_points},
};
use crate::Result;

/// Sums of the scores of parents' forms.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct AddedValueSums {
    /// Periods of support whose added value can be computed.
    pub periods: u64,
    /// Sum of their total difficulties at first.
    pub first_total: f64,
    /// Sum of the impact at first.
    pub first_impact: f64,
    /// Sum of the emotional problems at first.
    pub first_emotional: f64,
    /// Sum of the total difficulties at last.
    pub last_total: f64,
}

/// Parents' forms of a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AddedValueGroup {
    /// The value of each dimension asked for, in the order in which they were; empty where it is not known.
    pub values: Vec<String>,
    /// Those of which the added value can be computed.
    pub sums: AddedValueSums,
    /// Periods at the Universal tier, for which the score does not hold.
    pub universal: u64,
    /// Periods without a later form.
    pub unpaired: u64,
    /// Periods whose first form has no impact or no emotional score.
    pub incomplete: u64,
    /// Periods whose forms lie closer together or farther apart than the score is made for.
    pub out_of_time: u64,
}

/// A row of the query: periods with the same of everything.
#[derive(Debug, QueryableByName)]
pub(crate) struct AddedValueRow {
    #[diesel(sql_type = Text)]
    value_1: String,
    #[diesel(sql_type = Text)]
    value_2: String,
    #[diesel(sql_type = Text)]
    value_3: String,
    #[diesel(sql_type = Integer)]
    universal: i32,
    #[diesel(sql_type = Integer)]
    unpaired: i32,
    #[diesel(sql_type = Integer)]
    incomplete: i32,
    #[diesel(sql_type = Integer)]
    out_of_time: i32,
    #[diesel(sql_type = BigInt)]
    periods: i64,
    #[diesel(sql_type = Double)]
    first_total: f64,
    #[diesel(sql_type = Double)]
    first_impact: f64,
    #[diesel(sql_type = Double)]
    first_emotional: f64,
    #[diesel(sql_type = Double)]
    last_total: f64,
}

/// The query, with the parameters of [`conditions`]: the question names the scale of total difficulties. `days` is
/// the number of days from `first_on` to `scored_on`, as the database has it.
pub(crate) fn added_value_statement(question: &OutcomeQuestion, days: &str) -> String {
    let values: Vec<&str> = question.by.iter().map(|dimension| column(*dimension)).collect();
    let first = |scale: &str| {
        format!(
            "LEFT JOIN paired_score AS {scale} ON {scale}.episode_id = total.episode_id \
             AND {scale}.instrument = total.instrument AND {scale}.informant = total.informant \
             AND {scale}.scale = '{scale}' AND {scale}.first_on = total.first_on"
        )
    };
    let flag = |condition: &str, name: &str| format!("CASE WHEN {condition} THEN 1 ELSE 0 END AS {name}");
    let range = AddedValue::FOLLOW_UP_DAYS;
    let flags = [
        flag(&format!("total.tier = '{}'", Tier::Universal), "universal"),
        flag("total.last_score IS NULL", "unpaired"),
        flag("impact.first_score IS NULL OR emotional.first_score IS NULL", "incomplete"),
        flag(&format!("total.days < {} OR total.days > {}", range.start(), range.end()), "out_of_time"),
    ];
    let sum =
        |what: &str, name: &str| format!("{} AS {name}", in_points(&format!("coalesce(sum({what}), 0)")));
    format!(
        "SELECT total.value_1, total.value_2, total.value_3, {}, count(*) AS periods, {}, {}, {}, {} FROM (\
         SELECT episode_id, instrument, informant, tier, first_on, first_score, last_score, {days} AS days, {} \
         FROM paired_score WHERE {}) AS total {} {} GROUP BY 1, 2, 3, 4, 5, 6, 7",
        flags.join(", "),
        sum("total.first_score", "first_total"),
        sum("impact.first_score", "first_impact"),
        sum("emotional.first_score", "first_emotional"),
        sum("total.last_score", "last_total"),
        value_columns(&values),
        conditions(question),
        first("impact"),
        first("emotional"),
    )
}

/// Rows of the query in the groups asked for. A period is left out for the first reason that it has.
pub(crate) fn added_value_groups(
    rows: Vec<AddedValueRow>,
    question: &OutcomeQuestion,
) -> Result<Vec<AddedValueGroup>> {
    let mut groups: BTreeMap<Vec<String>, AddedValueGroup> = BTreeMap::new();
    for row in rows {
        let periods = u64::try_from(row.periods).unwrap_or_default();
        for values in combinations(question, [row.value_1.clone(), row.value_2.clone(), row.value_3.clone()])?
        {
            let group = groups.entry(values).or_default();
            if row.universal > 0 {
                group.universal += periods;
            } else if row.unpaired > 0 {
                group.unpaired += periods;
            } else if row.incomplete > 0 {
                group.incomplete += periods;
            } else if row.out_of_time > 0 {
                group.out_of_time += periods;
            } else {
                group.sums.periods += periods;
                group.sums.first_total += row.first_total;
                group.sums.first_impact += row.first_impact;
                group.sums.first_emotional += row.first_emotional;
                group.sums.last_total += row.last_total;
            }
        }
    }
    Ok(groups.into_iter().map(|(values, group)| AddedValueGroup { values, ..group }).collect())
}
