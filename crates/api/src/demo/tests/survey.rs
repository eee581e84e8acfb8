//! The school survey of the demonstration.

use std::collections::BTreeMap;

use headstart_domain::survey::{KeptScore, WaveState};

use super::{USUAL, main};

#[test]
fn one_round_is_closed_and_one_is_open_with_answers_that_their_classes_count() {
    let survey = main().survey.as_ref().unwrap();
    let states: Vec<&str> = survey.waves.iter().map(|wave| wave.state.as_str()).collect();
    assert_eq!(states, [WaveState::Closed.as_str(), WaveState::Open.as_str()]);
    let mut counted = BTreeMap::new();
    for response in &survey.responses {
        *counted.entry((response.wave_id, response.school_id, response.year_group)).or_insert(0) += 1;
    }
    let mut told = BTreeMap::new();
    for class in survey.classes.iter().filter(|class| class.answered > 0) {
        *told.entry((class.wave_id, class.school_id, class.year_group)).or_insert(0) += class.answered;
    }
    assert_eq!(counted, told);
    assert!(survey.responses.len() > 500, "{}", survey.responses.len());
    assert!(USUAL[1].survey.is_none(), "the small partnership has none");
}

#[test]
fn answers_score_and_most_pupils_are_as_a_whole_population_is() {
    let survey = main().survey.as_ref().unwrap();
    let (mut in_bands, mut expected) = (0, 0);
    for response in &survey.responses {
        let scores: Vec<KeptScore> = response.scores.read().unwrap();
        let emotional = scores.iter().find(|score| score.scale == "emotional").unwrap();
        if let Some(band) = &emotional.band {
            in_bands += 1;
            expected += i32::from(band == "expected");
        }
    }
    let share = f64::from(expected) / f64::from(in_bands);
    assert!((0.7..0.97).contains(&share), "{share}");
}

#[test]
fn no_response_tells_a_time() {
    let survey = main().survey.as_ref().unwrap();
    assert!(survey.responses.iter().all(|response| response.id.0.get_version_num() == 4));
}
