//! A partnership and what is set up in it.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    partnership (id) {
        id -> DbUuid,
        code -> Text,
        name -> Text,
        created_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    locality (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    ward (partnership_id, name) {
        partnership_id -> DbUuid,
        name -> Text,
        locality_id -> DbUuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    population (partnership_id, dimension) {
        partnership_id -> DbUuid,
        dimension -> Text,
        figures -> DbJson,
        source -> Text,
        as_at -> Date,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    cluster (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        locality_id -> DbUuid,
        name -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    school (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        urn -> Integer,
        name -> Text,
        phase -> Nullable<Text>,
        kind -> Nullable<Text>,
        status -> Nullable<Text>,
        low_age -> Nullable<SmallInt>,
        high_age -> Nullable<SmallInt>,
        la_code -> Nullable<Text>,
        establishment_number -> Nullable<Text>,
        ward_name -> Nullable<Text>,
        postcode -> Nullable<Text>,
        opened_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        locality_id -> Nullable<DbUuid>,
        cluster_id -> Nullable<DbUuid>,
        takes_part -> Bool,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    organisation (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    offer (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        number -> SmallInt,
        name -> Text,
        organisation_id -> Nullable<DbUuid>,
        places -> Nullable<Integer>,
        active -> Bool,
        version -> Integer,
    }
}
