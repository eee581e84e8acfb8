//! Whether a young person is one who is known already.

use chrono::NaiveDate;
use headstart_domain::{
    id::{SchoolId, YoungPersonId},
    person::LikenessGrade,
};
use serde::{Deserialize, Serialize};

use crate::wire;

wire! {
    /// What two records of young people are compared by, side by side.
    pub struct PersonFacts {
        /// Full name.
        pub name: String,
        /// The name they like to be called by.
        pub known_as: Option<String>,
        /// Date of birth.
        pub birth_date: NaiveDate,
        /// Home postcode.
        pub postcode: Option<String>,
        /// The school.
        pub school: Option<String>,
    }

    /// A known young person who may be the same.
    pub struct LikelyPerson {
        /// Their record.
        pub id: YoungPersonId,
        /// Their reference.
        pub reference: String,
        /// What to compare.
        pub facts: PersonFacts,
        /// How alike.
        pub grade: LikenessGrade,
        /// That in words.
        pub grade_label: String,
        /// What agrees and what does not, in sentences.
        pub reasons: Vec<String>,
    }

    /// The answer to whether a referral is about somebody known already.
    #[serde(deny_unknown_fields)]
    pub struct SamePersonAnswer {
        /// The record that may be of the same young person.
        pub young_person_id: YoungPersonId,
        /// True to join the two records, false to keep them apart.
        pub same: bool,
    }
}

/// Who is looked for. Names and date of birth are needed; what else is known narrows it down.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LikelyQuery {
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// The name they like to be called by.
    pub known_as: Option<String>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Home postcode.
    pub postcode: Option<String>,
    /// The school.
    pub school_id: Option<SchoolId>,
}
