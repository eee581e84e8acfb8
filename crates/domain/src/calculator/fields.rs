//! Reads the fields of an input object with refusals that name the field.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::error::{CalculatorError, ErrorCode};

/// The members of one JSON object, checked against the list of fields that are taken there.
///
/// A member that is null counts as absent. Whole numbers may be written with a fraction of zero (`5.0`), as
/// R and Python do.
#[derive(Debug)]
pub struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: String,
}

impl<'a> Fields<'a> {
    /// The whole input of a calculator, which must be an object with no other fields than `allowed`.
    pub fn of(input: &'a Value, allowed: &[&str]) -> Result<Self, CalculatorError> {
        let object = input.as_object().ok_or_else(|| {
            CalculatorError::of_input(
                ErrorCode::WrongType,
                format!("the input must be an object, not {}", kind(input)),
            )
        })?;
        Self::checked(object, String::new(), allowed)
    }

    /// An object found inside another, `path` being the name of the field that holds it.
    pub fn within(value: &'a Value, path: &str, allowed: &[&str]) -> Result<Self, CalculatorError> {
        let object = value.as_object().ok_or_else(|| wrong_type(path, "an object", value))?;
        Self::checked(object, format!("{path}."), allowed)
    }

    fn checked(
        object: &'a Map<String, Value>,
        path: String,
        allowed: &[&str],
    ) -> Result<Self, CalculatorError> {
        match object.keys().find(|key| !allowed.contains(&key.as_str())) {
            Some(key) => Err(CalculatorError::of_field(
                ErrorCode::UnknownField,
                format!("{path}{key}"),
                format!("{path}{key} is not a field here; the fields are {}", allowed.join(", ")),
            )),
            None => Ok(Self { object, path }),
        }
    }

    /// The full name of a field, as errors give it.
    pub fn name(&self, field: &str) -> String {
        format!("{}{field}", self.path)
    }

    /// Whether the field is there and not null.
    pub fn has(&self, field: &str) -> bool {
        self.optional(field).is_some()
    }

    /// The field's value; absent and null are the same.
    pub fn optional(&self, field: &str) -> Option<&'a Value> {
        self.object.get(field).filter(|value| !value.is_null())
    }

    /// The field's value, which must be there.
    pub fn required(&self, field: &str) -> Result<&'a Value, CalculatorError> {
        self.optional(field).ok_or_else(|| {
            let name = self.name(field);
            CalculatorError::of_field(ErrorCode::MissingField, name.clone(), format!("{name} is missing"))
        })
    }

    /// A number.
    pub fn number(&self, field: &str) -> Result<f64, CalculatorError> {
        number(self.required(field)?, &self.name(field))
    }

    /// A number, or nothing.
    pub fn optional_number(&self, field: &str) -> Result<Option<f64>, CalculatorError> {
        self.optional(field).map(|value| number(value, &self.name(field))).transpose()
    }

    /// A whole number from 0.
    pub fn count(&self, field: &str) -> Result<u64, CalculatorError> {
        count(self.required(field)?, &self.name(field))
    }

    /// A whole number from 0, or nothing.
    pub fn optional_count(&self, field: &str) -> Result<Option<u64>, CalculatorError> {
        self.optional(field).map(|value| count(value, &self.name(field))).transpose()
    }

    /// A text.
    pub fn text(&self, field: &str) -> Result<&'a str, CalculatorError> {
        text(self.required(field)?, &self.name(field))
    }

    /// A text, or nothing.
    pub fn optional_text(&self, field: &str) -> Result<Option<&'a str>, CalculatorError> {
        self.optional(field).map(|value| text(value, &self.name(field))).transpose()
    }

    /// True or false, or `default` when absent.
    pub fn flag(&self, field: &str, default: bool) -> Result<bool, CalculatorError> {
        match self.optional(field) {
            None => Ok(default),
            Some(value) => {
                value.as_bool().ok_or_else(|| wrong_type(&self.name(field), "true or false", value))
            }
        }
    }

    /// One of the words listed, as the thing it stands for.
    pub fn choice<T: Copy>(&self, field: &str, words: &[(&str, T)]) -> Result<T, CalculatorError> {
        choice(self.text(field)?, &self.name(field), words)
    }

    /// A calendar date.
    pub fn date(&self, field: &str) -> Result<NaiveDate, CalculatorError> {
        date(self.required(field)?, &self.name(field))
    }

    /// An array, possibly empty.
    pub fn array(&self, field: &str) -> Result<&'a [Value], CalculatorError> {
        array(self.required(field)?, &self.name(field))
    }

    /// An array of numbers, possibly empty; null inside is refused.
    pub fn numbers(&self, field: &str) -> Result<Vec<f64>, CalculatorError> {
        let name = self.name(field);
        each(self.array(field)?, |value| number(value, &name))
    }

    /// An array of whole numbers from 0, possibly empty; null inside is refused.
    pub fn counts(&self, field: &str) -> Result<Vec<u64>, CalculatorError> {
        let name = self.name(field);
        each(self.array(field)?, |value| count(value, &name))
    }

    /// An array of texts, possibly empty.
    pub fn texts(&self, field: &str) -> Result<Vec<&'a str>, CalculatorError> {
        let name = self.name(field);
        each(self.array(field)?, |value| text(value, &name))
    }

    /// A refusal that concerns one field of this object.
    pub fn refuse(&self, code: ErrorCode, field: &str, detail: impl Into<String>) -> CalculatorError {
        CalculatorError::of_field(code, self.name(field), detail)
    }
}

/// Reads every item of an array; a refusal tells which item it was, counted from 1.
pub fn each<'a, T>(
    items: &'a [Value],
    read: impl Fn(&'a Value) -> Result<T, CalculatorError>,
) -> Result<Vec<T>, CalculatorError> {
    let numbered = |(index, item)| {
        read(item).map_err(|mut error| {
            error.detail = format!("item {}: {}", index + 1, error.detail);
            error
        })
    };
    items.iter().enumerate().map(numbered).collect()
}

/// A JSON number as a floating-point number.
pub fn number(value: &Value, field: &str) -> Result<f64, CalculatorError> {
    value.as_f64().filter(|number| number.is_finite()).ok_or_else(|| wrong_type(field, "a number", value))
}

/// A JSON number that is whole and not negative.
pub fn count(value: &Value, field: &str) -> Result<u64, CalculatorError> {
    /// From here on a floating-point number no longer tells neighbouring whole numbers apart, so that what
    /// was written may have been another one (2 to the 53rd).
    const TOO_LARGE: f64 = 9_007_199_254_740_992.0;
    let number = number(value, field)?;
    if !(0.0..TOO_LARGE).contains(&number) || number.fract() != 0.0 {
        return Err(CalculatorError::of_field(
            ErrorCode::OutOfRange,
            field,
            format!("{field} must be a whole number from 0 to 9007199254740991, not {value}"),
        ));
    }
    Ok(number as u64)
}

/// A JSON text.
pub fn text<'a>(value: &'a Value, field: &str) -> Result<&'a str, CalculatorError> {
    value.as_str().ok_or_else(|| wrong_type(field, "a text", value))
}

/// A JSON array.
pub fn array<'a>(value: &'a Value, field: &str) -> Result<&'a [Value], CalculatorError> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| wrong_type(field, "an array", value))
}

/// A JSON array of exactly two items.
pub fn pair<'a>(value: &'a Value, field: &str) -> Result<(&'a Value, &'a Value), CalculatorError> {
    match array(value, field)? {
        [first, second] => Ok((first, second)),
        items => Err(CalculatorError::of_field(
            ErrorCode::WrongType,
            field,
            format!("{field} takes arrays of two items, not of {}", items.len()),
        )),
    }
}

/// A JSON text that is a calendar date written `YYYY-MM-DD` (ISO 8601), of the year 1 or later.
pub fn date(value: &Value, field: &str) -> Result<NaiveDate, CalculatorError> {
    let written = text(value, field)?;
    // The parser by itself would also read signs, blanks and shorter figures.
    let in_form = written.len() == 10
        && written.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let parsed = in_form.then(|| NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()).flatten();
    parsed.filter(|date| date.year() > 0).ok_or_else(|| {
        CalculatorError::of_field(
            ErrorCode::InvalidDate,
            field,
            format!("{field} must be a date written YYYY-MM-DD, not {written:?}"),
        )
    })
}

/// One of the words listed, as the thing it stands for.
pub fn choice<T: Copy>(written: &str, field: &str, words: &[(&str, T)]) -> Result<T, CalculatorError> {
    words.iter().find(|(word, _)| *word == written).map(|(_, thing)| *thing).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        CalculatorError::of_field(
            ErrorCode::UnknownValue,
            field,
            format!("{field} must be one of {}, not {written:?}", known.join(", ")),
        )
    })
}

/// A refusal of a value of the wrong JSON type.
pub fn wrong_type(field: &str, wanted: &str, found: &Value) -> CalculatorError {
    CalculatorError::of_field(
        ErrorCode::WrongType,
        field,
        format!("{field} must be {wanted}, not {}", kind(found)),
    )
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal<T: std::fmt::Debug>(result: Result<T, CalculatorError>) -> (ErrorCode, Option<String>) {
        let error = result.unwrap_err();
        (error.code, error.field)
    }

    #[test]
    fn an_input_that_is_no_object_is_refused() {
        assert_eq!(refusal(Fields::of(&json!([1]), &["x"])), (ErrorCode::WrongType, None));
    }

    #[test]
    fn a_misspelt_field_is_refused_by_name() {
        let input = json!({"x": 1, "multipler": 2});
        assert_eq!(
            refusal(Fields::of(&input, &["x", "multiplier"])),
            (ErrorCode::UnknownField, Some("multipler".into()))
        );
        let nested = json!({"m": 1});
        assert_eq!(
            refusal(Fields::within(&nested, "functional", &["mean"])),
            (ErrorCode::UnknownField, Some("functional.m".into()))
        );
    }

    #[test]
    fn absent_and_null_are_both_missing() {
        let input = json!({"x": null});
        let fields = Fields::of(&input, &["x", "y"]).unwrap();
        assert_eq!(refusal(fields.number("x")), (ErrorCode::MissingField, Some("x".into())));
        assert_eq!(refusal(fields.number("y")), (ErrorCode::MissingField, Some("y".into())));
        assert_eq!(fields.optional_number("x").unwrap(), None);
    }

    #[test]
    fn a_null_inside_an_array_is_refused_with_its_place() {
        let input = json!({"values": [1, 2.5, null]});
        let fields = Fields::of(&input, &["values"]).unwrap();
        let error = fields.numbers("values").unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (ErrorCode::WrongType, Some("values")));
        assert!(error.detail.starts_with("item 3:"), "{}", error.detail);
    }

    #[test]
    fn a_count_is_whole_and_not_negative() {
        let input =
            json!({"a": 5.0, "b": -1, "c": 2.5, "d": "5", "e": 1e300, "f": 9_007_199_254_740_991_u64});
        let fields = Fields::of(&input, &["a", "b", "c", "d", "e", "f"]).unwrap();
        assert_eq!(fields.count("a").unwrap(), 5);
        assert_eq!(fields.count("f").unwrap(), 9_007_199_254_740_991);
        for field in ["b", "c", "e"] {
            assert_eq!(refusal(fields.count(field)).0, ErrorCode::OutOfRange, "{field}");
        }
        assert_eq!(refusal(fields.count("d")).0, ErrorCode::WrongType);
    }

    #[test]
    fn a_count_too_large_to_be_told_from_its_neighbours_is_refused() {
        for large in [9_007_199_254_740_992_u64, 9_007_199_254_740_993, u64::MAX] {
            assert_eq!(refusal(count(&json!(large), "n")).0, ErrorCode::OutOfRange, "{large}");
        }
    }

    #[test]
    fn a_date_is_a_calendar_date_in_full() {
        for good in ["2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(date(&json!(good), "referral").unwrap().to_string(), good);
        }
        for wrong in [
            "2026-02-29",
            "1900-02-29",
            "2026-2-8",
            "28/02/2026",
            "2026-02-8 ",
            "2026/02/08",
            "-001-01-01",
            "0000-01-01",
            "+206-01-01",
            "2026-02-081",
            "2026-13-01",
            "2026-00-10",
            "\u{662}026-02-8",
            "",
        ] {
            let refused = refusal(date(&json!(wrong), "referral"));
            assert_eq!(refused, (ErrorCode::InvalidDate, Some("referral".into())), "{wrong}");
        }
        assert_eq!(refusal(date(&json!(20260228), "referral")).0, ErrorCode::WrongType);
    }

    #[test]
    fn a_word_outside_the_list_is_refused() {
        let input = json!({"better": "up"});
        let fields = Fields::of(&input, &["better"]).unwrap();
        let words = [("higher", 1), ("lower", -1)];
        assert_eq!(
            refusal(fields.choice("better", &words)),
            (ErrorCode::UnknownValue, Some("better".into()))
        );
    }
}
