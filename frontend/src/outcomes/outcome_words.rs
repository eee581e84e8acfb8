//! Outcomes in words.
use crate::charts::scale::{points, signed_points};
use crate::labels;
use headstart_contract::evaluation::{OutcomeRow, OutcomeValue};

/// The group that a row stands for.
pub fn group_of(row: &OutcomeRow) -> String {
    name_of(&row.values)
}

/// The group that has these values in common.
pub fn name_of(values: &[OutcomeValue]) -> String {
    let name = values.iter().map(|value| value.label.as_str()).collect::<Vec<_>>().join(", ");
    if name.is_empty() { "Everybody".to_owned() } else { name }
}

/// One scale as one informant answers it: a scale has a figure for each of them.
pub fn scale_title(instrument: &str, scale: &str, informant: &str) -> String {
    format!("{instrument}: {scale}, answered by {}", labels::informant(informant).to_lowercase())
}

/// What a row says.
pub fn sentence(row: &OutcomeRow) -> String {
    let group = group_of(row);
    if row.suppressed {
        return format!("{group}: too few young people to show.");
    }
    let (Some(change), Some(low), Some(high)) = (row.mean_change, row.mean_change_low, row.mean_change_high)
    else {
        return format!("{group}: no pairs of a first and a last score yet.");
    };
    let verdict = if low > 0.0 {
        "better on average, more than chance explains"
    } else if high < 0.0 {
        "worse on average, more than chance explains"
    } else {
        "no change that chance could not explain"
    };
    format!(
        "{group}: {verdict}. Mean change {} (95% interval {} to {}) in {} pairs.",
        signed_points(change),
        points(low),
        points(high),
        row.paired
    )
}

/// The mean change of a row in words: which way it went, by how much, and whether chance explains it.
pub fn change(row: &OutcomeRow) -> String {
    if row.suppressed {
        return "Too few to show".to_owned();
    }
    let Some(change) = row.mean_change else { return "No pairs yet".to_owned() };
    match (row.mean_change_low, row.mean_change_high) {
        (Some(low), Some(high)) if low > 0.0 => {
            format!("Better by {} points ({} to {})", points(change), points(low), points(high))
        }
        (Some(low), Some(high)) if high < 0.0 => {
            format!("Worse by {} points ({} to {})", points(-change), points(-high), points(-low))
        }
        (Some(low), Some(high)) => {
            format!(
                "No clear change: {} points ({} to {})",
                signed_points(change),
                signed_points(low),
                signed_points(high)
            )
        }
        _ => format!("{} points, too few pairs to judge", signed_points(change)),
    }
}

/// How many groups are told of one by one; of more, the numbers tell.
const TOLD_EACH: usize = 4;

/// What the rows of one scale say together.
pub fn sentences(rows: &[OutcomeRow]) -> String {
    if rows.len() <= TOLD_EACH {
        return rows.iter().map(sentence).collect::<Vec<_>>().join(" ");
    }
    let shown = || rows.iter().filter(|row| !row.suppressed);
    let better = shown().filter(|row| row.mean_change_low.is_some_and(|low| low > 0.0)).count();
    let worse = shown().filter(|row| row.mean_change_high.is_some_and(|high| high < 0.0)).count();
    format!(
        "{} groups: {better} better on average, more than chance explains; {worse} worse; {} with no change that \
         chance could not explain; {} not shown.",
        rows.len(),
        shown().count() - better - worse,
        rows.len() - shown().count(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(low: f64, high: f64) -> OutcomeRow {
        OutcomeRow {
            instrument: "sdq".into(),
            instrument_title: "SDQ".into(),
            scale: "total".into(),
            scale_title: "Total".into(),
            informant: "self".into(),
            better: "lower".into(),
            definition: String::new(),
            values: Vec::new(),
            measured: 40,
            paired: 30,
            paired_rate: Some(0.75),
            mean_first: Some(18.0),
            mean_last: Some(14.0),
            mean_change: Some(f64::midpoint(low, high)),
            mean_change_low: Some(low),
            mean_change_high: Some(high),
            effect_size: None,
            effect_size_low: None,
            effect_size_high: None,
            improved: 10,
            unchanged: 18,
            deteriorated: 2,
            no_threshold: 0,
            banded: 30,
            raised_first: 20,
            moved_out: 8,
            moved_into: 1,
            smallest_reliable: Some(6.0),
            suppressed: false,
        }
    }

    #[test]
    fn an_interval_that_holds_no_change_is_not_called_a_change() {
        assert!(sentence(&row(1.0, 5.0)).contains("better on average"));
        assert!(sentence(&row(-5.0, -1.0)).contains("worse on average"));
        assert!(sentence(&row(-1.0, 5.0)).contains("no change that chance could not explain"));
    }

    #[test]
    fn a_change_is_told_with_its_direction_and_an_interval_that_reads_the_same_way() {
        assert_eq!(change(&row(1.0, 5.0)), "Better by 3.0 points (1.0 to 5.0)");
        assert_eq!(change(&row(-5.0, -1.0)), "Worse by 3.0 points (1.0 to 5.0)");
        assert_eq!(change(&row(-1.0, 5.0)), "No clear change: +2.0 points (\u{2212}1.0 to +5.0)");
        let one = OutcomeRow { mean_change_low: None, mean_change_high: None, ..row(1.0, 5.0) };
        assert_eq!(change(&one), "+3.0 points, too few pairs to judge");
        assert_eq!(change(&OutcomeRow { mean_change: None, ..row(1.0, 5.0) }), "No pairs yet");
        assert_eq!(change(&OutcomeRow { suppressed: true, ..row(1.0, 5.0) }), "Too few to show");
    }

    #[test]
    fn many_groups_are_told_of_together() {
        let small = OutcomeRow { suppressed: true, ..row(1.0, 5.0) };
        let rows = [row(1.0, 5.0), row(1.0, 5.0), row(-5.0, -1.0), row(-1.0, 5.0), small];
        assert_eq!(
            sentences(&rows),
            "5 groups: 2 better on average, more than chance explains; 1 worse; 1 with no change that chance \
             could not explain; 1 not shown."
        );
        assert_eq!(sentences(&rows[..1]), sentence(&rows[0]));
    }

    #[test]
    fn a_small_group_gives_no_figures() {
        let small = OutcomeRow { suppressed: true, ..row(1.0, 5.0) };
        assert_eq!(sentence(&small), "Everybody: too few young people to show.");
    }
}
