//! RCADS-47 with its T scores, and RCADS-25.

use super::*;

const SCALES: [(&str, &[usize]); 6] = [
    ("social_phobia", &[4, 7, 8, 12, 20, 30, 32, 38, 43]),
    ("panic", &[3, 14, 24, 26, 28, 34, 36, 39, 41]),
    ("separation_anxiety", &[5, 9, 17, 18, 33, 45, 46]),
    ("generalised_anxiety", &[1, 13, 22, 27, 35, 37]),
    ("obsessions_compulsions", &[10, 16, 23, 31, 42, 44]),
    ("depression", &[2, 6, 11, 15, 19, 21, 25, 29, 40, 47]),
];

fn only(items: &[usize], value: f64) -> Vec<Option<f64>> {
    (1..=47).map(|item| Some(if items.contains(&item) { value } else { 0.0 })).collect()
}

#[test]
fn each_item_counts_in_one_scale() {
    for (scale, items) in SCALES {
        let scored = by_self("rcads-47").score(&only(items, 3.0));
        for (other, _) in SCALES {
            let expected = if other == scale { 3.0 * items.len() as f64 } else { 0.0 };
            assert_eq!(value(&scored, other), Some(expected), "{other}");
        }
        let anxiety = if scale == "depression" { 0.0 } else { 3.0 * items.len() as f64 };
        assert_eq!(value(&scored, "total_anxiety"), Some(anxiety));
        assert_eq!(value(&scored, "total"), Some(3.0 * items.len() as f64));
    }
}

#[test]
fn t_scores_come_from_the_norms_of_rater_sex_and_age() {
    // Depression raw 15: (15 - mean) / sd x 10 + 50 with the published mean and sd.
    for (informant, sex, age, mean, sd) in [
        (Informant::SelfReport, NormSex::Male, 8, 8.25, 4.09),
        (Informant::SelfReport, NormSex::Male, 13, 6.71, 3.64),
        (Informant::SelfReport, NormSex::Female, 14, 7.65, 3.68),
        (Informant::SelfReport, NormSex::Female, 17, 9.36, 4.45),
        (Informant::Parent, NormSex::Female, 9, 3.25, 3.58),
        (Informant::Parent, NormSex::Male, 16, 3.94, 3.88),
    ] {
        let given = only(SCALES[5].1, 1.0);
        let scored = by(informant, "rcads-47").aged(age).of_sex(sex).score(&given);
        let depression = scored.scale("depression").unwrap();
        assert_eq!(depression.score, Some(10.0));
        assert_eq!(depression.t, Some((10.0 - mean) / sd * 10.0 + 50.0), "{informant:?} {sex:?} {age}");
    }
}

#[test]
fn the_guides_convention_reads_the_norms_a_year_younger() {
    let given = only(SCALES[5].1, 1.0);
    let t = |table, age| {
        let form = by_self("rcads-47").banded_by(table).aged(age).of_sex(NormSex::Male);
        form.score(&given).scale("depression").unwrap().t
    };
    assert_eq!(t("ucla", 12), t("nhs", 11));
    assert_ne!(t("ucla", 12), t("nhs", 12));
    assert_eq!((t("ucla", 18), t("nhs", 18)), (t("nhs", 17), None));
    assert_eq!(t("ucla", 8), None);
    let default = by_self("rcads-47").aged(12).of_sex(NormSex::Male).score(&given);
    assert_eq!(default.scale("depression").unwrap().t, t("nhs", 12));
}

#[test]
fn without_norms_the_raw_score_stands_alone() {
    let given = only(SCALES[0].1, 2.0);
    for form in [
        by_self("rcads-47"),
        by_self("rcads-47").aged(12),
        by_self("rcads-47").of_sex(NormSex::Female),
        by_self("rcads-47").aged(7).of_sex(NormSex::Female),
        by_self("rcads-47").aged(19).of_sex(NormSex::Female),
    ] {
        let scored = form.score(&given);
        let score = scored.scale("social_phobia").unwrap();
        assert_eq!((score.score, score.t, score.band), (Some(18.0), None, None));
    }
}

#[test]
fn bands_are_judged_on_t() {
    // Boys of 12, panic: mean 3.62, sd 3.36. T is 65 at raw 8.66 and 70 at raw 10.34.
    for (raw, expected) in [(8, "normal"), (9, "borderline"), (10, "borderline"), (11, "clinical")] {
        let mut left = raw;
        let given: Vec<Option<f64>> = (1..=47)
            .map(|item| {
                let value = if SCALES[1].1.contains(&item) { left.min(3) } else { 0 };
                left -= value;
                Some(f64::from(value))
            })
            .collect();
        let scored = by_self("rcads-47").aged(12).of_sex(NormSex::Male).score(&given);
        assert_eq!(value(&scored, "panic"), Some(f64::from(raw)));
        assert_eq!(band(&scored, "panic"), Some(expected), "raw {raw}");
    }
}

#[test]
fn two_items_of_a_scale_may_be_missing_and_the_sum_is_rounded() {
    let mut given = only(&[1, 13, 22], 1.0);
    given[34] = None; // item 35
    given[36] = None; // item 37
    let scored = by_self("rcads-47").score(&given);
    let score = scored.scale("generalised_anxiety").unwrap();
    assert_eq!((score.score, score.prorated), (Some(5.0), true), "3 x 6/4 = 4.5, rounded up");
    assert_eq!(value(&scored, "total"), Some(5.0));
    given[0] = None;
    let scored = by_self("rcads-47").score(&given);
    assert_eq!(value(&scored, "generalised_anxiety"), None);
    assert_eq!((value(&scored, "total_anxiety"), value(&scored, "total")), (None, None));
    assert_eq!(value(&scored, "depression"), Some(0.0));
}

#[test]
fn change_is_judged_on_t_by_informant() {
    use crate::instrument::Basis;
    let panic = Instrument::find("rcads-47").unwrap().scale("panic").unwrap();
    let change = |informant| panic.reliable_change(informant).map(|c| (c.threshold, c.on));
    assert_eq!(change(Informant::SelfReport), Some((18.29, Basis::T)));
    assert_eq!(change(Informant::Parent), Some((40.93, Basis::T)));
}

#[test]
fn thoughts_about_death_alert_in_both_lengths() {
    let mut given = vec![None; 47];
    given[36] = Some(1.0);
    assert_eq!(alerts(&by_self("rcads-47").score(&given)), [37]);
    let mut given = vec![None; 25];
    given[17] = Some(3.0);
    assert_eq!(alerts(&by(Informant::Parent, "rcads-25").score(&given)), [18]);
    given[17] = Some(0.0);
    assert!(alerts(&by_self("rcads-25").score(&given)).is_empty());
}

#[test]
fn the_short_form_has_ten_depression_and_fifteen_anxiety_items() {
    let depression = [1, 4, 8, 10, 13, 15, 16, 19, 21, 24];
    let given: Vec<Option<f64>> =
        (1..=25).map(|item| Some(if depression.contains(&item) { 3.0 } else { 1.0 })).collect();
    let scored = by_self("rcads-25").score(&given);
    assert_eq!(value(&scored, "depression"), Some(30.0));
    assert_eq!(value(&scored, "anxiety"), Some(15.0));
    assert_eq!(value(&scored, "total"), Some(45.0));
    assert!(scored.scales.iter().all(|score| score.t.is_none() && score.band.is_none()));
}

#[test]
fn the_short_form_makes_up_for_two_missing_items_a_scale() {
    let mut given = vec![Some(1.0); 25];
    given[1] = None;
    given[2] = None;
    assert_eq!(value(&by_self("rcads-25").score(&given), "anxiety"), Some(15.0));
    given[4] = None;
    let scored = by_self("rcads-25").score(&given);
    assert_eq!((value(&scored, "anxiety"), value(&scored, "total")), (None, None));
    assert_eq!(value(&scored, "depression"), Some(10.0));
}
