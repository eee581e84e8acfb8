//! The rows behind a figure.

use chrono::NaiveDate;
use diesel::{
    QueryableByName,
    sql_types::{BigInt, Bool, Date, Double, Nullable, Text},
};

use headstart_domain::{evaluation::AddedValue, tier::Tier};

use super::{crossing::conditions, group::OutcomeQuestion, values::in_points};
use crate::types::{DbUuid, Uid};

/// A pair, or a first score, behind a figure.
#[derive(Debug, Clone, PartialEq, QueryableByName)]
pub struct FigureRow {
    /// The period of support.
    #[diesel(sql_type = DbUuid)]
    pub episode_id: Uid,
    /// The young person.
    #[diesel(sql_type = DbUuid)]
    pub young_person_id: Uid,
    /// The day of the first score.
    #[diesel(sql_type = Date)]
    pub first_on: NaiveDate,
    /// The day of the last score; of the first one while there is no later one.
    #[diesel(sql_type = Date)]
    pub scored_on: NaiveDate,
    /// The first score.
    #[diesel(sql_type = Double)]
    pub first_score: f64,
    /// The last score.
    #[diesel(sql_type = Nullable<Double>)]
    pub last_score: Option<f64>,
    /// Whether it is a reliable change, by code.
    #[diesel(sql_type = Nullable<Text>)]
    pub category: Option<String>,
    /// Whether the first score lies in a raised band.
    #[diesel(sql_type = Nullable<Bool>)]
    pub first_raised: Option<bool>,
    /// Whether the last score does.
    #[diesel(sql_type = Nullable<Bool>)]
    pub last_raised: Option<bool>,
}

/// The query of a page of rows, in the order of the periods. Its last parameter, after those of [`conditions`], is the
/// period after which the page starts. The question names one scale of one informant, or a period comes twice.
pub(crate) fn rows_statement(question: &OutcomeQuestion, limit: i64) -> String {
    let conditions = conditions(question);
    let last = conditions.matches('$').count() + 1;
    format!(
        "SELECT episode_id, young_person_id, first_on, scored_on, {} AS first_score, {} AS last_score, category, \
         first_raised, last_raised FROM paired_score WHERE {conditions} AND episode_id > ${last} \
         ORDER BY episode_id LIMIT {limit}",
        in_points("first_score"),
        in_points("last_score"),
    )
}

/// A period of support behind a figure of measurable change: on how many scales of one informant what happened.
#[derive(Debug, Clone, PartialEq, QueryableByName)]
pub struct ChangeFigureRow {
    /// The period of support.
    #[diesel(sql_type = DbUuid)]
    pub episode_id: Uid,
    /// The young person.
    #[diesel(sql_type = DbUuid)]
    pub young_person_id: Uid,
    /// Scales with a score.
    #[diesel(sql_type = BigInt)]
    pub scales: i64,
    /// Those of them with a later one.
    #[diesel(sql_type = BigInt)]
    pub paired: i64,
    /// Those with a reliable improvement.
    #[diesel(sql_type = BigInt)]
    pub improved: i64,
    /// Those without a reliable change.
    #[diesel(sql_type = BigInt)]
    pub unchanged: i64,
    /// Those with a reliable deterioration.
    #[diesel(sql_type = BigInt)]
    pub deteriorated: i64,
}

/// The query of a page of periods, in their order. Its last parameter, after those of [`conditions`], is the period after
/// which the page starts. The question names one informant.
pub(crate) fn change_rows_statement(question: &OutcomeQuestion, limit: i64) -> String {
    let conditions = conditions(question);
    let last = conditions.matches('$').count() + 1;
    let of = |category: &str| format!("count(CASE WHEN category = '{category}' THEN 1 END) AS {category}");
    format!(
        "SELECT episode_id, young_person_id, count(*) AS scales, count(last_score) AS paired, {}, {}, {} \
         FROM paired_score WHERE {conditions} AND episode_id > ${last} \
         GROUP BY episode_id, young_person_id ORDER BY episode_id LIMIT {limit}",
        of("improved"),
        of("unchanged"),
        of("deteriorated"),
    )
}

/// A period of support behind an added value: the parents' scores that go into it.
#[derive(Debug, Clone, PartialEq, QueryableByName)]
pub struct AddedValueFigureRow {
    /// The period of support.
    #[diesel(sql_type = DbUuid)]
    pub episode_id: Uid,
    /// The young person.
    #[diesel(sql_type = DbUuid)]
    pub young_person_id: Uid,
    /// Days from the first form to the last.
    #[diesel(sql_type = BigInt)]
    pub days: i64,
    /// Total difficulties at first.
    #[diesel(sql_type = Double)]
    pub first_total: f64,
    /// The impact at first.
    #[diesel(sql_type = Double)]
    pub first_impact: f64,
    /// Emotional problems at first.
    #[diesel(sql_type = Double)]
    pub first_emotional: f64,
    /// Total difficulties at last.
    #[diesel(sql_type = Double)]
    pub last_total: f64,
}

/// The query of a page of the periods that have an added value, in their order: those left out by
/// [`added_value_groups`](super::added_value_groups) for any reason do not come. Its last parameter, after those of
/// [`conditions`], is the period after which the page starts. The question names the scale of total difficulties; `days`
/// is the number of days from `first_on` to `scored_on`, as the database has it.
pub(crate) fn added_value_rows_statement(question: &OutcomeQuestion, days: &str, limit: i64) -> String {
    let conditions = conditions(question);
    let last = conditions.matches('$').count() + 1;
    let first = |scale: &str| {
        format!(
            "JOIN paired_score AS {scale} ON {scale}.episode_id = total.episode_id \
             AND {scale}.instrument = total.instrument AND {scale}.informant = total.informant \
             AND {scale}.scale = '{scale}' AND {scale}.first_on = total.first_on"
        )
    };
    let range = AddedValue::FOLLOW_UP_DAYS;
    format!(
        "SELECT total.episode_id, total.young_person_id, total.days, {} AS first_total, {} AS first_impact, \
         {} AS first_emotional, {} AS last_total FROM (\
         SELECT episode_id, young_person_id, instrument, informant, first_on, first_score, last_score, \
         CAST({days} AS bigint) AS days FROM paired_score \
         WHERE {conditions} AND tier <> '{}' AND last_score IS NOT NULL AND episode_id > ${last}) AS total {} {} \
         WHERE total.days >= {} AND total.days <= {} ORDER BY total.episode_id LIMIT {limit}",
        in_points("total.first_score"),
        in_points("impact.first_score"),
        in_points("emotional.first_score"),
        in_points("total.last_score"),
        Tier::Universal,
        first("impact"),
        first("emotional"),
        range.start(),
        range.end(),
    )
}
