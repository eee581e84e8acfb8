//! Forms, scores and what a partnership has decided about measuring.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{instrument_wording, measure, measuring, score},
    types::{Json, Time, Uid},
};

/// A row of `measure`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = measure, treat_none_as_default_value = false)]
pub struct Measure {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub instrument: String,
    pub instrument_version: String,
    pub informant: String,
    pub point: String,
    pub completed_on: NaiveDate,
    pub mode: String,
    pub answers: Json,
    pub alerts: Json,
    pub entered_by: String,
    pub entered_by_id: Uid,
    pub entered_at: Time,
}

/// A row of `score`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = score, treat_none_as_default_value = false)]
pub struct Score {
    pub measure_id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub instrument: String,
    pub informant: String,
    pub scale: String,
    pub point: String,
    pub completed_on: NaiveDate,
    pub value: Option<f64>,
    pub metric: Option<f64>,
    pub t: Option<f64>,
    pub band: Option<String>,
    pub answered: i16,
    pub items: i16,
    pub prorated: bool,
}

/// A row of `instrument_wording`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = instrument_wording, treat_none_as_default_value = false)]
pub struct InstrumentWording {
    pub id: Uid,
    pub partnership_id: Uid,
    pub instrument: String,
    pub instrument_version: String,
    pub informant: String,
    pub wording: Json,
    pub licence: String,
    pub holder: String,
    pub declared_by: String,
    pub declared_by_id: Uid,
    pub declared_at: Time,
    pub ended_at: Option<Time>,
    pub ended_by: Option<String>,
}

/// A row of `measuring`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = measuring, treat_none_as_default_value = false)]
pub struct Measuring {
    pub partnership_id: Uid,
    pub settings: Json,
    pub changed_by: String,
    pub changed_at: Time,
    pub version: i32,
}
