//! History of moves: writing a step, and showing the steps.

use headstart_contract::referral::{HistoryEntry, MoveView, Told};
use headstart_domain::{
    access::Actor,
    consent::Agreement,
    episode::{EpisodeAction, EpisodeState, PlacementAction, PlacementState},
    referral::{ReferralAction, ReferralState},
    workflow::{Detail, Details, Workflow},
};
use headstart_store::{Json, Tx, Uid, rows::History};

use super::{episode, placement, referral, tools::Tools};
use crate::error::ApiResult;

/// A step to be written.
#[derive(Debug)]
pub struct Step<'a> {
    /// `referral`, `episode` or `placement`.
    pub subject_kind: &'static str,
    /// The record that moved.
    pub subject: Uid,
    /// The young person it is about.
    pub young_person: Uid,
    /// What was done.
    pub action: &'a str,
    /// The state before.
    pub from: Option<&'a str>,
    /// The state after.
    pub to: &'a str,
    /// What was told.
    pub details: &'a Details,
}

/// Writes a step of a record's history.
///
/// # Errors
/// When the store fails.
pub fn write(tx: &mut Tx<'_>, tools: &Tools, step: &Step<'_>) -> ApiResult<()> {
    let caller = &tools.caller;
    tx.insert_history(History {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        subject_kind: step.subject_kind.to_owned(),
        subject_id: step.subject,
        young_person_id: step.young_person,
        action: step.action.to_owned(),
        from_state: step.from.map(ToOwned::to_owned),
        to_state: step.to.to_owned(),
        actor_kind: caller.actor.subject.kind().to_owned(),
        actor_id: caller.actor_uid(),
        actor_name: caller.actor.name.clone(),
        at: caller.at.into(),
        details: Json::write(step.details)?,
    })?;
    Ok(())
}

/// Steps as they are shown.
///
/// # Errors
/// When a stored step cannot be read.
pub fn view(rows: Vec<History>) -> ApiResult<Vec<HistoryEntry>> {
    rows.into_iter().map(entry).collect()
}

fn entry(row: History) -> ApiResult<HistoryEntry> {
    let details: Details = row.details.read()?;
    Ok(HistoryEntry {
        at: row.at.utc(),
        by: row.actor_name,
        action: action_label(&row.subject_kind, &row.action),
        from: row.from_state.map(|state| state_label(&row.subject_kind, &state)),
        to: state_label(&row.subject_kind, &row.to_state),
        told: told(&details),
    })
}

/// A state in words.
pub fn state_label(kind: &str, state: &str) -> String {
    let label = match kind {
        "referral" => state.parse::<ReferralState>().map(ReferralState::label),
        "episode" => state.parse::<EpisodeState>().map(EpisodeState::label),
        _ => state.parse::<PlacementState>().map(PlacementState::label),
    };
    label.unwrap_or(state).to_owned()
}

/// What was done, in words.
pub fn action_label(kind: &str, action: &str) -> String {
    let label = match (kind, action) {
        ("referral", "submit") => Ok("Referral sent"),
        ("referral", referral::JOINED) => Ok("Joined with a record of the same young person"),
        ("referral", referral::KEPT_APART) => Ok("Kept apart from somebody alike"),
        ("referral", episode::ASKED) => Ok("The panel was asked, from a period of support"),
        ("episode", episode::DECIDED) => Ok("Decision of the panel"),
        ("episode", "open") => Ok("Period of support opened"),
        ("placement", "offer") => Ok("Place offered"),
        ("placement", placement::GOES_ON) => Ok("Goes on after a step"),
        ("referral", _) => action.parse::<ReferralAction>().map(ReferralAction::label),
        ("episode", _) => action.parse::<EpisodeAction>().map(EpisodeAction::label),
        _ => action.parse::<PlacementAction>().map(PlacementAction::label),
    };
    label.unwrap_or(action).to_owned()
}

fn told(details: &Details) -> Vec<Told> {
    let texts = [
        (Detail::Destination, details.destination.clone()),
        (Detail::InformationWanted, details.information_wanted.clone()),
        (Detail::Information, details.information.clone()),
        (Detail::DuplicateOf, details.duplicate_of.clone()),
        (Detail::Tier, details.tier.map(|tier| tier.label().to_owned())),
        (Detail::Outcome, details.outcome.map(|outcome| outcome.label().to_owned())),
        (Detail::NoMeasures, details.no_measures.map(|why| why.label().to_owned())),
        (Detail::Agreement, details.agreement.as_ref().map(Agreement::words)),
        (Detail::Reason, details.reason.clone()),
        (Detail::ExplainedTo, details.explained_to.clone()),
    ];
    texts
        .into_iter()
        .filter_map(|(detail, text)| Some(Told { label: detail.label().to_owned(), text: text? }))
        .collect()
}

/// The moves that an actor can make from a state.
pub fn moves<S, A>(
    workflow: &Workflow<S, A>,
    from: S,
    actor: &Actor,
    words: impl Fn(A, S) -> (String, String),
) -> Vec<MoveView>
where
    S: Copy + PartialEq + std::fmt::Debug + std::fmt::Display,
    A: Copy + PartialEq + std::fmt::Display,
{
    workflow
        .possible(from)
        .filter(|transition| actor.may(transition.permission))
        .map(|transition| {
            let (label, leads_to) = words(transition.action, transition.to);
            MoveView {
                action: transition.action.to_string(),
                label,
                help: transition.help.to_owned(),
                needs: transition.needs.to_vec(),
                tiers: Vec::new(),
                leads_to,
            }
        })
        .collect()
}
