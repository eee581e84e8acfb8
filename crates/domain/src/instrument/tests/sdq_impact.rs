//! The impact supplement of the SDQ.

use super::*;

/// Score, items answered, items, band.
type Impact = (Option<f64>, usize, usize, Option<&'static str>);

fn impact(
    informant: Informant,
    given: Option<&[Option<f64>]>,
    screen: Option<bool>,
) -> Result<Impact, ScoreError> {
    let items = [Some(0.0); 25];
    let request =
        ScoreRequest { impact: given, impact_screen: screen, ..by(informant, "sdq").request(&items) };
    let scored = Instrument::find("sdq").unwrap().score(&request)?;
    let score = scored.scale("impact").unwrap();
    Ok((score.score, score.answered, score.items, score.band))
}

#[test]
fn the_two_lower_answers_add_nothing() {
    for informant in [Informant::SelfReport, Informant::Parent] {
        for (given, expected, band) in [
            ("33333", 10.0, "very-high"),
            ("22222", 5.0, "very-high"),
            ("11111", 0.0, "close-to-average"),
            ("01230", 3.0, "very-high"),
            ("21000", 1.0, "slightly-raised"),
            ("00030", 2.0, "high"),
        ] {
            let found = impact(informant, Some(&answers(given)), Some(true)).unwrap();
            assert_eq!(found, (Some(expected), 5, 5, Some(band)), "{given}");
        }
    }
}

#[test]
fn a_teacher_answers_three_items_for_at_most_six() {
    assert_eq!(
        impact(Informant::Teacher, Some(&answers("333")), Some(true)).unwrap(),
        (Some(6.0), 3, 3, Some("very-high"))
    );
    let error = impact(Informant::Teacher, Some(&answers("33333")), None).unwrap_err();
    assert_eq!(error, ScoreError::ImpactCount { given: 5, wanted: 3 });
    let sdq = Instrument::find("sdq").unwrap();
    let scale = sdq.scale("impact").unwrap();
    assert_eq!(sdq.range(scale, Informant::Teacher), (0.0, 6.0));
    assert_eq!(sdq.range(scale, Informant::Parent), (0.0, 10.0));
}

#[test]
fn no_difficulties_at_all_is_no_impact() {
    let none = (Some(0.0), 0, 5, Some("close-to-average"));
    assert_eq!(impact(Informant::SelfReport, None, Some(false)).unwrap(), none);
    assert_eq!(impact(Informant::SelfReport, Some(&[None; 5]), Some(false)).unwrap(), none);
    let contradicting = impact(Informant::SelfReport, Some(&answers("33333")), Some(false)).unwrap();
    assert_eq!(contradicting.0, Some(0.0));
}

#[test]
fn items_left_out_add_nothing_unless_all_are() {
    let found = impact(Informant::Parent, Some(&answers("3--2-")), Some(true)).unwrap();
    assert_eq!(found, (Some(3.0), 2, 5, Some("very-high")));
    assert_eq!(impact(Informant::Parent, Some(&[None; 5]), Some(true)).unwrap(), (None, 0, 5, None));
    assert_eq!(impact(Informant::Teacher, None, None).unwrap(), (None, 0, 3, None));
}

#[test]
fn answers_that_do_not_exist_are_refused_by_place() {
    for (value, place) in [(4.0, 1), (-1.0, 2), (0.5, 3), (f64::NAN, 4)] {
        let mut given = answers("00000");
        given[place] = Some(value);
        let error = impact(Informant::SelfReport, Some(&given), Some(true)).unwrap_err();
        assert_eq!(error.field(), format!("impact[{place}]"));
    }
    let error = impact(Informant::SelfReport, Some(&answers("000")), None).unwrap_err();
    assert_eq!(error.field(), "impact");
}

#[test]
fn an_instrument_without_the_supplement_refuses_it() {
    let items = answers("0000000000000000");
    let given = answers("00000");
    for (field, impact, impact_screen) in
        [("impact", Some(given.as_slice()), None), ("impact_screen", None, Some(true))]
    {
        let request = ScoreRequest { impact, impact_screen, ..by_self("mmf").request(&items) };
        let error = Instrument::find("mmf").unwrap().score(&request).unwrap_err();
        assert_eq!(error, ScoreError::ImpactNotTaken { instrument: "mmf".to_owned(), field });
        assert_eq!(error.field(), field);
    }
}
