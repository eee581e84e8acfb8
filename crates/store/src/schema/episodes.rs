//! Episodes and the support in them.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    episode (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        referral_id -> Nullable<DbUuid>,
        previous_id -> Nullable<DbUuid>,
        tier -> Text,
        state -> Text,
        is_open -> Bool,
        lead_worker_id -> Nullable<DbUuid>,
        locality_id -> Nullable<DbUuid>,
        clock_started_at -> DbTime,
        opened_at -> DbTime,
        started_at -> Nullable<DbTime>,
        closed_at -> Nullable<DbTime>,
        outcome -> Nullable<Text>,
        no_measures -> Nullable<Text>,
        first_contact_on -> Nullable<Date>,
        last_seen_on -> Nullable<Date>,
        has_baseline -> Bool,
        has_closing -> Bool,
        last_measure_on -> Nullable<Date>,
        updated_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    placement (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        offer_id -> DbUuid,
        organisation_id -> Nullable<DbUuid>,
        state -> Text,
        is_open -> Bool,
        created_at -> DbTime,
        updated_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    support_session (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        placement_id -> Nullable<DbUuid>,
        held_on -> Date,
        minutes -> Nullable<SmallInt>,
        mechanism -> Text,
        attendance -> Text,
        note -> Nullable<Text>,
        recorded_by -> Text,
        recorded_by_id -> DbUuid,
        recorded_at -> DbTime,
        corrected_by -> Nullable<Text>,
        corrected_at -> Nullable<DbTime>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    goal (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        position -> SmallInt,
        title -> Text,
        set_by -> Text,
        created_at -> DbTime,
        previous_id -> Nullable<DbUuid>,
        corrected_by -> Nullable<Text>,
        corrected_at -> Nullable<DbTime>,
        version -> Integer,
    }
}
