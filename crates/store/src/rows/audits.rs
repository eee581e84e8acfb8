//! The chained audit.

use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::audit,
    types::{Json, Time, Uid},
};

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
