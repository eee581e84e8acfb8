//! The NHS number.

use serde::{Deserialize, Serialize};

use super::IdentifierReason;
use super::text::{compact, hidden_in_debug, text_identifier};

/// An NHS number: ten digits, the last of which checks the others (NHS Data Dictionary, modulus 11).
///
/// Kept without spaces. A right check digit does not show that the number was ever issued, nor to whom.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NhsNumber(String);

text_identifier!(NhsNumber);
hidden_in_debug!(NhsNumber);

impl NhsNumber {
    /// Reads a number as typed; spaces and hyphens between the digits are dropped.
    ///
    /// # Errors
    /// A character that is no digit, a number of digits other than ten, or a check digit that disagrees.
    pub fn parse(typed: &str) -> Result<Self, IdentifierReason> {
        let number = compact(typed);
        if number.is_empty() {
            return Err(IdentifierReason::Empty);
        }
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdentifierReason::WrongCharacter);
        }
        if number.len() != 10 {
            return Err(IdentifierReason::WrongLength);
        }
        if !check_agrees(&number) {
            return Err(IdentifierReason::WrongCheck);
        }
        Ok(Self(number))
    }

    /// The number as it is shown to people: `943 476 5919`.
    pub fn spaced(&self) -> String {
        self.0.char_indices().fold(String::new(), |mut shown, (at, digit)| {
            if at == 3 || at == 6 {
                shown.push(' ');
            }
            shown.push(digit);
            shown
        })
    }
}

/// Ten digits weighted 10 down to 1 add up to a multiple of 11. That is the published rule (11 less the
/// remainder of the first nine, 11 written as 0) and refuses by itself the numbers whose check would be 10.
fn check_agrees(digits: &str) -> bool {
    let sum: u32 =
        (1..=10).rev().zip(digits.bytes()).map(|(weight, digit)| weight * u32::from(digit - b'0')).sum();
    sum.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_without_spaces_and_shown_with_them() {
        for typed in ["9434765919", "943 476 5919", "943-476-5919", " 943 476 5919 "] {
            assert_eq!(NhsNumber::parse(typed).unwrap().as_str(), "9434765919", "{typed}");
        }
        assert_eq!(NhsNumber::parse("9434765919").unwrap().spaced(), "943 476 5919");
    }

    #[test]
    fn the_check_digit_decides() {
        for good in ["9434765919", "4010232137", "9990000018", "9999999999"] {
            assert!(NhsNumber::parse(good).is_ok(), "{good}");
        }
        for wrong in ["9434765918", "4010232138", "9434765991"] {
            assert_eq!(NhsNumber::parse(wrong), Err(IdentifierReason::WrongCheck), "{wrong}");
        }
    }

    #[test]
    fn no_last_digit_saves_a_number_whose_check_would_be_ten() {
        // 10 x 1 + 2 x 1 leaves 1 of 11, whose complement is 10.
        let stem = "100000001";
        let sum: u32 = (2..=10).rev().zip(stem.bytes()).map(|(w, d)| w * u32::from(d - b'0')).sum();
        assert_eq!(11 - sum % 11, 10);
        for last in 0..=9 {
            assert_eq!(NhsNumber::parse(&format!("{stem}{last}")), Err(IdentifierReason::WrongCheck));
        }
    }

    #[test]
    fn every_other_text_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", IdentifierReason::Empty),
            ("   ", IdentifierReason::Empty),
            ("943476591", IdentifierReason::WrongLength),
            ("94347659190", IdentifierReason::WrongLength),
            ("943476591X", IdentifierReason::WrongCharacter),
            ("९४३४७६५९१९", IdentifierReason::WrongCharacter),
        ] {
            assert_eq!(NhsNumber::parse(typed), Err(reason), "{typed}");
        }
    }

    #[test]
    fn a_number_does_not_appear_in_logs() {
        let number = NhsNumber::parse("9434765919").unwrap();
        assert_eq!(format!("{number:?}"), "NhsNumber(hidden)");
    }
}
