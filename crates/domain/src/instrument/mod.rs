//! Instruments as versioned definitions, and the scoring of their answers.
//!
//! Each instrument is one JSON file in the crate's `instruments` folder, checked when the crate is built and
//! compiled in; adding one needs no code. [`Instrument::find`] gives one by key and [`Instrument::score`] turns
//! the answers of one form into scores, bands and alerts.

pub mod catalogue;
pub mod check;
pub mod definition;
pub mod error;
mod missing;
pub mod norm_group;
pub mod respondent;
pub mod scale;
pub mod scoring;
pub mod wording;

#[cfg(test)]
mod tests;

pub use self::catalogue::{GOALS, Instrument};
pub use self::definition::{BandTable, Basis, Scale, Threshold};
pub use self::error::ScoreError;
pub use self::norm_group::{NormGroup, goes_by_sex_or_age};
pub use self::respondent::{Aspect, Better, Informant, NormSex};
pub use self::scale::BandRange;
pub use self::scoring::{ScaleScore, ScoreRequest, Scored};
pub use self::wording::{ImpactWording, LONGEST as LONGEST_WORDS, Wording};
