//! Risk items that are endorsed: the lead worker and the safeguarding lead learn of each as soon as its answer is
//! stored, whether the form is recorded or only kept for later.

use headstart_domain::instrument::Informant;
use headstart_store::{
    Tx, Uid,
    rows::{Alert, Episode},
};
use serde_json::json;

use crate::{error::ApiResult, use_cases::tools::Tools};

/// A risk item with an answer that alerts.
#[derive(Debug, Clone, PartialEq)]
pub struct Endorsed {
    pub(super) instrument: String,
    pub(super) informant: Informant,
    pub(super) item: i16,
    pub(super) answer: f64,
    pub(super) about: String,
}

/// By what an answer came in.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    /// The link, the paper form, or the measure where nothing was kept before it.
    pub id: Uid,
    /// The measure; none while the answers are kept only.
    pub measure: Option<Uid>,
}

/// Raises an alert for each item that has raised none of this origin before. One that has is told the present answer
/// while nobody has seen to it, and is never taken back: who was endorsing it a moment ago may need somebody now. Once
/// somebody has seen to it, only a worse answer raises another: a link is answered over many days.
///
/// Call it in the unit of work that stores the answers, after the row of their origin has been written: whoever
/// writes the same one waits there, so that no item alerts twice.
///
/// # Errors
/// The store's.
pub fn raise(
    tx: &mut Tx<'_>,
    tools: &Tools,
    episode: &Episode,
    endorsed: &[Endorsed],
    origin: Origin,
) -> ApiResult<()> {
    let known = tx.alerts_of_origin(origin.id)?;
    let mut new = Vec::new();
    for one in endorsed {
        let raised = || known.iter().filter(|(_, item, ..)| *item == one.item);
        if let Some((id, ..)) = raised().find(|(_, _, is_open, _)| *is_open) {
            tx.alert_answered_anew(*id, one.answer)?;
        } else if raised().all(|(.., seen_to)| *seen_to < one.answer) {
            new.push(alert(tools, episode, one, origin));
        }
    }
    if !new.is_empty() {
        let noted = json!({"episode": episode.id.0, "alerts": new.len()});
        tools.caller.audit(tx, "alert.raised", Some(episode.young_person_id), Some(origin.id), noted);
        tx.insert_alerts(new)?;
    }
    if let (Some(measure), false) = (origin.measure, known.is_empty()) {
        tx.set_alerts_measure(origin.id, measure)?;
    }
    Ok(())
}

fn alert(tools: &Tools, episode: &Episode, one: &Endorsed, origin: Origin) -> Alert {
    Alert {
        id: tools.uid(),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: episode.id,
        origin_id: origin.id,
        measure_id: origin.measure,
        instrument: one.instrument.clone(),
        informant: one.informant.as_str().into(),
        item: one.item,
        answer: one.answer,
        about: one.about.clone(),
        raised_at: tools.caller.at.into(),
        is_open: true,
        acknowledged_at: None,
        acknowledged_by: None,
        acknowledged_by_id: None,
        done: None,
    }
}
