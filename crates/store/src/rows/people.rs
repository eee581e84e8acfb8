//! Young people, who may see them, and what they agreed to.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{consent, joined_person, person_access, told_apart, young_person},
    types::{Time, Uid},
};

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

/// A row of `told_apart`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = told_apart, treat_none_as_default_value = false)]
pub struct ToldApart {
    pub young_person_id: Uid,
    pub other_id: Uid,
    pub partnership_id: Uid,
    pub told_by: String,
    pub told_by_id: Uid,
    pub told_at: Time,
}

/// A row of `joined_person`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = joined_person, treat_none_as_default_value = false)]
pub struct JoinedPerson {
    pub id: Uid,
    pub partnership_id: Uid,
    pub young_person_id: Uid,
    pub record: String,
    pub joined_by: String,
    pub joined_by_id: Uid,
    pub joined_at: Time,
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
