//! PHQ-9, GAD-7 and the PHQ for adolescents.

use super::*;

#[test]
fn the_phq_9_scores_as_the_worked_cases_do() {
    for (given, expected, named) in
        [("301200103", 10.0, "moderate"), ("333333333", 27.0, "severe"), ("000000000", 0.0, "minimal")]
    {
        assert_eq!(by_self("phq-9").total(&answers(given)), Some(expected));
        assert_eq!(by_self("phq-9").band(&answers(given)), Some(named));
    }
}

/// `count` answers from 0 to 3 that add up to `sum`.
fn adding_up_to(sum: usize, count: usize) -> Vec<Option<f64>> {
    let mut left = sum;
    let answer = |_| {
        let value = left.min(3);
        left -= value;
        Some(value as f64)
    };
    (0..count).map(answer).collect()
}

#[test]
fn every_score_has_the_published_band() {
    let phq = |score| match score {
        0..5 => "minimal",
        5..10 => "mild",
        10..15 => "moderate",
        15..20 => "moderately-severe",
        _ => "severe",
    };
    for score in 0..=27 {
        assert_eq!(by_self("phq-9").band(&adding_up_to(score, 9)), Some(phq(score)), "{score}");
        assert_eq!(by_self("phq-a").band(&adding_up_to(score, 9)), Some(phq(score)), "{score}");
    }
    let gad = |score| if score >= 15 { "severe" } else { phq(score) };
    for score in 0..=21 {
        assert_eq!(by_self("gad-7").band(&adding_up_to(score, 7)), Some(gad(score)), "{score}");
    }
}

#[test]
fn phq_9_and_gad_7_need_every_item() {
    assert_eq!(by_self("phq-9").total(&answers("3333-3333")), None);
    assert_eq!(by_self("gad-7").total(&answers("333-333")), None);
}

#[test]
fn the_adolescent_form_allows_two_missing_and_rounds_half_up() {
    for (given, expected) in [
        ("1111 0000 -", Some(5.0)),  // 4 x 9/8 = 4.5, the tie
        ("3333 3320 -", Some(23.0)), // 20 x 9/8 = 22.5, the tie that rounding to even loses
        ("1110 000 --", Some(4.0)),  // 3 x 9/7 = 3.86
        ("3333 333 --", Some(27.0)),
        ("3333 33 ---", None),
    ] {
        let scored = by_self("phq-a").score(&answers(given));
        let total = scored.scale("total").unwrap();
        assert_eq!((total.score, total.prorated), (expected, expected.is_some()), "{given}");
    }
}

#[test]
fn item_nine_alerts_whenever_it_is_endorsed_even_without_a_score() {
    for instrument in ["phq-9", "phq-a"] {
        assert_eq!(alerts(&by_self(instrument).score(&answers("000000001"))), [9]);
        let unscored = by_self(instrument).score(&answers("--------1"));
        assert_eq!((value(&unscored, "total"), alerts(&unscored)), (None, vec![9]));
        assert!(alerts(&by_self(instrument).score(&answers("333333330"))).is_empty());
        assert!(alerts(&by_self(instrument).score(&answers("33333333-"))).is_empty());
    }
    assert!(by_self("gad-7").score(&answers("3333333")).alerts.is_empty());
}

#[test]
fn their_wording_ships_and_covers_every_item() {
    for key in ["phq-9", "gad-7"] {
        let instrument = Instrument::find(key).unwrap();
        assert!(instrument.licence().wording_may_ship);
        assert_eq!(instrument.answers().wording.len(), instrument.answers().count);
        assert_eq!(instrument.answers().labels.len(), 4);
    }
}
