//! Young people and their consents.

use chrono::NaiveDate;
use headstart_domain::access::Reach;

use super::twin;
use crate::{
    rows::{Consent, YoungPerson},
    types::{Time, Uid},
};

/// Whom to look for.
#[derive(Debug, Clone, Default)]
pub struct PersonSearch {
    /// How the [`name_key`] begins.
    pub name_key_start: Option<String>,
    /// How a given name begins, as [`name_key`] writes it. More may be found: a second family name counts too.
    pub given_key_start: Option<String>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Home postcode, normalised.
    pub postcode: Option<String>,
    /// Reference.
    pub reference: Option<String>,
}

/// How many young people a partnership has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// All of them.
    pub all: i64,
    /// Those with consent to evaluation.
    pub evaluated: i64,
}

/// A young person with the name of their school.
pub type PersonFound = (YoungPerson, Option<String>);

/// What names are ordered, searched and compared by: lower case, family name first, one space between.
pub fn name_key(family_name: &str, given_name: &str) -> String {
    let mut key = String::with_capacity(family_name.len() + given_name.len() + 1);
    for word in family_name.split_whitespace().chain(given_name.split_whitespace()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

twin! { person:
    /// One young person within reach.
    find_young_person => find(within: &Reach, id: Uid) -> Option<PersonFound>;
    /// Young people within reach that fit what is looked for, by name.
    search_young_people => search(within: &Reach, wanted: &PersonSearch, limit: i64) -> Vec<PersonFound>;
    /// True when the partnership has a young person with this reference.
    young_person_reference_exists => reference_exists(partnership: Uid, reference: &str) -> bool;
    /// Adds a young person.
    insert_young_person => insert(row: YoungPerson) -> ();
    /// Writes every changeable column; false when the record is not at `version` any more.
    update_young_person => update(row: &YoungPerson, version: i32) -> bool;
    /// Notes whether scores may be used for evaluation, as the consents say.
    set_evaluation_consent => set_evaluation_consent(id: Uid, consent: bool, at: Time) -> ();
    /// Adds a consent.
    insert_consent => insert_consent(row: Consent) -> ();
    /// Consents of a young person, newest first.
    consents_of => consents_of(young_person: Uid) -> Vec<Consent>;
    /// Young people who count in evaluation although the newest word on it ran out before a day: partnership and person.
    evaluation_run_out => evaluation_run_out(today: NaiveDate, limit: i64) -> Vec<(Uid, Uid)>;
    /// Withdraws a consent; false when there is none that is still given.
    withdraw_consent => withdraw_consent(young_person: Uid, id: Uid, on: NaiveDate) -> bool;
    /// How many young people a partnership has.
    standing => standing(partnership: Uid) -> Standing;
}
