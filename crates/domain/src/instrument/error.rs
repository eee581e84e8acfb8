//! Why answers cannot be scored.

use super::respondent::Informant;

/// A form that cannot be scored as given. Items are counted from 0 here, as in the array of answers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ScoreError {
    /// The instrument is not made for this informant.
    #[error("{instrument} is not answered by {}", informant.as_str())]
    InformantNotTaken {
        /// The instrument's key.
        instrument: String,
        /// Who answered.
        informant: Informant,
    },
    /// The instrument is not made for this age, and the programme does not serve it either.
    #[error("{instrument} answered by {} is for ages {first} to {last}, not {age}", informant.as_str())]
    AgeOutOfRange {
        /// The instrument's key.
        instrument: String,
        /// Who answered.
        informant: Informant,
        /// The young person's age in completed years.
        age: u8,
        /// The first age it was validated for.
        first: u8,
        /// The last age it was validated for.
        last: u8,
    },
    /// There are too many or too few answers.
    #[error("{given} answers were given where {wanted} belong")]
    AnswerCount {
        /// How many were given.
        given: usize,
        /// How many the instrument has (`25`, or `1 to 3`).
        wanted: String,
    },
    /// An answer is not one of the item's values.
    #[error("answer {} must be {wanted}, not {value}", index + 1)]
    AnswerValue {
        /// Which answer, counted from 0.
        index: usize,
        /// What was given.
        value: f64,
        /// What may be given.
        wanted: String,
    },
    /// The instrument has no band table of that name.
    #[error("{instrument} has no band table {name:?}; it has {known}")]
    UnknownBandTable {
        /// The instrument's key.
        instrument: String,
        /// The name given.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Impact answers, or the question that opens them, were given to an instrument that has no impact supplement
    /// for this informant.
    #[error("{instrument} has no impact supplement")]
    ImpactNotTaken {
        /// The instrument's key.
        instrument: String,
        /// What was given: `impact` or `impact_screen`.
        field: &'static str,
    },
    /// There are too many or too few impact answers.
    #[error("{given} impact answers were given where {wanted} belong")]
    ImpactCount {
        /// How many were given.
        given: usize,
        /// How many this informant answers.
        wanted: usize,
    },
    /// An impact answer is not one of its values.
    #[error("impact answer {} must be a whole number from 0 to {highest}, not {value}", index + 1)]
    ImpactValue {
        /// Which answer, counted from 0.
        index: usize,
        /// What was given.
        value: f64,
        /// The highest value there is.
        highest: usize,
    },
}

impl ScoreError {
    /// The field of the request that is to blame, with its place in an array counted from 0: `answers[3]`.
    pub fn field(&self) -> String {
        match self {
            Self::InformantNotTaken { .. } => "informant".to_owned(),
            Self::AgeOutOfRange { .. } => "age".to_owned(),
            Self::AnswerCount { .. } => "answers".to_owned(),
            Self::AnswerValue { index, .. } => format!("answers[{index}]"),
            Self::UnknownBandTable { .. } => "bands".to_owned(),
            Self::ImpactNotTaken { field, .. } => (*field).to_owned(),
            Self::ImpactCount { .. } => "impact".to_owned(),
            Self::ImpactValue { index, .. } => format!("impact[{index}]"),
        }
    }
}
