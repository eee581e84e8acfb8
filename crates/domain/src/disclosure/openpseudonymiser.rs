//! The digest of OpenPseudonymiser (University of Nottingham), so that data can be linked with what others
//! made with it.
//!
//! Prefer [`super::pseudonym()`] for anything new: whoever holds the salt of this one can try all NHS numbers.

use sha2::{Digest, Sha256};

use crate::statistics::InputError;

/// What is dropped from values.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// The digest of named values: 64 hexadecimal digits in upper case.
///
/// The values are joined in the order of their names, spaces, tabs and line ends are dropped from them (no other
/// blanks, as in the original's code: digests must match what partners made), the salt (less blanks
/// around it) is appended, and SHA-256 is taken. Names are ordered by letter whatever their case, as the
/// original's sorted list has them.
///
/// # Errors
/// No field at all, or a salt of nothing but blanks.
pub fn open_pseudonym<'a>(
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    salt: &str,
) -> Result<String, InputError> {
    let mut fields: Vec<(&str, &str)> = fields.into_iter().collect();
    if fields.is_empty() {
        return Err(InputError::too_few("fields", 1, 0));
    }
    let salt = salt.trim();
    if salt.is_empty() {
        return Err(InputError::out_of_range("salt", "must not be blank"));
    }
    fields.sort_by_cached_key(|(name, _)| (name.to_lowercase(), swapped(name)));
    let mut hasher = Sha256::new();
    for (_, value) in fields {
        let kept: String = value.chars().filter(|character| !BLANKS.contains(character)).collect();
        hasher.update(kept.as_bytes());
    }
    hasher.update(salt.as_bytes());
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02X}")).collect())
}

/// A name with its case turned about: of two that differ in case only, lower case comes first.
fn swapped(name: &str) -> String {
    let turn = |character: char| {
        if character.is_ascii_uppercase() {
            character.to_ascii_lowercase()
        } else {
            character.to_ascii_uppercase()
        }
    };
    name.chars().map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the original's own tests.
    const DIGEST: &str = "ED72F814B7905F3D3958749FA90FE657C101EC657402783DB68CBE3513E76087";

    #[test]
    fn the_published_vector_is_met_in_any_order_of_fields() {
        let (birth, number) = (("DOB", "29.11.1973"), ("NHSNumber", "943 476 5919"));
        assert_eq!(open_pseudonym([birth, number], "mackerel").unwrap(), DIGEST);
        assert_eq!(open_pseudonym([number, birth], "mackerel").unwrap(), DIGEST);
    }

    #[test]
    fn blanks_in_values_and_around_the_salt_do_not_matter() {
        let fields = [("DOB", " 29.11.\t1973\n"), ("NHSNumber", "9434765919")];
        assert_eq!(open_pseudonym(fields, " mackerel\n").unwrap(), DIGEST);
        assert_ne!(open_pseudonym(fields, "mack erel").unwrap(), DIGEST);
        let fixed = [("DOB", "29.11.1973"), ("NHSNumber", "943\u{a0}4765919")];
        assert_ne!(open_pseudonym(fixed, "mackerel").unwrap(), DIGEST);
    }

    #[test]
    fn names_are_ordered_by_letter_whatever_their_case() {
        let digest = |names: [&str; 2]| open_pseudonym([(names[0], "1"), (names[1], "2")], "salt").unwrap();
        // In both the value 2 comes first, so the digests are equal.
        assert_eq!(digest(["NHSNumber", "dob"]), digest(["b", "a"]));
        assert_eq!(digest(["NHSNumber", "Name"]), digest(["b", "a"]));
    }

    #[test]
    fn no_fields_and_a_blank_salt_are_refused() {
        assert_eq!(open_pseudonym([], "mackerel").unwrap_err().input, "fields");
        for salt in ["", " \n"] {
            assert_eq!(open_pseudonym([("DOB", "1")], salt).unwrap_err().input, "salt");
        }
    }
}
