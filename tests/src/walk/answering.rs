//! What is expected of the operations about answering, alerts and what is measured.

use headstart_domain::answering::Settings;
use serde_json::json;

use super::{
    expectation::{ADMINISTRATORS, Expectation, READ_SUPPORT, Trace, WORK, Who, row, sends},
    roles::{HANDLERS_OF_ALERTS, MANAGERS_AND_TEAM, READERS_OF_ALERTS},
};
use crate::world::{paper, wording};

const READ_ALERTS: Who = Who::Only(&[MANAGERS_AND_TEAM, READERS_OF_ALERTS]);
const HANDLE_ALERTS: Who = Who::Only(&[MANAGERS_AND_TEAM, HANDLERS_OF_ALERTS]);

/// The rows of the table.
pub fn table() -> Vec<Expectation> {
    vec![
        row("listWordings", Who::SignedIn, Trace::Nothing),
        row("readWordingHistory", Who::SignedIn, Trace::Nothing),
        sends("uploadWording", ADMINISTRATORS, Trace::Done, |_| Some(json!(wording()))),
        row("withdrawWording", ADMINISTRATORS, Trace::Done),
        sends("makeAnswerLink", WORK, Trace::OfSupported, |_| {
            Some(json!({"instrument": "gad-7", "informant": "self", "point": "review", "hand": "tablet"}))
        }),
        row("listAnswerLinks", READ_SUPPORT, Trace::OfSupported),
        row("cancelAnswerLink", WORK, Trace::OfSupported),
        // Whoever holds a link acts for nobody; what they do is told in the stories of answering.
        row("openForm", Who::Anybody, Trace::Nothing),
        row("keepAnswers", Who::Anybody, Trace::Nothing),
        row("discardAnswers", Who::Anybody, Trace::Nothing),
        row("submitAnswers", Who::Anybody, Trace::Nothing),
        sends("makePaperEntry", WORK, Trace::OfSupported, |_| Some(json!(paper(1)))),
        row("listPaperEntries", WORK, Trace::OfSupported),
        sends("enterPaperAgain", WORK, Trace::OfSupported, |_| {
            Some(json!({ "form": paper(1), "note": "Nobody else is here" }))
        }),
        sends("settlePaperEntry", WORK, Trace::OfSupported, |_| Some(json!({ "form": paper(2) }))),
        row("discardPaperEntry", WORK, Trace::OfSupported),
        row("listAlerts", READ_ALERTS, Trace::OfListed),
        row("countAlerts", READ_ALERTS, Trace::Nothing),
        sends("acknowledgeAlert", HANDLE_ALERTS, Trace::OfSupported, |_| {
            Some(json!({ "done": "Spoke with them" }))
        }),
        row("readMeasuring", Who::SignedIn, Trace::Nothing),
        sends("changeMeasuring", ADMINISTRATORS, Trace::Done, |_| Some(json!(Settings::default()))),
    ]
}
