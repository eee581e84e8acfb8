//! The tables, as diesel sees them on both databases. Column meanings stand in the migrations.
#![expect(missing_docs, reason = "the migrations explain tables and columns")]

use crate::types::{DbJson, DbTime, DbUuid};

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

    bank_holiday (division, day) {
        division -> Text,
        day -> Date,
        title -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    code_entry (scheme, version, code) {
        scheme -> Text,
        version -> Text,
        code -> Text,
        label -> Text,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    partnership (id) {
        id -> DbUuid,
        code -> Text,
        name -> Text,
        created_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    locality (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    ward (partnership_id, name) {
        partnership_id -> DbUuid,
        name -> Text,
        locality_id -> DbUuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

    organisation (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    account (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        email -> Text,
        name -> Text,
        password_hash -> Text,
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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

    person_access (young_person_id, account_id) {
        young_person_id -> DbUuid,
        account_id -> DbUuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

    referral (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        reference -> Text,
        young_person_id -> DbUuid,
        state -> Text,
        is_open -> Bool,
        tier -> Nullable<Text>,
        source -> Text,
        worry -> DbJson,
        referrer -> DbJson,
        referrer_account_id -> Nullable<DbUuid>,
        organisation_id -> Nullable<DbUuid>,
        locality_id -> Nullable<DbUuid>,
        school_id -> Nullable<DbUuid>,
        received_at -> DbTime,
        decided_at -> Nullable<DbTime>,
        clock_paused_at -> Nullable<DbTime>,
        clock_paused_days -> Integer,
        decide_by -> Nullable<Date>,
        updated_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
        first_contact_on -> Nullable<Date>,
        last_seen_on -> Nullable<Date>,
        has_baseline -> Bool,
        has_closing -> Bool,
        first_measure_on -> Nullable<Date>,
        last_measure_on -> Nullable<Date>,
        updated_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    goal (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        position -> SmallInt,
        title -> Text,
        set_by -> Text,
        created_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

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
    use super::{DbJson, DbTime, DbUuid};

    alert (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        young_person_id -> DbUuid,
        episode_id -> DbUuid,
        measure_id -> DbUuid,
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
    use super::{DbJson, DbTime, DbUuid};

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

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    measuring (partnership_id) {
        partnership_id -> DbUuid,
        settings -> DbJson,
        changed_by -> Text,
        changed_at -> DbTime,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    paired_score (episode_id, instrument, informant, scale) {
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
        first_score -> Double,
        last_score -> Nullable<Double>,
        category -> Nullable<Text>,
        first_raised -> Nullable<Bool>,
        last_raised -> Nullable<Bool>,
        counted -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

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
        sum_first -> Double,
        sum_last -> Double,
        sum_first_sq -> Double,
        sum_last_sq -> Double,
        sum_first_last -> Double,
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
    use super::{DbJson, DbTime, DbUuid};

    outcome_left_out (partnership_id, instrument, informant) {
        partnership_id -> DbUuid,
        instrument -> Text,
        informant -> Text,
        without_consent -> BigInt,
        not_paired -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    audit (chain, seq) {
        chain -> DbUuid,
        seq -> BigInt,
        partnership_id -> DbUuid,
        at -> DbTime,
        actor_kind -> Text,
        actor_id -> DbUuid,
        action -> Text,
        young_person_id -> Nullable<DbUuid>,
        subject_id -> Nullable<DbUuid>,
        details -> DbJson,
        request_id -> Text,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    evaluation_project (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        name -> Text,
        purpose -> Text,
        k -> Integer,
        key -> Nullable<Text>,
        created_by -> Text,
        created_by_id -> DbUuid,
        created_at -> DbTime,
        key_destroyed_at -> Nullable<DbTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{DbJson, DbTime, DbUuid};

    evaluation_release (id) {
        id -> DbUuid,
        partnership_id -> DbUuid,
        project_id -> DbUuid,
        number -> Nullable<Integer>,
        state -> Text,
        made_by -> Text,
        made_by_id -> DbUuid,
        created_at -> DbTime,
        frozen_at -> Nullable<DbTime>,
        software_version -> Text,
        definition_version -> Integer,
        manifest -> Nullable<DbJson>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::DbUuid;

    release_chunk (release_id, part, seq) {
        release_id -> DbUuid,
        part -> Text,
        seq -> Integer,
        bytes -> Binary,
    }
}

diesel::joinable!(referral -> young_person (young_person_id));
diesel::joinable!(episode -> young_person (young_person_id));
diesel::joinable!(referral -> locality (locality_id));
diesel::joinable!(referral -> school (school_id));
diesel::joinable!(episode -> locality (locality_id));
diesel::joinable!(episode -> account (lead_worker_id));
diesel::joinable!(young_person -> school (school_id));
diesel::joinable!(young_person -> locality (locality_id));
diesel::joinable!(offer -> organisation (organisation_id));
diesel::joinable!(placement -> episode (episode_id));
diesel::joinable!(placement -> offer (offer_id));
diesel::joinable!(score -> young_person (young_person_id));
diesel::joinable!(score -> episode (episode_id));
diesel::joinable!(score -> measure (measure_id));
diesel::joinable!(measure -> episode (episode_id));
diesel::joinable!(answer_link -> episode (episode_id));
diesel::joinable!(answer_link -> young_person (young_person_id));
diesel::joinable!(browser_session -> account (account_id));

diesel::allow_tables_to_appear_in_same_query!(
    lsoa,
    postcode_area,
    bank_holiday,
    code_entry,
    partnership,
    locality,
    ward,
    cluster,
    school,
    organisation,
    offer,
    account,
    browser_session,
    client,
    signing_key,
    idempotency,
    young_person,
    person_access,
    consent,
    referral_draft,
    referral,
    history,
    episode,
    placement,
    support_session,
    goal,
    measure,
    score,
    instrument_wording,
    answer_link,
    alert,
    paper_entry,
    measuring,
    paired_score,
    outcome_summary,
    outcome_left_out,
    audit,
);
