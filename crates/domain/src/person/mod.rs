//! The young person.

mod age;
mod codes;
mod contact;
mod likeness;

pub use age::{
    AGES_IN_SCOPE, AGES_POSSIBLE, AgeError, SchoolYear, academic_year, age_on, check_age,
    deprivation_quintile,
};
pub use codes::{EthnicGroup, Ethnicity, Gender, SenStatus, Sex};
pub use contact::{has_phone_number, is_email_shaped};
pub use likeness::{Likened, Likeness, LikenessGrade, crossed_birth_date, likeness};
