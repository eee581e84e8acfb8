//! Changing a record: only what is told, checked, with the names of the changed fields in the audit.

use headstart_contract::{
    referral::YoungPersonInput,
    young_person::{YoungPersonChange, YoungPersonView},
};
use headstart_domain::{access::Reach, clock::uk_local_date, field::FieldErrors};
use headstart_store::{Tx, Uid, rows::YoungPerson, tx::person::name_key};
use serde_json::json;

use super::{contact, read::view};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::{
        measure::{rescore, rests_on},
        places,
        tools::Tools,
    },
};

/// Changes a record within reach.
///
/// # Errors
/// Not found, stale, fields that need attention, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    told: &YoungPersonChange,
    version: IfMatch,
) -> ApiResult<YoungPersonView> {
    let (before, _) = tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
    version.check(before.version)?;
    let mut row = before.clone();
    check(tools, told, &before)?;
    apply(tx, tools, told, &mut row)?;
    let fields = changed_fields(&before, &row);
    if fields.is_empty() {
        let found = tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
        return view(tx, tools, found);
    }
    row.updated_at = tools.caller.at.into();
    if !tx.update_young_person(&row, version.0)? {
        return Err(ApiError::Stale { current: version.0 + 1 });
    }
    let details = json!({ "fields": fields });
    tools.caller.audit(tx, "young_person.changed", Some(id), Some(id), details);
    if rests_on(&fields) {
        rescore(tx, tools, &row, &fields)?;
    }
    let found = tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
    view(tx, tools, found)
}

/// The record with the change must be one that could have been referred.
fn check(tools: &Tools, told: &YoungPersonChange, before: &YoungPerson) -> ApiResult<()> {
    let mut errors = FieldErrors::new();
    let after = YoungPersonInput {
        given_name: told.given_name.clone().or_else(|| Some(before.given_name.clone())),
        family_name: told.family_name.clone().or_else(|| Some(before.family_name.clone())),
        known_as: told.known_as.clone(),
        birth_date: told.birth_date.or(Some(before.birth_date)),
        // A record that exists may have any age that was accepted once; only a new date of birth is judged.
        age_reason: told.reason.clone().or_else(|| told.birth_date.is_none().then(|| "known".to_owned())),
        postcode: told.postcode.clone().or_else(|| before.postcode.clone()),
        school_year: told.school_year,
        ..Default::default()
    };
    after.check(uk_local_date(tools.caller.at), &mut errors);
    if let Some(contact) = &told.contact {
        contact.check(&mut errors);
    }
    let has_postcode = after.postcode.is_some();
    let errors: Vec<_> = errors
        .into_vec()
        .into_iter()
        .filter(|error| told.birth_date.is_some() || error.field != "young_person.birth_date")
        // A record may have come without a postcode.
        .filter(|error| has_postcode || error.field != "young_person.postcode")
        .map(|mut error| {
            error.field = error.field.trim_start_matches("young_person.").to_owned();
            error
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(errors)) }
}

fn apply(tx: &mut Tx<'_>, tools: &Tools, told: &YoungPersonChange, row: &mut YoungPerson) -> ApiResult<()> {
    let text = |told: &Option<String>| told.as_ref().map(|text| text.trim().to_owned());
    if let Some(name) = text(&told.given_name) {
        row.given_name = name;
    }
    if let Some(name) = text(&told.family_name) {
        row.family_name = name;
    }
    row.name_key = name_key(&row.family_name, &row.given_name);
    if let Some(name) = text(&told.known_as) {
        row.known_as = Some(name).filter(|name| !name.is_empty());
    }
    row.birth_date = told.birth_date.unwrap_or(row.birth_date);
    row.sex = told.sex.map(|code| code.as_str().to_owned()).or(row.sex.take());
    row.gender = told.gender.map(|code| code.as_str().to_owned()).or(row.gender.take());
    row.ethnicity = told.ethnicity.map(|code| code.as_str().to_owned()).or(row.ethnicity.take());
    row.sen_status = told.sen_status.map(|code| code.as_str().to_owned()).or(row.sen_status.take());
    row.free_school_meals = told.free_school_meals.or(row.free_school_meals);
    row.school_year = told.school_year.map(i16::from).or(row.school_year);
    if told.postcode.is_some() || told.school_id.is_some() {
        let postcode = told.postcode.clone().or_else(|| row.postcode.clone());
        let school = told.school_id.map(Uid::from).or(row.school_id);
        places::place(tx, row.partnership_id, row, postcode.as_deref(), school)?;
    }
    if let Some(told) = &told.contact {
        let before = contact::open(tools, row)?;
        if *told != before {
            row.contact = Some(contact::seal(tools, row.id, told)?);
            row.has_safe_contact = told.safe_contact.as_ref().is_some_and(|rule| !rule.trim().is_empty());
        }
    }
    Ok(())
}

/// The names of the fields in which two states of a record differ.
pub(super) fn changed_fields(before: &YoungPerson, after: &YoungPerson) -> Vec<&'static str> {
    let compared = [
        ("given_name", before.given_name != after.given_name),
        ("family_name", before.family_name != after.family_name),
        ("known_as", before.known_as != after.known_as),
        ("birth_date", before.birth_date != after.birth_date),
        ("sex", before.sex != after.sex),
        ("gender", before.gender != after.gender),
        ("ethnicity", before.ethnicity != after.ethnicity),
        ("sen_status", before.sen_status != after.sen_status),
        ("free_school_meals", before.free_school_meals != after.free_school_meals),
        ("school_year", before.school_year != after.school_year),
        ("postcode", before.postcode != after.postcode),
        ("school_id", before.school_id != after.school_id),
        ("locality_id", before.locality_id != after.locality_id),
        ("contact", before.contact != after.contact),
    ];
    compared.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect()
}
