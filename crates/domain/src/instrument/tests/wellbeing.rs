//! WEMWBS, WHO-5, KIDSCREEN-10 and the life satisfaction scale.

use super::*;

#[test]
fn wemwbs_makes_up_for_three_missing_items_without_rounding() {
    assert_eq!(by_self("wemwbs").total(&answers("55555555555555")), Some(70.0));
    let scored = by_self("wemwbs").score(&answers("4333 3333 333---"));
    let total = scored.scale("total").unwrap();
    assert_eq!((total.score, total.prorated), (Some(34.0 * 14.0 / 11.0), true));
    assert_eq!(total.band, Some("average"));
    assert_eq!(by_self("wemwbs").total(&answers("4333 3333 33----")), None);
}

#[test]
fn wemwbs_bands_divide_at_43_and_60() {
    for (given, expected) in [
        ("33333333333333", "low"),
        ("43333333333333", "average"),
        ("44444444444443", "average"),
        ("55554444444444", "high"),
        ("55544444444444", "average"),
    ] {
        let scored = by_self("wemwbs").score(&answers(given));
        assert_eq!(band(&scored, "total"), Some(expected), "{given} {:?}", value(&scored, "total"));
    }
}

#[test]
fn who_5_is_also_given_out_of_a_hundred_and_poor_below_fifty() {
    for (given, raw, metric, expected) in
        [("33222", 12.0, 48.0, "poor"), ("33322", 13.0, 52.0, "good"), ("55555", 25.0, 100.0, "good")]
    {
        let scored = by_self("who-5").score(&answers(given));
        let total = scored.scale("total").unwrap();
        assert_eq!((total.score, total.metric, total.band), (Some(raw), Some(metric), Some(expected)));
    }
    assert_eq!(by_self("who-5").total(&answers("5555-")), None);
}

#[test]
fn kidscreen_turns_items_three_and_four_round() {
    for informant in [Informant::SelfReport, Informant::Parent] {
        let form = by(informant, "kidscreen-10");
        let best = form.score(&answers("5511555555"));
        let total = best.scale("total").unwrap();
        assert_eq!((total.score, total.metric, total.t), (Some(50.0), Some(100.0), None));
        assert_eq!(form.score(&answers("1155111111")).scale("total").unwrap().metric, Some(0.0));
        assert_eq!(form.total(&answers("5511-55555")), None);
    }
}

#[test]
fn life_satisfaction_is_the_sum_of_five_domains() {
    assert_eq!(by_self("bmslss").total(&answers("77771")), Some(29.0));
    assert_eq!(by_self("bmslss").total(&answers("7777-")), None);
    assert_eq!(by_self("bmslss").try_score(&answers("77778")).unwrap_err().field(), "answers[4]");
}

#[test]
fn the_life_satisfaction_of_students_is_the_mean_of_seven_with_two_turned_round() {
    assert_eq!(by_self("slss").total(&answers("6611666")), Some(6.0));
    assert_eq!(by_self("slss").total(&answers("1111111")), Some(17.0 / 7.0));
    assert_eq!(by_self("slss").total(&answers("661166-")), None);
    assert_eq!(by_self("slss").try_score(&answers("7611666")).unwrap_err().field(), "answers[0]");
}
