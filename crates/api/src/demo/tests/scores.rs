//! Scores are those of the stored answers.

use std::collections::BTreeMap;

use headstart_domain::{
    instrument::{Instrument, NormSex, ScoreRequest},
    person::age_on,
};
use headstart_store::{
    Uid,
    rows::{Score, YoungPerson},
};
use serde_json::Value;

use super::main;

fn numbers(values: &Value) -> Option<Vec<Option<f64>>> {
    Some(values.as_array()?.iter().map(Value::as_f64).collect())
}

#[test]
fn scoring_the_stored_answers_again_gives_the_stored_scores() {
    let people: BTreeMap<Uid, &YoungPerson> =
        main().records.young_people.iter().map(|row| (row.id, row)).collect();
    let mut scores: BTreeMap<Uid, Vec<&Score>> = BTreeMap::new();
    for score in &main().records.scores {
        scores.entry(score.measure_id).or_default().push(score);
    }
    assert!(main().records.measures.len() > 3_000);
    for measure in &main().records.measures {
        let version = measure.instrument_version.parse().unwrap();
        let instrument = Instrument::find_version(&measure.instrument, version).unwrap();
        let person = people[&measure.young_person_id];
        let impact = numbers(&measure.answers["impact"]);
        let answers = numbers(&measure.answers["items"]).unwrap();
        let scored = instrument
            .score(&ScoreRequest {
                informant: measure.informant.parse().unwrap(),
                age: age_on(person.birth_date, measure.completed_on).map(|age| age as u8),
                sex: NormSex::recorded(person.sex.as_deref().unwrap().parse().unwrap()),
                answers: &answers,
                impact: impact.as_deref(),
                impact_screen: measure.answers["impact_screen"].as_bool(),
                bands: None,
            })
            .unwrap();
        assert!(!scored.outside_validated_age, "{measure:?}");
        let kept = &scores[&measure.id];
        for score in kept {
            let again = scored.scale(&score.scale).unwrap();
            assert_eq!((score.value, score.metric, score.t), (again.score, again.metric, again.t));
            assert_eq!(score.band.as_deref(), again.band);
            assert_eq!(score.prorated, again.prorated);
        }
        let values = scored.scales.iter().filter(|again| again.score.is_some()).count();
        assert_eq!(kept.iter().filter(|score| score.value.is_some()).count(), values);
    }
}

#[test]
fn some_items_are_left_out_and_some_would_rather_not_be_said() {
    let answers = || main().records.measures.iter().flat_map(|row| row.answers["items"].as_array().unwrap());
    assert!(answers().filter(|answer| answer.is_null()).count() > 50);
    assert!(answers().filter(|answer| *answer == "prefer_not_to_say").count() > 20);
    assert!(main().records.scores.iter().filter(|score| score.prorated).count() > 50);
    assert!(main().records.scores.iter().any(|score| score.scale == "total" && score.value.is_none()));
}
