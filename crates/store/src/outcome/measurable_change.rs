//! What all measures of one informant in a period of support say together: one grouped query over the pairs.

use std::collections::BTreeMap;

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Integer, Text},
};
use headstart_domain::{
    evaluation::{Dimension, MeasurableChange},
    statistics::Verdict,
};

use super::{
    crossing::{combinations, conditions, value_columns},
    group::OutcomeQuestion,
    values::column,
};
use crate::Result;

/// Periods of support as one informant saw them, by what their measures say together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeGroup {
    /// Who answered, by code.
    pub informant: String,
    /// The value of each dimension asked for, in the order in which they were; empty where it is not known.
    pub values: Vec<String>,
    /// Periods with a valid score.
    pub assessed: u64,
    /// Those of them with a first and a last score on a scale.
    pub paired: u64,
    /// Those with a reliable improvement and no reliable deterioration.
    pub improved: u64,
    /// Those without either, on at least one scale that has a threshold.
    pub unchanged: u64,
    /// Those with a reliable deterioration.
    pub deteriorated: u64,
}

/// A row of the query: how many periods have the same of everything.
#[derive(Debug, QueryableByName)]
pub(crate) struct ChangeRow {
    #[diesel(sql_type = Text)]
    informant: String,
    #[diesel(sql_type = Text)]
    value_1: String,
    #[diesel(sql_type = Text)]
    value_2: String,
    #[diesel(sql_type = Text)]
    value_3: String,
    #[diesel(sql_type = Integer)]
    paired: i32,
    #[diesel(sql_type = Integer)]
    improved: i32,
    #[diesel(sql_type = Integer)]
    unchanged: i32,
    #[diesel(sql_type = Integer)]
    deteriorated: i32,
    #[diesel(sql_type = BigInt)]
    episodes: i64,
}

/// The value of a dimension for a whole period. Only the age can differ between its scales, when a birthday lies
/// between their first scores: the younger one counts.
fn of_period(dimension: Dimension) -> String {
    let column = column(dimension);
    match dimension {
        Dimension::Age => {
            let youngest = headstart_domain::evaluation::AgeBand::UnderEleven.as_str();
            format!("CASE WHEN max({column}) = '{youngest}' THEN max({column}) ELSE min({column}) END")
        }
        _ => format!("min({column})"),
    }
}

/// The query, with the parameters of [`conditions`].
pub(crate) fn change_statement(question: &OutcomeQuestion) -> String {
    let values: Vec<String> = question.by.iter().map(|dimension| of_period(*dimension)).collect();
    let any = |condition: &str, name: &str| format!("max(CASE WHEN {condition} THEN 1 ELSE 0 END) AS {name}");
    let flags = [
        any("last_score IS NOT NULL", "paired"),
        any("category = 'improved'", "improved"),
        any("category = 'unchanged'", "unchanged"),
        any("category = 'deteriorated'", "deteriorated"),
    ];
    let groups = "informant, value_1, value_2, value_3, paired, improved, unchanged, deteriorated";
    format!(
        "SELECT {groups}, count(*) AS episodes FROM (\
         SELECT episode_id, informant, {}, {} FROM paired_score WHERE {} GROUP BY episode_id, informant\
         ) AS periods GROUP BY {groups}",
        value_columns(&values),
        flags.join(", "),
        conditions(question)
    )
}

/// Rows of the query in the groups asked for.
pub(crate) fn change_groups(rows: Vec<ChangeRow>, question: &OutcomeQuestion) -> Result<Vec<ChangeGroup>> {
    let mut groups: BTreeMap<(String, Vec<String>), ChangeGroup> = BTreeMap::new();
    for row in rows {
        let episodes = u64::try_from(row.episodes).unwrap_or_default();
        let reading = MeasurableChange::of(row.paired > 0, |wanted| match wanted {
            Verdict::Improved => row.improved > 0,
            Verdict::Unchanged => row.unchanged > 0,
            Verdict::Deteriorated => row.deteriorated > 0,
        });
        for values in combinations(question, [row.value_1, row.value_2, row.value_3])? {
            let group = groups.entry((row.informant.clone(), values)).or_default();
            group.assessed += episodes;
            group.paired += episodes * u64::from(reading.paired);
            group.improved += episodes * u64::from(reading.improvement);
            group.unchanged += episodes * u64::from(reading.no_change);
            group.deteriorated += episodes * u64::from(reading.deterioration);
        }
    }
    let named = |((informant, values), group)| ChangeGroup { informant, values, ..group };
    Ok(groups.into_iter().map(named).collect())
}
