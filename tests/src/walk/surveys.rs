//! What is expected of the operations about the school survey.

use serde_json::json;

use super::{
    expectation::{Expectation, Trace, Who, row, sends},
    roles::{MANAGERS_OF_SURVEYS, READERS_OF_SURVEYS},
};
use crate::world::school_plan;

const MANAGE: Who = Who::Only(&[MANAGERS_OF_SURVEYS]);
const READ: Who = Who::Only(&[MANAGERS_OF_SURVEYS, READERS_OF_SURVEYS]);
const PULL: Who = Who::Only(&[&[headstart_domain::access::Role::Evaluator]]);

/// The rows of the table.
pub fn table() -> Vec<Expectation> {
    vec![
        row("listSurveyInstruments", MANAGE, Trace::Nothing),
        row("listSurveyWaves", READ, Trace::Nothing),
        row("readSurveyWave", READ, Trace::Nothing),
        sends("createSurveyWave", MANAGE, Trace::Done, |_| Some(plan("New"))),
        sends("changeSurveyWave", MANAGE, Trace::Done, |_| Some(plan("Changed"))),
        row("moveSurveyWave", MANAGE, Trace::Done),
        row("listSurveySchools", READ, Trace::Nothing),
        sends("putSurveySchool", MANAGE, Trace::Done, |_| Some(json!(school_plan()))),
        row("removeSurveySchool", MANAGE, Trace::Done),
        sends("makeSurveyLinks", MANAGE, Trace::Done, |_| Some(json!({}))),
        row("readSurveyResults", READ, Trace::Done),
        row("exportSurveyResponses", PULL, Trace::Done),
        // Pupils act for nobody, and nothing is noted of them: when each of a class answered would be.
        row("openSurvey", Who::Anybody, Trace::Nothing),
        row("submitSurvey", Who::Anybody, Trace::Nothing),
    ]
}

fn plan(name: &str) -> serde_json::Value {
    json!({
        "name": name, "academic_year": 2025, "design": "cohort", "year_groups": [7, 8], "instruments": ["sdq"],
        "asks_code": true, "opens_on": "2026-05-11", "closes_on": "2026-05-22"
    })
}
