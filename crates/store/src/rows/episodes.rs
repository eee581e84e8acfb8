//! Episodes and the support in them.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{episode, goal, placement, support_session},
    types::{Time, Uid},
};

/// A row of `episode`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = episode, treat_none_as_default_value = false)]
pub struct Episode {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub referral_id: Option<Uid>,
    pub previous_id: Option<Uid>,
    pub tier: String,
    pub state: String,
    pub is_open: bool,
    pub lead_worker_id: Option<Uid>,
    pub locality_id: Option<Uid>,
    pub clock_started_at: Time,
    pub opened_at: Time,
    pub started_at: Option<Time>,
    pub closed_at: Option<Time>,
    pub outcome: Option<String>,
    pub no_measures: Option<String>,
    pub first_contact_on: Option<NaiveDate>,
    pub last_seen_on: Option<NaiveDate>,
    pub has_baseline: bool,
    pub has_closing: bool,
    pub last_measure_on: Option<NaiveDate>,
    pub updated_at: Time,
    pub version: i32,
}

/// A row of `placement`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = placement, treat_none_as_default_value = false)]
pub struct Placement {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub offer_id: Uid,
    pub organisation_id: Option<Uid>,
    pub state: String,
    pub is_open: bool,
    pub created_at: Time,
    pub updated_at: Time,
    pub version: i32,
}

/// A row of `support_session`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = support_session, treat_none_as_default_value = false)]
pub struct SupportSession {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub placement_id: Option<Uid>,
    pub held_on: NaiveDate,
    pub minutes: Option<i16>,
    pub mechanism: String,
    pub attendance: String,
    pub note: Option<String>,
    pub recorded_by: String,
    pub recorded_by_id: Uid,
    pub recorded_at: Time,
    pub corrected_by: Option<String>,
    pub corrected_at: Option<Time>,
    pub version: i32,
}

/// A row of `goal`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = goal, treat_none_as_default_value = false)]
pub struct Goal {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub episode_id: Uid,
    pub position: i16,
    pub title: String,
    pub set_by: String,
    pub created_at: Time,
    pub previous_id: Option<Uid>,
    pub corrected_by: Option<String>,
    pub corrected_at: Option<Time>,
    pub version: i32,
}
