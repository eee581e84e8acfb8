//! What results say, in sentences.
use crate::charts::scale::{number, points};
use headstart_domain::survey::{Mean, ScaleResult};

/// What stands where a figure is held back.
pub const HELD: &str = "Too few to show";

/// What a scale says of a school beside all schools, or of all alone.
pub fn sentence(result: &ScaleResult, school: Option<&str>) -> String {
    let better = if result.higher_is_better { "Higher is better." } else { "Lower is better." };
    let metric =
        if result.by_metric { " on the scale's metric, which is not the sum of the answers" } else { "" };
    let from = format!("from {} to {}{metric}", number(result.lowest), number(result.highest));
    match (result.all, school, result.school) {
        (None, _, _) => format!("Too few answered to show anything. {better}"),
        (Some(all), Some(name), Some(mine)) => {
            let said = compared(&mine, &all);
            format!(
                "The mean at {name} is {}, {said} the mean of all schools ({}); it can be {from}. {better}",
                points(mine.mean),
                points(all.mean)
            )
        }
        (Some(all), Some(name), None) => format!(
            "The mean of all schools is {}; it can be {from}. That of {name} is not shown: fewer than ten answered, or it would give a smaller group away. {better}",
            points(all.mean)
        ),
        (Some(all), None, _) => {
            format!("The mean of all schools is {}; it can be {from}. {better}", points(all.mean))
        }
    }
}

/// How a school's mean stands to that of all: apart only when that lies outside the school's interval.
fn compared(mine: &Mean, all: &Mean) -> &'static str {
    if all.mean < mine.lower {
        "above"
    } else if all.mean > mine.upper {
        "below"
    } else {
        "not clearly apart from"
    }
}

/// The name of a group by school year or sex.
pub fn group(code: &str) -> String {
    match code {
        "girl" => "Girls".to_owned(),
        "boy" => "Boys".to_owned(),
        "other" => "Another way, or not said".to_owned(),
        year => format!("Year {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(all: Option<f64>, school: Option<(f64, f64)>) -> ScaleResult {
        let mean =
            |mean: f64, half: f64| Mean { responses: 100, mean, lower: mean - half, upper: mean + half };
        ScaleResult {
            instrument: "sdq".into(),
            instrument_title: "SDQ".into(),
            scale: "total".into(),
            title: "Total".into(),
            higher_is_better: false,
            by_metric: false,
            lowest: 0.0,
            highest: 40.0,
            all: all.map(|value| mean(value, 0.2)),
            school: school.map(|(value, half)| mean(value, half)),
            by_year_group: vec![],
            by_sex: vec![],
            bands: vec![],
            schools: vec![],
        }
    }

    #[test]
    fn numbers_on_a_metric_are_called_so() {
        let by_metric = ScaleResult { by_metric: true, ..result(Some(21.3), None) };
        assert!(sentence(&by_metric, None).contains("on the scale's metric"));
        assert!(!sentence(&result(Some(21.3), None), None).contains("metric"));
    }

    #[test]
    fn a_school_is_apart_only_when_all_schools_lie_outside_its_interval() {
        let said = |school| sentence(&result(Some(10.0), Some(school)), Some("Hill"));
        assert!(said((12.0, 1.0)).contains("is 12.0, above the mean of all schools (10.0)"));
        assert!(said((8.0, 1.0)).contains("below"));
        assert!(said((10.5, 1.0)).contains("not clearly apart from"));
        assert!(sentence(&result(Some(10.0), None), Some("Hill")).contains("is not shown"));
        assert!(sentence(&result(None, None), None).starts_with("Too few"));
    }
}
