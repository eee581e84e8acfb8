//! The short Warwick-Edinburgh scale.

use super::*;

/// The metric score for each raw score from 7 to 35 (Stewart-Brown et al. 2009).
const METRIC: [f64; 29] = [
    7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25,
    19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.70, 32.55, 35.00,
];

/// Seven answers that add up to `raw`.
fn adding_up_to(raw: usize) -> Vec<Option<f64>> {
    let mut left = raw - 7;
    let answer = |_| {
        let more = left.min(4);
        left -= more;
        Some(1.0 + more as f64)
    };
    (0..7).map(answer).collect()
}

#[test]
fn every_raw_score_has_its_metric_score_and_its_band() {
    for (raw, metric) in (7..=35).zip(METRIC) {
        let scored = by_self("swemwbs").score(&adding_up_to(raw));
        let total = scored.scale("total").unwrap();
        assert_eq!((total.score, total.metric), (Some(raw as f64), Some(metric)));
        let expected = if metric <= 19.5 {
            "low"
        } else if metric < 27.5 {
            "average"
        } else {
            "high"
        };
        assert_eq!(total.band, Some(expected), "raw {raw}");
    }
}

#[test]
fn all_seven_items_are_needed() {
    let scored = by_self("swemwbs").score(&answers("55555-5"));
    let total = scored.scale("total").unwrap();
    assert_eq!((total.score, total.metric, total.band, total.answered), (None, None, None, 6));
}

#[test]
fn zero_is_no_answer_of_it() {
    assert_eq!(by_self("swemwbs").try_score(&answers("5555550")).unwrap_err().field(), "answers[6]");
}
