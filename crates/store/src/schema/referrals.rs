//! Referrals, their drafts and the history of their moves.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    referral_draft (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        account_id -> DbUuid,
        body -> Text,
        saved_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    referral (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        reference -> Text,
        young_person_id -> DbUuid,
        state -> Text,
        is_open -> Bool,
        tier -> Nullable<Text>,
        source -> Text,
        names_risk -> Bool,
        worry -> DbJson,
        referrer -> DbJson,
        referrer_account_id -> Nullable<DbUuid>,
        organisation_id -> Nullable<DbUuid>,
        locality_id -> Nullable<DbUuid>,
        school_id -> Nullable<DbUuid>,
        received_at -> DbTime,
        decided_at -> Nullable<DbTime>,
        decide_by -> Nullable<Date>,
        told -> Nullable<DbJson>,
        episode_id -> Nullable<DbUuid>,
        updated_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    history (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        subject_kind -> Text,
        subject_id -> DbUuid,
        young_person_id -> DbUuid,
        action -> Text,
        from_state -> Nullable<Text>,
        to_state -> Text,
        actor_kind -> Text,
        actor_id -> DbUuid,
        actor_name -> Text,
        at -> DbTime,
        details -> DbJson,
    }
}
