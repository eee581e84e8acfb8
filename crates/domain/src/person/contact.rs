//! Whether a phone number or an email can be one at all. Whether anybody answers there only trying tells.

/// The fewest digits of a phone number with its area code: some in the United Kingdom have nine after the 0 is left
/// out (Ofcom, National Telephone Numbering Plan).
const FEWEST_DIGITS: usize = 9;

/// Whether a text holds a phone number; words may stand around it, as in `07700 900123, after five`.
pub fn has_phone_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= FEWEST_DIGITS
}

/// Whether a text has the shape of an email address: one `@` with something on both sides, and no blanks.
pub fn is_email_shaped(text: &str) -> bool {
    let text = text.trim();
    let parts = text.split_once('@');
    let is_whole =
        parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    is_whole && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_may_have_words_around_it_but_needs_its_digits() {
        assert!(has_phone_number("07700 900123, after five"));
        assert!(has_phone_number("+44 (0)23 8000 0000"));
        assert!(!has_phone_number("banana"));
        assert!(!has_phone_number("900123"), "without its area code nobody can be reached");
    }

    #[test]
    fn an_email_has_something_on_both_sides_of_its_sign_and_no_blanks() {
        assert!(is_email_shaped(" ana@example.org "));
        for wrong in ["nobody", "@example.org", "ana@", "ana @example.org", "ana@one@two"] {
            assert!(!is_email_shaped(wrong), "{wrong}");
        }
    }
}
