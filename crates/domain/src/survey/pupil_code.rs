//! A code that a pupil can make again in a later round.

use serde::{Deserialize, Serialize};

use crate::field::FieldErrors;

/// A pupil's own code: four small facts that hardly change. Only a keyed hash of them together with the school is
/// kept, so that nobody can read them back without the installation's key.
///
/// Its limits: whoever mistypes a fact, changes school or leaves the code out is not joined to an earlier round;
/// two pupils of a school can have the same code, so that a code that comes twice in a round joins nobody; and
/// whoever has both the installation's key and a school's list could try all codes. It joins rounds, and tells of
/// nobody for certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PupilCode {
    /// The day of the month on which they were born, 1 to 31.
    pub birth_day: u8,
    /// The first letter of their middle name; empty when they have none.
    pub middle_initial: String,
    /// How many older brothers and sisters they have, 0 to 9; 9 stands for nine or more.
    pub older_siblings: u8,
    /// The last letter of their first name.
    pub last_letter: String,
}

impl PupilCode {
    /// The code as one text, the same however its letters were typed.
    ///
    /// # Errors
    /// The facts that need attention, as fields within the code.
    pub fn text(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::new();
        if !(1..=31).contains(&self.birth_day) {
            errors.add("birth_day", "out_of_range", "This must be from 1 to 31");
        }
        if self.older_siblings > 9 {
            errors.add("older_siblings", "out_of_range", "This must be from 0 to 9");
        }
        let middle = letter(&self.middle_initial);
        if middle.is_none() && !self.middle_initial.trim().is_empty() {
            errors.add("middle_initial", "invalid", "This must be one letter, or empty");
        }
        let last = letter(&self.last_letter);
        if last.is_none() {
            errors.add("last_letter", "invalid", "This must be one letter");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let (middle, last) = (middle.unwrap_or_else(|| "-".into()), last.unwrap_or_default());
        Ok(format!("{:02} {middle} {} {last}", self.birth_day, self.older_siblings))
    }
}

/// The single letter of a text, as a capital.
fn letter(text: &str) -> Option<String> {
    let mut letters = text.trim().chars();
    let first = letters.next().filter(|first| first.is_alphabetic())?;
    letters.next().is_none().then(|| first.to_uppercase().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(birth_day: u8, middle: &str, older_siblings: u8, last: &str) -> PupilCode {
        PupilCode { birth_day, middle_initial: middle.into(), older_siblings, last_letter: last.into() }
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert_eq!(code(4, "j", 1, " A ").text().unwrap(), "04 J 1 A");
        assert_eq!(code(4, " J", 1, "a").text().unwrap(), "04 J 1 A");
        assert_eq!(code(31, "", 9, "é").text().unwrap(), "31 - 9 É");
    }

    #[test]
    fn each_fact_that_cannot_be_is_named() {
        let faults = code(32, "Jo", 10, "").text().unwrap_err().into_vec();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["birth_day", "older_siblings", "middle_initial", "last_letter"]);
    }
}
