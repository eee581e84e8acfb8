//! Why a text is not a well-formed identifier.

use serde::{Deserialize, Serialize};

/// What keeps a text from being an identifier of its kind, in the order in which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierReason {
    /// Nothing was written.
    #[error("nothing is written")]
    Empty,
    /// A character occurs that no identifier of the kind has.
    #[error("it has a character that does not belong there")]
    WrongCharacter,
    /// It has too few or too many characters.
    #[error("it has too few or too many characters")]
    WrongLength,
    /// The characters and their number are right, but not their order.
    #[error("it is not in the right format")]
    WrongFormat,
    /// The check character does not agree with the others, so something was mistyped.
    #[error("its check character does not agree with the rest")]
    WrongCheck,
}
