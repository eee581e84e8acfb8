//! Scores the answers of one form.

use serde_json::{Map, Value, json};

use super::error::{CalculatorError, ErrorCode};
use super::fields::{Fields, number, wrong_type};
use crate::instrument::{Informant, Instrument, NormSex, ScaleScore, ScoreError, ScoreRequest};

/// The fields of its input.
pub const FIELDS: &[&str] =
    &["instrument", "informant", "age", "sex", "answers", "impact", "impact_screen", "bands", "version"];

const SEXES: &[(&str, NormSex)] = &[("female", NormSex::Female), ("male", NormSex::Male)];

/// The highest age in completed years that is taken for one.
const OLDEST: u64 = 120;

/// Scores one form: `instrument`, `informant`, `age`, `sex`, `answers`, and where they apply `impact`,
/// `impact_screen`, `bands` and `version`, in; `instrument`, `version`, `scales`, `alerts` and `notes` out.
///
/// `alerts` lists the numbers of the risk items that were endorsed. `notes` tells what to show beside the
/// scores: what in the definition is unverified, what to bear in mind, and an age the instrument was not
/// validated for. The
/// informant may be left out where it makes no difference.
///
/// # Errors
/// When a field is unknown, missing, of the wrong type or not one of its words, or the form is not one of
/// the instrument's ([`ScoreError`]).
pub fn score(input: &Value) -> Result<Value, CalculatorError> {
    let fields = Fields::of(input, FIELDS)?;
    let instrument = instrument(&fields)?;
    let answers = form(&fields, "answers")?.ok_or_else(|| missing(&fields, "answers"))?;
    let impact = form(&fields, "impact")?;
    let sex = fields.has("sex").then(|| fields.choice("sex", SEXES)).transpose()?;
    let impact_screen =
        fields.has("impact_screen").then(|| fields.flag("impact_screen", true)).transpose()?;
    let request = ScoreRequest {
        informant: informant(&fields, instrument)?,
        age: age(&fields)?,
        sex,
        answers: &answers,
        impact: impact.as_deref(),
        impact_screen,
        bands: fields.optional_text("bands")?,
    };
    let scored = instrument.score(&request).map_err(refused)?;
    let scales: Map<String, Value> =
        scored.scales.iter().map(|score| (score.scale.key.clone(), of_scale(score))).collect();
    let mut notes: Vec<String> = instrument.unverified().map(|what| format!("Unverified: {what}")).collect();
    notes.extend_from_slice(instrument.cautions());
    if scored.outside_validated_age {
        notes.push("The instrument was not validated for this age.".to_owned());
    }
    Ok(json!({
        "instrument": instrument.key(),
        "version": instrument.version(),
        "scales": scales,
        "alerts": scored.alerts.iter().map(|risk| risk.item).collect::<Vec<_>>(),
        "notes": notes,
    }))
}

fn of_scale(score: &ScaleScore<'_>) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("score", plain(score.score));
    put("answered", score.answered.into());
    put("items", score.items.into());
    put("prorated", score.prorated.into());
    put("band", score.band.into());
    if score.scale.metric.is_some() {
        put("metric", plain(score.metric));
    }
    if !score.scale.norms.is_empty() {
        put("t", plain(score.t));
    }
    Value::Object(members)
}

/// A number without a fraction of zero, so that a score of 6 is written `6`.
fn plain(number: Option<f64>) -> Value {
    match number {
        Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => (whole as i64).into(),
        other => other.into(),
    }
}

fn instrument(fields: &Fields<'_>) -> Result<&'static Instrument, CalculatorError> {
    let key = fields.text("instrument")?;
    let newest = Instrument::find(key).ok_or_else(|| {
        let mut known: Vec<&str> = Instrument::all().iter().map(Instrument::key).collect();
        known.dedup();
        let detail = format!("there is no instrument {key:?}; there are {}", known.join(", "));
        fields.refuse(ErrorCode::UnknownValue, "instrument", detail)
    })?;
    let Some(version) = version(fields)? else { return Ok(newest) };
    let of_version = u32::try_from(version).ok().and_then(|version| Instrument::find_version(key, version));
    of_version.ok_or_else(|| {
        let detail = format!("{key} has no version {version}; the newest is {}", newest.version());
        fields.refuse(ErrorCode::UnknownValue, "version", detail)
    })
}

/// The version asked for, as a number or as a number in a text.
fn version(fields: &Fields<'_>) -> Result<Option<u64>, CalculatorError> {
    match fields.optional("version") {
        Some(Value::String(written)) => written.parse().map(Some).map_err(|_| {
            fields.refuse(ErrorCode::UnknownValue, "version", format!("{written:?} is not a version number"))
        }),
        _ => fields.optional_count("version"),
    }
}

fn informant(fields: &Fields<'_>, instrument: &Instrument) -> Result<Informant, CalculatorError> {
    let respondents = instrument.informants();
    let makes_no_difference = respondents.len() == 1 || !instrument.depends_on_informant();
    match respondents.first() {
        Some(first) if makes_no_difference && !fields.has("informant") => Ok(first.informant),
        _ => fields
            .choice("informant", &Informant::ALL.iter().map(|one| (one.as_str(), *one)).collect::<Vec<_>>()),
    }
}

fn age(fields: &Fields<'_>) -> Result<Option<u8>, CalculatorError> {
    let Some(age) = fields.optional_count("age")? else { return Ok(None) };
    match u8::try_from(age) {
        Ok(years) if age <= OLDEST => Ok(Some(years)),
        _ => {
            Err(fields.refuse(ErrorCode::OutOfRange, "age", format!("age must be 0 to {OLDEST}, not {age}")))
        }
    }
}

/// An array of answers in which null is an item not answered; a refusal names the answer, counted from 0.
fn form(fields: &Fields<'_>, field: &str) -> Result<Option<Vec<Option<f64>>>, CalculatorError> {
    if !fields.has(field) {
        return Ok(None);
    }
    let read = |(index, value): (usize, &Value)| match value {
        Value::Null => Ok(None),
        // The name of the place is only spelt out when it is needed: this runs for every answer of an import.
        value if value.is_number() => number(value, field).map(Some),
        value => Err(wrong_type(&format!("{field}[{index}]"), "a number", value)),
    };
    fields.array(field)?.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>().map(Some)
}

fn missing(fields: &Fields<'_>, field: &str) -> CalculatorError {
    fields.refuse(ErrorCode::MissingField, field, format!("{field} is missing"))
}

fn refused(error: ScoreError) -> CalculatorError {
    let code = match &error {
        ScoreError::InformantNotTaken { .. } | ScoreError::UnknownBandTable { .. } => ErrorCode::UnknownValue,
        ScoreError::AgeOutOfRange { .. }
        | ScoreError::AnswerValue { .. }
        | ScoreError::ImpactValue { .. } => ErrorCode::OutOfRange,
        ScoreError::AnswerCount { .. } | ScoreError::ImpactCount { .. } => ErrorCode::LengthMismatch,
        ScoreError::ImpactNotTaken { .. } => ErrorCode::ConflictingFields,
    };
    CalculatorError::of_field(code, error.field(), error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDQ: [i32; 25] = [2, 1, 0, 2, 1, 0, 0, 2, 1, 0, 2, 0, 2, 2, 0, 1, 1, 2, 2, 1, 1, 2, 1, 1, 1];

    fn refusal(input: Value) -> (ErrorCode, Option<String>) {
        let error = score(&input).unwrap_err();
        (error.code, error.field)
    }

    fn refused(code: ErrorCode, field: &str, input: Value) {
        assert_eq!(refusal(input.clone()), (code, Some(field.to_owned())), "{input}");
    }

    #[test]
    fn a_form_gives_each_scale_its_members() {
        let output = score(&json!({"instrument": "sdq", "informant": "self", "answers": SDQ})).unwrap();
        assert_eq!(output["instrument"], "sdq");
        assert_eq!(output["version"], 1);
        assert_eq!(
            output["scales"]["total"],
            json!({"score": 19, "answered": 20, "items": 20, "prorated": false, "band": "high"})
        );
        assert_eq!(
            output["scales"]["impact"],
            json!({"score": null, "answered": 0, "items": 5, "prorated": false, "band": null})
        );
        let keys: Vec<&String> = output["scales"].as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 9);
        assert_eq!(output["alerts"], json!([]));
        assert_eq!(output["notes"], json!([]));
    }

    #[test]
    fn a_scale_with_a_metric_gives_it_and_says_what_is_unverified() {
        let output = score(&json!({"instrument": "swemwbs", "answers": [5, 5, 5, 5, 5, 5, 5]})).unwrap();
        let total = &output["scales"]["total"];
        assert_eq!((total["score"].as_f64(), total["metric"].as_f64()), (Some(35.0), Some(35.0)));
        assert_eq!(total["band"], "high");
        assert!(output["notes"][0].as_str().unwrap().starts_with("Unverified: Band edges"));
    }

    #[test]
    fn null_means_not_given_and_a_whole_number_may_have_a_point() {
        let mut answers: Vec<Value> = SDQ.iter().map(|answer| json!(f64::from(*answer))).collect();
        answers[5] = Value::Null;
        let input = json!({
            "instrument": "sdq", "informant": "parent", "age": null, "sex": null, "answers": answers,
            "impact": null, "impact_screen": null, "bands": null, "version": null,
        });
        let output = score(&input).unwrap();
        assert_eq!(output["scales"]["peer"]["answered"], 4);
        assert_eq!(output["scales"]["peer"]["prorated"], true);
    }

    #[test]
    fn the_version_may_be_named_as_number_or_text() {
        for version in [json!(1), json!("1"), json!(1.0)] {
            let input = json!({"instrument": "gbo", "answers": [4], "version": version});
            assert_eq!(score(&input).unwrap()["version"], 1);
        }
        for version in [json!(2), json!("old"), json!("2024.1")] {
            let input = json!({"instrument": "gbo", "answers": [4], "version": version});
            refused(ErrorCode::UnknownValue, "version", input);
        }
    }

    #[test]
    fn the_informant_may_be_left_out_only_where_it_makes_no_difference() {
        refused(ErrorCode::MissingField, "informant", json!({"instrument": "sdq", "answers": SDQ}));
        let output = score(&json!({"instrument": "gbo", "answers": [1, 2, 3]})).unwrap();
        assert_eq!(output["scales"]["goal_3"]["score"], 3);
    }

    #[test]
    fn an_age_outside_the_validated_ones_is_noted() {
        let input = json!({"instrument": "sdq", "informant": "self", "age": 10, "answers": SDQ});
        let notes = score(&input).unwrap()["notes"].clone();
        assert_eq!(notes, json!(["The instrument was not validated for this age."]));
    }

    #[test]
    fn every_refusal_has_its_code_and_field() {
        use ErrorCode::*;
        let form = |field: &str, value: Value| {
            let mut form = json!({"instrument": "sdq", "informant": "self", "answers": SDQ});
            form[field] = value;
            form
        };
        let with_answer = |index: usize, value: Value| {
            let mut answers = json!(SDQ);
            answers[index] = value;
            form("answers", answers)
        };
        refused(UnknownValue, "instrument", form("instrument", json!("sqd")));
        refused(MissingField, "instrument", form("instrument", Value::Null));
        refused(WrongType, "instrument", form("instrument", json!(1)));
        refused(UnknownField, "answer", form("answer", json!([])));
        refused(MissingField, "answers", form("answers", Value::Null));
        refused(WrongType, "answers", form("answers", json!("2102")));
        refused(LengthMismatch, "answers", form("answers", json!(SDQ[..24])));
        refused(OutOfRange, "answers[3]", with_answer(3, json!(3)));
        refused(OutOfRange, "answers[3]", with_answer(3, json!(-1)));
        refused(OutOfRange, "answers[3]", with_answer(3, json!(1.5)));
        refused(WrongType, "answers[3]", with_answer(3, json!("2")));
        refused(WrongType, "answers[3]", with_answer(3, json!(true)));
        refused(UnknownValue, "informant", form("informant", json!("friend")));
        refused(UnknownValue, "informant", form("informant", json!("practitioner")));
        refused(UnknownValue, "sex", form("sex", json!("F")));
        refused(UnknownValue, "bands", form("bands", json!("five-band")));
        refused(OutOfRange, "age", form("age", json!(3)));
        refused(OutOfRange, "age", form("age", json!(-1)));
        refused(OutOfRange, "age", form("age", json!(13.5)));
        refused(OutOfRange, "age", form("age", json!(1000)));
        refused(WrongType, "age", form("age", json!("13")));
        refused(LengthMismatch, "impact", form("impact", json!([0, 0, 0])));
        refused(OutOfRange, "impact[0]", form("impact", json!([4, 0, 0, 0, 0])));
        refused(WrongType, "impact_screen", form("impact_screen", json!("no")));
        let mmf = json!({"instrument": "mmf", "answers": vec![0; 16], "impact": [0, 0, 0, 0, 0]});
        refused(ConflictingFields, "impact", mmf);
        let mmf = json!({"instrument": "mmf", "answers": vec![0; 16], "impact_screen": false});
        refused(ConflictingFields, "impact_screen", mmf);
    }

    #[test]
    fn an_input_that_is_no_object_is_refused() {
        assert_eq!(refusal(json!([1, 2])), (ErrorCode::WrongType, None));
    }
}
