//! The Student Resilience Survey: ten scales, the mean of each one's items.

use super::*;

const SCALES: [(&str, usize, usize); 10] = [
    ("family_connection", 1, 4),
    ("school_connection", 5, 8),
    ("community_connection", 9, 12),
    ("participation_in_home_and_school_life", 13, 16),
    ("participation_in_community_life", 17, 18),
    ("self_esteem", 19, 21),
    ("empathy", 22, 23),
    ("problem_solving", 24, 26),
    ("goals_and_aspirations", 27, 28),
    ("peer_support", 29, 41),
];

#[test]
fn each_scale_is_the_mean_of_its_items() {
    for (scale, first, last) in SCALES {
        let given: Vec<Option<f64>> =
            (1..=41).map(|item| Some(if (first..=last).contains(&item) { 5.0 } else { 1.0 })).collect();
        let scored = by_self("srs").score(&given);
        for (other, ..) in SCALES {
            assert_eq!(value(&scored, other), Some(if other == scale { 5.0 } else { 1.0 }));
        }
    }
    let mut given = vec![Some(1.0); 41];
    given[19] = Some(2.0);
    assert_eq!(value(&by_self("srs").score(&given), "self_esteem"), Some(4.0 / 3.0));
}

#[test]
fn a_scale_with_a_missing_item_has_no_score_and_the_others_keep_theirs() {
    let mut given = vec![Some(3.0); 41];
    given[0] = None;
    let scored = by_self("srs").score(&given);
    assert_eq!(value(&scored, "family_connection"), None);
    assert_eq!(value(&scored, "peer_support"), Some(3.0));
}
