//! The postcode.

use serde::{Deserialize, Serialize};

use super::IdentifierReason;
use super::text::{compact, text_identifier};

/// A United Kingdom postcode in its one spelling: upper case, one space before the last three characters.
///
/// The format is checked (BS 7666 as used by government data standards), not whether the postcode exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);

text_identifier!(Postcode);

impl Postcode {
    /// Reads a postcode as typed, in either case and with any spacing.
    ///
    /// # Errors
    /// A character that is neither letter nor digit, fewer than five or more than seven characters, or an
    /// arrangement that no postcode has.
    pub fn parse(typed: &str) -> Result<Self, IdentifierReason> {
        let code = compact(typed);
        if code.is_empty() {
            return Err(IdentifierReason::Empty);
        }
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(IdentifierReason::WrongCharacter);
        }
        if !(5..=7).contains(&code.len()) {
            return Err(IdentifierReason::WrongLength);
        }
        let (outward, inward) = code.split_at(code.len() - 3);
        if code != GIROBANK && !(is_outward(outward.as_bytes()) && is_inward(inward.as_bytes())) {
            return Err(IdentifierReason::WrongFormat);
        }
        Ok(Self(format!("{outward} {inward}")))
    }

    /// The district, which is the part before the space: `SO14` of `SO14 6RU`.
    pub fn district(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }

    /// The area, which is the letters in front: `SO` of `SO14 6RU`.
    pub fn area(&self) -> &str {
        self.0.split(|character: char| !character.is_ascii_alphabetic()).next().unwrap_or_default()
    }

    /// The sector, which is the district and the first digit after the space: `SO14 6` of `SO14 6RU`.
    pub fn sector(&self) -> &str {
        self.0.get(..self.0.len() - 2).unwrap_or_default()
    }
}

/// The one postcode outside the patterns: Girobank's own.
const GIROBANK: &str = "GIR0AA";

/// One or two letters, one or two digits, and in central London a letter after the digit. Q, V and X never
/// come first, I, J and Z never second.
fn is_outward(code: &[u8]) -> bool {
    match code {
        [a, d] => is_first(*a) && d.is_ascii_digit(),
        [a, d, last @ b'0'..=b'9'] if d.is_ascii_digit() => is_first(*a) && last.is_ascii_digit(),
        [a, d, last] if d.is_ascii_digit() => is_first(*a) && b"ABCDEFGHJKPSTUW".contains(last),
        [a, b, d] => is_first(*a) && is_second(*b) && d.is_ascii_digit(),
        [a, b, d, last] => {
            let end = last.is_ascii_digit() || b"ABEHMNPRVWXY".contains(last);
            is_first(*a) && is_second(*b) && d.is_ascii_digit() && end
        }
        _ => false,
    }
}

fn is_first(letter: u8) -> bool {
    letter.is_ascii_uppercase() && !b"QVX".contains(&letter)
}

fn is_second(letter: u8) -> bool {
    letter.is_ascii_uppercase() && !b"IJZ".contains(&letter)
}

/// A digit and two letters, none of which is C, I, K, M, O or V (they are misread in handwriting).
fn is_inward(code: &[u8]) -> bool {
    let unit = |letter: &u8| letter.is_ascii_uppercase() && !b"CIKMOV".contains(letter);
    matches!(code, [digit, one, two] if digit.is_ascii_digit() && unit(one) && unit(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_kept_in_one_spelling() {
        for typed in ["SO14 6RU", "so146ru", " So14  6rU ", "SO1 46RU"] {
            assert_eq!(Postcode::parse(typed).unwrap().as_str(), "SO14 6RU", "{typed}");
        }
    }

    #[test]
    fn its_parts_can_be_told() {
        let code = Postcode::parse("SO14 6RU").unwrap();
        assert_eq!((code.area(), code.district(), code.sector()), ("SO", "SO14", "SO14 6"));
        let code = Postcode::parse("W1A0AX").unwrap();
        assert_eq!((code.area(), code.district(), code.sector()), ("W", "W1A", "W1A 0"));
    }

    #[test]
    fn each_of_the_six_patterns_and_girobank_are_taken() {
        for good in [
            "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "GIR 0AA", "BF1 3AA",
            "SO14 6RU",
        ] {
            assert_eq!(Postcode::parse(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn arrangements_that_no_postcode_has_are_refused() {
        for wrong in [
            "QO14 6RU", "SI14 6RU", "SO14 6RC", "SO14 RU6", "14SO 6RU", "SOSO 6RU", "SO1I 6RU", "S1I 6RU",
            "GIX 0AA", "GIR 0AB", "GIR 1AA",
        ] {
            assert_eq!(Postcode::parse(wrong), Err(IdentifierReason::WrongFormat), "{wrong}");
        }
        for (typed, reason) in [
            ("", IdentifierReason::Empty),
            ("SO14", IdentifierReason::WrongLength),
            ("SO14 6RUU", IdentifierReason::WrongLength),
            ("SO14 6R!", IdentifierReason::WrongCharacter),
            ("SO14 6R\u{fc}", IdentifierReason::WrongCharacter),
        ] {
            assert_eq!(Postcode::parse(typed), Err(reason), "{typed}");
        }
    }

    /// Every postcode of the Ordnance Survey extracts (Code-Point Open) is taken, and spelt as Royal Mail does.
    #[test]
    fn real_postcodes_are_taken() {
        let Ok(folder) = std::env::var("HEADSTART_OPENDATA") else {
            println!("skipped: HEADSTART_OPENDATA is not set");
            return;
        };
        for file in ["codepoint_open_so_southampton_E06000045.csv", "codepoint_open_so_elsewhere_sample.csv"]
        {
            let path = std::path::Path::new(&folder).join("postcodes").join(file);
            let text = std::fs::read_to_string(path).unwrap();
            let codes: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
            assert!(codes.len() >= 400, "{file} holds {} rows", codes.len());
            for code in codes {
                let postcode = Postcode::parse(code.trim_matches('"')).unwrap();
                assert!(postcode.as_str().starts_with("SO"), "{postcode}");
                assert_eq!(postcode.area(), "SO");
            }
        }
    }
}
