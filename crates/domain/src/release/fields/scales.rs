//! Columns about scales.

use super::super::field::{Code as CodeOf, Field, FieldKind::*, Sensitivity::*, codes_of};
use crate::instrument::Informant;

const DEFINITION: &str = "Definition of the instrument, newest version";

fn better() -> Vec<CodeOf> {
    let code = |code: &str, label: &str| CodeOf { code: code.to_owned(), label: label.to_owned() };
    vec![code("lower", "A lower score is better"), code("higher", "A higher score is better")]
}

fn basis() -> Vec<CodeOf> {
    let code = |code: &str, label: &str| CodeOf { code: code.to_owned(), label: label.to_owned() };
    vec![code("score", "Column score"), code("metric", "Column metric"), code("t", "Column t")]
}

pub(in super::super) const SCALES: &[Field] = &[
    Field::new("instrument", Text, Reference, "The instrument", DEFINITION).required(),
    Field::new("informant", Code, Reference, "Who answers", DEFINITION)
        .codes(codes_of!(Informant))
        .required(),
    Field::new("scale", Text, Reference, "The scale", DEFINITION).required(),
    Field::new("instrument_title", Text, Reference, "The instrument's name", DEFINITION).required(),
    Field::new("scale_title", Text, Reference, "The scale's name", DEFINITION).required(),
    Field::new("version", Integer, Reference, "The version of the definition", DEFINITION)
        .unit("version")
        .required(),
    Field::new(
        "measures_outcome",
        Boolean,
        Reference,
        "True when change on it counts as an outcome; false for what people thought of the service",
        DEFINITION,
    )
    .required(),
    Field::new("better", Code, Reference, "Which way is better", DEFINITION).codes(better).required(),
    Field::new(
        "compared",
        Code,
        Reference,
        "Which column of scores is compared when change is judged. For the figures of outcomes it is rounded to \
         ten-thousandths of a point first, half to even, so that sums are exact",
        DEFINITION,
    )
    .codes(basis)
    .required(),
    Field::new(
        "smallest_reliable",
        Number,
        Reference,
        "The smallest change that is more than chance (equality counts); empty when none is published",
        DEFINITION,
    )
    .unit("points"),
    Field::new("smallest_reliable_source", Text, Reference, "Where that is published", DEFINITION),
];
