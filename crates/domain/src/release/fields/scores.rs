//! Columns about scores.

use super::super::field::{Field, FieldKind::*, Sensitivity::*, codes_of};
use crate::{
    episode::{Mode, Point},
    instrument::Informant,
};

const FORM: &str = "Completed questionnaire";
const SCORE: &str = "Computed from the answers by the instrument's definition of that version";

pub(in super::super) const SCORES: &[Field] = &[
    Field::new("young_person", Text, Pseudonym, "Whose it is", "See young_people").required(),
    Field::new("episode", Text, Pseudonym, "In which period of support", "See episodes").required(),
    Field::new(
        "form",
        Text,
        Pseudonym,
        "The completed questionnaire: the scores of one have the same",
        "HMAC-SHA-256 of the record's own id under the project's key, first 128 bits",
    )
    .required(),
    Field::new("scale", Text, Reference, "The scale, as in scales", FORM).required(),
    Field::new("instrument", Text, Reference, "The instrument, as in scales", FORM).required(),
    Field::new("version", Integer, Reference, "The version of the instrument's definition", FORM)
        .unit("version")
        .required(),
    Field::new("informant", Code, Service, "Who answered", FORM).codes(codes_of!(Informant)).required(),
    Field::new("point", Code, Service, "When in the course of support", FORM).codes(codes_of!(Point)).required(),
    Field::new("mode", Code, Service, "How the answers came in", FORM).codes(codes_of!(Mode)).required(),
    Field::new(
        "days_since_referral",
        Integer,
        Service,
        "From the referral to the day on which it was completed; below 0 when that was earlier",
        "Completed questionnaire and waiting time, days of the United Kingdom",
    )
    .unit("days")
    .required(),
    Field::new(
        "sequence",
        Integer,
        Service,
        "Which of the questionnaires of this instrument and informant in this period of support it is, from 1, by \
         day and, within a day, by when it was entered",
        FORM,
    )
    .unit("place")
    .required(),
    Field::new("score", Number, Health, "The score; empty when too many items were not answered", SCORE).unit("points"),
    Field::new(
        "metric",
        Number,
        Health,
        "The score on the instrument's second metric, as that of SWEMWBS; empty for scales without one",
        SCORE,
    )
    .unit("points"),
    Field::new(
        "t",
        Number,
        Health,
        "T score; empty for scales without norms. It rests on norms by sex and age and would tell both: it is empty \
         in all rows of a young person whose withheld says norms",
        SCORE,
    )
    .unit("T"),
    Field::new(
        "band",
        Text,
        Health,
        "The band in which the score lies; where bands go by sex or age it is empty for a young person whose withheld \
         says norms, as t is",
        SCORE,
    ),
    Field::new("answered", Integer, Health, "Items of the scale that were answered", FORM).unit("items").required(),
    Field::new("items", Integer, Reference, "Items of the scale", FORM).unit("items").required(),
    Field::new(
        "prorated",
        Boolean,
        Health,
        "Whether items not answered were made up for by the instrument's rule",
        SCORE,
    )
    .required(),
];
