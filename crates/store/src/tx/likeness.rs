//! Young people who may be the same as somebody.

use chrono::NaiveDate;
use headstart_domain::access::Reach;

use super::{person::PersonFound, twin};
use crate::{rows::ToldApart, types::Uid};

/// Among whom to look.
#[derive(Debug, Clone)]
pub struct LikenessSearch {
    /// Dates of birth, one of which they have.
    pub birth_dates: Vec<NaiveDate>,
    /// Or the home postcode, normalised.
    pub postcode: Option<String>,
    /// Or the beginning of their [`name_key`](super::person::name_key).
    pub name_key_start: String,
}

twin! { likeness:
    /// Young people within reach who fit one of the guesses, each once.
    likeness_candidates => candidates(within: &Reach, wanted: &LikenessSearch) -> Vec<PersonFound>;
    /// The young people whom somebody told apart from this one.
    told_apart_from => told_apart_from(young_person: Uid) -> Vec<Uid>;
    /// Remembers that two young people are not one; once is enough.
    tell_apart => tell_apart(row: ToldApart) -> ();
}
