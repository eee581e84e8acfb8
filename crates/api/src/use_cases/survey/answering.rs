//! What pupils do with the link of their class: read the questions, and send answers once each.
//!
//! Neither is noted in the audit: an entry for each response would tell who of a class answered when.

use headstart_contract::{
    problem::ProblemCode,
    survey::{SurveyAnswers, SurveyChoice, SurveyForm, SurveyPart, SurveyReceived},
};
use headstart_domain::{
    clock::uk_local_date,
    field::FieldErrors,
    person::EthnicGroup,
    survey::{KeptScore, PupilSex, most_answers, scores, takes_answers},
};
use headstart_store::{
    Json, Tx,
    rows::{SurveyClass, SurveyResponse, SurveyWave},
    tx::survey::Kept,
};
use serde_json::{Map, Value};

use super::view::{Asked, count};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{
        answering::{Holder, of_row, settings, shipped_licence},
        measure::numbers,
    },
};

/// The class and round of a link that takes answers now. Wrong, ended and early links are refused alike.
fn usable(tx: &mut Tx<'_>, holder: &Holder) -> ApiResult<(SurveyClass, SurveyWave)> {
    let refused = || ApiError::from(ProblemCode::LinkNotUsable);
    let (class, wave) = tx.find_survey_class_by_token(&holder.token_hash)?.ok_or_else(refused)?;
    let today = uk_local_date(holder.at);
    if !takes_answers(wave.state.parse()?, wave.opens_on, wave.closes_on, today) {
        return Err(refused());
    }
    Ok((class, wave))
}

/// The questions of the round. They say nothing of any pupil.
///
/// # Errors
/// The link cannot be used, or the store's.
pub fn open(tx: &mut Tx<'_>, holder: &Holder) -> ApiResult<SurveyForm> {
    let (class, wave) = usable(tx, holder)?;
    let partnership = tx.find_partnership(wave.partnership_id)?.ok_or_else(ApiError::not_found)?;
    let school = tx.find_school(wave.partnership_id, class.school_id)?.ok_or_else(ApiError::not_found)?;
    let mut parts = Vec::new();
    for asked in wave.instruments.read::<Vec<Asked>>()? {
        parts.push(part(tx, &wave, &asked)?);
    }
    let choice = |code: &str, label: &str| SurveyChoice { code: code.to_owned(), label: label.to_owned() };
    let known = EthnicGroup::ALL.iter().filter(|group| **group != EthnicGroup::Unknown);
    Ok(SurveyForm {
        wave: wave.name,
        asked_by: partnership.name,
        school: school.name,
        class: format!("Year {} {}", class.year_group, class.label),
        closes_on: wave.closes_on,
        parts,
        asks_code: wave.asks_code,
        sexes: PupilSex::ALL.iter().map(|sex| choice(sex.as_str(), sex.label())).collect(),
        ethnic_groups: known.map(|group| choice(group.as_str(), group.label())).collect(),
        help_lines: settings(tx, wave.partnership_id)?.help_lines,
    })
}

fn part(tx: &mut Tx<'_>, wave: &SurveyWave, asked: &Asked) -> ApiResult<SurveyPart> {
    let instrument = asked.instrument()?;
    let (mut wording, licence) = match asked.wording {
        Some(id) => {
            let row = tx.find_wording(wave.partnership_id, headstart_store::Uid(id))?;
            let words = of_row(row.ok_or_else(ApiError::not_found)?)?;
            (words.wording, words.licence)
        }
        None => {
            let wording = instrument.shipped_wording();
            let wording = wording.ok_or_else(|| ApiError::Internal("a round without words".into()))?;
            (wording, shipped_licence(instrument))
        }
    };
    // A survey does not ask about impact.
    wording.impact = None;
    let answers = instrument.answers();
    Ok(SurveyPart {
        instrument: asked.key.clone(),
        title: instrument.title().to_owned(),
        wording,
        min: f64::from(answers.min),
        max: f64::from(answers.max),
        step: 1.0 / f64::from(answers.steps_per_unit),
        licence,
    })
}

/// Keeps what one pupil answered, scored by the instruments' own rules. Sent again it counts once.
///
/// # Errors
/// The link cannot be used, or has had far more answers than the class has pupils; answers that an instrument does
/// not take, or none at all; or the store's.
pub fn submit(tx: &mut Tx<'_>, holder: &Holder, input: &SurveyAnswers) -> ApiResult<SurveyReceived> {
    let (class, wave) = usable(tx, holder)?;
    if count(class.answered) >= most_answers(count(class.pupils)) {
        let detail = "This link has had more answers than the class has pupils";
        return Err(ApiError::known(ProblemCode::Conflict, detail));
    }
    let asked: Vec<Asked> = wave.instruments.read()?;
    let (answers, kept) = scored(&asked, input)?;
    let pupil_code = match &input.code {
        Some(code) if wave.asks_code => {
            let text = code.text().map_err(|errors| within("code", errors))?;
            let sealer = &holder.state.sealer;
            Some(sealer.pupil_code(wave.partnership_id.0, class.school_id.0, &text))
        }
        _ => None,
    };
    let background = &input.background;
    let row = SurveyResponse {
        id: random_id(input)?,
        partnership_id: wave.partnership_id,
        wave_id: wave.id,
        school_id: class.school_id,
        year_group: class.year_group,
        sex: background.sex.map(|sex| sex.as_str().to_owned()),
        free_school_meals: background.free_school_meals,
        special_needs: background.special_needs,
        ethnic_group: background
            .ethnic_group
            .filter(|group| *group != EthnicGroup::Unknown)
            .map(|group| group.as_str().to_owned()),
        pupil_code,
        answers: Json(Value::Object(answers)),
        scores: Json::write(&kept)?,
        completed_on: uk_local_date(holder.at),
    };
    match tx.add_survey_response(row, &holder.token_hash)? {
        Kept::Now | Kept::Before => {
            Ok(SurveyReceived { help_lines: settings(tx, wave.partnership_id)?.help_lines })
        }
        Kept::LinkEnded => Err(ProblemCode::LinkNotUsable.into()),
    }
}

/// The identifier of a response. One that tells a time would tell when somebody answered.
fn random_id(input: &SurveyAnswers) -> ApiResult<headstart_store::Uid> {
    if input.response_id.get_version_num() == 4 {
        return Ok(headstart_store::Uid(input.response_id));
    }
    Err(ApiError::field("response_id", "invalid", "This must be a random UUID (version 4)"))
}

/// Faults of a part of the request, named from its root.
fn within(part: &str, errors: FieldErrors) -> ApiError {
    let mut errors = errors.into_vec();
    for error in &mut errors {
        error.field = format!("{part}.{}", error.field);
    }
    ApiError::Invalid(errors)
}

/// The answers as they are kept, by instrument, and their scores in the order of the round's scales.
fn scored(asked: &[Asked], input: &SurveyAnswers) -> ApiResult<(Map<String, Value>, Vec<KeptScore>)> {
    let mut errors = FieldErrors::new();
    for (place, part) in input.parts.iter().enumerate() {
        if !asked.iter().any(|asked| asked.key == part.instrument) {
            errors.add(format!("parts[{place}].instrument"), "not_allowed", "This round does not ask it");
        }
    }
    let (mut answers, mut kept, mut given_any) = (Map::new(), Vec::new(), false);
    for asked in asked {
        let instrument = asked.instrument()?;
        let found = input.parts.iter().position(|part| part.instrument == asked.key);
        let given = found.and_then(|place| input.parts.get(place)).map(|part| part.answers.clone());
        let given = given.unwrap_or_else(|| vec![Value::Null; instrument.answers().count]);
        let field = format!("parts[{}].answers", found.unwrap_or_default());
        let values = numbers(&field, &given, &mut errors);
        given_any |= values.iter().any(Option::is_some);
        match scores(instrument, &values, input.background.sex) {
            Ok(scores) => kept.extend(scores),
            Err(error) => {
                errors.add(format!("{field}: {}", error.field()), "out_of_range", error.to_string())
            }
        }
        answers.insert(asked.key.clone(), Value::Array(given));
    }
    if errors.is_empty() && !given_any {
        errors.add("parts", "required", "Nothing was answered");
    }
    if errors.is_empty() { Ok((answers, kept)) } else { Err(ApiError::Invalid(errors.into_vec())) }
}
