//! The Experience of Service Questionnaire.

use super::*;

#[test]
fn care_and_environment_divide_the_items() {
    let scored = by_self("chi-esq").score(&answers("3333333 111 33"));
    assert_eq!(value(&scored, "care"), Some(27.0));
    assert_eq!(value(&scored, "environment"), Some(3.0));
    assert_eq!(value(&scored, "total"), Some(30.0));
}

#[test]
fn an_answer_of_do_not_know_is_skipped_and_counted() {
    let scored = by(Informant::Parent, "chi-esq").score(&answers("-333333 1-1 3-"));
    let care = scored.scale("care").unwrap();
    assert_eq!((care.score, care.answered, care.items, care.prorated), (Some(21.0), 7, 9, false));
    assert_eq!(value(&scored, "environment"), Some(2.0));
    assert_eq!(value(&by_self("chi-esq").score(&[None; 12]), "total"), None);
}

#[test]
fn it_never_counts_as_an_outcome() {
    for instrument in Instrument::all() {
        assert_eq!(instrument.measures_outcome(), instrument.key() != "chi-esq");
    }
    let scales = Instrument::find("chi-esq").unwrap().scales();
    assert!(scales.iter().all(|scale| scale.reliable_change.is_empty()));
}
