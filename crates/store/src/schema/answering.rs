//! Answering by link and on paper, and the alerts that come of answers.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    answer_link (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        token_hash -> Text,
        instrument -> Text,
        instrument_version -> Text,
        informant -> Text,
        point -> Text,
        hand -> Text,
        wording_id -> Nullable<DbUuid>,
        state -> Text,
        answers -> Nullable<Text>,
        saved_at -> Nullable<DbTime>,
        opened_at -> Nullable<DbTime>,
        expires_at -> DbTime,
        made_by -> Text,
        made_by_id -> DbUuid,
        made_at -> DbTime,
        ended_at -> Nullable<DbTime>,
        measure_id -> Nullable<DbUuid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    alert (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        origin_id -> DbUuid,
        measure_id -> Nullable<DbUuid>,
        instrument -> Text,
        informant -> Text,
        item -> SmallInt,
        answer -> Double,
        about -> Text,
        raised_at -> DbTime,
        is_open -> Bool,
        acknowledged_at -> Nullable<DbTime>,
        acknowledged_by -> Nullable<Text>,
        acknowledged_by_id -> Nullable<DbUuid>,
        done -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    paper_entry (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        instrument -> Text,
        informant -> Text,
        point -> Text,
        state -> Text,
        first_entry -> Nullable<Text>,
        first_by -> Text,
        first_by_id -> DbUuid,
        first_at -> DbTime,
        second_entry -> Nullable<Text>,
        second_by -> Nullable<Text>,
        second_by_id -> Nullable<DbUuid>,
        second_at -> Nullable<DbTime>,
        note -> Nullable<Text>,
        measure_id -> Nullable<DbUuid>,
        version -> Integer,
    }
}
