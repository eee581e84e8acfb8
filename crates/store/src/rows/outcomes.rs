//! Pairs of scores and the sums that are kept of them.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{outcome_left_out, outcome_summary, paired_score},
    types::{Json, Uid},
};

/// A row of `paired_score`; scores in steps.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = paired_score, treat_none_as_default_value = false)]
pub struct PairedScore {
    pub episode_id: Uid,
    pub instrument: String,
    pub informant: String,
    pub scale: String,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub tier: String,
    pub offers: Json,
    pub organisations: Json,
    pub locality: String,
    pub school: String,
    pub sex: String,
    pub age: String,
    pub ethnicity: String,
    pub sen: String,
    pub free_school_meals: String,
    pub deprivation: String,
    pub waiting: String,
    pub dose: String,
    pub first_on: NaiveDate,
    pub scored_on: NaiveDate,
    pub first_score: i64,
    pub last_score: Option<i64>,
    pub category: Option<String>,
    pub first_raised: Option<bool>,
    pub last_raised: Option<bool>,
    pub counted: bool,
    pub no_measures: String,
}

/// A row of `outcome_summary`; sums in steps and squared steps.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = outcome_summary, treat_none_as_default_value = false)]
pub struct OutcomeSummary {
    pub partnership_id: Uid,
    pub dimension: String,
    pub instrument: String,
    pub informant: String,
    pub scale: String,
    pub value: String,
    pub tier: String,
    pub measured: i64,
    pub paired: i64,
    pub sum_first: i64,
    pub sum_last: i64,
    pub sum_first_sq: i64,
    pub sum_last_sq: i64,
    pub sum_first_last: i64,
    pub improved: i64,
    pub unchanged: i64,
    pub deteriorated: i64,
    pub no_threshold: i64,
    pub banded: i64,
    pub raised_first: i64,
    pub moved_out: i64,
    pub moved_into: i64,
}

/// A row of `outcome_left_out`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = outcome_left_out, treat_none_as_default_value = false)]
pub struct OutcomeLeftOut {
    pub partnership_id: Uid,
    pub instrument: String,
    pub informant: String,
    pub scale: String,
    pub no_measures: String,
    pub without_consent: i64,
    pub not_paired: i64,
}
