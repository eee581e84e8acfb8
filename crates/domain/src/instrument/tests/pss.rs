//! The Perceived Stress Scale in both lengths.

use super::*;

#[test]
fn the_positive_items_are_turned_round() {
    for (instrument, count, reversed) in [("pss-4", 4, vec![2, 3]), ("pss-10", 10, vec![4, 5, 7, 8])] {
        for item in 1..=count {
            let mut given: Vec<Option<f64>> =
                (1..=count).map(|i| Some(if reversed.contains(&i) { 4.0 } else { 0.0 })).collect();
            assert_eq!(by_self(instrument).total(&given), Some(0.0));
            given[item - 1] = given[item - 1].map(|value| 4.0 - value);
            assert_eq!(by_self(instrument).total(&given), Some(4.0), "{instrument} item {item}");
        }
    }
}

#[test]
fn every_item_is_needed() {
    assert_eq!(by_self("pss-4").total(&answers("444-")), None);
    assert_eq!(by_self("pss-10").total(&answers("444444444-")), None);
}

#[test]
fn the_long_form_has_bands_and_the_short_one_none() {
    for (given, total, named) in [
        // Items 4, 5, 7 and 8 are reversed.
        ("4444414400", 13.0, "low"),
        ("4444424400", 14.0, "moderate"),
        ("4442444444", 26.0, "moderate"),
        ("4441444444", 27.0, "high"),
    ] {
        assert_eq!(by_self("pss-10").total(&answers(given)), Some(total), "{given}");
        assert_eq!(by_self("pss-10").band(&answers(given)), Some(named), "{given}");
    }
    assert_eq!(by_self("pss-4").band(&answers("4004")), None);
}
