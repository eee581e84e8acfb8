//! What a referral must tell before it is sent.

use super::*;

fn complete() -> ReferralInput {
    ReferralInput {
        young_person: YoungPersonInput {
            given_name: Some("Ana".into()),
            family_name: Some("Test".into()),
            birth_date: NaiveDate::from_ymd_opt(2013, 3, 4),
            postcode: Some("so14 6ru".into()),
            ..Default::default()
        },
        worry: WorryInput {
            needs: vec![Need::Anxiety],
            description: Some("Worried about going in".into()),
            ..Default::default()
        },
        consent: ConsentInput {
            young_person_agrees: Some(true),
            basis: Some(Basis::ParentalResponsibility),
            ..Default::default()
        },
        referrer: ReferrerInput { source: Some(Source::SchoolStaff), ..Default::default() },
        ..Default::default()
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 1).unwrap()
}

#[test]
fn contacts_that_can_reach_nobody_are_named_each() {
    let mut referral = complete();
    referral.contact = ContactInput {
        phone: Some("banana".into()),
        email: Some("nobody".into()),
        carer_phone: Some("07700 900123, after five".into()),
        carer_email: Some(" ".into()),
        ..Default::default()
    };
    let fields: Vec<String> = referral.check(today()).into_iter().map(|error| error.field).collect();
    assert_eq!(fields, ["contact.phone", "contact.email"]);
}

#[test]
fn a_complete_referral_can_be_sent() {
    assert_eq!(complete().check(today()), []);
}

#[test]
fn an_empty_referral_names_every_field_that_is_needed() {
    let fields: Vec<_> = ReferralInput::default().check(today()).into_iter().map(|e| e.field).collect();
    assert_eq!(
        fields,
        [
            "young_person.given_name",
            "young_person.family_name",
            "young_person.birth_date",
            "young_person.postcode",
            "worry.needs",
            "worry.description",
            "consent.young_person_agrees",
            "referrer.source"
        ]
    );
}

#[test]
fn an_age_outside_scope_is_told_and_a_reason_lets_it_pass() {
    let mut referral = complete();
    referral.young_person.birth_date = NaiveDate::from_ymd_opt(2017, 3, 4);
    assert_eq!(referral.check(today())[0].code, "reason_required");
    referral.young_person.age_reason = Some("Moves school early".into());
    assert_eq!(referral.check(today()), []);
}

#[test]
fn consent_needs_its_basis() {
    let mut referral = complete();
    referral.consent.basis = None;
    assert_eq!(referral.check(today())[0].field, "consent.basis");
}

#[test]
fn an_unknown_field_is_refused() {
    assert!(serde_json::from_str::<ReferralInput>(r#"{"young_person":{"nickname":"A"}}"#).is_err());
}
