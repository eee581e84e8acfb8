//! Two entries of the same paper form, held side by side.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A form as it was filled in: answers in item order, each a number, `null` when it was left out, or
/// `"prefer_not_to_say"`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    /// The answers.
    pub items: Vec<Value>,
    /// The answers about impact, where they were asked for.
    #[serde(default)]
    pub impact: Option<Vec<Value>>,
    /// The first question about impact: true, false, or `"prefer_not_to_say"`.
    #[serde(default)]
    pub impact_screen: Option<Value>,
}

/// A place at which two entries do not say the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Difference {
    /// The place, as it is named in a request: `answers[3]`, `impact[0]`, `impact_screen`, `completed_on`.
    pub field: String,
    /// What the first entry says.
    pub first: Value,
    /// What the second entry says.
    pub second: Value,
}

/// Every place at which two entries differ, in the order of the form. An answer left off at the end of one entry
/// is the same as one left out.
pub fn differences(first: (&Filled, NaiveDate), second: (&Filled, NaiveDate)) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut hold = |field: String, first: Value, second: Value| {
        if !same(&first, &second) {
            found.push(Difference { field, first, second });
        }
    };
    hold("completed_on".to_owned(), json!(first.1), json!(second.1));
    let (one, other) = (first.0, second.0);
    for (place, (a, b)) in pairs(&one.items, &other.items) {
        hold(format!("answers[{place}]"), a, b);
    }
    let screen = |filled: &Filled| filled.impact_screen.clone().unwrap_or_default();
    hold("impact_screen".to_owned(), screen(one), screen(other));
    let impact = |filled: &Filled| filled.impact.clone().unwrap_or_default();
    for (place, (a, b)) in pairs(&impact(one), &impact(other)) {
        hold(format!("impact[{place}]"), a, b);
    }
    found
}

/// `2` and `2.0` are one answer.
fn same(first: &Value, second: &Value) -> bool {
    match (first.as_f64(), second.as_f64()) {
        (Some(first), Some(second)) => (first - second).abs() < 1e-9,
        _ => first == second,
    }
}

fn pairs(first: &[Value], second: &[Value]) -> Vec<(usize, (Value, Value))> {
    let at = |answers: &[Value], place: usize| answers.get(place).cloned().unwrap_or_default();
    let longest = first.len().max(second.len());
    (0..longest).map(|place| (place, (at(first, place), at(second, place)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(items: Value, impact: Option<Value>, screen: Option<Value>) -> Filled {
        let list = |value: Value| value.as_array().cloned().unwrap();
        Filled { items: list(items), impact: impact.map(list), impact_screen: screen }
    }

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, n).unwrap()
    }

    #[test]
    fn entries_that_say_the_same_have_no_difference() {
        let one = filled(json!([0, 2, null]), None, None);
        let other = filled(json!([0, 2.0]), Some(json!([])), None);
        assert_eq!(differences((&one, day(1)), (&other, day(1))), []);
    }

    #[test]
    fn every_place_that_differs_is_named_with_both_answers() {
        let one = filled(json!([0, 2, "prefer_not_to_say"]), Some(json!([1])), Some(json!(true)));
        let other = filled(json!([0, 1, null]), Some(json!([1, 3])), Some(json!(false)));
        let found = differences((&one, day(1)), (&other, day(2)));
        let places: Vec<&str> = found.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(places, ["completed_on", "answers[1]", "answers[2]", "impact_screen", "impact[1]"]);
        assert_eq!((&found[1].first, &found[1].second), (&json!(2), &json!(1)));
        assert_eq!((&found[2].first, &found[2].second), (&json!("prefer_not_to_say"), &Value::Null));
    }
}
