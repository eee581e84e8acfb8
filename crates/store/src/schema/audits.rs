//! The chained audit.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    audit (chain, seq) {
        chain -> DbUuid,
        seq -> BigInt,
        partnership_id -> DbUuid,
        at -> DbTime,
        actor_kind -> Text,
        actor_id -> DbUuid,
        action -> Text,
        young_person_id -> Nullable<DbUuid>,
        subject_id -> Nullable<DbUuid>,
        details -> DbJson,
        request_id -> Text,
        previous_hash -> Text,
        hash -> Text,
    }
}
