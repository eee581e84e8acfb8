//! Pairs of scores and the sums that are kept of them.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    paired_score (partnership_id, instrument, informant, scale, episode_id) {
        episode_id -> DbUuid,
        instrument -> Text,
        informant -> Text,
        scale -> Text,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        tier -> Text,
        offers -> DbJson,
        organisations -> DbJson,
        locality -> Text,
        school -> Text,
        sex -> Text,
        age -> Text,
        ethnicity -> Text,
        sen -> Text,
        free_school_meals -> Text,
        deprivation -> Text,
        waiting -> Text,
        dose -> Text,
        first_on -> Date,
        scored_on -> Date,
        first_score -> BigInt,
        last_score -> Nullable<BigInt>,
        category -> Nullable<Text>,
        first_raised -> Nullable<Bool>,
        last_raised -> Nullable<Bool>,
        counted -> Bool,
        no_measures -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    outcome_summary (partnership_id, dimension, instrument, informant, scale, value, tier) {
        partnership_id -> DbUuid,
        dimension -> Text,
        instrument -> Text,
        informant -> Text,
        scale -> Text,
        value -> Text,
        tier -> Text,
        measured -> BigInt,
        paired -> BigInt,
        sum_first -> BigInt,
        sum_last -> BigInt,
        sum_first_sq -> BigInt,
        sum_last_sq -> BigInt,
        sum_first_last -> BigInt,
        improved -> BigInt,
        unchanged -> BigInt,
        deteriorated -> BigInt,
        no_threshold -> BigInt,
        banded -> BigInt,
        raised_first -> BigInt,
        moved_out -> BigInt,
        moved_into -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    outcome_left_out (partnership_id, instrument, informant, scale, no_measures) {
        partnership_id -> DbUuid,
        instrument -> Text,
        informant -> Text,
        scale -> Text,
        no_measures -> Text,
        without_consent -> BigInt,
        not_paired -> BigInt,
    }
}
