//! The schools and classes of a round, with their response rates as they are now.

use headstart_contract::{
    problem::ProblemCode,
    survey::{SurveyClassView, SurveySchoolView, SurveyWaveView, SurveyYearView},
};
use headstart_domain::survey::{ClassPlan, ResponseRate, SchoolPlan, WaveState, YearRoll};
use headstart_store::{
    Json, Time, Tx, Uid,
    rows::{SurveyClass, SurveySchool, SurveyWave},
};
use serde_json::json;

use super::{
    view::{count, year},
    wave,
};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

/// The schools of a round that the caller may see, by name.
///
/// # Errors
/// Not found, also when no school in view takes part; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<Vec<SurveySchoolView>> {
    let (_, schools) = wave::in_view(tx, &tools.caller, id)?;
    let classes = tx.survey_classes(id)?;
    schools.into_iter().map(|(school, name)| view(&school, name, &classes)).collect()
}

fn view(school: &SurveySchool, name: String, classes: &[SurveyClass]) -> ApiResult<SurveySchoolView> {
    let classes: Vec<&SurveyClass> =
        classes.iter().filter(|class| class.school_id == school.school_id).collect();
    let mut rolls: Vec<YearRoll> = school.on_roll.read()?;
    rolls.sort_by_key(|roll| roll.year_group);
    let years: Vec<SurveyYearView> = rolls
        .into_iter()
        .map(|roll| {
            let of_year = classes.iter().filter(|class| year(class.year_group) == roll.year_group);
            let responses = of_year.map(|class| count(class.answered)).sum();
            SurveyYearView {
                year_group: roll.year_group,
                rate: ResponseRate { responses, pupils: roll.pupils },
            }
        })
        .collect();
    Ok(SurveySchoolView {
        school_id: school.school_id.into(),
        name,
        rate: years.iter().fold(ResponseRate::default(), |sum, year| sum.and(year.rate)),
        years,
        classes: classes
            .into_iter()
            .map(|class| SurveyClassView {
                id: class.id.into(),
                year_group: year(class.year_group),
                label: class.label.clone(),
                rate: ResponseRate { responses: count(class.answered), pupils: count(class.pupils) },
                link_made_at: class.link_made_at.map(Time::utc),
            })
            .collect(),
    })
}

fn conflict(detail: impl Into<String>) -> ApiError {
    ApiError::known(ProblemCode::Conflict, detail)
}

/// A round whose schools can be changed.
fn changeable(tx: &mut Tx<'_>, tools: &Tools, id: Uid, version: IfMatch) -> ApiResult<SurveyWave> {
    let wave = wave::find(tx, &tools.caller, id)?;
    version.check(wave.version)?;
    if wave.state == WaveState::Closed.as_str() {
        return Err(conflict("A closed round cannot be changed"));
    }
    Ok(wave)
}

/// Puts a school into a round with its rolls and classes, or changes them. A class keeps its link while its school
/// year and name stay; one that has answers cannot be taken out.
///
/// # Errors
/// Not found, stale, a conflict with its state or with answers, fields that need attention, or the store's.
pub fn put(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    school: Uid,
    plan: &SchoolPlan,
    version: IfMatch,
) -> ApiResult<SurveyWaveView> {
    let wave = changeable(tx, tools, id, version)?;
    let partnership = tools.caller.partnership();
    if tx.find_school(partnership, school)?.is_none() {
        return Err(ApiError::not_found());
    }
    let faults = plan.faults(&wave.year_groups.read::<Vec<u8>>()?);
    if !faults.is_empty() {
        return Err(ApiError::Invalid(faults.into_vec()));
    }
    let on_roll = Json::write(&plan.on_roll)?;
    tx.put_survey_school(&SurveySchool {
        wave_id: id,
        school_id: school,
        partnership_id: partnership,
        on_roll,
    })?;
    let mut known = tx.survey_classes(id)?;
    known.retain(|class| class.school_id == school);
    let is = |class: &SurveyClass, planned: &ClassPlan| {
        year(class.year_group) == planned.year_group && class.label == planned.label.trim()
    };
    for planned in &plan.classes {
        let pupils = i32::try_from(planned.pupils).unwrap_or(i32::MAX);
        match known.iter().find(|class| is(class, planned)) {
            Some(class) if class.pupils == pupils => {}
            Some(class) => tx.set_survey_class_pupils(class.id, pupils)?,
            None => tx.insert_survey_class(SurveyClass {
                id: tools.uid(),
                wave_id: id,
                school_id: school,
                year_group: planned.year_group.into(),
                label: planned.label.trim().to_owned(),
                pupils,
                token_hash: None,
                link_made_at: None,
                answered: 0,
            })?,
        }
    }
    for gone in known.iter().filter(|class| !plan.classes.iter().any(|planned| is(class, planned))) {
        if !tx.delete_survey_class(gone.id)? {
            return Err(conflict(format!("Class {} has answers and cannot be taken out", gone.label)));
        }
    }
    tools.caller.audit(tx, "survey_school.set_up", None, Some(id), json!({"school": school.0}));
    wave::save(tx, &tools.caller, wave)
}

/// Takes a school out of a round.
///
/// # Errors
/// Not found, stale, a conflict when pupils of it have answered, or the store's.
pub fn remove(tx: &mut Tx<'_>, tools: &Tools, id: Uid, school: Uid, version: IfMatch) -> ApiResult<()> {
    let wave = changeable(tx, tools, id, version)?;
    let classes = tx.survey_classes(id)?;
    for class in classes.iter().filter(|class| class.school_id == school) {
        if !tx.delete_survey_class(class.id)? {
            return Err(conflict("Pupils of this school have answered; it cannot be taken out"));
        }
    }
    if !tx.delete_survey_school(id, school)? {
        return Err(ApiError::not_found());
    }
    tools.caller.audit(tx, "survey_school.removed", None, Some(id), json!({"school": school.0}));
    wave::save(tx, &tools.caller, wave).map(drop)
}
