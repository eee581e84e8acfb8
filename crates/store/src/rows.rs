//! One struct for each table: what is read from it and written to it.
#![expect(missing_docs, reason = "a row's fields are the columns of its table, explained in the migrations")]

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::*,
    types::{Json, Time, Uid},
};

/// A row of `lsoa`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = lsoa, treat_none_as_default_value = false)]
pub struct Lsoa {
    pub code: String,
    pub name: String,
    pub la_code: Option<String>,
    pub la_name: Option<String>,
    pub ward_code: Option<String>,
    pub ward_name: Option<String>,
    pub imd_edition: Option<i16>,
    pub imd_rank: Option<i32>,
    pub imd_decile: Option<i16>,
    pub idaci_edition: Option<i16>,
    pub idaci_rank: Option<i32>,
    pub idaci_decile: Option<i16>,
    pub idaci_score: Option<f64>,
    pub population: Option<i32>,
}

/// A row of `postcode_area`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = postcode_area, treat_none_as_default_value = false)]
pub struct PostcodeArea {
    pub postcode: String,
    pub lsoa_code: Option<String>,
    pub ward_code: Option<String>,
    pub district_code: Option<String>,
    pub easting: Option<i32>,
    pub northing: Option<i32>,
}

/// A row of `bank_holiday`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = bank_holiday, treat_none_as_default_value = false)]
pub struct BankHoliday {
    pub division: String,
    pub day: NaiveDate,
    pub title: String,
}

/// A row of `code_entry`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = code_entry, treat_none_as_default_value = false)]
pub struct CodeEntry {
    pub scheme: String,
    pub version: String,
    pub code: String,
    pub label: String,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

/// A row of `partnership`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = partnership, treat_none_as_default_value = false)]
pub struct Partnership {
    pub id: Uid,
    pub code: String,
    pub name: String,
    pub created_at: Time,
}

/// A row of `locality`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = locality, treat_none_as_default_value = false)]
pub struct Locality {
    pub id: Uid,
    pub partnership_id: Uid,
    pub name: String,
    pub version: i32,
}

/// A row of `ward`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = ward, treat_none_as_default_value = false)]
pub struct Ward {
    pub partnership_id: Uid,
    pub name: String,
    pub locality_id: Uid,
}

/// A row of `cluster`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = cluster, treat_none_as_default_value = false)]
pub struct Cluster {
    pub id: Uid,
    pub partnership_id: Uid,
    pub locality_id: Uid,
    pub name: String,
    pub version: i32,
}

/// A row of `school`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = school, treat_none_as_default_value = false)]
pub struct School {
    pub id: Uid,
    pub partnership_id: Uid,
    pub urn: i32,
    pub name: String,
    pub phase: Option<String>,
    pub kind: Option<String>,
    pub status: Option<String>,
    pub low_age: Option<i16>,
    pub high_age: Option<i16>,
    pub la_code: Option<String>,
    pub establishment_number: Option<String>,
    pub ward_name: Option<String>,
    pub postcode: Option<String>,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub locality_id: Option<Uid>,
    pub cluster_id: Option<Uid>,
    pub takes_part: bool,
    pub version: i32,
}

/// A row of `organisation`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = organisation, treat_none_as_default_value = false)]
pub struct Organisation {
    pub id: Uid,
    pub partnership_id: Uid,
    pub name: String,
    pub version: i32,
}

/// A row of `offer`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = offer, treat_none_as_default_value = false)]
pub struct Offer {
    pub id: Uid,
    pub partnership_id: Uid,
    pub number: i16,
    pub name: String,
    pub organisation_id: Option<Uid>,
    pub places: Option<i32>,
    pub active: bool,
    pub version: i32,
}

/// A row of `account`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = account, treat_none_as_default_value = false)]
pub struct Account {
    pub id: Uid,
    pub partnership_id: Uid,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub grants: Json,
    pub active: bool,
    pub failed_sign_ins: i32,
    pub locked_until: Option<Time>,
    pub created_at: Time,
    pub version: i32,
}

/// A row of `browser_session`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = browser_session, treat_none_as_default_value = false)]
pub struct BrowserSession {
    pub token_hash: String,
    pub account_id: Uid,
    pub csrf_token: String,
    pub created_at: Time,
    pub last_seen_at: Time,
}

/// A row of `client`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = client, treat_none_as_default_value = false)]
pub struct Client {
    pub id: Uid,
    pub partnership_id: Uid,
    pub client_id: String,
    pub name: String,
    pub role: String,
    pub organisation_id: Option<Uid>,
    pub secret_hash: String,
    pub active: bool,
    pub created_at: Time,
}

/// A row of `signing_key`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_key, treat_none_as_default_value = false)]
pub struct SigningKey {
    pub kid: String,
    pub private_key: String,
    pub public_key: String,
    pub created_at: Time,
    pub retired_at: Option<Time>,
}

/// A row of `idempotency`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency, treat_none_as_default_value = false)]
pub struct Idempotency {
    pub actor_id: Uid,
    pub key: String,
    pub request_hash: String,
    pub status: i32,
    pub body: String,
    pub etag: Option<String>,
    pub location: Option<String>,
    pub created_at: Time,
}

/// A row of `young_person`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = young_person, treat_none_as_default_value = false)]
pub struct YoungPerson {
    pub id: Uid,
    pub partnership_id: Uid,
    pub reference: String,
    pub given_name: String,
    pub family_name: String,
    pub name_key: String,
    pub known_as: Option<String>,
    pub birth_date: NaiveDate,
    pub sex: Option<String>,
    pub gender: Option<String>,
    pub ethnicity: Option<String>,
    pub sen_status: Option<String>,
    pub free_school_meals: Option<bool>,
    pub school_id: Option<Uid>,
    pub school_year: Option<i16>,
    pub postcode: Option<String>,
    pub lsoa_code: Option<String>,
    pub ward_name: Option<String>,
    pub imd_decile: Option<i16>,
    pub idaci_decile: Option<i16>,
    pub locality_id: Option<Uid>,
    pub contact: Option<String>,
    pub has_safe_contact: bool,
    pub restricted: bool,
    pub evaluation_consent: bool,
    pub created_at: Time,
    pub updated_at: Time,
    pub version: i32,
}

/// A row of `person_access`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = person_access, treat_none_as_default_value = false)]
pub struct PersonAccess {
    pub young_person_id: Uid,
    pub account_id: Uid,
}

/// A row of `consent`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = consent, treat_none_as_default_value = false)]
pub struct Consent {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub purpose: String,
    pub organisation_id: Option<Uid>,
    pub given: bool,
    pub given_by: String,
    pub basis: Option<String>,
    pub assessment: Option<String>,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub withdrawn_on: Option<NaiveDate>,
    pub recorded_by: String,
    pub recorded_by_id: Uid,
    pub recorded_at: Time,
}

/// A row of `referral_draft`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = referral_draft, treat_none_as_default_value = false)]
pub struct ReferralDraft {
    pub id: Uid,
    pub partnership_id: Uid,
    pub account_id: Uid,
    pub body: String,
    pub saved_at: Time,
    pub version: i32,
}

/// A row of `referral`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = referral, treat_none_as_default_value = false)]
pub struct Referral {
    pub id: Uid,
    pub partnership_id: Uid,
    pub reference: String,
    pub young_person_id: Uid,
    pub state: String,
    pub is_open: bool,
    pub tier: Option<String>,
    pub source: String,
    pub worry: Json,
    pub referrer: Json,
    pub referrer_account_id: Option<Uid>,
    pub organisation_id: Option<Uid>,
    pub locality_id: Option<Uid>,
    pub school_id: Option<Uid>,
    pub received_at: Time,
    pub decided_at: Option<Time>,
    pub clock_paused_at: Option<Time>,
    pub clock_paused_days: i32,
    pub decide_by: Option<NaiveDate>,
    pub updated_at: Time,
    pub version: i32,
}

/// A row of `history`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = history, treat_none_as_default_value = false)]
pub struct History {
    pub id: Uid,
    pub partnership_id: Uid,
    pub subject_kind: String,
    pub subject_id: Uid,
    pub young_person_id: Uid,
    pub action: String,
    pub from_state: Option<String>,
    pub to_state: String,
    pub actor_kind: String,
    pub actor_id: Uid,
    pub actor_name: String,
    pub at: Time,
    pub details: Json,
}

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
    pub first_contact_on: Option<NaiveDate>,
    pub last_seen_on: Option<NaiveDate>,
    pub has_baseline: bool,
    pub has_closing: bool,
    pub first_measure_on: Option<NaiveDate>,
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
}

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
    pub measure_id: Uid,
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

/// A row of `paired_score`.
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
    pub first_score: f64,
    pub last_score: Option<f64>,
    pub category: Option<String>,
    pub first_raised: Option<bool>,
    pub last_raised: Option<bool>,
    pub counted: bool,
}

/// A row of `outcome_summary`.
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
    pub sum_first: f64,
    pub sum_last: f64,
    pub sum_first_sq: f64,
    pub sum_last_sq: f64,
    pub sum_first_last: f64,
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
    pub without_consent: i64,
    pub not_paired: i64,
}

/// A row of `audit`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit, treat_none_as_default_value = false)]
pub struct Audit {
    pub chain: Uid,
    pub seq: i64,
    pub partnership_id: Uid,
    pub at: Time,
    pub actor_kind: String,
    pub actor_id: Uid,
    pub action: String,
    pub young_person_id: Option<Uid>,
    pub subject_id: Option<Uid>,
    pub details: Json,
    pub request_id: String,
    pub previous_hash: String,
    pub hash: String,
}

/// A row of `evaluation_project`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = evaluation_project, treat_none_as_default_value = false)]
pub struct EvaluationProject {
    pub id: Uid,
    pub partnership_id: Uid,
    pub name: String,
    pub purpose: String,
    pub k: i32,
    pub key: Option<String>,
    pub created_by: String,
    pub created_by_id: Uid,
    pub created_at: Time,
    pub key_destroyed_at: Option<Time>,
}

/// A row of `evaluation_release`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = evaluation_release, treat_none_as_default_value = false)]
pub struct EvaluationRelease {
    pub id: Uid,
    pub partnership_id: Uid,
    pub project_id: Uid,
    pub number: Option<i32>,
    pub state: String,
    pub made_by: String,
    pub made_by_id: Uid,
    pub created_at: Time,
    pub frozen_at: Option<Time>,
    pub software_version: String,
    pub definition_version: i32,
    pub manifest: Option<Json>,
}

/// A row of `release_chunk`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = release_chunk)]
pub struct ReleaseChunk {
    pub release_id: Uid,
    pub part: String,
    pub seq: i32,
    pub bytes: Vec<u8>,
}
