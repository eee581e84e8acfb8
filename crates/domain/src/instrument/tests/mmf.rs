//! Me and My Feelings.

use super::*;

#[test]
fn forms_score_as_the_worked_cases_do() {
    for (given, emotional, behavioural, elevated) in
        [("0001012002 001010", 6.0, 2.0, (false, false)), ("0200010002 222200", 5.0, 10.0, (false, true))]
    {
        let scored = by_self("mmf").score(&answers(given));
        assert_eq!(value(&scored, "emotional"), Some(emotional));
        assert_eq!(value(&scored, "behavioural"), Some(behavioural));
        assert_eq!(band(&scored, "emotional") != Some("expected"), elevated.0);
        assert_eq!(band(&scored, "behavioural") != Some("expected"), elevated.1);
    }
}

#[test]
fn item_fifteen_alone_is_reversed() {
    for item in 1..=16 {
        let mut given = answers("0000000000 000020");
        given[item - 1] = given[item - 1].map(|value| 2.0 - value);
        let scored = by_self("mmf").score(&given);
        let expected = if item <= 10 { (2.0, 0.0) } else { (0.0, 2.0) };
        assert_eq!(value(&scored, "emotional"), Some(expected.0), "item {item}");
        assert_eq!(value(&scored, "behavioural"), Some(expected.1), "item {item}");
    }
}

#[test]
fn up_to_three_of_ten_and_two_of_six_may_be_missing_and_nothing_is_rounded() {
    let scored = by_self("mmf").score(&answers("---1012002 001010"));
    let emotional = scored.scale("emotional").unwrap();
    assert_eq!((emotional.score, emotional.answered, emotional.prorated), (Some(60.0 / 7.0), 7, true));
    assert_eq!(value(&by_self("mmf").score(&answers("----012002 001010")), "emotional"), None);
    let scored = by_self("mmf").score(&answers("0000000000 --1120"));
    assert_eq!(value(&scored, "behavioural"), Some(2.0 * 6.0 / 4.0));
    assert_eq!(value(&by_self("mmf").score(&answers("0000000000 ---120")), "behavioural"), None);
}

#[test]
fn a_prorated_score_between_two_whole_numbers_has_a_band() {
    // 8 x 10/9 = 8.9, 9 x 10/9 = 10, 10 x 10/9 = 11.1, 11 x 10/9 = 12.2 on nine answers.
    for (given, expected) in [
        ("22220000-0", "expected"),
        ("222210000-", "borderline"),
        ("222220000-", "borderline"),
        ("222221000-", "clinical"),
    ] {
        let scored = by_self("mmf").score(&answers(&format!("{given}000020")));
        assert_eq!(band(&scored, "emotional"), Some(expected), "{given}");
    }
}

#[test]
fn the_form_is_the_young_persons_own() {
    let error = by(Informant::Parent, "mmf").try_score(&answers("0000000000000000")).unwrap_err();
    assert_eq!(error.field(), "informant");
}
