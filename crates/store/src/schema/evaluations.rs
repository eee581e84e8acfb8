//! Evaluation projects and their frozen releases.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    evaluation_project (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        purpose -> Text,
        k -> Integer,
        key -> Nullable<Text>,
        created_by -> Text,
        created_by_id -> DbUuid,
        created_at -> DbTime,
        key_destroyed_at -> Nullable<DbTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    evaluation_release (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        project_id -> DbUuid,
        number -> Nullable<Integer>,
        state -> Text,
        made_by -> Text,
        made_by_id -> DbUuid,
        created_at -> DbTime,
        frozen_at -> Nullable<DbTime>,
        software_version -> Text,
        definition_version -> Integer,
        manifest -> Nullable<DbJson>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::DbUuid;

    release_chunk (release_id, part, seq) {
        release_id -> DbUuid,
        part -> Text,
        seq -> Integer,
        bytes -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    published_table (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        title -> Text,
        selection -> DbJson,
        policy -> DbJson,
        pairing -> Text,
        cells -> DbJson,
        counts -> DbJson,
        published_by -> Text,
        published_by_id -> DbUuid,
        published_at -> DbTime,
    }
}
