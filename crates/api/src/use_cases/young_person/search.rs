//! Finding young people within reach.

use headstart_contract::young_person::{YoungPersonFound, YoungPersonSearch};
use headstart_domain::{
    access::{Permission, Reach},
    identifier::Postcode,
};
use headstart_store::{
    Tx,
    tx::person::{PersonSearch, name_key},
};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// The most that is shown: more means that the search should be narrowed.
const MOST: i64 = 50;

/// Young people that fit what is looked for.
///
/// # Errors
/// When nothing that finds somebody is given, or the store fails.
pub fn search(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    wanted: &YoungPersonSearch,
) -> ApiResult<Vec<YoungPersonFound>> {
    let text =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let (family, given) = (text(&wanted.family_name), text(&wanted.given_name));
    let postcode = text(&wanted.postcode)
        .map(|typed| Postcode::parse(&typed).map(|postcode| postcode.to_string()))
        .transpose()
        .map_err(|_| ApiError::field("postcode", "invalid", "Enter a full UK postcode, like SO14 6RU"))?;
    let reference = text(&wanted.reference).map(|typed| written(&typed));
    if family.is_none() && wanted.birth_date.is_none() && reference.is_none() && postcode.is_none() {
        return Err(ApiError::field(
            "family_name",
            "required",
            "Enter a family name, a date of birth, a postcode or a reference",
        ));
    }
    let reference = match reference {
        Some(of_referral) if of_referral.starts_with("HS-") => {
            let Some(person) = referred(tx, tools, reach, &of_referral)? else { return Ok(Vec::new()) };
            Some(person)
        }
        other => other,
    };
    let given_key = given.as_deref().map(|given| name_key("", given));
    let family_key = family.as_deref().map(|family| name_key(family, ""));
    let search = PersonSearch {
        name_key_start: family_key,
        given_key_start: given_key.clone(),
        birth_date: wanted.birth_date,
        postcode,
        reference,
    };
    let found = tx.search_young_people(reach, &search, MOST)?;
    let found: Vec<_> = found
        .into_iter()
        .filter(|(row, _)| {
            given_key.as_ref().is_none_or(|given| name_key("", &row.given_name).starts_with(given))
        })
        .map(|(row, school)| YoungPersonFound {
            id: row.id.into(),
            reference: row.reference,
            name: format!("{} {}", row.given_name, row.family_name),
            birth_date: row.birth_date,
            school,
        })
        .collect();
    let shown: Vec<_> = found.iter().map(|one| one.id).collect();
    tools.caller.audit(tx, "young_person.searched", None, None, json!({ "shown": shown }));
    Ok(found)
}

/// A reference as it is written down, however it was typed: `yp 2k7p9qx` is `YP-2K7P-9QX`.
fn written(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    match (plain.get(..2), plain.get(2..6), plain.get(6..)) {
        (Some(kind), Some(first), Some(last)) if last.len() == 3 => format!("{kind}-{first}-{last}"),
        _ => typed.to_owned(),
    }
    .to_uppercase()
}

/// The reference of the young person whom a referral is about: who phones about a referral names that one's.
fn referred(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, reference: &str) -> ApiResult<Option<String>> {
    let referrals = tools.caller.reach(Permission::ReferralsRead);
    let Some((person, _)) = tx.referral_by_reference(&referrals, reference)? else { return Ok(None) };
    Ok(tx.find_young_person(reach, person)?.map(|(row, _)| row.reference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_however_it_was_typed() {
        for typed in ["YP-2K7P-9QX", "yp-2k7p-9qx", "yp 2k7p 9qx", "YP2K7P9QX"] {
            assert_eq!(written(typed), "YP-2K7P-9QX", "{typed}");
        }
        assert_eq!(written("yp-2k"), "YP-2K");
    }
}
