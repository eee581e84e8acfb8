//! Answering by link and on paper, and the alerts that come of answers.

use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{alert, answer_link, paper_entry},
    types::{Time, Uid},
};

/// A row of `answer_link`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = answer_link, treat_none_as_default_value = false)]
pub struct AnswerLink {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub token_hash: String,
    pub instrument: String,
    pub instrument_version: String,
    pub informant: String,
    pub point: String,
    pub hand: String,
    pub wording_id: Option<Uid>,
    pub state: String,
    pub answers: Option<String>,
    pub saved_at: Option<Time>,
    pub opened_at: Option<Time>,
    pub expires_at: Time,
    pub made_by: String,
    pub made_by_id: Uid,
    pub made_at: Time,
    pub ended_at: Option<Time>,
    pub measure_id: Option<Uid>,
}

/// A row of `alert`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = alert, treat_none_as_default_value = false)]
pub struct Alert {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub origin_id: Uid,
    pub measure_id: Option<Uid>,
    pub instrument: String,
    pub informant: String,
    pub item: i16,
    pub answer: f64,
    pub about: String,
    pub raised_at: Time,
    pub is_open: bool,
    pub acknowledged_at: Option<Time>,
    pub acknowledged_by: Option<String>,
    pub acknowledged_by_id: Option<Uid>,
    pub done: Option<String>,
}

/// A row of `paper_entry`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = paper_entry, treat_none_as_default_value = false)]
pub struct PaperEntry {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub instrument: String,
    pub informant: String,
    pub point: String,
    pub state: String,
    pub first_entry: Option<String>,
    pub first_by: String,
    pub first_by_id: Uid,
    pub first_at: Time,
    pub second_entry: Option<String>,
    pub second_by: Option<String>,
    pub second_by_id: Option<Uid>,
    pub second_at: Option<Time>,
    pub note: Option<String>,
    pub measure_id: Option<Uid>,
    pub version: i32,
}
