//! The instruments there are, and what holds for all of them.

use super::*;
use crate::instrument::check;

const KEYS: [&str; 23] = [
    "bmslss",
    "chi-esq",
    "core-10",
    "cors",
    "gad-7",
    "gbo",
    "kidscreen-10",
    "mmf",
    "ors",
    "phq-9",
    "phq-a",
    "pss-10",
    "pss-4",
    "rcads-25",
    "rcads-47",
    "rosenberg",
    "sdq",
    "slss",
    "srs",
    "swemwbs",
    "wemwbs",
    "who-5",
    "yp-core",
];

#[test]
fn every_instrument_of_the_contract_is_there_and_sound() {
    let keys: Vec<&str> = Instrument::all().iter().map(Instrument::key).collect();
    assert_eq!(keys, KEYS);
    for instrument in Instrument::all() {
        assert_eq!(check::problems(instrument.definition()), Vec::<String>::new(), "{}", instrument.key());
        assert_eq!(Instrument::find(instrument.key()).map(Instrument::version), Some(instrument.version()));
    }
    assert!(Instrument::find("sqd").is_none());
    assert!(Instrument::find_version("sdq", 1).is_some());
    assert!(Instrument::find_version("sdq", 2).is_none());
}

/// Every form of an instrument with all items answered the same.
fn all(instrument: &Instrument, value: i32) -> Vec<Option<f64>> {
    vec![Some(f64::from(value)); instrument.answers().count]
}

#[test]
fn every_informant_can_score_every_instrument_and_scores_stay_in_range() {
    for instrument in Instrument::all() {
        for respondent in instrument.informants() {
            let form = by(respondent.informant, instrument.key());
            for value in instrument.answers().min..=instrument.answers().max {
                for score in form.score(&all(instrument, value)).scales {
                    let (low, high) = instrument.range(score.scale, respondent.informant);
                    let within = score.score.is_none_or(|score| (low..=high).contains(&score));
                    assert!(within, "{} {}", instrument.key(), score.scale.key);
                }
            }
            let empty = form.score(&vec![None; instrument.answers().count]);
            assert!(empty.scales.iter().all(|score| score.score.is_none() && score.band.is_none()));
            assert!(empty.alerts.is_empty());
        }
    }
}

#[test]
fn every_instrument_refuses_other_informants_lengths_and_values() {
    for instrument in Instrument::all() {
        let first = instrument.informants()[0].informant;
        let good = all(instrument, instrument.answers().max);
        let refused = |form: Form, given: &[Option<f64>]| form.try_score(given).unwrap_err().field();
        for informant in Informant::ALL {
            if !instrument.informants().iter().any(|r| r.informant == *informant) {
                assert_eq!(refused(by(*informant, instrument.key()), &good), "informant");
            }
        }
        let form = by(first, instrument.key());
        let mut long = good.clone();
        long.push(None);
        assert_eq!(refused(form, &long), "answers");
        assert_eq!(refused(form, &[]), "answers");
        for value in [instrument.answers().max + 1, instrument.answers().min - 1] {
            let mut given = good.clone();
            given[0] = Some(f64::from(value));
            assert_eq!(refused(form, &given), "answers[0]", "{} {value}", instrument.key());
        }
        let mut given = good.clone();
        given[0] = Some(f64::from(instrument.answers().min) + 0.55);
        assert_eq!(refused(form, &given), "answers[0]", "{}", instrument.key());
        assert_eq!(refused(form.banded_by("no-such-table"), &good), "bands");
    }
}

#[test]
fn no_young_person_of_the_programme_is_refused_for_their_age() {
    for instrument in Instrument::all() {
        for respondent in instrument.informants() {
            for age in 10..=16 {
                let scored = by(respondent.informant, instrument.key()).aged(age).score(&all(instrument, 1));
                let validated = respondent.ages.is_none_or(|(first, last)| (first..=last).contains(&age));
                assert_eq!(scored.outside_validated_age, !validated, "{} {age}", instrument.key());
            }
        }
    }
}

#[test]
fn wording_is_there_only_where_it_may_ship() {
    let shipped: Vec<&str> = Instrument::all()
        .iter()
        .filter(|instrument| !instrument.answers().wording.is_empty())
        .map(Instrument::key)
        .collect();
    assert_eq!(shipped, ["gad-7", "phq-9"]);
}

#[test]
fn whatever_is_unverified_is_said_in_words() {
    for instrument in Instrument::all() {
        let bands = instrument.scales().iter().flat_map(|scale| &scale.bands).any(|bands| !bands.verified);
        let changes = instrument.scales().iter().flat_map(|s| &s.reliable_change).any(|c| !c.verified);
        let risks = instrument.risks().iter().any(|risk| !risk.verified);
        if bands || changes || risks {
            assert!(instrument.unverified().next().is_some(), "{}", instrument.key());
        }
    }
}
