//! Breakdowns that no summary is kept of: one grouped query over the pairs.

use chrono::NaiveDate;
use diesel::{
    QueryableByName,
    sql_types::{BigInt, Text},
};

use headstart_domain::evaluation::PairedSummary;

use super::{
    group::{Groups, OutcomeGroup, OutcomeQuestion, sums},
    values::{column, values_in},
};
use crate::{Result, rows::OutcomeSummary, types::Uid};

/// What is summed of each group, in columns of the names of the summaries. PostgreSQL adds whole numbers up to a
/// number of any size; neither database lets one that is too large pass.
const SUMS: &str = "count(*) AS measured, count(last_score) AS paired, \
    CAST(coalesce(sum(CASE WHEN last_score IS NOT NULL THEN first_score END), 0) AS bigint) AS sum_first, \
    CAST(coalesce(sum(last_score), 0) AS bigint) AS sum_last, \
    CAST(coalesce(sum(CASE WHEN last_score IS NOT NULL THEN first_score * first_score END), 0) AS bigint) \
        AS sum_first_sq, \
    CAST(coalesce(sum(last_score * last_score), 0) AS bigint) AS sum_last_sq, \
    CAST(coalesce(sum(first_score * last_score), 0) AS bigint) AS sum_first_last, \
    count(CASE WHEN category = 'improved' THEN 1 END) AS improved, \
    count(CASE WHEN category = 'unchanged' THEN 1 END) AS unchanged, \
    count(CASE WHEN category = 'deteriorated' THEN 1 END) AS deteriorated, \
    count(CASE WHEN last_score IS NOT NULL AND category IS NULL THEN 1 END) AS no_threshold, \
    count(CASE WHEN first_raised IS NOT NULL AND last_raised IS NOT NULL THEN 1 END) AS banded, \
    count(CASE WHEN first_raised AND last_raised IS NOT NULL THEN 1 END) AS raised_first, \
    count(CASE WHEN first_raised AND NOT last_raised THEN 1 END) AS moved_out, \
    count(CASE WHEN last_raised AND NOT first_raised THEN 1 END) AS moved_into";

/// The most dimensions of one breakdown.
pub(super) const MOST: usize = 3;

/// A row of the query: a group by the columns asked for.
#[derive(Debug, QueryableByName)]
pub(crate) struct CrossedSums {
    #[diesel(sql_type = Text)]
    instrument: String,
    #[diesel(sql_type = Text)]
    informant: String,
    #[diesel(sql_type = Text)]
    scale: String,
    #[diesel(sql_type = Text)]
    value_1: String,
    #[diesel(sql_type = Text)]
    value_2: String,
    #[diesel(sql_type = Text)]
    value_3: String,
    #[diesel(sql_type = BigInt)]
    measured: i64,
    #[diesel(sql_type = BigInt)]
    paired: i64,
    #[diesel(sql_type = BigInt)]
    sum_first: i64,
    #[diesel(sql_type = BigInt)]
    sum_last: i64,
    #[diesel(sql_type = BigInt)]
    sum_first_sq: i64,
    #[diesel(sql_type = BigInt)]
    sum_last_sq: i64,
    #[diesel(sql_type = BigInt)]
    sum_first_last: i64,
    #[diesel(sql_type = BigInt)]
    improved: i64,
    #[diesel(sql_type = BigInt)]
    unchanged: i64,
    #[diesel(sql_type = BigInt)]
    deteriorated: i64,
    #[diesel(sql_type = BigInt)]
    no_threshold: i64,
    #[diesel(sql_type = BigInt)]
    banded: i64,
    #[diesel(sql_type = BigInt)]
    raised_first: i64,
    #[diesel(sql_type = BigInt)]
    moved_out: i64,
    #[diesel(sql_type = BigInt)]
    moved_into: i64,
}

/// The query. Its parameters are, in this order: the partnership, then whichever of instrument, informant, scale,
/// first day, last day and the values of single dimensions the question names.
pub(crate) fn statement(question: &OutcomeQuestion) -> String {
    let columns: Vec<&str> = question.by.iter().map(|dimension| column(*dimension)).collect();
    sums_by(question, &columns)
}

/// The same for each day on which pairs have their last score, whatever else the question asks apart.
pub(crate) fn statement_by_day(question: &OutcomeQuestion) -> String {
    sums_by(question, &["CAST(scored_on AS text)"])
}

/// The day of the first score that a question counts, whenever the last one was.
pub(crate) fn first_day_statement(question: &OutcomeQuestion) -> String {
    format!("SELECT min(first_on) AS day FROM paired_score WHERE {}", conditions(question))
}

fn sums_by(question: &OutcomeQuestion, by: &[&str]) -> String {
    let groups: String = by.iter().map(|column| format!(", {column}")).collect();
    format!(
        "SELECT instrument, informant, scale, {}, {SUMS} FROM paired_score \
         WHERE {} GROUP BY instrument, informant, scale{groups}",
        value_columns(by),
        conditions(question)
    )
}

/// The columns `value_1` to `value_3` of a breakdown: empty where it has fewer dimensions.
pub(super) fn value_columns(by: &[impl AsRef<str>]) -> String {
    let value = |n: usize| by.get(n - 1).map_or("''", AsRef::as_ref);
    let columns: Vec<String> = (1..=MOST).map(|n| format!("{} AS value_{n}", value(n))).collect();
    columns.join(", ")
}

/// Which pairs a question counts: those in its frame of young people who consented.
pub(crate) fn conditions(question: &OutcomeQuestion) -> String {
    format!("counted AND {}", frame(question))
}

/// The frame of a question, in which its figures are counted and also what they leave out. The parameters are, in this
/// order: the partnership, then whichever of instrument, informant, scale, first day, last day and the values of single
/// dimensions the question names.
pub(super) fn frame(question: &OutcomeQuestion) -> String {
    let mut parameter = 1;
    let mut conditions = String::from("partnership_id = $1");
    let mut next = || {
        parameter += 1;
        format!("${parameter}")
    };
    for (asked, condition) in [
        (question.instrument.is_some(), "instrument ="),
        (question.informant.is_some(), "informant ="),
        (question.scale.is_some(), "scale ="),
        (question.from.is_some(), "scored_on >="),
        (question.to.is_some(), "scored_on <="),
    ] {
        if asked {
            conditions.push_str(&format!(" AND {condition} {}", next()));
        }
    }
    for (dimension, values) in &question.only {
        let any: Vec<String> = values
            .iter()
            .map(|value| {
                let comparison = if dimension.has_several() && !value.is_empty() { "LIKE" } else { "=" };
                format!("{} {comparison} {}", column(*dimension), next())
            })
            .collect();
        // Of no value at all there is nobody.
        let any = if any.is_empty() { "1 = 0".to_owned() } else { any.join(" OR ") };
        conditions.push_str(&format!(" AND ({any})"));
    }
    if question.closed {
        conditions.push_str(
            " AND EXISTS (SELECT 1 FROM episode WHERE episode.id = paired_score.episode_id AND NOT episode.is_open)",
        );
    }
    conditions
}

impl CrossedSums {
    /// The sums of a day, from [`statement_by_day`].
    pub(crate) fn of_day(&self) -> Result<(NaiveDate, PairedSummary)> {
        let day = self.value_1.parse::<NaiveDate>();
        let day = day.map_err(|error| crate::StoreError::Corrupt(error.to_string()))?;
        Ok((day, sums(&self.row(Uid::NIL))))
    }

    fn row(&self, partnership: Uid) -> OutcomeSummary {
        OutcomeSummary {
            partnership_id: partnership,
            dimension: String::new(),
            instrument: String::new(),
            informant: String::new(),
            scale: String::new(),
            value: String::new(),
            tier: String::new(),
            measured: self.measured,
            paired: self.paired,
            sum_first: self.sum_first,
            sum_last: self.sum_last,
            sum_first_sq: self.sum_first_sq,
            sum_last_sq: self.sum_last_sq,
            sum_first_last: self.sum_first_last,
            improved: self.improved,
            unchanged: self.unchanged,
            deteriorated: self.deteriorated,
            no_threshold: self.no_threshold,
            banded: self.banded,
            raised_first: self.raised_first,
            moved_out: self.moved_out,
            moved_into: self.moved_into,
        }
    }
}

/// Rows of the query in the groups asked for: an episode of several offers counts in each of them.
pub(crate) fn crossed(
    rows: Vec<CrossedSums>,
    question: &OutcomeQuestion,
    partnership: Uid,
) -> Result<Vec<OutcomeGroup>> {
    let mut groups = Groups::default();
    for row in rows {
        let sums = row.row(partnership);
        for values in combinations(question, [row.value_1, row.value_2, row.value_3])? {
            groups.add((row.instrument.clone(), row.informant.clone(), row.scale.clone(), values), &sums);
        }
    }
    Ok(groups.into_list())
}

/// The groups that a row of a crossed query belongs to: an episode of several offers belongs to each of them.
pub(super) fn combinations(question: &OutcomeQuestion, texts: [String; MOST]) -> Result<Vec<Vec<String>>> {
    let mut combinations = vec![Vec::new()];
    for (dimension, text) in question.by.iter().zip(texts) {
        combinations = product(&combinations, &values_in(*dimension, text)?);
    }
    Ok(combinations)
}

/// Each combination continued by each value.
fn product(combinations: &[Vec<String>], values: &[String]) -> Vec<Vec<String>> {
    let continued = |combination: &Vec<String>| {
        values
            .iter()
            .map(|value| [combination.as_slice(), std::slice::from_ref(value)].concat())
            .collect::<Vec<_>>()
    };
    combinations.iter().flat_map(continued).collect()
}

#[cfg(test)]
mod tests {
    use headstart_domain::evaluation::Dimension;

    use super::*;

    #[test]
    fn parameters_are_numbered_in_the_order_in_which_they_are_bound() {
        let question = OutcomeQuestion {
            instrument: Some("sdq".into()),
            scale: Some("total".into()),
            by: vec![Dimension::Offer, Dimension::Age],
            only: vec![(Dimension::School, vec!["x".into(), "y".into()])],
            from: "2026-01-01".parse().ok(),
            ..OutcomeQuestion::default()
        };
        let statement = statement(&question);
        assert!(
            statement.contains("partnership_id = $1 AND instrument = $2 AND scale = $3 AND scored_on >= $4")
        );
        assert!(
            statement.contains(
                " AND (school = $5 OR school = $6) GROUP BY instrument, informant, scale, CAST(offers AS text), age"
            )
        );
        assert!(statement.contains("'' AS value_3"));
    }

    #[test]
    fn combinations_take_every_value_of_the_next_dimension() {
        let of = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let both = product(&product(&[vec![]], &of(&["a", "b"])), &of(&["x", "y"]));
        assert_eq!(both, [of(&["a", "x"]), of(&["a", "y"]), of(&["b", "x"]), of(&["b", "y"])]);
        assert!(product(&both, &[]).is_empty(), "an episode of no offer is in no offer's group");
    }
}
