//! How alike two young people are on paper, so that somebody can be asked whether they are the same one. It is
//! never an answer by itself: twins share everything but their given name, and a person decides.
//!
//! Rules and not weights, so that every grade can be explained. Spellings are compared by the similarity of Jaro
//! and Winkler (Winkler 1990, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model
//! of Record Linkage"), from 0.92 on as near: the first threshold of `NameComparison` in Splink, the record
//! linkage software of the Ministry of Justice. No list of nicknames is used: the name somebody likes to be
//! called by counts as a given name, and so does a short form that begins the long one (Sam, Samuel).

mod birth;
mod names;

use chrono::NaiveDate;

use crate::{code_list::code_list, id::SchoolId};
pub use birth::crossed_birth_date;
use birth::{BirthDates, compare_birth_dates};
use names::{FamilyNames, GivenNames, compare_names};

code_list! {
    /// How alike two young people are.
    pub enum LikenessGrade {
        Certain = "certain", "Almost certainly the same person";
        Likely = "likely", "Likely to be the same person";
        Possible = "possible", "Possibly the same person";
    }
}

/// What is compared of a young person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likened<'a> {
    /// Given name, as typed.
    pub given_name: &'a str,
    /// Family name, as typed.
    pub family_name: &'a str,
    /// The name they like to be called by.
    pub known_as: Option<&'a str>,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Home postcode, normalised.
    pub postcode: Option<&'a str>,
    /// The school.
    pub school: Option<SchoolId>,
}

/// A likeness with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// How alike.
    pub grade: LikenessGrade,
    /// What agrees and what does not, in sentences.
    pub reasons: Vec<String>,
}

/// How alike two young people are; `None` when nothing suggests that they are one. Either order gives the same
/// grade.
pub fn likeness(one: &Likened<'_>, other: &Likened<'_>) -> Option<Likeness> {
    let names = compare_names(one, other)?;
    let birth = compare_birth_dates(one.birth_date, other.birth_date);
    let same_home = one.postcode.is_some() && one.postcode == other.postcode;
    let same_school = one.school.is_some() && one.school == other.school;
    let same_place = same_home || same_school;
    let exact = names.given != GivenNames::Near && names.family == FamilyNames::Same;
    let any_family = names.family == FamilyNames::Other;
    let grade = match birth {
        BirthDates::Same if exact && same_place && names.given == GivenNames::Same && !names.crossed => {
            LikenessGrade::Certain
        }
        BirthDates::Same if exact => LikenessGrade::Likely,
        // A family name may have changed altogether; the given name and the place then have to agree.
        BirthDates::Same if any_family => {
            if names.given == GivenNames::Near || !same_place {
                return None;
            }
            LikenessGrade::Possible
        }
        // Twins are alike in all but a given name, which may be near as well: never more than possible.
        BirthDates::Same if names.given == GivenNames::Near || !same_place => LikenessGrade::Possible,
        BirthDates::Same => LikenessGrade::Likely,
        BirthDates::DayMonthCrossed | BirthDates::OneDigit if exact && same_place => LikenessGrade::Likely,
        BirthDates::DayMonthCrossed | BirthDates::OneDigit if exact => LikenessGrade::Possible,
        BirthDates::DayMonthCrossed | BirthDates::OneDigit if !any_family && same_home => {
            LikenessGrade::Possible
        }
        BirthDates::Other if exact && same_home => LikenessGrade::Possible,
        BirthDates::DayMonthCrossed | BirthDates::OneDigit | BirthDates::Other => return None,
    };
    let mut reasons = vec![names.words(), birth.words().to_owned()];
    reasons.extend(place_words(one, other));
    if names.given == GivenNames::Near && birth == BirthDates::Same {
        reasons.push("They may be twins, whose given names are near each other.".to_owned());
    }
    Some(Likeness { grade, reasons })
}

/// What home and school say, when both records have them.
fn place_words(one: &Likened<'_>, other: &Likened<'_>) -> Vec<String> {
    let mut words = Vec::new();
    if let (Some(one), Some(other)) = (one.postcode, other.postcode) {
        words.push(if one == other { "Same home postcode." } else { "Another home postcode." }.to_owned());
    }
    if let (Some(one), Some(other)) = (one.school, other.school) {
        words.push(if one == other { "Same school." } else { "Another school." }.to_owned());
    }
    words
}

#[cfg(test)]
mod tests;
