//! The population that a programme is for, and how many of it are reached.

use headstart_domain::{access::Reach, evaluation::Dimension};

use super::twin;
use crate::{
    rows::Population,
    types::{Time, Uid},
};

/// A young person who is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The young person.
    pub young_person_id: Uid,
    /// Their reference.
    pub reference: String,
    /// When their first period of support began.
    pub first_opened_at: Time,
}

/// A neighbourhood (LSOA): its ward, the ward's locality, the code of the local authority, its decile of
/// deprivation, how many people of all ages live there, and the edition of the Indices of Deprivation.
pub type Neighbourhood = (String, Uid, Option<String>, Option<i16>, Option<i32>, Option<i16>);

twin! { population:
    /// The figures that a partnership has set in one dimension.
    find_population => find(partnership: Uid, dimension: Dimension) -> Option<Population>;
    /// Sets figures for the first time. A conflict when somebody else did meanwhile.
    insert_population => insert(row: Population) -> ();
    /// Sets other figures; false when they are not at `version` any more.
    update_population => update(row: &Population, version: i32) -> bool;
    /// The neighbourhoods whose population is known and whose ward, by its name, belongs to one of the localities.
    neighbourhoods => neighbourhoods(partnership: Uid) -> Vec<Neighbourhood>;
    /// How many young people with consent to evaluation have had a period of support, by their value in a
    /// dimension; a value may come more than once. Nobody in a dimension that is not one of people.
    reached => reached(partnership: Uid, dimension: Dimension) -> Vec<(String, i64)>;
    /// How many young people without that consent have had one.
    reached_without_consent => reached_without_consent(partnership: Uid) -> i64;
}

twin! { reached_row:
    /// A page of those within reach who are counted with a value of a dimension, after one and in their order; with an
    /// empty value those of whom it is not known.
    reached_with => reached_with(
        within: &Reach, dimension: Dimension, value: &str, after: Option<Uid>, limit: i64
    ) -> Vec<Reached>;
}
