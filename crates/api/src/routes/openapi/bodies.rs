//! What the fields of request bodies must be, as far as their types do not say it. The limits are the constants by
//! which the server checks.

use headstart_contract::{limits, release};
use headstart_domain::{answering, instrument, survey, workflow};
use utoipa::openapi::{OpenApi as Document, RefOr, Schema, schema::AdditionalProperties};

use super::{
    rule::{
        self,
        Rule::{self, Answer, Any, Codes, Different, Items, Like, Needed, NotNull, Range, Text},
    },
    words,
};

const UNLIMITED: usize = usize::MAX;

/// The rules by schema and field; `[]` behind a field stands for the items of the list.
const FIELDS: &[(&str, &[(&str, Rule)])] = &[
    ("Acknowledgement", &[("done", Needed(limits::DONE))]),
    ("AnswerLinkInput", &[("instrument", Codes(words::instruments))]),
    ("AnswersInput", &[("token", Any), ("answers[]", Answer), ("impact[]", Answer)]),
    ("Asked", &[("instrument", Codes(words::instruments))]),
    (
        "ClassPlan",
        &[
            ("year_group", Range(*survey::YEAR_GROUPS.start() as usize, *survey::YEAR_GROUPS.end() as usize)),
            ("label", Needed(survey::CLASS_LABEL)),
            ("pupils", Range(1, survey::MOST_PUPILS as usize)),
        ],
    ),
    ("ClientInput", &[("name", Needed(limits::NAME)), ("role", Codes(words::program_roles))]),
    ("ClusterInput", &[("name", Needed(limits::NAME))]),
    ("ConsentInput", &[("given_by", Text(limits::FULL_NAME))]),
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
        "HelpLine",
        &[
            ("name", Needed(answering::HELP_NAME)),
            ("number", Needed(answering::HELP_NUMBER)),
            ("about", Needed(answering::HELP_ABOUT)),
        ],
    ),
    (
        "ImpactWording",
        &[
            ("screen", Needed(instrument::LONGEST_WORDS)),
            ("items[]", Needed(instrument::LONGEST_WORDS)),
            ("labels[]", Needed(instrument::LONGEST_WORDS)),
        ],
    ),
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
    ("LinkToken", &[("token", Any)]),
    (
        "LocalityInput",
        &[
            ("name", Needed(limits::NAME)),
            ("wards", Different(0, limits::WARDS)),
            ("wards[]", Needed(limits::NAME)),
        ],
    ),
    (
        "MeasureInput",
        &[
            ("instrument", Codes(words::instruments)),
            ("informant", Codes(words::informants)),
            ("answers[]", Answer),
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
    (
        "OutcomeSelection",
        &[
            ("by", Like(words::dimensions)),
            ("instrument", Codes(words::instruments)),
            ("scale", Codes(words::scales)),
            ("informant", Codes(words::informants)),
            ("only", Like(words::groups)),
        ],
    ),
    ("PaperEntryInput", &[("note", Text(limits::PAPER_NOTE))]),
    ("PopulationFigure", &[("value", Any), ("count", Range(0, limits::PEOPLE as usize))]),
    ("PopulationInput", &[("figures", Different(0, limits::GROUPS)), ("source", Needed(limits::SOURCE))]),
    ("PostcodeLookup", &[("postcode", Like(words::postcode))]),
    (
        "ProjectInput",
        &[
            ("name", Needed(limits::NAME)),
            ("purpose", Needed(limits::PURPOSE)),
            ("k", Range(release::LEAST_K as usize, release::MOST_K as usize)),
        ],
    ),
    ("PublishedTableInput", &[("title", Needed(limits::TABLE_TITLE))]),
    (
        "PupilCode",
        &[
            ("birth_day", Range(1, 31)),
            ("middle_initial", Like(words::letter_or_blank)),
            ("older_siblings", Range(0, 9)),
            ("last_letter", Like(words::letter)),
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
    ("SchoolPlan", &[("on_roll", Different(0, 7)), ("classes", Different(0, survey::MOST_CLASSES))]),
    (
        "SessionInput",
        &[("minutes", Range(1, limits::SESSION_MINUTES as usize)), ("note", Text(limits::LONG_TEXT))],
    ),
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
    ("SurveyAnswers", &[("token", Any)]),
    ("SurveyPartAnswers", &[("instrument", Codes(words::survey_instruments)), ("answers[]", Answer)]),
    ("UserChange", &[("name", Needed(limits::NAME)), ("grants", Different(1, limits::GRANTS))]),
    (
        "UserInput",
        &[
            ("email", Needed(limits::EMAIL)),
            ("email", Like(words::email)),
            ("name", Needed(limits::NAME)),
            ("grants", Different(1, limits::GRANTS)),
        ],
    ),
    (
        "WavePlan",
        &[
            ("name", Needed(survey::WAVE_NAME)),
            (
                "academic_year",
                Range(*survey::ACADEMIC_YEARS.start() as usize, *survey::ACADEMIC_YEARS.end() as usize),
            ),
            ("year_groups", Different(1, 7)),
            (
                "year_groups[]",
                Range(*survey::YEAR_GROUPS.start() as usize, *survey::YEAR_GROUPS.end() as usize),
            ),
            ("instruments", Different(1, UNLIMITED)),
            ("instruments[]", Codes(words::survey_instruments)),
        ],
    ),
    (
        "Wording",
        &[
            ("stem", Needed(instrument::LONGEST_WORDS)),
            ("items[]", Needed(instrument::LONGEST_WORDS)),
            ("labels[]", Needed(instrument::LONGEST_WORDS)),
        ],
    ),
    (
        "WordingInput",
        &[("version", Any), ("licence", Needed(limits::LICENCE)), ("holder", Needed(limits::HOLDER))],
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
        "YearRoll",
        &[
            ("year_group", Range(*survey::YEAR_GROUPS.start() as usize, *survey::YEAR_GROUPS.end() as usize)),
            ("pupils", Range(1, survey::MOST_PUPILS as usize)),
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

const SCHOOL_YEAR: Rule = Range(*limits::SCHOOL_YEARS.start() as usize, *limits::SCHOOL_YEARS.end() as usize);

/// The rules by schema and field.
pub(super) fn rules() -> impl Iterator<Item = (&'static str, &'static str, Rule)> {
    FIELDS.iter().flat_map(|(schema, fields)| fields.iter().map(|(field, rule)| (*schema, *field, *rule)))
}

/// Writes the rules into the schemas.
pub(super) fn complete(document: &mut Document) {
    let components = document.components.get_or_insert_default();
    for (schema, field, rule) in rules() {
        let Some(RefOr::T(Schema::Object(object))) = components.schemas.get_mut(schema) else { continue };
        if let NotNull = rule {
            object.required.push(field.to_owned());
        }
        if let Some(value) = rule::at(object, field) {
            rule.apply(value);
        }
    }
    // The derive does not see that an enumeration refuses unknown fields.
    if let Some(RefOr::T(Schema::OneOf(places))) = components.schemas.get_mut("Place") {
        for place in &mut places.items {
            if let RefOr::T(Schema::Object(place)) = place {
                place.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            }
        }
    }
}
