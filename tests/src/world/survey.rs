//! A round of the school survey, made over the API.

use headstart_client::Client;
use headstart_domain::{
    id::SurveyWaveId,
    survey::{ClassPlan, Design, SchoolPlan, WaveAction, WavePlan, YearRoll},
};

use super::Partnership;

/// A school with one class.
pub fn school_plan() -> SchoolPlan {
    SchoolPlan {
        on_roll: vec![YearRoll { year_group: 7, pupils: 120 }],
        classes: vec![ClassPlan { year_group: 7, label: "A".into(), pupils: 30 }],
    }
}

/// A round with one class; closed when it is made for an operation that needs that.
pub(super) async fn survey(
    administrator: &Client,
    partnership: Partnership,
    word: &str,
) -> (SurveyWaveId, i32) {
    let plan = WavePlan {
        name: format!("Survey {word}"),
        academic_year: 2025,
        design: Design::Snapshot,
        year_groups: vec![7],
        instruments: vec!["sdq".into()],
        asks_code: false,
        opens_on: "2026-05-11".parse().unwrap(),
        closes_on: "2026-05-22".parse().unwrap(),
    };
    let made = administrator.create_survey_wave(&plan, &format!("survey-{word}")).await.unwrap();
    let school = school_plan();
    let school = administrator.put_survey_school(made.id, partnership.school, made.version, &school);
    let mut made = school.await.unwrap();
    if matches!(word, "readSurveyResults" | "exportSurveyResponses") {
        made = administrator.move_survey_wave(made.id, WaveAction::Open, made.version).await.unwrap();
        made = administrator.move_survey_wave(made.id, WaveAction::Close, made.version).await.unwrap();
    }
    (made.id, made.version)
}
