//! The Outcome Rating Scale and its form for children: four lines read to a tenth.

use super::*;

fn lines(values: [f64; 4]) -> Vec<Option<f64>> {
    values.map(Some).to_vec()
}

#[test]
fn tenths_add_up_exactly() {
    assert_eq!(by_self("ors").total(&lines([0.1, 0.2, 0.3, 0.1])), Some(0.7));
    assert_eq!(by_self("ors").total(&lines([7.1, 8.2, 9.3, 5.7])), Some(30.3));
    assert_eq!(by_self("cors").total(&lines([10.0, 10.0, 10.0, 10.0])), Some(40.0));
}

#[test]
fn all_four_lines_are_needed() {
    assert_eq!(by_self("ors").total(&[Some(5.0), None, Some(5.0), Some(5.0)]), None);
}

#[test]
fn a_line_is_read_to_a_tenth_and_no_finer() {
    let refused = |value| by_self("ors").try_score(&lines([1.0, value, 1.0, 1.0])).unwrap_err().field();
    for value in [10.1, -0.1, 3.25, 3.999] {
        assert_eq!(refused(value), "answers[1]", "{value}");
    }
}

#[test]
fn cut_offs_are_by_age_and_informant() {
    let just = |total: f64| lines([10.0, 10.0, total - 20.0, 0.0]);
    for (form, cut) in [
        (by_self("ors").aged(13), 28.0),
        (by_self("ors").aged(17), 28.0),
        (by_self("ors").aged(18), 25.0),
        (by(Informant::Parent, "ors"), 28.0),
        (by_self("cors").aged(11), 28.0 + 4.0),
        (by(Informant::Parent, "cors").aged(11), 28.0),
    ] {
        let at = if cut > 30.0 { lines([10.0, 10.0, 10.0, cut - 30.0]) } else { just(cut) };
        let mut below = at.clone();
        below[0] = Some(9.9);
        assert_eq!(form.total(&at), Some(cut));
        assert_eq!(form.band(&at), Some("non-clinical"));
        assert_eq!(form.band(&below), Some("clinical"));
    }
}

#[test]
fn the_young_persons_cut_off_needs_an_age() {
    assert_eq!(by_self("ors").band(&lines([5.0; 4])), None);
}
