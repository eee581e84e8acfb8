//! The school survey: rounds, their schools and classes, and responses that belong to nobody.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    survey_wave (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        academic_year -> SmallInt,
        design -> Text,
        year_groups -> DbJson,
        instruments -> DbJson,
        asks_code -> Bool,
        opens_on -> Date,
        closes_on -> Date,
        state -> Text,
        made_by -> Text,
        made_by_id -> DbUuid,
        made_at -> DbTime,
        opened_at -> Nullable<DbTime>,
        closed_at -> Nullable<DbTime>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbUuid};

    survey_school (wave_id, school_id) {
        wave_id -> DbUuid,
        school_id -> DbUuid,
        partnership_id -> DbUuid,
        on_roll -> DbJson,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbTime, DbUuid};

    survey_class (id) {
        id -> DbUuid,
        wave_id -> DbUuid,
        school_id -> DbUuid,
        year_group -> SmallInt,
        label -> Text,
        pupils -> Integer,
        token_hash -> Nullable<Text>,
        link_made_at -> Nullable<DbTime>,
        answered -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbUuid};

    survey_response (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        wave_id -> DbUuid,
        school_id -> DbUuid,
        year_group -> SmallInt,
        sex -> Nullable<Text>,
        free_school_meals -> Nullable<Bool>,
        special_needs -> Nullable<Bool>,
        ethnic_group -> Nullable<Text>,
        pupil_code -> Nullable<Text>,
        answers -> DbJson,
        scores -> DbJson,
        completed_on -> Date,
    }
}
