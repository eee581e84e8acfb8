//! Reference data: neighbourhoods, postcodes, bank holidays, code sets.

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    lsoa (code) {
        code -> Text,
        name -> Text,
        la_code -> Nullable<Text>,
        la_name -> Nullable<Text>,
        ward_code -> Nullable<Text>,
        ward_name -> Nullable<Text>,
        imd_edition -> Nullable<SmallInt>,
        imd_rank -> Nullable<Integer>,
        imd_decile -> Nullable<SmallInt>,
        idaci_edition -> Nullable<SmallInt>,
        idaci_rank -> Nullable<Integer>,
        idaci_decile -> Nullable<SmallInt>,
        idaci_score -> Nullable<Double>,
        population -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    postcode_area (postcode) {
        postcode -> Text,
        lsoa_code -> Nullable<Text>,
        ward_code -> Nullable<Text>,
        district_code -> Nullable<Text>,
        easting -> Nullable<Integer>,
        northing -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    bank_holiday (division, day) {
        division -> Text,
        day -> Date,
        title -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::{DbJson, DbTime, DbUuid};

    code_entry (scheme, version, code) {
        scheme -> Text,
        version -> Text,
        code -> Text,
        label -> Text,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
    }
}
