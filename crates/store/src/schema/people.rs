//! Young people, who may see them, and what they agreed to.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    young_person (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        reference -> Text,
        given_name -> Text,
        family_name -> Text,
        name_key -> Text,
        known_as -> Nullable<Text>,
        birth_date -> Date,
        sex -> Nullable<Text>,
        gender -> Nullable<Text>,
        ethnicity -> Nullable<Text>,
        sen_status -> Nullable<Text>,
        free_school_meals -> Nullable<Bool>,
        school_id -> Nullable<DbUuid>,
        school_year -> Nullable<SmallInt>,
        postcode -> Nullable<Text>,
        lsoa_code -> Nullable<Text>,
        ward_name -> Nullable<Text>,
        imd_decile -> Nullable<SmallInt>,
        idaci_decile -> Nullable<SmallInt>,
        locality_id -> Nullable<DbUuid>,
        contact -> Nullable<Text>,
        has_safe_contact -> Bool,
        restricted -> Bool,
        evaluation_consent -> Bool,
        created_at -> DbTime,
        updated_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    person_access (young_person_id, account_id) {
        young_person_id -> DbUuid,
        account_id -> DbUuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    consent (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        purpose -> Text,
        organisation_id -> Nullable<DbUuid>,
        given -> Bool,
        given_by -> Text,
        basis -> Nullable<Text>,
        assessment -> Nullable<Text>,
        from_on -> Date,
        until_on -> Nullable<Date>,
        withdrawn_on -> Nullable<Date>,
        recorded_by -> Text,
        recorded_by_id -> DbUuid,
        recorded_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    told_apart (young_person_id, other_id) {
        young_person_id -> DbUuid,
        other_id -> DbUuid,
        partnership_id -> DbUuid,
        told_by -> Text,
        told_by_id -> DbUuid,
        told_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    joined_person (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        record -> Text,
        joined_by -> Text,
        joined_by_id -> DbUuid,
        joined_at -> DbTime,
    }
}
