//! Consents: recorded, and withdrawn with effect at once.

use chrono::NaiveDate;
use headstart_contract::{
    consent::{ConsentRecord, ConsentView},
    limits::{ASSESSMENT, FULL_NAME},
};
use headstart_domain::{
    access::Reach,
    clock::uk_local_date,
    consent::{Agreement, Basis, Purpose, in_force},
    field::{FieldErrors, optional_text, required_text},
};
use headstart_store::{Tx, Uid, rows::Consent};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// Consents of a young person, newest first.
///
/// # Errors
/// When the store fails.
pub fn consent_views(tx: &mut Tx<'_>, tools: &Tools, young_person: Uid) -> ApiResult<Vec<ConsentView>> {
    tx.consents_of(young_person)?.into_iter().map(|row| view(tools, row)).collect()
}

fn view(tools: &Tools, row: Consent) -> ApiResult<ConsentView> {
    let today = uk_local_date(tools.caller.at);
    Ok(ConsentView {
        id: row.id.into(),
        purpose: row.purpose.parse()?,
        organisation_id: row.organisation_id.map(Into::into),
        given: row.given,
        given_by: row.given_by,
        basis: row.basis.as_deref().map(str::parse).transpose()?,
        from: row.from_on,
        until: row.until_on,
        withdrawn_on: row.withdrawn_on,
        in_force: in_force(row.given, row.from_on, row.until_on, row.withdrawn_on, today),
        recorded_by: row.recorded_by,
        recorded_at: row.recorded_at.utc(),
    })
}

/// Records a consent, given or refused. The newest word on a purpose is the one that counts.
///
/// # Errors
/// Not found, fields that need attention, or the store's.
pub fn record_consent(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    young_person: Uid,
    told: &ConsentRecord,
) -> ApiResult<ConsentView> {
    let (person, _) = tx.find_young_person(reach, young_person)?.ok_or_else(ApiError::not_found)?;
    let today = uk_local_date(tools.caller.at);
    let mut errors = FieldErrors::new();
    let given_by =
        errors.take("given_by", required_text(&told.given_by, "who gave or refused it", FULL_NAME));
    let assessment =
        errors.take("assessment", optional_text(told.assessment.as_deref(), "the assessment", ASSESSMENT));
    if told.given && told.basis.is_none() {
        errors.add("basis", "required", "Say on what basis the consent was given");
    }
    if let Some(Err(error)) = told.basis.map(|basis| basis.check_age(person.birth_date, today)) {
        errors.add("basis", "not_allowed", error.to_string());
    }
    if told.given && told.basis == Some(Basis::Gillick) && assessment.clone().flatten().is_none() {
        errors.add("assessment", "required", "Say how competence was assessed");
    }
    if told.purpose == Purpose::Share && told.organisation_id.is_none() {
        errors.add("organisation_id", "required", "Say which organisation it is for");
    }
    if told.until.is_some_and(|until| until < today) {
        errors.add("until", "out_of_range", "The end must not be in the past");
    }
    if let Some(organisation) = told.organisation_id
        && tx.find_organisation(tools.caller.partnership(), organisation.into())?.is_none()
    {
        errors.add("organisation_id", "unknown", "This organisation is not one of the partnership's");
    }
    let given_by = errors.finish(given_by).map_err(ApiError::Invalid)?;
    let row = Consent {
        id: tools.uid(),
        partnership_id: tools.caller.partnership(),
        young_person_id: young_person,
        purpose: told.purpose.as_str().into(),
        organisation_id: told.organisation_id.map(Uid::from),
        given: told.given,
        given_by,
        basis: told.basis.map(|basis| basis.as_str().to_owned()),
        assessment: assessment.flatten(),
        from_on: today,
        until_on: told.until,
        withdrawn_on: None,
        recorded_by: tools.caller.actor.name.clone(),
        recorded_by_id: tools.caller.actor_uid(),
        recorded_at: tools.caller.at.into(),
    };
    if told.purpose == Purpose::Share && !told.given {
        end_sharing(tx, young_person, row.organisation_id, today)?;
    }
    tx.insert_consent(row.clone())?;
    apply(tx, tools, young_person, told.purpose)?;
    tools.caller.audit(
        tx,
        "consent.recorded",
        Some(young_person),
        Some(row.id),
        json!({"purpose": told.purpose}),
    );
    view(tools, row)
}

/// Records that somebody agreed to more support. Nobody's refusal is recorded here: it is to what is asked for now,
/// and takes nothing back.
///
/// # Errors
/// The store's.
pub fn agreed_to_support(
    tx: &mut Tx<'_>,
    tools: &Tools,
    young_person: Uid,
    agreement: &Agreement,
) -> ApiResult<()> {
    if !agreement.is_given() {
        return Ok(());
    }
    let row = Consent {
        id: tools.uid(),
        partnership_id: tools.caller.partnership(),
        young_person_id: young_person,
        purpose: Purpose::Support.as_str().into(),
        organisation_id: None,
        given: true,
        given_by: agreement.giver(),
        basis: agreement.basis.map(|basis| basis.as_str().to_owned()),
        assessment: None,
        from_on: uk_local_date(tools.caller.at),
        until_on: None,
        withdrawn_on: None,
        recorded_by: tools.caller.actor.name.clone(),
        recorded_by_id: tools.caller.actor_uid(),
        recorded_at: tools.caller.at.into(),
    };
    let (id, about) = (row.id, json!({"purpose": Purpose::Support}));
    tx.insert_consent(row)?;
    tools.caller.audit(tx, "consent.recorded", Some(young_person), Some(id), about);
    Ok(())
}

/// Whether the newest word on support is a consent that counts today.
///
/// # Errors
/// The store's.
pub fn support_in_force(tx: &mut Tx<'_>, tools: &Tools, young_person: Uid) -> ApiResult<bool> {
    let consents = consent_views(tx, tools, young_person)?;
    let newest = consents.iter().find(|consent| consent.purpose == Purpose::Support);
    Ok(newest.is_some_and(|consent| consent.in_force))
}

/// Withdraws a consent from today on.
///
/// # Errors
/// Not found, or the store's.
pub fn withdraw_consent(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    young_person: Uid,
    id: Uid,
) -> ApiResult<ConsentView> {
    tx.find_young_person(reach, young_person)?.ok_or_else(ApiError::not_found)?;
    let today = uk_local_date(tools.caller.at);
    if !tx.withdraw_consent(young_person, id, today)? {
        return Err(ApiError::not_found());
    }
    let row = tx.consents_of(young_person)?.into_iter().find(|row| row.id == id);
    let row = row.ok_or_else(ApiError::not_found)?;
    apply(tx, tools, young_person, row.purpose.parse()?)?;
    tools.caller.audit(
        tx,
        "consent.withdrawn",
        Some(young_person),
        Some(id),
        json!({"purpose": row.purpose}),
    );
    view(tools, row)
}

/// A refusal ends what was agreed before: from now on the organisation sees nothing any more.
fn end_sharing(
    tx: &mut Tx<'_>,
    young_person: Uid,
    organisation: Option<Uid>,
    today: NaiveDate,
) -> ApiResult<()> {
    let shared = |row: &Consent| {
        row.purpose == Purpose::Share.as_str()
            && row.organisation_id == organisation
            && row.given
            && row.withdrawn_on.is_none()
    };
    for row in tx.consents_of(young_person)?.iter().filter(|row| shared(row)) {
        tx.withdraw_consent(young_person, row.id, today)?;
    }
    Ok(())
}

fn apply(tx: &mut Tx<'_>, tools: &Tools, young_person: Uid, purpose: Purpose) -> ApiResult<()> {
    if purpose == Purpose::Evaluation { evaluation_takes_effect(tx, tools, young_person) } else { Ok(()) }
}

/// Lets the newest word on evaluation take effect in every figure, in the same commit.
pub(super) fn evaluation_takes_effect(tx: &mut Tx<'_>, tools: &Tools, young_person: Uid) -> ApiResult<()> {
    let today = uk_local_date(tools.caller.at);
    let newest =
        tx.consents_of(young_person)?.into_iter().find(|row| row.purpose == Purpose::Evaluation.as_str());
    let counts =
        newest.is_some_and(|row| in_force(row.given, row.from_on, row.until_on, row.withdrawn_on, today));
    tx.set_evaluation_consent(young_person, counts, tools.caller.at.into())?;
    tx.refresh_young_person(young_person)?;
    Ok(())
}
