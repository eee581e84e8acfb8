//! The school survey: rounds, their schools and classes, and responses that belong to nobody.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{survey_class, survey_response, survey_school, survey_wave},
    types::{Json, Time, Uid},
};

/// A row of `survey_wave`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = survey_wave, treat_none_as_default_value = false)]
pub struct SurveyWave {
    pub id: Uid,
    pub partnership_id: Uid,
    pub name: String,
    pub academic_year: i16,
    pub design: String,
    pub year_groups: Json,
    pub instruments: Json,
    pub asks_code: bool,
    pub opens_on: NaiveDate,
    pub closes_on: NaiveDate,
    pub state: String,
    pub made_by: String,
    pub made_by_id: Uid,
    pub made_at: Time,
    pub opened_at: Option<Time>,
    pub closed_at: Option<Time>,
    pub version: i32,
}

/// A row of `survey_school`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = survey_school, treat_none_as_default_value = false)]
pub struct SurveySchool {
    pub wave_id: Uid,
    pub school_id: Uid,
    pub partnership_id: Uid,
    pub on_roll: Json,
}

/// A row of `survey_class`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = survey_class, treat_none_as_default_value = false)]
pub struct SurveyClass {
    pub id: Uid,
    pub wave_id: Uid,
    pub school_id: Uid,
    pub year_group: i16,
    pub label: String,
    pub pupils: i32,
    pub token_hash: Option<String>,
    pub link_made_at: Option<Time>,
    pub answered: i32,
}

/// A row of `survey_response`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = survey_response, treat_none_as_default_value = false)]
pub struct SurveyResponse {
    pub id: Uid,
    pub partnership_id: Uid,
    pub wave_id: Uid,
    pub school_id: Uid,
    pub year_group: i16,
    pub sex: Option<String>,
    pub free_school_meals: Option<bool>,
    pub special_needs: Option<bool>,
    pub ethnic_group: Option<String>,
    pub pupil_code: Option<String>,
    pub answers: Json,
    pub scores: Json,
    pub completed_on: NaiveDate,
}

/// What results need of a response.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = survey_response)]
pub struct SurveyScores {
    pub school_id: Uid,
    pub year_group: i16,
    pub sex: Option<String>,
    pub scores: Json,
}

/// What of a response somebody who knows the pupil might recognise.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = survey_response)]
pub struct SurveyDetails {
    pub id: Uid,
    pub school_id: Uid,
    pub year_group: i16,
    pub sex: Option<String>,
    pub free_school_meals: Option<bool>,
    pub special_needs: Option<bool>,
    pub ethnic_group: Option<String>,
    pub pupil_code: Option<String>,
}
