//! A partnership and what is set up in it.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{cluster, locality, offer, organisation, partnership, population, school, ward},
    types::{Json, Time, Uid},
};

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

/// A row of `population`. The figures are a list of [`PopulationFigure`].
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = population, treat_none_as_default_value = false)]
pub struct Population {
    pub partnership_id: Uid,
    pub dimension: String,
    pub figures: Json,
    pub source: String,
    pub as_at: NaiveDate,
    pub version: i32,
}

/// How many people of a population have a value.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PopulationFigure {
    pub value: String,
    pub count: u64,
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
