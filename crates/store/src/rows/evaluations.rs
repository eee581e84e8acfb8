//! Evaluation projects and their frozen releases.

use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{evaluation_project, evaluation_release, published_table, release_chunk},
    types::{Json, Time, Uid},
};

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

/// A row of `published_table`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = published_table, treat_none_as_default_value = false)]
pub struct PublishedTable {
    pub id: Uid,
    pub partnership_id: Uid,
    pub title: String,
    pub selection: Json,
    pub policy: Json,
    pub pairing: String,
    pub cells: Json,
    pub counts: Json,
    pub published_by: String,
    pub published_by_id: Uid,
    pub published_at: Time,
}
