//! The forms of texts, as regular expressions of JSON Schema, and the code lists that no schema has yet.

use std::collections::BTreeSet;

use headstart_contract::limits;
use headstart_domain::{
    evaluation::Dimension,
    instrument::{Informant, Instrument},
    survey,
};

/// No control character but line breaks and tabs.
pub(super) const TEXT: &str = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$";
/// The same, and not blank.
pub(super) const NEEDED: &str = concat!(
    r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*",
    r"[^\s\u0000-\u001F\u007F-\u009F]",
    r"[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$"
);

const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/// A full postcode in any case, with or without the blank; the form of the outward part is only roughly told.
const POSTCODE: &str = "[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}";

/// The entity tag of a version.
pub(super) fn etag() -> String {
    r#"^"v[0-9]{1,9}"$"#.into()
}

/// A key of one to a hundred printable characters, without blanks or quotation marks around it.
pub(super) fn idempotency_key() -> String {
    "^[!#-~]([ -~]{0,98}[!#-~])?$".into()
}

/// A cursor that a list gave.
pub(super) fn cursor() -> String {
    "^[A-Za-z0-9_-]{68,100}$".into()
}

/// A text in one line that is not blank.
pub(super) fn line() -> String {
    r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$".into()
}

/// An identifier, or `me`.
pub(super) fn user_or_me() -> String {
    format!("^(me|{UUID})$")
}

/// A full postcode, or none.
pub(super) fn postcode_or_blank() -> String {
    format!("^({POSTCODE})?$")
}

/// A full postcode.
pub(super) fn postcode() -> String {
    format!("^{POSTCODE}$")
}

/// An email: something before the one `@`, a host with a dot behind it.
pub(super) fn email() -> String {
    r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$".into()
}

/// As many characters as a password has that somebody chooses.
pub(super) fn password() -> String {
    format!(r"^[\s\S]{{{},{}}}$", limits::PASSWORD.start(), limits::PASSWORD.end())
}

/// One letter.
pub(super) fn letter() -> String {
    "^[A-Za-zÀ-ÖØ-öø-ž]$".into()
}

/// One letter, or none.
pub(super) fn letter_or_blank() -> String {
    "^[A-Za-zÀ-ÖØ-öø-ž]?$".into()
}

/// Up to three dimensions, separated by commas.
pub(super) fn dimensions() -> String {
    listed(2)
}

/// Up to two dimensions, separated by commas.
pub(super) fn group_dimensions() -> String {
    listed(1)
}

fn listed(more: usize) -> String {
    let one = Dimension::ALL.iter().map(|dimension| dimension.as_str()).collect::<Vec<_>>().join("|");
    format!("^(({one})(,({one})){{0,{more}}})?$")
}

/// Groups that a table is limited to: dimensions with their values.
pub(super) fn groups() -> String {
    let of = |dimension: &Dimension| {
        let codes = dimension.codes();
        let value = if codes.is_empty() { UUID.to_owned() } else { codes.join("|") };
        format!("{dimension}:({value})(\\|({value}))*")
    };
    let one = Dimension::ALL.iter().map(of).collect::<Vec<_>>().join("|");
    format!("^(({one})(,({one}))*)?$")
}

/// The value of a group of the population: a code, a record, or nothing where it is not known.
pub(super) fn population_value() -> String {
    let population = Dimension::ALL.iter().filter(|dimension| dimension.is_of_population());
    let codes: Vec<&str> = population.flat_map(|dimension| dimension.codes()).collect();
    format!("^({}|{UUID})?$", codes.join("|"))
}

/// The keys of all instruments.
pub(super) fn instruments() -> Vec<&'static str> {
    each_once(Instrument::all().iter().map(Instrument::key))
}

/// The keys of the instruments that may be asked in a school survey.
pub(super) fn survey_instruments() -> Vec<&'static str> {
    each_once(survey::allowed().map(Instrument::key))
}

/// The keys of all scales, each once.
pub(super) fn scales() -> Vec<&'static str> {
    each_once(Instrument::all().iter().flat_map(Instrument::scales).map(|scale| scale.key.as_str()))
}

fn each_once(keys: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Who can fill in a questionnaire.
pub(super) fn informants() -> Vec<&'static str> {
    Informant::ALL.iter().map(|informant| informant.as_str()).collect()
}

/// What tells groups of the population apart.
pub(super) fn population_dimensions() -> Vec<&'static str> {
    Dimension::ALL.iter().filter(|one| one.is_of_population()).map(|one| one.as_str()).collect()
}

/// Who may set a goal.
pub(super) fn goal_setters() -> Vec<&'static str> {
    limits::GOAL_SET_BY.to_vec()
}

/// What a program can be.
pub(super) fn program_roles() -> Vec<&'static str> {
    use headstart_domain::access::Role;
    vec![Role::PartnerSystem.as_str(), Role::Evaluator.as_str()]
}

/// The calculators.
pub(super) fn calculators() -> Vec<&'static str> {
    headstart_domain::calculator::NAMES.to_vec()
}
