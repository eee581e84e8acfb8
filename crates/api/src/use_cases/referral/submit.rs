//! Sending a referral: the young person, their consents, the referral and its first step, in one commit.

use chrono::NaiveDate;
use headstart_contract::referral::{ContactInput, ReferralInput, ReferralView};
use headstart_domain::{
    clock::uk_local_date,
    consent::{Basis, Purpose},
    referral::{ReferralState, Source},
    workflow::Details,
};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Consent, Referral, YoungPerson},
    tx::person::name_key,
};
use serde_json::json;

use super::{StoredReferrer, StoredWorry, tidy};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{calendar, history, places, tools::Tools, young_person::contact},
};

/// Sends a referral.
///
/// # Errors
/// Every field that stands in the way, at once; or the store's.
pub fn submit(tx: &mut Tx<'_>, tools: &Tools, input: &ReferralInput) -> ApiResult<ReferralView> {
    let caller = &tools.caller;
    let today = uk_local_date(caller.at);
    let errors = input.check(today);
    if !errors.is_empty() {
        return Err(ApiError::Invalid(errors));
    }
    let person = young_person(tx, tools, input, today)?;
    record_consents(tx, tools, input, &person, today)?;
    let row = referral(tx, tools, input, &person)?;
    let (id, reference) = (row.id, row.reference.clone());
    tx.insert_referral(row)?;
    let step = history::Step {
        subject_kind: "referral",
        subject: id,
        young_person: person.id,
        action: "submit",
        from: None,
        to: ReferralState::Submitted.as_str(),
        details: &Details::default(),
    };
    history::write(tx, tools, &step)?;
    caller.audit(tx, "referral.created", Some(person.id), Some(id), json!({}));
    // Who may make a referral may not always read it: they get what they may know of their own.
    Ok(ReferralView {
        id: id.into(),
        reference,
        young_person: format!("{} {}", person.given_name, person.family_name),
        progress: ReferralState::Submitted.progress(),
        received_at: caller.at,
        source: input.referrer.source.unwrap_or(Source::SchoolStaff),
        full: None,
        moves: vec![],
        version: 1,
    })
}

/// The record of the young person: the one with the same name, date of birth and home, else a new one. Twins
/// differ in their given names; whoever differs in anything gets a record of their own.
fn young_person(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &ReferralInput,
    today: NaiveDate,
) -> ApiResult<YoungPerson> {
    let caller = &tools.caller;
    let partnership = caller.partnership();
    let about = &input.young_person;
    let (Some(given_name), Some(family_name), Some(birth_date)) =
        (tidy(about.given_name.as_ref()), tidy(about.family_name.as_ref()), about.birth_date)
    else {
        return Err(ApiError::Internal("an unchecked referral".into()));
    };
    let id = tools.uid();
    let mut row = YoungPerson {
        id,
        partnership_id: partnership,
        reference: String::new(),
        name_key: name_key(&family_name, &given_name),
        given_name,
        family_name,
        known_as: tidy(about.known_as.as_ref()),
        birth_date,
        sex: about.sex.map(|code| code.as_str().to_owned()),
        gender: about.gender.map(|code| code.as_str().to_owned()),
        ethnicity: about.ethnicity.map(|code| code.as_str().to_owned()),
        sen_status: about.sen_status.map(|code| code.as_str().to_owned()),
        free_school_meals: about.free_school_meals,
        school_id: None,
        school_year: about.school_year.map(i16::from),
        postcode: None,
        lsoa_code: None,
        ward_name: None,
        imd_decile: None,
        idaci_decile: None,
        locality_id: None,
        contact: None,
        has_safe_contact: tidy(input.contact.safe_contact.as_ref()).is_some(),
        restricted: false,
        evaluation_consent: false,
        created_at: caller.at.into(),
        updated_at: caller.at.into(),
        version: 1,
    };
    places::place(tx, partnership, &mut row, about.postcode.as_deref(), about.school_id.map(Uid::from))?;
    let known = tx.same_name_and_birth(partnership, &row.name_key, birth_date)?;
    if let Some(found) = known.into_iter().find(|found| found.postcode == row.postcode) {
        return refresh(tx, tools, found, input);
    }
    row.reference = tools.reference(tx, "YP", |tx, of, text| tx.young_person_reference_exists(of, text))?;
    if row.school_year.is_none() {
        row.school_year = headstart_domain::person::SchoolYear::usual(birth_date, today)
            .map(|year| i16::from(year.number()));
    }
    if input.contact != ContactInput::default() {
        row.contact = Some(contact::seal(tools, id, &input.contact)?);
    }
    tx.insert_young_person(row.clone())?;
    caller.audit(tx, "young_person.created", Some(id), Some(id), json!({}));
    Ok(row)
}

/// Newer ways to reach somebody known already are taken over; nothing else of the record is changed.
fn refresh(
    tx: &mut Tx<'_>,
    tools: &Tools,
    mut found: YoungPerson,
    input: &ReferralInput,
) -> ApiResult<YoungPerson> {
    let before = contact::open(tools, &found)?;
    let after = contact::merge(before.clone(), &input.contact);
    if after != before {
        found.contact = Some(contact::seal(tools, found.id, &after)?);
        found.has_safe_contact = after.safe_contact.is_some();
        found.updated_at = tools.caller.at.into();
        let version = found.version;
        if !tx.update_young_person(&found, version)? {
            return Err(ApiError::Stale { current: version + 1 });
        }
        found.version = version + 1;
        let fields = json!({ "fields": ["contact"] });
        tools.caller.audit(tx, "young_person.changed", Some(found.id), Some(found.id), fields);
    }
    Ok(found)
}

/// Who answered when no name was told: the one who, on the basis that was told, could.
fn who_could(basis: Option<Basis>) -> &'static str {
    match basis {
        Some(Basis::ParentalResponsibility) | None => "Parent or carer",
        Some(Basis::Gillick | Basis::SixteenOrOver) => "Young person",
    }
}

fn record_consents(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &ReferralInput,
    person: &YoungPerson,
    today: NaiveDate,
) -> ApiResult<()> {
    let told = &input.consent;
    let agreed = told.young_person_agrees == Some(true) || told.parent_agrees == Some(true);
    let given_by = tidy(told.given_by.as_ref()).unwrap_or_else(|| who_could(told.basis).into());
    let answers = [
        (Purpose::Support, told.young_person_agrees.map(|_| agreed)),
        (Purpose::ContactParents, told.may_contact_parents),
        (Purpose::Evaluation, told.evaluation),
    ];
    for (purpose, given) in answers {
        let Some(given) = given else { continue };
        tx.insert_consent(Consent {
            id: tools.uid(),
            partnership_id: tools.caller.partnership(),
            young_person_id: person.id,
            purpose: purpose.as_str().into(),
            organisation_id: None,
            given,
            given_by: given_by.clone(),
            basis: told.basis.map(|basis| basis.as_str().to_owned()),
            assessment: None,
            from_on: today,
            until_on: None,
            withdrawn_on: None,
            recorded_by: tools.caller.actor.name.clone(),
            recorded_by_id: tools.caller.actor_uid(),
            recorded_at: tools.caller.at.into(),
        })?;
        if purpose == Purpose::Evaluation && given != person.evaluation_consent {
            tx.set_evaluation_consent(person.id, given, tools.caller.at.into())?;
            tx.refresh_young_person(person.id)?;
        }
    }
    Ok(())
}

fn referral(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &ReferralInput,
    person: &YoungPerson,
) -> ApiResult<Referral> {
    let caller = &tools.caller;
    let days = calendar::calendar(tx, tools)?;
    let (worry, from, consent) = (&input.worry, &input.referrer, &input.consent);
    let source = from.source.ok_or_else(|| ApiError::Internal("an unchecked referral".into()))?;
    let mut needs = worry.needs.clone();
    needs.sort_unstable();
    needs.dedup();
    let stored_worry = StoredWorry {
        needs,
        description: tidy(worry.description.as_ref()).unwrap_or_default(),
        strengths: tidy(worry.strengths.as_ref()),
        tried: tidy(worry.tried.as_ref()),
        hopes: tidy(worry.hopes.as_ref()),
        tier: worry.tier,
        age_reason: tidy(input.young_person.age_reason.as_ref()),
        young_person_agrees: consent.young_person_agrees == Some(true),
        parent_agrees: consent.parent_agrees,
    };
    let stored_referrer = StoredReferrer {
        name: tidy(from.name.as_ref()).unwrap_or_else(|| caller.actor.name.clone()),
        role: tidy(from.role.as_ref()),
        contact: tidy(from.contact.as_ref()),
        source,
        external_reference: tidy(from.external_reference.as_ref()),
    };
    Ok(Referral {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        reference: tools.reference(tx, "HS", |tx, of, text| tx.referral_reference_exists(of, text))?,
        young_person_id: person.id,
        state: ReferralState::Submitted.as_str().into(),
        is_open: true,
        tier: None,
        source: source.as_str().into(),
        worry: Json::write(&stored_worry)?,
        referrer: Json::write(&stored_referrer)?,
        referrer_account_id: caller.actor.user().map(Uid::from),
        organisation_id: caller.actor.organisations().first().map(|id| Uid::from(*id)),
        locality_id: person.locality_id,
        school_id: person.school_id,
        received_at: caller.at.into(),
        decided_at: None,
        clock_paused_at: None,
        clock_paused_days: 0,
        decide_by: Some(calendar::decide_by(&days, caller.at, 0)?),
        updated_at: caller.at.into(),
        version: 1,
    })
}
