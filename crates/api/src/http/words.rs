//! What serde and the types say of a value in a wrong form, in words for people: they do not know our types.

/// What a value must be, when the message tells it.
pub(super) fn must_be(message: &str) -> Option<String> {
    let begins = |texts: &[&str]| texts.iter().any(|text| message.starts_with(text));
    let of_day =
        ["input is out of range", "input contains invalid", "premature end of input", "trailing input"];
    let of_number = ["invalid digit found", "cannot parse integer", "number too large", "number too small"];
    let words = match () {
        () if begins(&of_day) => "a day that there is, written like 2026-01-31",
        () if begins(&of_number) => "a whole number that is not too large",
        () if begins(&["provided string was not `true` or `false`"]) => "true or false",
        () if begins(&[
            "UUID parsing failed",
            "invalid character: expected an optional prefix",
            "invalid group",
        ]) =>
        {
            "an identifier"
        }
        () => {
            let expected = message.split("expected ").nth(1)?;
            return Some(kind(expected.split(" at line").next().unwrap_or(expected)));
        }
    };
    Some(words.to_owned())
}

/// What was expected, by the name of its type.
fn kind(expected: &str) -> String {
    let (least, most): (i64, i64) = match expected {
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "u64" | "usize" => return "a whole number from 0".to_owned(),
        "i64" => return "a whole number".to_owned(),
        "f64" | "f32" => return "a number".to_owned(),
        "a sequence" => return "a list".to_owned(),
        "a boolean" => return "true or false".to_owned(),
        "a string" | "a borrowed string" => return "a text".to_owned(),
        "a map" => return "an object".to_owned(),
        other if other.starts_with("struct ") => return "an object".to_owned(),
        other => return other.to_owned(),
    };
    format!("a whole number from {least} to {most}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_is_told_without_the_names_of_our_types() {
        for (message, words) in [
            ("input is out of range at line 1 column 9", "a day that there is, written like 2026-01-31"),
            ("invalid type: string \"x\", expected u8 at line 1 column 9", "a whole number from 0 to 255"),
            ("invalid type: sequence, expected struct PostcodeLookup at line 1 column 0", "an object"),
            ("invalid type: map, expected a sequence at line 1 column 9", "a list"),
            ("provided string was not `true` or `false`", "true or false"),
            ("invalid digit found in string", "a whole number that is not too large"),
        ] {
            assert_eq!(must_be(message).as_deref(), Some(words), "{message}");
        }
        assert_eq!(must_be("something else"), None);
    }
}
