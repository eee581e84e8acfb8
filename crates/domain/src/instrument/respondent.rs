//! Who answered a questionnaire about a young person, and the young person's sex as norm tables know it.

use serde::{Deserialize, Serialize};

/// Who filled in the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Informant {
    /// The young person.
    #[serde(rename = "self")]
    SelfReport,
    /// A parent or carer.
    Parent,
    /// A teacher or other educator.
    Teacher,
    /// A practitioner of the programme.
    Practitioner,
}

impl Informant {
    /// Every informant with the word used for it in data.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("self", Self::SelfReport),
        ("parent", Self::Parent),
        ("teacher", Self::Teacher),
        ("practitioner", Self::Practitioner),
    ];

    /// The word used for it in data: `self`, `parent`, `teacher`, `practitioner`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SelfReport => "self",
            Self::Parent => "parent",
            Self::Teacher => "teacher",
            Self::Practitioner => "practitioner",
        }
    }
}

/// The sex by which norm tables are split. Published norms know only these two; for anyone else a score is
/// given without the norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Girls and women.
    Female,
    /// Boys and men.
    Male,
}

impl Sex {
    /// Both sexes with the word used for each in data.
    pub const WORDS: [(&'static str, Self); 2] = [("female", Self::Female), ("male", Self::Male)];
}

/// Whether a lower or a higher score is the better one. It belongs to the scale, not to the instrument: the
/// SDQ's prosocial scale is the one where high is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Less is better, as with symptoms.
    Lower,
    /// More is better, as with wellbeing.
    Higher,
}
