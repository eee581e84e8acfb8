//! The unique pupil number.

use serde::{Deserialize, Serialize};

use super::IdentifierReason;
use super::text::{compact, hidden_in_debug, text_identifier};

/// The 23 letters that can be a check letter, by the remainder they stand for. I, O and S are left out, being
/// too like 1, 0 and 5 (Department for Education, UPN guide).
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number: a check letter and twelve characters (Department for Education, UPN guide).
///
/// The twelve are three digits for the local authority, four for the school, two for the year and three for
/// the serial number; in a temporary number the last of them is a letter.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Upn(String);

/// Whether a unique pupil number is the pupil's own or stands in for one not yet known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpnKind {
    /// The pupil's own number, kept through their schooling.
    Permanent,
    /// Given by a school until the permanent one is known; the last character is a letter.
    Temporary,
}

text_identifier!(Upn);
hidden_in_debug!(Upn);

impl Upn {
    /// Reads a number as typed, in either case; spaces and hyphens are dropped.
    ///
    /// # Errors
    /// A character that no such number has, a length other than 13, a letter where a digit belongs (or the
    /// other way round), or a check letter that disagrees.
    pub fn parse(typed: &str) -> Result<Self, IdentifierReason> {
        let number = compact(typed);
        if number.is_empty() {
            return Err(IdentifierReason::Empty);
        }
        if !number.bytes().all(|byte| byte.is_ascii_digit() || value(byte).is_some()) {
            return Err(IdentifierReason::WrongCharacter);
        }
        if number.len() != 13 {
            return Err(IdentifierReason::WrongLength);
        }
        if !is_in_format(number.as_bytes()) {
            return Err(IdentifierReason::WrongFormat);
        }
        if !check_agrees(number.as_bytes()) {
            return Err(IdentifierReason::WrongCheck);
        }
        Ok(Self(number))
    }

    /// Whether the number is permanent or temporary.
    pub fn kind(&self) -> UpnKind {
        match self.0.bytes().last() {
            Some(last) if last.is_ascii_digit() => UpnKind::Permanent,
            _ => UpnKind::Temporary,
        }
    }
}

/// What a character counts in the check: a digit itself, a letter its place among the 23.
fn value(byte: u8) -> Option<usize> {
    if byte.is_ascii_digit() {
        return Some(usize::from(byte - b'0'));
    }
    LETTERS.iter().position(|letter| *letter == byte)
}

fn is_in_format(number: &[u8]) -> bool {
    let digits = number.iter().skip(1).take(11);
    number.first().is_some_and(u8::is_ascii_uppercase) && digits.clone().all(u8::is_ascii_digit)
}

/// The second to thirteenth characters are weighted by their places 2 to 13; the remainder of the sum by 23
/// gives the letter in front.
fn check_agrees(number: &[u8]) -> bool {
    let values = number.iter().map(|byte| value(*byte).unwrap_or_default());
    let sum: usize = values.zip(1..).skip(1).map(|(value, place)| value * place).sum();
    number.first() == LETTERS.get(sum % 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_in_any_case_and_spacing() {
        for typed in ["H801200001001", "h801200001001", "H801 2000 01 001"] {
            assert_eq!(Upn::parse(typed).unwrap().as_str(), "H801200001001");
        }
    }

    #[test]
    fn the_letter_in_front_checks_the_twelve_characters() {
        assert!(Upn::parse("H801200001001").is_ok());
        // 2 x 8 + 3 x 5 + 4 x 2 and so on leave 18 of 23, which is V.
        let sum: u32 = [8, 5, 2, 4, 2, 7, 8, 1, 9, 0, 1, 7]
            .into_iter()
            .zip(2..)
            .map(|(digit, place)| digit * place)
            .sum();
        assert_eq!(sum % 23, 18);
        assert!(Upn::parse("V852427819017").is_ok());
        for (at, letter) in LETTERS.iter().enumerate() {
            let number = format!("{}852427819017", char::from(*letter));
            assert_eq!(Upn::parse(&number).is_ok(), at == 18, "{number}");
        }
    }

    #[test]
    fn a_temporary_number_ends_in_a_letter() {
        // A counts 0 as the last character, so it agrees like a final 0.
        let permanent = Upn::parse("U801200001000").unwrap();
        let temporary = Upn::parse("U80120000100A").unwrap();
        assert_eq!(permanent.kind(), UpnKind::Permanent);
        assert_eq!(temporary.kind(), UpnKind::Temporary);
        assert_eq!(Upn::parse("U80120000100B"), Err(IdentifierReason::WrongCheck));
    }

    #[test]
    fn every_single_wrong_digit_is_caught() {
        let good = "H801200001001";
        for at in 1..13 {
            for digit in b'0'..=b'9' {
                let mut bytes = good.as_bytes().to_vec();
                if bytes[at] == digit {
                    continue;
                }
                bytes[at] = digit;
                let typed = String::from_utf8(bytes).unwrap();
                assert_eq!(Upn::parse(&typed), Err(IdentifierReason::WrongCheck), "{typed}");
            }
        }
    }

    #[test]
    fn every_other_text_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", IdentifierReason::Empty),
            ("H80120000100", IdentifierReason::WrongLength),
            ("H8012000010012", IdentifierReason::WrongLength),
            ("I801200001001", IdentifierReason::WrongCharacter),
            ("H80120000100O", IdentifierReason::WrongCharacter),
            ("H80120000100é", IdentifierReason::WrongCharacter),
            ("8801200001001", IdentifierReason::WrongFormat),
            ("H8012A0001001", IdentifierReason::WrongFormat),
        ] {
            assert_eq!(Upn::parse(typed), Err(reason), "{typed}");
        }
    }
}
