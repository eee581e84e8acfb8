//! The unique reference number of a school.

use serde::{Deserialize, Serialize};

use super::IdentifierReason;
use super::text::{compact, text_identifier};

/// The unique reference number that the Department for Education's register (Get information about schools)
/// gives to an establishment: six digits, the first not 0. It has no check digit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Urn(String);

text_identifier!(Urn);

impl Urn {
    /// Reads a number as typed; spaces and hyphens are dropped.
    ///
    /// # Errors
    /// A character that is no digit, a number of digits other than six, or a 0 in front.
    pub fn parse(typed: &str) -> Result<Self, IdentifierReason> {
        let number = compact(typed);
        if number.is_empty() {
            return Err(IdentifierReason::Empty);
        }
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdentifierReason::WrongCharacter);
        }
        if number.len() != 6 {
            return Err(IdentifierReason::WrongLength);
        }
        if number.starts_with('0') {
            return Err(IdentifierReason::WrongFormat);
        }
        Ok(Self(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_a_number() {
        assert_eq!(Urn::parse(" 116088 ").unwrap().as_str(), "116088");
    }

    #[test]
    fn every_other_text_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", IdentifierReason::Empty),
            ("11608", IdentifierReason::WrongLength),
            ("1160888", IdentifierReason::WrongLength),
            ("11608X", IdentifierReason::WrongCharacter),
            ("016088", IdentifierReason::WrongFormat),
        ] {
            assert_eq!(Urn::parse(typed), Err(reason), "{typed}");
        }
    }
}
