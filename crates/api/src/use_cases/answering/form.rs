//! What whoever holds a link can do with it: open the form, keep answers for later, throw them away, send them.

use chrono::{DateTime, Utc};
use headstart_contract::{
    answering::{AnsweringForm, AnswersInput, AnswersKept, AnswersReceived, KeptAnswers},
    problem::ProblemCode,
};
use headstart_domain::{
    access::{Actor, Subject},
    answering::{Filled, Hand, HelpLine, LinkState, is_usable, lines_for},
    clock::uk_local_date,
    episode::Mode,
    instrument::Informant,
};
use headstart_store::{
    Tx,
    rows::{AnswerLink, Episode, YoungPerson},
};
use serde_json::json;

use super::{
    link::consents_to_support,
    settings::settings,
    wording::{Words, of_row, shipped_licence},
};
use crate::{
    auth::{Caller, Credential},
    crypto::digest,
    error::{ApiError, ApiResult},
    state::State,
    use_cases::{
        measure::{self, Origin, Told, Who},
        tools::Tools,
    },
};

/// Where answers kept for later are sealed for.
const ANSWERS: &str = "answer_link.answers";

/// Somebody who holds the secret of a link.
#[derive(Clone)]
pub struct Holder {
    /// What the server shares.
    pub state: State,
    /// The identifier of the request.
    pub request_id: String,
    /// The time of the request.
    pub at: DateTime<Utc>,
    /// SHA-256 of the secret.
    pub token_hash: String,
}

/// A link that can be used, with what it is about.
struct Usable {
    link: AnswerLink,
    episode: Episode,
    person: YoungPerson,
    tools: Tools,
}

impl Holder {
    /// Somebody with a secret.
    pub fn new(state: &State, request_id: String, token: &str) -> Self {
        Self { state: state.clone(), request_id, at: state.now(), token_hash: digest(token.as_bytes()) }
    }

    /// The link, when it can be used. A wrong one, one that was used, cancelled or has run out, and one whose
    /// support has ended are refused alike.
    fn link(&self, tx: &mut Tx<'_>) -> ApiResult<Usable> {
        let refused = || ApiError::from(ProblemCode::LinkNotUsable);
        let found = tx.find_answer_link_by_token(&self.token_hash)?;
        let (link, episode, person) = found.ok_or_else(refused)?;
        let consent = consents_to_support(tx, self.at, link.young_person_id)?;
        let state: LinkState = link.state.parse()?;
        if !is_usable(state, link.expires_at.utc(), episode.is_open, consent, self.at) {
            return Err(refused());
        }
        let informant: Informant = link.informant.parse()?;
        let way = if link.hand == Hand::Tablet.as_str() { "on a tablet" } else { "through a link" };
        let caller = Caller {
            actor: Actor {
                partnership: link.partnership_id.into(),
                subject: Subject::Holder(link.id.into()),
                name: format!("{}, {way}", informant.label()),
                grants: vec![],
                scopes: None,
            },
            credential: Credential::Link,
            request_id: self.request_id.clone(),
            at: self.at,
        };
        let tools = Tools::new(&self.state, caller);
        Ok(Usable { link, episode, person, tools })
    }
}

impl Usable {
    fn audit(&self, tx: &mut Tx<'_>, action: &'static str) {
        let noted = json!({"episode": self.link.episode_id.0});
        let person = Some(self.link.young_person_id);
        self.tools.caller.audit(tx, action, person, Some(self.link.id), noted);
    }

    /// The words that the link was made with, also when they went out of use since.
    fn words(&self, tx: &mut Tx<'_>) -> ApiResult<Words> {
        let instrument = measure::definition(&self.link.instrument, &self.link.instrument_version)?;
        if let Some(id) = self.link.wording_id {
            let row = tx.find_wording(self.link.partnership_id, id)?.ok_or_else(ApiError::not_found)?;
            return of_row(row);
        }
        let wording = instrument.shipped_wording();
        let wording = wording.ok_or_else(|| ApiError::Internal("a link without words".into()))?;
        Ok(Words { wording, licence: shipped_licence(instrument), id: None })
    }

    fn told(&self, input: &AnswersInput) -> ApiResult<Told> {
        let mode = if self.link.hand == Hand::Tablet.as_str() { Mode::Tablet } else { Mode::Link };
        Ok(Told {
            instrument: self.link.instrument.clone(),
            informant: self.link.informant.clone(),
            point: self.link.point.parse()?,
            completed_on: uk_local_date(self.tools.caller.at),
            mode,
            filled: Filled {
                items: input.answers.clone(),
                impact: input.impact.clone(),
                impact_screen: input.impact_screen.clone(),
            },
        })
    }
}

/// Opens the form of a link. It says nothing about the young person.
///
/// # Errors
/// The link cannot be used, or the store's.
pub fn open(tx: &mut Tx<'_>, holder: &Holder) -> ApiResult<AnsweringForm> {
    let usable = holder.link(tx)?;
    let link = &usable.link;
    let words = usable.words(tx)?;
    let instrument = measure::definition(&link.instrument, &link.instrument_version)?;
    let partnership = tx.find_partnership(link.partnership_id)?.ok_or_else(ApiError::not_found)?;
    let kept = match (&link.answers, link.saved_at) {
        (Some(sealed), Some(saved_at)) => {
            let text = usable.tools.sealer().open(ANSWERS, link.id.0, sealed)?;
            let filled: Filled =
                serde_json::from_str(&text).map_err(|error| ApiError::Internal(error.to_string()))?;
            Some(KeptAnswers {
                answers: filled.items,
                impact: filled.impact,
                impact_screen: filled.impact_screen,
                saved_at: saved_at.utc(),
            })
        }
        _ => None,
    };
    tx.note_answer_link_opened(link.id, holder.at.into())?;
    usable.audit(tx, "answer_link.opened");
    let answers = instrument.answers();
    Ok(AnsweringForm {
        title: instrument.title().to_owned(),
        informant: link.informant.parse()?,
        wording: words.wording,
        min: f64::from(answers.min),
        max: f64::from(answers.max),
        step: 1.0 / f64::from(answers.steps_per_unit),
        licence: words.licence,
        asked_by: partnership.name,
        tablet: link.hand == Hand::Tablet.as_str(),
        expires_at: link.expires_at.utc(),
        help_lines: help_lines(tx, &usable)?,
        kept,
        tells_at_once: !instrument.risks().is_empty(),
    })
}

/// Keeps answers for later, sealed. Nobody reads them before they are sent; but a risk item that is endorsed alerts
/// now, because whoever answers may never send them.
///
/// # Errors
/// The link cannot be used; answers that the instrument does not take; or the store's.
pub fn keep(tx: &mut Tx<'_>, holder: &Holder, input: &AnswersInput) -> ApiResult<AnswersKept> {
    let usable = holder.link(tx)?;
    let told = usable.told(input)?;
    let endorsed = measure::check(&usable.tools, &usable.person, &told)?;
    let text = serde_json::to_string(&told.filled).map_err(|error| ApiError::Internal(error.to_string()))?;
    let sealed = usable.tools.sealer().seal(ANSWERS, usable.link.id.0, &text)?;
    if !tx.keep_answers(usable.link.id, Some(sealed), holder.at.into())? {
        return Err(ProblemCode::LinkNotUsable.into());
    }
    let origin = Origin { id: usable.link.id, measure: None };
    measure::raise(tx, &usable.tools, &usable.episode, &endorsed, origin)?;
    Ok(AnswersKept { saved_at: holder.at })
}

/// Throws away answers kept for later. The link can be used again until it runs out.
///
/// # Errors
/// The link cannot be used, or the store's.
pub fn discard(tx: &mut Tx<'_>, holder: &Holder) -> ApiResult<()> {
    let usable = holder.link(tx)?;
    tx.keep_answers(usable.link.id, None, holder.at.into())?;
    usable.audit(tx, "answer_link.discarded");
    Ok(())
}

/// Records answers as a measure, once, with the alerts they raise.
///
/// # Errors
/// The link cannot be used; answers that the instrument does not take; or the store's.
pub fn submit(tx: &mut Tx<'_>, holder: &Holder, input: &AnswersInput) -> ApiResult<AnswersReceived> {
    let usable = holder.link(tx)?;
    let (told, id) = (usable.told(input)?, usable.link.id);
    // First: of two that send at the same time the second waits here, and then finds the link used.
    if !tx.end_answer_link(id, LinkState::Completed, None, holder.at.into())? {
        return Err(ProblemCode::LinkNotUsable.into());
    }
    let who = Who { name: usable.tools.caller.actor.name.clone(), id, kept_as: Some(id) };
    let measure = measure::record_told(tx, &usable.tools, &usable.episode, &usable.person, &told, who)?;
    tx.set_answer_link_measure(id, measure.id.into())?;
    usable.audit(tx, "answer_link.completed");
    let help_lines = help_lines(tx, &usable)?;
    Ok(AnswersReceived { received_at: holder.at, help_lines })
}

/// Where whoever answers can turn to.
fn help_lines(tx: &mut Tx<'_>, usable: &Usable) -> ApiResult<Vec<HelpLine>> {
    let lines = settings(tx, usable.link.partnership_id)?.help_lines;
    Ok(lines_for(usable.link.informant.parse()?, lines))
}
