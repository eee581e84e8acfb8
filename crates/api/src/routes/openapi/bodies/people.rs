//! Bodies about young people, their referrals and their support.

use headstart_contract::limits;
use headstart_domain::{consent::GIVEN_BY, workflow};

use super::super::{
    rule::Rule::{self, Any, Codes, Items, Like, Needed, NotNull, Range, Text},
    words,
};

use super::Fields;

const SCHOOL_YEAR: Rule = Range(*limits::SCHOOL_YEARS.start() as usize, *limits::SCHOOL_YEARS.end() as usize);

/// The rules of these bodies.
pub(super) const FIELDS: Fields = &[
    ("Acknowledgement", &[("done", Needed(limits::DONE))]),
    ("Agreement", &[("given_by", Text(GIVEN_BY))]),
    ("ConsentInput", &[("given_by", Text(GIVEN_BY))]),
    ("ConsentRecord", &[("given_by", Needed(limits::FULL_NAME)), ("assessment", Text(limits::ASSESSMENT))]),
    (
        "ContactInput",
        &[
            ("address", Text(limits::ADDRESS)),
            ("phone", Text(limits::PHONE)),
            ("email", Text(limits::EMAIL)),
            ("carer_name", Text(limits::FULL_NAME)),
            ("carer_relation", Text(limits::PERSON_NAME)),
            ("carer_phone", Text(limits::PHONE)),
            ("carer_email", Text(limits::EMAIL)),
            ("safe_contact", Text(limits::SAFE_CONTACT)),
        ],
    ),
    (
        "Details",
        &[
            ("reason", Text(workflow::LONGEST)),
            ("explained_to", Text(workflow::LONGEST)),
            ("information_wanted", Text(workflow::LONGEST)),
            ("information", Text(workflow::LONGEST)),
            ("destination", Text(workflow::LONGEST)),
            ("duplicate_of", Text(workflow::LONGEST)),
        ],
    ),
    ("GoalInput", &[("title", Needed(limits::GOAL)), ("set_by", Codes(words::goal_setters))]),
    (
        "LikelyQuery",
        &[
            ("given_name", Needed(limits::PERSON_NAME)),
            ("given_name", NotNull),
            ("family_name", Needed(limits::PERSON_NAME)),
            ("family_name", NotNull),
            ("birth_date", NotNull),
            ("known_as", Any),
            ("postcode", Like(words::postcode_or_blank)),
        ],
    ),
    (
        "ReferrerInput",
        &[
            ("name", Text(limits::FULL_NAME)),
            ("role", Text(limits::PERSON_NAME)),
            ("contact", Text(limits::EMAIL)),
            ("external_reference", Text(limits::PERSON_NAME)),
        ],
    ),
    ("SameAsInput", &[("different", Items(0, limits::ALIKE))]),
    (
        "SessionInput",
        &[("minutes", Range(1, limits::SESSION_MINUTES as usize)), ("note", Text(limits::LONG_TEXT))],
    ),
    (
        "TypedDate",
        &[
            ("day", Text(limits::TYPED_DATE)),
            ("month", Text(limits::TYPED_DATE)),
            ("year", Text(limits::TYPED_DATE)),
        ],
    ),
    (
        "WorryInput",
        &[
            ("description", Text(limits::LONG_TEXT)),
            ("strengths", Text(limits::LONG_TEXT)),
            ("tried", Text(limits::LONG_TEXT)),
            ("hopes", Text(limits::LONG_TEXT)),
        ],
    ),
    (
        "YoungPersonChange",
        &[
            ("given_name", Needed(limits::PERSON_NAME)),
            ("family_name", Needed(limits::PERSON_NAME)),
            ("known_as", Text(limits::PERSON_NAME)),
            ("postcode", Like(words::postcode)),
            ("school_year", SCHOOL_YEAR),
            ("reason", Text(limits::AGE_REASON)),
        ],
    ),
    (
        "YoungPersonInput",
        &[
            ("given_name", Text(limits::PERSON_NAME)),
            ("family_name", Text(limits::PERSON_NAME)),
            ("known_as", Text(limits::PERSON_NAME)),
            ("age_reason", Text(limits::AGE_REASON)),
            ("postcode", Like(words::postcode_or_blank)),
            ("school_year", SCHOOL_YEAR),
        ],
    ),
    (
        "YoungPersonSearch",
        &[
            ("given_name", Any),
            ("family_name", Any),
            ("postcode", Like(words::postcode_or_blank)),
            ("reference", Any),
        ],
    ),
];
