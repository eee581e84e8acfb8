//! Bodies of the set-up and of accounts.

use headstart_contract::limits;
use headstart_domain::answering;

use super::super::{
    rule::Rule::{Any, Codes, Different, Items, Like, Needed, Range, Text},
    words,
};

use super::Fields;

const UNLIMITED: usize = usize::MAX;

/// The rules of these bodies.
pub(super) const FIELDS: Fields = &[
    ("ClientInput", &[("name", Needed(limits::NAME)), ("role", Codes(words::program_roles))]),
    ("ClusterInput", &[("name", Needed(limits::NAME))]),
    (
        "HelpLine",
        &[
            ("name", Needed(answering::HELP_NAME)),
            ("number", Needed(answering::HELP_NUMBER)),
            ("about", Needed(answering::HELP_ABOUT)),
        ],
    ),
    (
        "LocalityInput",
        &[
            ("name", Needed(limits::NAME)),
            ("wards", Different(0, limits::WARDS)),
            ("wards[]", Needed(limits::NAME)),
        ],
    ),
    (
        "OfferInput",
        &[
            ("number", Range(1, 11)),
            ("name", Text(limits::NAME)),
            ("places", Range(0, limits::PLACES as usize)),
        ],
    ),
    ("OrganisationInput", &[("name", Needed(limits::NAME))]),
    ("PasswordChange", &[("current_password", Any), ("new_password", Like(words::password))]),
    ("PopulationFigure", &[("value", Any), ("count", Range(0, limits::PEOPLE as usize))]),
    ("PopulationInput", &[("figures", Different(0, limits::GROUPS)), ("source", Needed(limits::SOURCE))]),
    (
        "Settings",
        &[
            ("baseline_by_contact", Range(1, answering::MOST_CONTACTS as usize)),
            ("review_weeks", Range(1, answering::MOST_WEEKS as usize)),
            ("link_days", Range(1, answering::MOST_LINK_DAYS as usize)),
            ("asked", Different(0, UNLIMITED)),
            ("help_lines", Items(1, UNLIMITED)),
        ],
    ),
    // Entries of a document are judged one by one, and reported beside each other.
    ("SetupCluster", &[("name", Like(words::line)), ("locality", Like(words::line))]),
    ("SetupFigure", &[("group", Like(words::line)), ("count", Range(0, limits::PEOPLE as usize))]),
    ("SetupLocality", &[("name", Like(words::line)), ("wards[]", Like(words::line))]),
    (
        "SetupOffer",
        &[
            ("name", Like(words::line)),
            ("organisation", Like(words::line)),
            ("number", Range(1, 11)),
            ("places", Range(0, limits::PLACES as usize)),
        ],
    ),
    ("SetupOrganisation", &[("name", Like(words::line))]),
    ("SetupPartnership", &[("code", Like(words::line)), ("name", Like(words::line))]),
    ("SetupPopulation", &[("source", Like(words::line))]),
    ("SetupSchool", &[("urn", Any), ("locality", Like(words::line)), ("cluster", Like(words::line))]),
    ("SignIn", &[("email", Any), ("password", Any)]),
    (
        "UserInput",
        &[
            ("email", Needed(limits::EMAIL)),
            ("email", Like(words::email)),
            ("name", Needed(limits::NAME)),
            ("grants", Different(1, limits::GRANTS)),
        ],
    ),
];
