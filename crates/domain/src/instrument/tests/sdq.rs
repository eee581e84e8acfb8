//! The Strengths and Difficulties Questionnaire: scales, missing answers, who may answer.

use super::*;

const SCALES: [&str; 6] = ["emotional", "conduct", "hyperactivity", "peer", "prosocial", "total"];

#[test]
fn complete_forms_score_as_the_worked_cases_do() {
    for (given, expected) in [
        ("2102100210202201122112111", [6, 7, 3, 3, 7, 19]),
        ("2221101100122120101201001", [5, 5, 7, 3, 6, 20]),
        ("1020222011101010102102210", [4, 4, 6, 9, 4, 23]),
        ("2201011012012212001202100", [4, 4, 9, 5, 6, 22]),
    ] {
        let scored = by_self("sdq").score(&answers(given));
        for (scale, expected) in SCALES.iter().zip(expected) {
            let score = scored.scale(scale).unwrap();
            assert_eq!((score.score, score.prorated), (Some(f64::from(expected)), false), "{given} {scale}");
        }
    }
}

#[test]
fn forms_with_blanks_score_as_the_worked_cases_do() {
    for (given, expected) in [
        ("21021-021020220112 2-12111", [6, 7, 3, 4, 8, 20]),
        ("22-11011001221201 01-010-1", [5, 5, 7, 3, 5, 20]),
        ("102022201-10-01-10210-210", [5, 3, 6, 9, 4, 23]),
        ("2-01-11-12-12212001202 10-", [5, 5, 8, 4, 6, 22]),
    ] {
        let scored = by_self("sdq").score(&answers(given));
        for (scale, expected) in SCALES.iter().zip(expected) {
            assert_eq!(value(&scored, scale), Some(f64::from(expected)), "{given} {scale}");
        }
        assert!(scored.scale("total").unwrap().prorated, "a part of the total is prorated: {given}");
    }
}

#[test]
fn every_item_counts_in_its_scale_and_turns_the_right_way() {
    let reversed = [7, 11, 14, 21, 25];
    let scales = [
        ("emotional", [3, 8, 13, 16, 24]),
        ("conduct", [5, 7, 12, 18, 22]),
        ("hyperactivity", [2, 10, 15, 21, 25]),
        ("peer", [6, 11, 14, 19, 23]),
        ("prosocial", [1, 4, 9, 17, 20]),
    ];
    let lowest: Vec<Option<f64>> =
        (1..=25).map(|item| Some(if reversed.contains(&item) { 2.0 } else { 0.0 })).collect();
    let base = by_self("sdq").score(&lowest);
    assert!(scales.iter().all(|(scale, _)| value(&base, scale) == Some(0.0)));
    for (scale, items) in scales {
        for item in items {
            let mut turned = lowest.clone();
            turned[item - 1] = turned[item - 1].map(|value| 2.0 - value);
            let scored = by_self("sdq").score(&turned);
            for (other, _) in scales {
                let expected = if other == scale { 2.0 } else { 0.0 };
                assert_eq!(value(&scored, other), Some(expected), "item {item} in {other}");
            }
        }
    }
}

#[test]
fn three_of_five_answers_are_scaled_up_and_rounded_half_up() {
    // Emotional items 3, 8, 13, 16, 24; everything else 0.
    for (emotional, expected) in [
        ([Some(2.0), Some(1.0), Some(1.0), None, None], Some(7.0)), // 4 x 5/3 = 6.67
        ([Some(1.0), Some(0.0), Some(0.0), None, None], Some(2.0)), // 1 x 5/3 = 1.67
        ([Some(1.0), Some(1.0), Some(0.0), Some(0.0), None], Some(3.0)), // 2.5, the tie
        ([Some(2.0), Some(2.0), Some(1.0), Some(1.0), None], Some(8.0)), // 7.5, the other tie
        ([Some(1.0), Some(0.0), Some(0.0), Some(0.0), None], Some(1.0)), // 1.25
        ([Some(2.0), Some(2.0), None, None, None], None),
        ([None; 5], None),
    ] {
        let mut given = answers("0000000000000000000000000");
        for (item, answer) in [3, 8, 13, 16, 24].into_iter().zip(emotional) {
            given[item - 1] = answer;
        }
        let scored = by_self("sdq").score(&given);
        let score = scored.scale("emotional").unwrap();
        assert_eq!(score.score, expected, "{emotional:?}");
        assert_eq!(score.answered, emotional.iter().flatten().count());
        assert_eq!(score.prorated, expected.is_some());
        assert_eq!(score.items, 5);
        assert_eq!(score.band.is_some(), expected.is_some());
    }
}

#[test]
fn a_total_needs_all_four_parts_and_each_pair_needs_both() {
    // Peer items 6, 11, 14, 19, 23: only two answered.
    let scored = by_self("sdq").score(&answers("11111-1111-11-11111111111"));
    assert_eq!(value(&scored, "peer"), None);
    assert_eq!((value(&scored, "total"), band(&scored, "total")), (None, None));
    assert_eq!(value(&scored, "internalising"), None);
    assert_eq!(value(&scored, "externalising"), Some(10.0));
    let total = scored.scale("total").unwrap();
    assert_eq!((total.answered, total.items, total.prorated), (17, 20, false));
}

#[test]
fn a_missing_prosocial_scale_leaves_the_total() {
    let scored = by_self("sdq").score(&answers("-11-1111-1111111-11-11111"));
    assert_eq!(value(&scored, "prosocial"), None);
    assert_eq!(value(&scored, "total"), Some(20.0));
}

#[test]
fn an_empty_form_scores_nothing_and_is_no_error() {
    let scored = by_self("sdq").score(&[None; 25]);
    assert!(scored.scales.iter().all(|s| s.score.is_none() && s.answered == 0 && s.band.is_none()));
    assert!(!scored.scales.iter().any(|s| s.prorated));
}

#[test]
fn each_refusal_names_its_field() {
    let good = answers("1111111111111111111111111");
    let refused = |form: Form, given: &[Option<f64>]| form.try_score(given).unwrap_err().field();
    let with = |index: usize, value: f64| {
        let mut given = good.clone();
        given[index] = Some(value);
        given
    };
    assert_eq!(refused(by_self("sdq"), &good[..24]), "answers");
    assert_eq!(refused(by_self("sdq"), &[good.clone(), good.clone()].concat()), "answers");
    assert_eq!(refused(by_self("sdq"), &[]), "answers");
    for value in [3.0, -1.0, 0.5, 1.999, f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(refused(by_self("sdq"), &with(3, value)), "answers[3]", "{value}");
    }
    assert_eq!(refused(by(Informant::Practitioner, "sdq"), &good), "informant");
    assert_eq!(refused(by_self("sdq").banded_by("five-band"), &good), "bands");
    assert_eq!(refused(by_self("sdq").aged(9), &good), "age");
    assert_eq!(refused(by(Informant::Parent, "sdq").aged(3), &good), "age");
    assert_eq!(refused(by_self("sdq").aged(18), &good), "age");
}

#[test]
fn a_ten_year_old_of_the_programme_is_scored_and_flagged() {
    let good = answers("1111111111111111111111111");
    assert!(by_self("sdq").aged(10).score(&good).outside_validated_age);
    assert!(!by_self("sdq").aged(11).score(&good).outside_validated_age);
    assert!(!by_self("sdq").score(&good).outside_validated_age);
    assert!(!by(Informant::Parent, "sdq").aged(4).score(&good).outside_validated_age);
}

#[test]
fn change_thresholds_are_by_informant_and_direction_by_scale() {
    use crate::instrument::Better;
    let sdq = Instrument::find("sdq").unwrap();
    let threshold = |scale: &str, informant| {
        sdq.scale(scale).unwrap().reliable_change(informant).map(|change| change.threshold)
    };
    assert_eq!(threshold("peer", Informant::SelfReport), Some(5.0));
    assert_eq!(threshold("peer", Informant::Parent), Some(3.0));
    assert_eq!(threshold("peer", Informant::Teacher), None);
    assert_eq!(threshold("total", Informant::SelfReport), None);
    assert_eq!(sdq.scale("prosocial").unwrap().better(), Better::Higher);
    assert!(sdq.scales().iter().all(|s| s.key == "prosocial" || s.better() == Better::Lower));
}

#[test]
fn an_answer_that_is_all_but_whole_is_refused() {
    for value in [1e-320, 1e-7, 0.9999999, 1.0000001, f64::NAN] {
        let mut form = answers("2101100210 2021202112 21111");
        form[4] = Some(value);
        assert_eq!(by_self("sdq").try_score(&form).unwrap_err().field(), "answers[4]", "{value}");
    }
}
