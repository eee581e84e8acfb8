//! The words of instruments: those that ship, and those that a site uploads under a licence of its own.

use headstart_contract::{
    answering::{WordingInput, WordingOption, WordingView},
    limits::{HOLDER, LICENCE},
    problem::ProblemCode,
};
use headstart_domain::{
    field::{FieldErrors, required_text},
    instrument::{Informant, Instrument, Wording},
};
use headstart_store::{Json, Tx, Uid, rows::InstrumentWording};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// The words of an instrument for an informant, and where they come from.
#[derive(Debug, Clone)]
pub(in crate::use_cases) struct Words {
    pub(in crate::use_cases) wording: Wording,
    /// The line about rights.
    pub(in crate::use_cases) licence: String,
    /// The words that a site uploaded; none when they ship.
    pub(in crate::use_cases) id: Option<Uid>,
}

/// The words that a form is made with; none when neither the instrument nor the site brings them.
pub(in crate::use_cases) fn words(
    tx: &mut Tx<'_>,
    partnership: Uid,
    instrument: &Instrument,
    informant: Informant,
) -> ApiResult<Option<Words>> {
    if let Some(wording) = instrument.shipped_wording() {
        let licence = shipped_licence(instrument);
        return Ok(Some(Words { wording, licence, id: None }));
    }
    let version = instrument.version().to_string();
    let row = tx.current_wording(partnership, instrument.key(), &version, informant.as_str())?;
    row.map(of_row).transpose()
}

/// Words that were uploaded, in use or not: a form keeps those it was made with.
pub(in crate::use_cases) fn of_row(row: InstrumentWording) -> ApiResult<Words> {
    let licence = format!(
        "{} \u{a9} {}. {}",
        Instrument::find(&row.instrument).map_or("", Instrument::title),
        row.holder,
        row.licence
    );
    Ok(Words { wording: row.wording.read()?, licence: licence.trim().to_owned(), id: Some(row.id) })
}

pub(in crate::use_cases) fn shipped_licence(instrument: &Instrument) -> String {
    format!("{}. {}", instrument.licence().holder, instrument.licence().terms)
}

/// For each instrument in its newest version and each informant: whether there are words to answer it with.
///
/// # Errors
/// The store's.
pub fn options(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<Vec<WordingOption>> {
    let uploaded = tx.current_wordings(partnership)?;
    let mut options = Vec::new();
    let newest = Instrument::all().iter().filter(|instrument| {
        Instrument::find(instrument.key()).is_some_and(|newest| newest.version() == instrument.version())
    });
    for instrument in newest {
        let version = instrument.version().to_string();
        for respondent in instrument.informants() {
            let informant = respondent.informant;
            let row = uploaded.iter().find(|row| {
                (row.instrument.as_str(), &row.instrument_version, row.informant.as_str())
                    == (instrument.key(), &version, informant.as_str())
            });
            let (words, licence) = match row {
                _ if instrument.shipped_wording().is_some() => ("shipped", shipped_licence(instrument)),
                Some(row) => ("uploaded", of_row(row.clone())?.licence),
                None => ("none", shipped_licence(instrument)),
            };
            options.push(WordingOption {
                instrument: instrument.key().to_owned(),
                title: instrument.title().to_owned(),
                version: version.clone(),
                informant,
                words: words.to_owned(),
                licence,
                wording_id: row.filter(|_| words == "uploaded").map(|row| row.id.into()),
            });
        }
    }
    Ok(options)
}

/// Every wording that a partnership uploaded of an instrument, newest first.
///
/// # Errors
/// Not found when there is no such instrument; or the store's.
pub fn history(tx: &mut Tx<'_>, partnership: Uid, key: &str) -> ApiResult<Vec<WordingView>> {
    Instrument::find(key).ok_or_else(ApiError::not_found)?;
    tx.wording_history(partnership, key)?.into_iter().map(view).collect()
}

fn view(row: InstrumentWording) -> ApiResult<WordingView> {
    Ok(WordingView {
        id: row.id.into(),
        instrument: row.instrument,
        version: row.instrument_version,
        informant: row.informant.parse()?,
        wording: row.wording.read()?,
        licence: row.licence,
        holder: row.holder,
        declared_by: row.declared_by,
        declared_at: row.declared_at.utc(),
        ended_at: row.ended_at.map(headstart_store::Time::utc),
        ended_by: row.ended_by,
    })
}

/// Takes words that a site is licensed to use. They take the place of those uploaded before, which are kept.
///
/// # Errors
/// Not found; a conflict when the words ship already; fields that need attention; or the store's.
pub fn upload(tx: &mut Tx<'_>, tools: &Tools, key: &str, input: &WordingInput) -> ApiResult<WordingView> {
    let newest = Instrument::find(key).ok_or_else(ApiError::not_found)?;
    let caller = &tools.caller;
    let mut errors = FieldErrors::new();
    let instrument = match &input.version {
        None => Some(newest),
        Some(version) => version.parse().ok().and_then(|version| Instrument::find_version(key, version)),
    };
    if instrument.is_none() {
        errors.add("version", "unknown_code", "There is no such version of the instrument");
    }
    let instrument = instrument.unwrap_or(newest);
    if instrument.shipped_wording().is_some() {
        let detail = "The words of this instrument come with the product; they need no upload";
        return Err(ApiError::known(ProblemCode::Conflict, detail));
    }
    if !instrument.informants().iter().any(|one| one.informant == input.informant) {
        errors.add("informant", "not_allowed", "This instrument is not for this informant");
    } else {
        for fault in input.wording.faults(instrument, input.informant).into_vec() {
            errors.add(format!("wording.{}", fault.field), &fault.code, fault.message);
        }
    }
    let licence = errors.take("licence", required_text(&input.licence, "the licence", LICENCE));
    let holder = errors.take("holder", required_text(&input.holder, "who holds the rights", HOLDER));
    if !input.licensed {
        errors.add("licensed", "required", "Say that the site is licensed to use these words");
    }
    let (licence, holder) = errors.finish(licence.zip(holder)).map_err(ApiError::Invalid)?;
    let partnership = caller.partnership();
    let (version, informant) = (instrument.version().to_string(), input.informant.as_str());
    if let Some(before) = tx.current_wording(partnership, key, &version, informant)? {
        tx.end_wording(partnership, before.id, caller.at.into(), &caller.actor.name)?;
    }
    let row = InstrumentWording {
        id: tools.uid(),
        partnership_id: partnership,
        instrument: key.to_owned(),
        instrument_version: version,
        informant: informant.to_owned(),
        wording: Json::write(&input.wording)?,
        licence,
        holder,
        declared_by: caller.actor.name.clone(),
        declared_by_id: caller.actor_uid(),
        declared_at: caller.at.into(),
        ended_at: None,
        ended_by: None,
    };
    tx.insert_wording(row.clone())?;
    let noted = json!({"instrument": row.instrument, "informant": row.informant});
    caller.audit(tx, "wording.uploaded", None, Some(row.id), noted);
    view(row)
}

/// Takes words out of use. Forms under way keep theirs; new links cannot be made with them.
///
/// # Errors
/// Not found, a conflict when they are not in use any more, or the store's.
pub fn withdraw(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<WordingView> {
    let caller = &tools.caller;
    let partnership = caller.partnership();
    tx.find_wording(partnership, id)?.ok_or_else(ApiError::not_found)?;
    if !tx.end_wording(partnership, id, caller.at.into(), &caller.actor.name)? {
        return Err(ApiError::known(ProblemCode::Conflict, "These words are not in use any more"));
    }
    caller.audit(tx, "wording.withdrawn", None, Some(id), json!({}));
    view(tx.find_wording(partnership, id)?.ok_or_else(ApiError::not_found)?)
}
