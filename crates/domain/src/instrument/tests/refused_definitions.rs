//! Definitions that the build refuses.

use serde_json::{Value, json};

use crate::instrument::check::problems;
use crate::instrument::definition::Definition;

fn sound() -> Value {
    json!({
        "key": "mood", "version": 1, "title": "Mood", "purpose": "outcome",
        "informants": [{"informant": "self", "ages": [10, 16]}],
        "answers": {"count": 3, "min": 0, "max": 2, "reversed": [2]},
        "band_tables": ["plain"],
        "scales": [{
            "key": "total", "title": "Mood", "better": "higher", "source": {"items": [1, 2, 3]},
            "missing": {"prorate": {"at_most": 1, "round": "none"}},
            "metric": {"table": [0.0, 1.5, 2.5, 3.0, 4.0, 5.0, 7.0]},
            "norms": [{"informant": "self", "sex": "female", "rows": [[10, 12, 2.0, 1.0], [13, 16, 3.0, 1.0]]}],
            "bands": [{"verified": true, "bands": ["low", "high"], "edges": [3]}],
            "reliable_change": [{"threshold": 2, "source": "A paper", "verified": true}],
            "snomed": {"self": "718134002"},
        }],
        "risks": [{"item": 3, "at_least": 1, "about": "Harm", "verified": true}],
        "licence": {"holder": "Someone", "terms": "Free", "wording_may_ship": false, "verified": true},
        "sources": ["A paper"],
    })
}

fn found(definition: Value) -> Vec<String> {
    problems(&serde_json::from_value::<Definition>(definition).unwrap())
}

#[test]
fn a_sound_definition_has_no_problem() {
    assert_eq!(found(sound()), Vec::<String>::new());
}

#[test]
fn each_fault_is_found() {
    for (pointer, value, expected) in [
        ("/key", json!("Mood"), "key must be lower case"),
        ("/version", json!(0), "versions count from 1"),
        ("/informants", json!([]), "someone must be able to answer"),
        ("/informants/0/ages", json!([16, 10]), "age range runs backwards"),
        ("/sources", json!([]), "no source"),
        ("/answers/count", json!(65), "number of items is out of range"),
        ("/answers/count", json!(4), "an item belongs to no scale"),
        ("/answers/min", json!(2), "values run backwards"),
        ("/answers/reversed", json!([4]), "reversed items are not items"),
        ("/answers/wording", json!(["One", "Two", "Three"]), "wording may not ship"),
        ("/answers/labels", json!(["No", "Yes"]), "labels must be there"),
        ("/answers/fewest", json!(4), "fewest is out of range"),
        ("/risks/0/item", json!(0), "risk item"),
        ("/risks/0/at_least", json!(3), "risk item"),
        ("/scales/0/source", json!({"items": [1, 2, 4]}), "an item is out of range"),
        ("/scales/0/source", json!({"items": [1, 2, 2, 3]}), "items repeat"),
        ("/scales/0/source", json!({"scales": ["later"]}), "not a scale that comes before it"),
        ("/scales/0/source", json!("impact"), "no impact supplement"),
        ("/scales/0/missing", json!({"prorate": {"at_most": 3, "round": "none"}}), "made of no answers"),
        ("/scales/0/metric", json!({"table": [0.0, 1.0]}), "does not cover the range"),
        ("/scales/0/metric/table/3", json!(9.0), "does not ascend"),
        ("/scales/0/norms/0/rows/1/0", json!(12), "norm rows overlap"),
        ("/scales/0/norms/0/rows/1/3", json!(0.0), "norm rows overlap"),
        ("/scales/0/norms/0/informant", json!("parent"), "does not answer"),
        ("/scales/0/bands/0/edges", json!([]), "band edges must ascend"),
        ("/scales/0/bands/0/edges", json!([0]), "band edges must ascend"),
        ("/scales/0/bands/0/edges", json!([7]), "band edges must ascend"),
        ("/scales/0/bands/0/bands", json!(["low", "low"]), "band names must differ"),
        ("/scales/0/bands/0/tables", json!(["fancy"]), "a table that is not listed"),
        ("/scales/0/reliable_change/0/threshold", json!(0), "not above 0"),
        ("/scales/0/snomed/self", json!("718134003"), "check digit"),
    ] {
        let mut definition = sound();
        match definition.pointer_mut(pointer) {
            Some(place) => *place = value.clone(),
            None => {
                let (parent, member) = pointer.rsplit_once('/').unwrap();
                definition.pointer_mut(parent).unwrap()[member] = value.clone();
            }
        }
        let found = found(definition);
        assert!(found.iter().any(|problem| problem.contains(expected)), "{pointer} {value}: {found:?}");
    }
}

#[test]
fn bands_for_the_same_young_person_twice_are_found() {
    let mut definition = sound();
    let bands = definition["scales"][0]["bands"].as_array_mut().unwrap();
    bands.push(json!({"sex": "male", "verified": true, "bands": ["a", "b"], "edges": [2]}));
    assert!(found(definition).iter().any(|problem| problem.contains("the same young person")));
}

#[test]
fn a_scale_without_a_direction_does_not_read() {
    let mut definition = sound();
    definition["scales"][0].as_object_mut().unwrap().remove("better");
    assert!(serde_json::from_value::<Definition>(definition).is_err());
}
