//! Reference data: neighbourhoods, postcodes, bank holidays, code sets.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::schema::{bank_holiday, code_entry, lsoa, postcode_area};

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
