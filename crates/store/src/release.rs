//! What a release is made from, as the database gives it.

use chrono::NaiveDate;
use diesel::{NullableExpressionMethods, Queryable, Selectable};

use crate::{
    schema::{consent, episode, locality, measure, score, young_person},
    types::{Time, Uid},
};

/// What of a young person goes into a release, before it is protected.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = young_person)]
pub struct ReleasePerson {
    /// The young person.
    pub id: Uid,
    /// Date of birth; it only gives the school year.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Option<String>,
    /// Ethnic category.
    pub ethnicity: Option<String>,
    /// Special educational needs.
    pub sen_status: Option<String>,
    /// Free school meals.
    pub free_school_meals: Option<bool>,
    /// Decile of deprivation.
    pub imd_decile: Option<i16>,
    /// The school.
    pub school_id: Option<Uid>,
    /// The locality of the home.
    pub locality_id: Option<Uid>,
    /// Its name.
    #[diesel(select_expression = locality::name.nullable())]
    pub locality: Option<String>,
    /// Whether the newest word on evaluation was a consent in force when it was last looked at.
    pub evaluation_consent: bool,
    /// When the record was last changed.
    pub updated_at: Time,
}

/// One word on evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Queryable, Selectable)]
#[diesel(table_name = consent)]
pub struct EvaluationConsent {
    /// Whose.
    pub young_person_id: Uid,
    /// Given or refused.
    pub given: bool,
    /// From which day on.
    pub from_on: NaiveDate,
    /// To which day.
    pub until_on: Option<NaiveDate>,
    /// From which day on it is withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
}

/// A placement in an offer.
#[derive(Debug, Clone, PartialEq, Queryable)]
pub struct ReleasePlacement {
    /// In which period of support.
    pub episode_id: Uid,
    /// The offer's number in the programme plan.
    pub offer: i16,
    /// The state.
    pub state: String,
}

/// Sessions of a period of support with one attendance.
#[derive(Debug, Clone, PartialEq, Queryable)]
pub struct ReleaseSessions {
    /// In which period of support.
    pub episode_id: Uid,
    /// Whether the young person came.
    pub attendance: String,
    /// How many.
    pub count: i64,
    /// Minutes of those where they were recorded.
    pub minutes: Option<i64>,
}

/// A completed questionnaire.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = measure)]
pub struct ReleaseForm {
    /// The questionnaire.
    pub id: Uid,
    /// Whose.
    pub young_person_id: Uid,
    /// In which period of support.
    pub episode_id: Uid,
    /// When that one's waiting time began.
    #[diesel(select_expression = episode::clock_started_at)]
    pub clock_started_at: Time,
    /// The instrument.
    pub instrument: String,
    /// The version of its definition.
    pub instrument_version: String,
    /// Who answered.
    pub informant: String,
    /// When in the course of support.
    pub point: String,
    /// How the answers came in.
    pub mode: String,
    /// The day of completion.
    pub completed_on: NaiveDate,
}

/// What of a questionnaire decides by which norms it was judged.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = measure)]
pub struct JudgedForm {
    /// Whose.
    pub young_person_id: Uid,
    /// The instrument.
    pub instrument: String,
    /// The version of its definition.
    pub instrument_version: String,
    /// Who answered.
    pub informant: String,
    /// The day of completion.
    pub completed_on: NaiveDate,
}

/// A score, without what its questionnaire says.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = score)]
pub struct ReleaseScore {
    /// In the order in which scores were stored.
    pub id: i64,
    /// Of which questionnaire.
    pub measure_id: Uid,
    /// The scale.
    pub scale: String,
    /// The score.
    pub value: Option<f64>,
    /// The metric score.
    pub metric: Option<f64>,
    /// The T score.
    pub t: Option<f64>,
    /// The band.
    pub band: Option<String>,
    /// Items answered.
    pub answered: i16,
    /// Items there are.
    pub items: i16,
    /// Whether items were made up for.
    pub prorated: bool,
}

/// What of a period of support the table of young people counts.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = episode)]
pub struct EpisodeOf {
    /// Whose.
    pub young_person_id: Uid,
    /// The tier.
    pub tier: String,
    /// When the waiting time began.
    pub clock_started_at: Time,
}
