//! The short reference of a referral, as people say and write it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::IdentifierReason;
use super::text::compact;

/// The 31 characters of a reference: no 0, 1, I, L or O, which are taken for one another.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const BASE: u32 = 31;
/// How many references there are: 31 to the sixth.
const COUNT: u32 = 887_503_681;
const PREFIX: &str = "HS";

/// The reference of a referral, `HS-XXXX-XXX`: six characters that stand for a number, and a check character.
///
/// The seven characters are weighted 7 down to 1 and their sum is a multiple of 31. As 31 is a prime and the
/// weights differ, one wrong character and any two characters changed about are always found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReferralReference(u32);

impl ReferralReference {
    /// The reference that stands for a number; none from 31 to the sixth (887 503 681) on.
    pub fn from_number(number: u32) -> Option<Self> {
        (number < COUNT).then_some(Self(number))
    }

    /// The number that the reference stands for.
    pub fn number(self) -> u32 {
        self.0
    }

    /// Reads a reference as typed, in either case, with or without hyphens and spaces.
    ///
    /// # Errors
    /// A character outside the alphabet, a length other than nine with the `HS`, another beginning than `HS`,
    /// or a check character that disagrees.
    pub fn parse(typed: &str) -> Result<Self, IdentifierReason> {
        let written = compact(typed);
        if written.is_empty() {
            return Err(IdentifierReason::Empty);
        }
        let values: Option<Vec<u32>> = written.bytes().map(value).collect();
        let values = values.ok_or(IdentifierReason::WrongCharacter)?;
        if values.len() != PREFIX.len() + 7 {
            return Err(IdentifierReason::WrongLength);
        }
        if !written.starts_with(PREFIX) {
            return Err(IdentifierReason::WrongFormat);
        }
        let values = values.get(PREFIX.len()..).unwrap_or_default();
        if !weighted_sum(values).is_multiple_of(BASE) {
            return Err(IdentifierReason::WrongCheck);
        }
        let number = values.iter().take(6).fold(0, |number, value| number * BASE + value);
        Self::from_number(number).ok_or(IdentifierReason::WrongFormat)
    }

    /// The values of the six characters that carry the number, the first first.
    fn values(self) -> [u32; 6] {
        let mut rest = self.0;
        let mut values = [0; 6];
        for value in values.iter_mut().rev() {
            *value = rest % BASE;
            rest /= BASE;
        }
        values
    }
}

fn value(byte: u8) -> Option<u32> {
    let at = ALPHABET.iter().position(|character| *character == byte)?;
    u32::try_from(at).ok()
}

fn character(value: u32) -> char {
    let at = usize::try_from(value).ok();
    at.and_then(|at| ALPHABET.get(at)).copied().map_or('?', char::from)
}

/// The values weighted 7, 6, 5 and so on.
fn weighted_sum(values: &[u32]) -> u32 {
    values.iter().zip((1..=7).rev()).map(|(value, weight)| value * weight).sum()
}

impl fmt::Display for ReferralReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.values();
        let check = (BASE - weighted_sum(&values) % BASE) % BASE;
        let written: String = values.into_iter().chain([check]).map(character).collect();
        let (front, back) = written.split_at(4);
        write!(formatter, "{PREFIX}-{front}-{back}")
    }
}

impl FromStr for ReferralReference {
    type Err = IdentifierReason;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

impl TryFrom<String> for ReferralReference {
    type Error = IdentifierReason;

    fn try_from(typed: String) -> Result<Self, Self::Error> {
        Self::parse(&typed)
    }
}

impl From<ReferralReference> for String {
    fn from(reference: ReferralReference) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_and_the_last_reference() {
        let written = |number| ReferralReference::from_number(number).map(|reference| reference.to_string());
        assert_eq!(written(0).as_deref(), Some("HS-2222-222"));
        // One in the last place weighs 2, so the check character stands for 29.
        assert_eq!(written(1).as_deref(), Some("HS-2222-23Y"));
        // Six times 30 weighted 27 in all is 810, which leaves 4: the check character stands for 27.
        assert_eq!(written(COUNT - 1).as_deref(), Some("HS-ZZZZ-ZZW"));
        assert_eq!(written(COUNT), None);
        assert_eq!(BASE.pow(6), COUNT);
    }

    #[test]
    fn a_reference_is_read_however_it_is_typed() {
        let reference = ReferralReference::from_number(123_456_789).unwrap();
        let written = reference.to_string();
        for typed in
            [written.clone(), written.to_lowercase(), written.replace('-', ""), written.replace('-', " ")]
        {
            assert_eq!(ReferralReference::parse(&typed), Ok(reference), "{typed}");
        }
    }

    #[test]
    fn every_other_text_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", IdentifierReason::Empty),
            ("HS-2222-22", IdentifierReason::WrongLength),
            ("HS-2222-2222", IdentifierReason::WrongLength),
            ("2222-222", IdentifierReason::WrongLength),
            ("HX-2222-222", IdentifierReason::WrongFormat),
            ("HS-2222-22O", IdentifierReason::WrongCharacter),
            ("HS-2222-223", IdentifierReason::WrongCheck),
        ] {
            assert_eq!(ReferralReference::parse(typed), Err(reason), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0..COUNT) {
            let reference = ReferralReference::from_number(number).unwrap();
            prop_assert_eq!(ReferralReference::parse(&reference.to_string()), Ok(reference));
            prop_assert_eq!(reference.number(), number);
        }

        #[test]
        fn one_wrong_character_is_found_out(number in 0..COUNT, at in 0_usize..7, by in 1_usize..31) {
            let mut values = body(number);
            values[at] = (values[at] + by) % 31;
            prop_assert_eq!(ReferralReference::parse(&typed(&values)), Err(IdentifierReason::WrongCheck));
        }

        #[test]
        fn two_characters_changed_about_are_found_out(number in 0..COUNT, one in 0_usize..7, other in 0_usize..7) {
            let mut values = body(number);
            prop_assume!(values[one] != values[other]);
            values.swap(one, other);
            prop_assert_eq!(ReferralReference::parse(&typed(&values)), Err(IdentifierReason::WrongCheck));
        }
    }

    fn body(number: u32) -> Vec<usize> {
        let written = ReferralReference::from_number(number).unwrap().to_string().replace('-', "");
        written.bytes().skip(2).map(|byte| ALPHABET.iter().position(|c| *c == byte).unwrap()).collect()
    }

    fn typed(values: &[usize]) -> String {
        let characters: String = values.iter().map(|value| char::from(ALPHABET[*value])).collect();
        format!("HS{characters}")
    }
}
