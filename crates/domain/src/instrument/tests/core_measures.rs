//! YP-CORE and CORE-10.

use super::*;

#[test]
fn the_reversed_items_are_turned_round() {
    for (instrument, reversed) in [("yp-core", vec![3, 5, 10]), ("core-10", vec![2, 3])] {
        for item in 1..=10 {
            let mut given = vec![Some(0.0); 10];
            for place in &reversed {
                given[place - 1] = Some(4.0);
            }
            assert_eq!(by_self(instrument).total(&given), Some(0.0));
            given[item - 1] = given[item - 1].map(|value| 4.0 - value);
            assert_eq!(by_self(instrument).total(&given), Some(4.0), "{instrument} item {item}");
        }
    }
}

#[test]
fn yp_core_makes_up_for_one_missing_item_and_no_more() {
    let one = by_self("yp-core").score(&answers("111111111-"));
    let total = one.scale("total").unwrap();
    // Seven items of 1 and two reversed ones of 3 on nine answers.
    assert_eq!((total.score, total.prorated), (Some(130.0 / 9.0), true));
    assert_eq!(by_self("yp-core").total(&answers("11111111--")), None);
}

#[test]
fn a_prorated_yp_core_score_has_a_band() {
    let band = |sex| by_self("yp-core").aged(12).of_sex(sex).band(&answers("111111111-"));
    assert_eq!(band(NormSex::Female), Some("clinical"), "14.44 is not below 14.4");
    assert_eq!(band(NormSex::Male), Some("clinical"));
}

#[test]
fn yp_core_cut_offs_are_by_sex_and_age() {
    // (sex, ages, highest whole score below the cut-off)
    for (sex, ages, below) in [
        (NormSex::Male, 11..=13, 10),
        (NormSex::Female, 11..=13, 14),
        (NormSex::Male, 14..=16, 14),
        (NormSex::Female, 14..=16, 15),
    ] {
        for age in ages {
            for score in 0..=28 {
                let mut left = score;
                let given: Vec<Option<f64>> = (1..=10)
                    .map(|item| {
                        let reversed = [3, 5, 10].contains(&item);
                        let value = if reversed { 0 } else { left.min(4) };
                        left -= value;
                        Some(f64::from(if reversed { 4 } else { value }))
                    })
                    .collect();
                let form = by_self("yp-core").aged(age).of_sex(sex);
                let expected = if score <= below { "non-clinical" } else { "clinical" };
                assert_eq!(form.band(&given), Some(expected), "{sex:?} {age} {score}");
            }
        }
    }
}

#[test]
fn yp_core_has_no_band_without_sex_or_age_or_outside_the_table() {
    let given = answers("2222222222");
    assert_eq!(by_self("yp-core").total(&given), Some(20.0));
    assert_eq!(by_self("yp-core").band(&given), None);
    assert_eq!(by_self("yp-core").aged(12).band(&given), None);
    assert_eq!(by_self("yp-core").of_sex(NormSex::Female).band(&given), None);
    assert_eq!(by_self("yp-core").aged(10).of_sex(NormSex::Female).band(&given), None);
}

#[test]
fn core_10_takes_the_mean_of_whatever_is_answered() {
    assert_eq!(by_self("core-10").total(&answers("-------333")), Some(30.0));
    assert_eq!(by_self("core-10").total(&answers("---------1")), Some(10.0));
    assert_eq!(by_self("core-10").total(&answers("----------")), None);
}

#[test]
fn core_10_bands_are_the_adult_ones() {
    for score in 0..=32_u32 {
        let mut left = score;
        let given: Vec<Option<f64>> = (1..=10)
            .map(|item| {
                let reversed = [2, 3].contains(&item);
                let value = if reversed { 0 } else { left.min(4) };
                left -= value;
                Some(f64::from(if reversed { 4 } else { value }))
            })
            .collect();
        let expected = match score {
            0..=5 => "healthy",
            6..=10 => "low",
            11..=14 => "mild",
            15..=19 => "moderate",
            20..=24 => "moderate-severe",
            _ => "severe",
        };
        assert_eq!(by_self("core-10").band(&given), Some(expected), "{score}");
    }
    // 5 on nine answers is 5.56: not yet 6.
    assert_eq!(by_self("core-10").band(&answers("444100000-")), Some("healthy"));
}

#[test]
fn the_risk_items_alert_without_a_score() {
    let scored = by_self("yp-core").score(&answers("---1------"));
    assert_eq!((value(&scored, "total"), alerts(&scored)), (None, vec![4]));
    assert_eq!(alerts(&by_self("core-10").score(&answers("-----4----"))), [6]);
    assert!(alerts(&by_self("yp-core").score(&answers("4440444444"))).is_empty());
}
