//! Columns about periods of support.

use super::super::field::{Code as CodeOf, Field, FieldKind::*, Sensitivity::*, codes_of};
use crate::{
    episode::{EpisodeState, Outcome},
    tier::{OFFERS, Tier},
};

/// The offers of the programme plan by number.
fn offers() -> Vec<CodeOf> {
    OFFERS
        .iter()
        .map(|offer| CodeOf { code: offer.number.to_string(), label: offer.name.to_owned() })
        .collect()
}

/// How support ends, but for a death: that alone could tell who it was.
fn outcomes() -> Vec<CodeOf> {
    let code = |code: &str, label: &str| CodeOf { code: code.to_owned(), label: label.to_owned() };
    let told = Outcome::ALL.iter().filter(|outcome| **outcome != Outcome::Died);
    let mut codes: Vec<CodeOf> = told.map(|outcome| code(outcome.as_str(), outcome.label())).collect();
    codes.push(code("other", "Another end"));
    codes
}

pub(in super::super) const EPISODES: &[Field] = &[
    Field::new("young_person", Text, Pseudonym, "Whose it is", "See young_people").required(),
    Field::new(
        "episode",
        Text,
        Pseudonym,
        "The period of support. Moving to another tier ends one and begins the next.",
        "HMAC-SHA-256 of the record's own id under the project's key, first 128 bits",
    )
    .required(),
    Field::new(
        "previous_episode",
        Text,
        Pseudonym,
        "The period of support that it follows; empty for the first",
        "Period of support",
    ),
    Field::new(
        "days_since_first_referral",
        Integer,
        Service,
        "From the day on which the young person's first waiting time began to the day on which this one began",
        "Waiting times, days of the United Kingdom",
    )
    .unit("days")
    .required(),
    Field::new("tier", Code, Service, "The tier of support", "Period of support").codes(codes_of!(Tier)).required(),
    Field::new("state", Code, Service, "Where it stood at the freeze", "Period of support")
        .codes(codes_of!(EpisodeState))
        .required(),
    Field::new(
        "outcome",
        Code,
        Service,
        "How it ended; empty while it is open",
        "Period of support; what happens once in a programme is told as other",
    )
    .codes(outcomes),
    Field::new(
        "offers",
        Codes,
        Service,
        "The offers of the programme plan that the young person was placed in; who did not start is not counted",
        "Placements",
    )
    .codes(offers),
    Field::new("placements", Integer, Service, "Placements in offers, started or not", "Placements")
        .unit("placements")
        .required(),
    Field::new(
        "days_to_support",
        Integer,
        Service,
        "From the referral to the beginning of support; empty when it has not begun",
        "Waiting time, days of the United Kingdom, pauses not taken off",
    )
    .unit("days"),
    Field::new(
        "days_to_first_contact",
        Integer,
        Service,
        "From the referral to the first attended contact; empty without one",
        "Waiting time and sessions",
    )
    .unit("days"),
    Field::new(
        "days_to_end",
        Integer,
        Service,
        "From the referral to the end of support; empty while it is open",
        "Waiting time, days of the United Kingdom",
    )
    .unit("days"),
    Field::new("sessions_held", Integer, Service, "Sessions recorded, attended or not", "Sessions")
        .unit("sessions")
        .required(),
    Field::new("sessions_attended", Integer, Service, "Sessions at which the young person was seen", "Sessions")
        .unit("sessions")
        .required(),
    Field::new(
        "minutes_attended",
        Integer,
        Service,
        "Length of these together, where it was recorded",
        "Sessions",
    )
    .unit("minutes")
    .required(),
    Field::new("goals_set", Integer, Service, "Goals that were set", "Goals").unit("goals").required(),
];
