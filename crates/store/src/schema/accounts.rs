//! Who signs in, and what keeps a repeated request from happening twice.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    account (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        email -> Text,
        name -> Text,
        password_hash -> Text,
        must_change_password -> Bool,
        grants -> DbJson,
        active -> Bool,
        failed_sign_ins -> Integer,
        locked_until -> Nullable<DbTime>,
        created_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    browser_session (token_hash) {
        token_hash -> Text,
        account_id -> DbUuid,
        csrf_token -> Text,
        created_at -> DbTime,
        last_seen_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    client (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        client_id -> Text,
        name -> Text,
        role -> Text,
        organisation_id -> Nullable<DbUuid>,
        secret_hash -> Text,
        active -> Bool,
        created_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    signing_key (kid) {
        kid -> Text,
        private_key -> Text,
        public_key -> Text,
        created_at -> DbTime,
        retired_at -> Nullable<DbTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    idempotency (actor_id, key) {
        actor_id -> DbUuid,
        key -> Text,
        request_hash -> Text,
        status -> Integer,
        body -> Text,
        etag -> Nullable<Text>,
        location -> Nullable<Text>,
        created_at -> DbTime,
    }
}
