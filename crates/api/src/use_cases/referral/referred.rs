//! Who is referred: a new young person, unless the referrer said which record is theirs.

use chrono::NaiveDate;
use headstart_contract::referral::{ContactInput, ReferralInput};
use headstart_domain::{access::Permission, person::likeness};
use headstart_store::{Tx, Uid, rows::YoungPerson, tx::person::name_key};
use serde_json::json;

use super::{same_person::with_differences, tidy};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{
        places,
        tools::Tools,
        young_person::{Joined, alike, contact, fill, likened, tell_apart},
    },
};

/// Who a referral is about.
#[derive(Debug)]
pub(super) struct Referred {
    pub(super) person: YoungPerson,
    /// Whom the referrer told of, where the record says otherwise.
    pub(super) told: Option<Joined>,
    /// What the referrer said of young people who are alike, for the history.
    pub(super) said: Option<String>,
}

/// The record of the young person. Without a word of the referrer it is a new one, however alike somebody is who
/// is known already: whether they are the same is asked at screening, and no referrer learns from the answer
/// that somebody was known.
pub(super) fn referred(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: &ReferralInput,
    today: NaiveDate,
) -> ApiResult<Referred> {
    let mut row = described(tx, tools, input)?;
    let reach = tools.caller.reach(Permission::YoungPeopleRead);
    if let Some(same) = input.same_as.same {
        let (mut known, likeness) = alike(tx, &reach, &row, same.into(), "same_as.same")?;
        let differences = fill(tx, tools, &mut known, &row, &input.contact)?;
        let words =
            format!("The referrer said that it is {}. {}", known.reference, likeness.reasons.join(" "));
        let told = Joined::beside(&row, &known);
        return Ok(Referred { person: known, told, said: Some(with_differences(words, &differences)) });
    }
    row.reference = tools.reference(tx, "YP", |tx, of, text| tx.young_person_reference_exists(of, text))?;
    if row.school_year.is_none() {
        row.school_year = headstart_domain::person::SchoolYear::usual(row.birth_date, today)
            .map(|year| i16::from(year.number()));
    }
    if input.contact != ContactInput::default() {
        row.contact = Some(contact::seal(tools, row.id, &input.contact)?);
    }
    tx.insert_young_person(row.clone())?;
    tools.caller.audit(tx, "young_person.created", Some(row.id), Some(row.id), json!({}));
    let mut others = Vec::new();
    for id in &input.same_as.different {
        // Whoever is not within reach, or not alike any more, needs no telling apart.
        let found = tx.find_young_person(&reach, Uid::from(*id))?;
        let Some((other, _)) = found.filter(|(other, _)| likeness(&likened(&row), &likened(other)).is_some())
        else {
            continue;
        };
        tell_apart(tx, tools, row.id, other.id)?;
        others.push(other.reference);
    }
    let said = (!others.is_empty())
        .then(|| format!("The referrer said that it is somebody else than {}.", others.join(", ")));
    Ok(Referred { person: row, told: None, said })
}

/// The record that the referral describes, not yet kept.
fn described(tx: &mut Tx<'_>, tools: &Tools, input: &ReferralInput) -> ApiResult<YoungPerson> {
    let caller = &tools.caller;
    let about = &input.young_person;
    let (Some(given_name), Some(family_name), Some(birth_date)) =
        (tidy(about.given_name.as_ref()), tidy(about.family_name.as_ref()), about.birth_date)
    else {
        return Err(ApiError::Internal("an unchecked referral".into()));
    };
    let mut row = YoungPerson {
        id: tools.uid(),
        partnership_id: caller.partnership(),
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
        // Written once with the record, and not changed a moment later.
        evaluation_consent: input.consent.evaluation == Some(true),
        created_at: caller.at.into(),
        updated_at: caller.at.into(),
        version: 1,
    };
    places::place(
        tx,
        row.partnership_id,
        &mut row,
        about.postcode.as_deref(),
        about.school_id.map(Uid::from),
    )?;
    Ok(row)
}
