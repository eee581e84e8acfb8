//! Known young people who may be the same as somebody.

use headstart_contract::{
    likeness::{LikelyPerson, LikelyQuery, PersonFacts},
    limits::PERSON_NAME,
};
use headstart_domain::{
    access::Reach,
    field::{FieldErrors, required_text},
    identifier::Postcode,
    person::{Likened, Likeness, crossed_birth_date, likeness},
};
use headstart_store::{
    Tx, Uid,
    rows::YoungPerson,
    tx::{
        likeness::LikenessSearch,
        person::{PersonFound, name_key},
    },
};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// The most that are shown: more would not be read.
const MOST: usize = 5;

/// Young people within reach who may be the one that is described. Whoever reaches nobody's record, as a teacher
/// or a partner's program, is answered as if nobody were known.
///
/// # Errors
/// When names or date of birth are missing, or the store fails.
pub fn likely(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    query: &LikelyQuery,
) -> ApiResult<Vec<LikelyPerson>> {
    let mut errors = FieldErrors::new();
    let name =
        |text: &Option<String>, what| required_text(text.as_deref().unwrap_or_default(), what, PERSON_NAME);
    let given_name = errors.take("given_name", name(&query.given_name, "the given name"));
    let family_name = errors.take("family_name", name(&query.family_name, "the family name"));
    if query.birth_date.is_none() {
        errors.add("birth_date", "required", "Enter the date of birth");
    }
    let typed = query.postcode.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let postcode = typed.map(Postcode::parse).transpose();
    if postcode.is_err() {
        errors.add("postcode", "invalid", "Enter a full UK postcode, like SO14 6RU");
    }
    let (Some(given_name), Some(family_name), Some(birth_date), Ok(postcode)) =
        (given_name, family_name, query.birth_date, postcode)
    else {
        return Err(ApiError::Invalid(errors.into_vec()));
    };
    let postcode = postcode.map(|postcode| postcode.to_string());
    let who = Likened {
        given_name: &given_name,
        family_name: &family_name,
        known_as: query.known_as.as_deref(),
        birth_date,
        postcode: postcode.as_deref(),
        school: query.school_id,
    };
    let found = may_be_same(tx, reach, &who, &[])?;
    let shown: Vec<_> = found.iter().map(|one| one.id).collect();
    tools.caller.audit(tx, "young_person.likely_read", None, None, json!({ "shown": shown }));
    Ok(found)
}

/// Young people within reach who may be the same as somebody, likeliest first, without some.
///
/// # Errors
/// When the store fails.
pub fn may_be_same(
    tx: &mut Tx<'_>,
    reach: &Reach,
    who: &Likened<'_>,
    without: &[Uid],
) -> ApiResult<Vec<LikelyPerson>> {
    if reach.is_empty() {
        return Ok(Vec::new());
    }
    let given_start: String = who.given_name.trim().chars().take(1).collect();
    let search = LikenessSearch {
        birth_dates: std::iter::once(who.birth_date).chain(crossed_birth_date(who.birth_date)).collect(),
        postcode: who.postcode.map(ToOwned::to_owned),
        name_key_start: name_key(who.family_name, &given_start),
    };
    let candidates = tx.likeness_candidates(reach, &search)?;
    let mut alike: Vec<(PersonFound, Likeness)> = candidates
        .into_iter()
        .filter(|(row, _)| !without.contains(&row.id))
        .filter_map(|found| {
            let likeness = likeness(who, &likened(&found.0))?;
            Some((found, likeness))
        })
        .collect();
    alike.sort_by_key(|(found, likeness)| (likeness.grade, found.0.created_at.0));
    alike.truncate(MOST);
    Ok(alike.into_iter().map(|(found, likeness)| view(found, likeness)).collect())
}

fn view((row, school): PersonFound, likeness: Likeness) -> LikelyPerson {
    LikelyPerson {
        id: row.id.into(),
        reference: row.reference.clone(),
        facts: facts(&row, school),
        grade: likeness.grade,
        grade_label: likeness.grade.label().to_owned(),
        reasons: likeness.reasons,
    }
}

/// What a record is compared by, for people.
pub fn facts(row: &YoungPerson, school: Option<String>) -> PersonFacts {
    PersonFacts {
        name: format!("{} {}", row.given_name, row.family_name),
        known_as: row.known_as.clone(),
        birth_date: row.birth_date,
        postcode: row.postcode.clone(),
        school,
    }
}

/// What a record is compared by, for the rules.
pub fn likened(row: &YoungPerson) -> Likened<'_> {
    Likened {
        given_name: &row.given_name,
        family_name: &row.family_name,
        known_as: row.known_as.as_deref(),
        birth_date: row.birth_date,
        postcode: row.postcode.as_deref(),
        school: row.school_id.map(Into::into),
    }
}

/// The record within reach that somebody was said to be. It must be alike: twins are never joined, and what was
/// typed may have changed since it was said.
///
/// # Errors
/// No such record, also when it is out of reach; a record that is not alike; or the store's.
pub fn alike(
    tx: &mut Tx<'_>,
    reach: &Reach,
    who: &YoungPerson,
    id: Uid,
    field: &str,
) -> ApiResult<(YoungPerson, Likeness)> {
    let unknown = || ApiError::field(field, "unknown", "There is no record of this young person");
    let (found, _) =
        tx.find_young_person(reach, id)?.filter(|(row, _)| row.id != who.id).ok_or_else(unknown)?;
    let likeness = likeness(&likened(who), &likened(&found)).ok_or_else(|| {
        let message = "This record is of somebody with other names or another date of birth: answer again";
        ApiError::field(field, "not_alike", message)
    })?;
    Ok((found, likeness))
}
