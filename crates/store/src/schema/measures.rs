//! Forms, scores and what a partnership has decided about measuring.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    measure (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        instrument -> Text,
        instrument_version -> Text,
        informant -> Text,
        point -> Text,
        completed_on -> Date,
        mode -> Text,
        answers -> DbJson,
        alerts -> DbJson,
        entered_by -> Text,
        entered_by_id -> DbUuid,
        entered_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    score (id) {
        id -> BigInt,
        measure_id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        instrument -> Text,
        informant -> Text,
        scale -> Text,
        point -> Text,
        completed_on -> Date,
        value -> Nullable<Double>,
        metric -> Nullable<Double>,
        t -> Nullable<Double>,
        band -> Nullable<Text>,
        answered -> SmallInt,
        items -> SmallInt,
        prorated -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    instrument_wording (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        instrument -> Text,
        instrument_version -> Text,
        informant -> Text,
        wording -> DbJson,
        licence -> Text,
        holder -> Text,
        declared_by -> Text,
        declared_by_id -> DbUuid,
        declared_at -> DbTime,
        ended_at -> Nullable<DbTime>,
        ended_by -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    measuring (partnership_id) {
        partnership_id -> DbUuid,
        settings -> DbJson,
        changed_by -> Text,
        changed_at -> DbTime,
        version -> Integer,
    }
}
