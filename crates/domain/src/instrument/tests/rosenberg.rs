//! The Rosenberg Self-Esteem Scale.

use super::*;

/// 3 on the positive items and 0 on the reversed ones: the highest self-esteem.
const HIGHEST: &str = "3033003003";

#[test]
fn five_items_are_turned_round() {
    for item in 1..=10 {
        let mut given: Vec<Option<f64>> =
            (1..=10).map(|i| Some(if [2, 5, 6, 8, 9].contains(&i) { 0.0 } else { 3.0 })).collect();
        assert_eq!(given, answers(HIGHEST));
        assert_eq!(by_self("rosenberg").total(&given), Some(30.0));
        given[item - 1] = given[item - 1].map(|value| 3.0 - value);
        assert_eq!(by_self("rosenberg").total(&given), Some(27.0), "item {item}");
    }
}

#[test]
fn two_missing_items_get_the_rounded_mean_of_the_others() {
    assert_eq!(by_self("rosenberg").total(&answers("--33003003")), Some(30.0));
    // Nine answers worth 14 in all: mean 1.56, so the missing one counts 2.
    let scored = by_self("rosenberg").score(&answers("222211122-"));
    let total = scored.scale("total").unwrap();
    assert_eq!((total.score, total.prorated), (Some(14.0 + 2.0), true));
    assert_eq!(by_self("rosenberg").total(&answers("---3003003")), None);
}

#[test]
fn below_fifteen_is_low() {
    // Positive items 1, 3, 4, 7, 10 as given; reversed ones all 3, worth nothing.
    assert_eq!(by_self("rosenberg").total(&answers("3333333332")), Some(14.0));
    assert_eq!(by_self("rosenberg").band(&answers("3333333332")), Some("low"));
    assert_eq!(by_self("rosenberg").total(&answers("3333333333")), Some(15.0));
    assert_eq!(by_self("rosenberg").band(&answers("3333333333")), Some("normal"));
}
