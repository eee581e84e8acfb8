//! Links through which somebody answers without an account: made, listed, cancelled.

use headstart_contract::{
    answering::{AnswerLinkInput, AnswerLinkMade, AnswerLinkView},
    problem::ProblemCode,
};
use headstart_domain::{
    access::Reach,
    answering::{LinkState, expires_at, is_usable},
    clock::uk_local_date,
    consent::{Purpose, in_force},
    instrument::Instrument,
    person::age_on,
};
use headstart_store::{
    Time, Tx, Uid,
    rows::{AnswerLink, Episode},
};
use serde_json::json;

use super::{settings::settings, wording::words};
use crate::{
    crypto::{digest, secret},
    error::{ApiError, ApiResult},
    use_cases::{episode, tools::Tools},
};

/// Makes a link. Its address is told this once; of its secret only the hash is kept.
///
/// # Errors
/// Not found; a conflict when the support is closed, no consent to it is in force, or there are no words to show;
/// fields that need attention; or the store's.
pub fn make(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    id: Uid,
    input: &AnswerLinkInput,
    public_url: &str,
) -> ApiResult<AnswerLinkMade> {
    let (episode, person, ..) = episode::within(tx, reach, id)?;
    let conflict = |detail: &str| ApiError::known(ProblemCode::Conflict, detail);
    if !episode.is_open {
        return Err(conflict("This period of support is closed"));
    }
    if !consents_to_support(tx, tools.caller.at, episode.young_person_id)? {
        return Err(conflict(
            "No consent to be supported is in force: ask, and record it under Consents on the young person's page",
        ));
    }
    let Some(instrument) = Instrument::find(&input.instrument) else {
        return Err(ApiError::field("instrument", "unknown_code", "There is no instrument of this name"));
    };
    let Some(respondent) = instrument.informants().iter().find(|one| one.informant == input.informant) else {
        let message = "This instrument is not for this informant";
        return Err(ApiError::field("informant", "not_allowed", message));
    };
    // Better refused now than when somebody has filled everything in.
    let age =
        age_on(person.birth_date, uk_local_date(tools.caller.at)).and_then(|age| u8::try_from(age).ok());
    if !instrument.takes_age(respondent.informant, age) {
        let message = "This instrument is not for a young person of this age";
        return Err(ApiError::field("instrument", "not_allowed", message));
    }
    let words = words(tx, tools.caller.partnership(), instrument, input.informant)?;
    let Some(words) = words else {
        return Err(conflict(
            "The words of this questionnaire may not be shown: upload them under the site's licence, or type the \
             answers in from paper",
        ));
    };
    let days = settings(tx, tools.caller.partnership())?.link_days;
    let token = secret()?;
    let now = tools.caller.at;
    let row = AnswerLink {
        id: tools.uid(),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: id,
        token_hash: digest(token.as_bytes()),
        instrument: instrument.key().to_owned(),
        instrument_version: instrument.version().to_string(),
        informant: input.informant.as_str().into(),
        point: input.point.as_str().into(),
        hand: input.hand.as_str().into(),
        wording_id: words.id,
        state: LinkState::Open.as_str().into(),
        answers: None,
        saved_at: None,
        opened_at: None,
        expires_at: expires_at(input.hand, days, now).into(),
        made_by: tools.caller.actor.name.clone(),
        made_by_id: tools.caller.actor_uid(),
        made_at: now.into(),
        ended_at: None,
        measure_id: None,
    };
    tx.insert_answer_link(row.clone())?;
    let noted = json!({"episode": id.0, "instrument": row.instrument, "hand": row.hand});
    tools.caller.audit(tx, "answer_link.made", Some(episode.young_person_id), Some(row.id), noted);
    let address = format!("{}/answer#{token}", public_url.trim_end_matches('/'));
    Ok(AnswerLinkMade { link: view(tx, tools, &episode, row)?, address })
}

/// Whether consent to be supported stands: the newest word on it counts, and where none was recorded nothing was
/// withdrawn.
pub(super) fn consents_to_support(
    tx: &mut Tx<'_>,
    at: chrono::DateTime<chrono::Utc>,
    young_person: Uid,
) -> ApiResult<bool> {
    let today = uk_local_date(at);
    let rows = tx.consents_of(young_person)?;
    let newest = rows.iter().find(|row| row.purpose == Purpose::Support.as_str());
    Ok(newest.is_none_or(|row| in_force(row.given, row.from_on, row.until_on, row.withdrawn_on, today)))
}

fn view(tx: &mut Tx<'_>, tools: &Tools, episode: &Episode, row: AnswerLink) -> ApiResult<AnswerLinkView> {
    let state: LinkState = row.state.parse()?;
    let consent = consents_to_support(tx, tools.caller.at, row.young_person_id)?;
    Ok(AnswerLinkView {
        id: row.id.into(),
        episode_id: row.episode_id.into(),
        title: Instrument::find(&row.instrument)
            .map_or(row.instrument.as_str(), Instrument::title)
            .to_owned(),
        instrument: row.instrument,
        informant: row.informant.parse()?,
        point: row.point.parse()?,
        hand: row.hand.parse()?,
        state,
        usable: is_usable(state, row.expires_at.utc(), episode.is_open, consent, tools.caller.at),
        expires_at: row.expires_at.utc(),
        made_by: row.made_by,
        made_at: row.made_at.utc(),
        opened_at: row.opened_at.map(Time::utc),
        saved_at: row.saved_at.map(Time::utc),
        ended_at: row.ended_at.map(Time::utc),
        measure_id: row.measure_id.map(Into::into),
    })
}

/// Links of an episode within reach, newest first.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<AnswerLinkView>> {
    let (episode, ..) = episode::within(tx, reach, id)?;
    let rows = tx.answer_links_of_episode(id)?;
    let noted = json!({"episode": id.0});
    tools.caller.audit(tx, "answer_link.listed", Some(episode.young_person_id), Some(id), noted);
    rows.into_iter().map(|row| view(tx, tools, &episode, row)).collect()
}

/// Cancels a link; answers kept for later are deleted.
///
/// # Errors
/// Not found, also when its episode is out of reach; a conflict when it was answered or cancelled before; or the
/// store's.
pub fn cancel(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<AnswerLinkView> {
    let row = tx.find_answer_link(id)?.ok_or_else(ApiError::not_found)?;
    let (episode, ..) = episode::within(tx, reach, row.episode_id)?;
    if !tx.end_answer_link(id, LinkState::Cancelled, None, tools.caller.at.into())? {
        let detail = "This link was answered or cancelled before";
        return Err(ApiError::known(ProblemCode::Conflict, detail));
    }
    let noted = json!({"episode": row.episode_id.0});
    tools.caller.audit(tx, "answer_link.cancelled", Some(row.young_person_id), Some(id), noted);
    let row = tx.find_answer_link(id)?.ok_or_else(ApiError::not_found)?;
    view(tx, tools, &episode, row)
}
