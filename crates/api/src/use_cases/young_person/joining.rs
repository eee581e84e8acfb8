//! Two records of one young person become one; two records of two young people stay two.

use headstart_contract::problem::ProblemCode;
use headstart_domain::identifier::Postcode;
use headstart_store::{
    Json, Tx, Uid,
    rows::{JoinedPerson, ToldApart, YoungPerson},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{change::changed_fields, consents::evaluation_takes_effect, contact};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{
        measure::{rescore, rests_on},
        places,
        tools::Tools,
    },
};

const PLACE: &str = "joined_person.record";

/// Whom a referrer told of, as it is kept with a referral that was joined to another record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// Given name, as told.
    pub given_name: String,
    /// Family name, as told.
    pub family_name: String,
    /// Date of birth, as told.
    pub birth_date: chrono::NaiveDate,
}

impl Joined {
    /// What is kept of the person that was told, when the record says otherwise.
    pub fn beside(told: &YoungPerson, record: &YoungPerson) -> Option<Self> {
        let of = |row: &YoungPerson| Self {
            given_name: row.given_name.clone(),
            family_name: row.family_name.clone(),
            birth_date: row.birth_date,
        };
        let told = of(told);
        (told != of(record)).then_some(told)
    }
}

/// What a joined record said, in the form in which it is sealed.
#[derive(Serialize)]
struct Kept<'a> {
    reference: &'a str,
    given_name: &'a str,
    family_name: &'a str,
    known_as: Option<&'a str>,
    birth_date: chrono::NaiveDate,
    sex: Option<&'a str>,
    gender: Option<&'a str>,
    ethnicity: Option<&'a str>,
    sen_status: Option<&'a str>,
    free_school_meals: Option<bool>,
    postcode: Option<&'a str>,
    school_id: Option<uuid::Uuid>,
    school_year: Option<i16>,
    contact: headstart_contract::referral::ContactInput,
    created_at: chrono::DateTime<chrono::Utc>,
}

/// Adds to a record what it does not say and another one of the same person does, and newer ways to reach them.
/// Nothing that it says is overwritten but those. Tells what the other one says differently, in words.
///
/// # Errors
/// Stale, or the store's.
pub fn fill(
    tx: &mut Tx<'_>,
    tools: &Tools,
    record: &mut YoungPerson,
    told: &YoungPerson,
    told_contact: &headstart_contract::referral::ContactInput,
) -> ApiResult<Vec<String>> {
    let differences = differences(tx, record, told)?;
    let before = record.clone();
    let fill = |known: &mut Option<String>, told: &Option<String>| {
        if known.is_none() {
            known.clone_from(told);
        }
    };
    fill(&mut record.known_as, &told.known_as);
    fill(&mut record.sex, &told.sex);
    fill(&mut record.gender, &told.gender);
    fill(&mut record.ethnicity, &told.ethnicity);
    fill(&mut record.sen_status, &told.sen_status);
    record.free_school_meals = record.free_school_meals.or(told.free_school_meals);
    record.school_year = record.school_year.or(told.school_year);
    if (record.postcode.is_none() && told.postcode.is_some())
        || (record.school_id.is_none() && told.school_id.is_some())
    {
        let postcode = record.postcode.clone().or_else(|| told.postcode.clone());
        let school = record.school_id.or(told.school_id);
        places::place(tx, record.partnership_id, record, postcode.as_deref(), school)?;
    }
    let known = contact::open(tools, record)?;
    let mut merged = contact::merge(known.clone(), told_contact);
    if let (Some(old), Some(new)) = (&known.safe_contact, &merged.safe_contact)
        && old != new
        && !new.contains(old.as_str())
    {
        // A rule of safety is never lost by a newer one.
        merged.safe_contact = Some(format!("{new}\n{old}"));
    }
    if merged != known {
        record.contact = Some(contact::seal(tools, record.id, &merged)?);
        record.has_safe_contact = merged.safe_contact.is_some();
    }
    let fields = changed_fields(&before, record);
    if !fields.is_empty() {
        record.updated_at = tools.caller.at.into();
        let version = record.version;
        if !tx.update_young_person(record, version)? {
            return Err(ApiError::Stale { current: version + 1 });
        }
        record.version = version + 1;
        let details = json!({ "fields": fields });
        tools.caller.audit(tx, "young_person.changed", Some(record.id), Some(record.id), details);
        if rests_on(&fields) {
            rescore(tx, tools, record, &fields)?;
        }
    }
    Ok(differences)
}

/// What was told differently from the record, for the history.
fn differences(tx: &mut Tx<'_>, record: &YoungPerson, told: &YoungPerson) -> ApiResult<Vec<String>> {
    let mut differences = Vec::new();
    let name = |row: &YoungPerson| format!("{} {}", row.given_name, row.family_name);
    if name(record) != name(told) {
        differences.push(format!("name {}", name(told)));
    }
    if record.birth_date != told.birth_date {
        differences.push(format!("date of birth {}", told.birth_date.format("%-d %B %Y")));
    }
    let other = |known: &Option<String>, told: &Option<String>| {
        told.clone().filter(|told| known.as_ref().is_some_and(|known| known != told))
    };
    if let Some(known_as) = other(&record.known_as, &told.known_as) {
        differences.push(format!("known as {known_as}"));
    }
    if let Some(postcode) = other(&record.postcode, &told.postcode) {
        // A stored postcode is a postcode; whatever it is, it is shown as it is.
        differences.push(format!(
            "home postcode {}",
            Postcode::parse(&postcode).map_or(postcode, |p| p.to_string())
        ));
    }
    if let (Some(known), Some(school)) = (record.school_id, told.school_id)
        && known != school
        && let Some(school) = tx.find_school(record.partnership_id, school)?
    {
        differences.push(format!("school {}", school.name));
    }
    Ok(differences)
}

/// Moves everything of `gone` to the record `stays` and takes `gone` away: referrals and their history, consents,
/// support, measures. What `gone` said is kept, sealed. Tells what it said differently, in words.
///
/// # Errors
/// A conflict when one of them is restricted, or both are being supported; stale; or the store's.
pub fn join(
    tx: &mut Tx<'_>,
    tools: &Tools,
    gone: &YoungPerson,
    stays: &YoungPerson,
) -> ApiResult<Vec<String>> {
    let conflict = |words: &str| ApiError::known(ProblemCode::Conflict, words);
    if gone.restricted || stays.restricted {
        return Err(conflict("A restricted record cannot be joined to another"));
    }
    if tx.open_episode_of(gone.id)?.is_some() && tx.open_episode_of(stays.id)?.is_some() {
        return Err(conflict("Both are being supported: close one of the periods of support first"));
    }
    let mut stays = stays.clone();
    let contact = contact::open(tools, gone)?;
    let differences = fill(tx, tools, &mut stays, gone, &contact)?;
    if let Some(told) = Joined::beside(gone, &stays) {
        tx.note_told(gone.id, &Json::write(&told)?)?;
    }
    for other in tx.told_apart_from(gone.id)? {
        if other != stays.id {
            tell_apart(tx, tools, stays.id, other)?;
        }
    }
    let record = kept(tools, gone, contact)?;
    let caller = &tools.caller;
    tx.join_young_person(JoinedPerson {
        id: gone.id,
        partnership_id: gone.partnership_id,
        young_person_id: stays.id,
        record,
        joined_by: caller.actor.name.clone(),
        joined_by_id: caller.actor_uid(),
        joined_at: caller.at.into(),
    })?;
    evaluation_takes_effect(tx, tools, stays.id)?;
    let different = changed_fields(gone, &stays);
    if rests_on(&different) {
        rescore(tx, tools, &stays, &["birth_date", "sex"])?;
    }
    caller.audit(tx, "young_person.joined", Some(stays.id), Some(gone.id), json!({}));
    caller.audit(tx, "young_person.joined", Some(gone.id), Some(stays.id), json!({}));
    Ok(differences)
}

fn kept(
    tools: &Tools,
    gone: &YoungPerson,
    contact: headstart_contract::referral::ContactInput,
) -> ApiResult<String> {
    let kept = Kept {
        reference: &gone.reference,
        given_name: &gone.given_name,
        family_name: &gone.family_name,
        known_as: gone.known_as.as_deref(),
        birth_date: gone.birth_date,
        sex: gone.sex.as_deref(),
        gender: gone.gender.as_deref(),
        ethnicity: gone.ethnicity.as_deref(),
        sen_status: gone.sen_status.as_deref(),
        free_school_meals: gone.free_school_meals,
        postcode: gone.postcode.as_deref(),
        school_id: gone.school_id.map(|id| id.0),
        school_year: gone.school_year,
        contact,
        created_at: gone.created_at.utc(),
    };
    let text = serde_json::to_string(&kept).map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(tools.sealer().seal(PLACE, gone.id.0, &text)?)
}

/// Remembers that two records are of two young people, so that nobody is asked again.
///
/// # Errors
/// When the store fails.
pub fn tell_apart(tx: &mut Tx<'_>, tools: &Tools, one: Uid, other: Uid) -> ApiResult<()> {
    let caller = &tools.caller;
    tx.tell_apart(ToldApart {
        young_person_id: one.min(other),
        other_id: one.max(other),
        partnership_id: caller.partnership(),
        told_by: caller.actor.name.clone(),
        told_by_id: caller.actor_uid(),
        told_at: caller.at.into(),
    })?;
    Ok(())
}
