//! Files that are read as a whole, because JSON and XML have no lines: size limit, encoding, line numbers.

use std::io::Read;

use serde_json::value::RawValue;

use super::fault::ImportError;

/// Far above the largest known, code systems of some thousand codes.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Reads a file to its end as text: UTF-8, with or without byte order mark, and Windows-1252 where it is not UTF-8.
pub(super) fn read_text(reader: impl Read) -> Result<String, ImportError> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(ImportError::TooLarge { limit: format!("{} megabytes", MAX_BYTES / 1024 / 1024) });
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ImportError::Utf16);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
            text.into_owned()
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(text.to_owned())
}

/// Tells on which line of a JSON text a value begins.
pub(super) struct JsonLines<'a> {
    text: &'a str,
    line_ends: Vec<usize>,
}

impl<'a> JsonLines<'a> {
    pub fn of(text: &'a str) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { text, line_ends }
    }

    /// The line of a value that was borrowed from this text, from 1.
    pub fn line(&self, value: &RawValue) -> u64 {
        // serde_json offers no position of a raw value, but it lends a slice of the text itself.
        let start = self.text.as_ptr().addr();
        let offset = value.get().as_ptr().addr().saturating_sub(start);
        let before = self.line_ends.partition_point(|end| *end < offset);
        u64::try_from(before + 1).unwrap_or(u64::MAX)
    }

    /// Makes the position of an error inside a value one of the whole text.
    pub fn error(&self, value: &RawValue, error: &serde_json::Error) -> ImportError {
        let before = usize::try_from(self.line(value)).unwrap_or(1);
        ImportError::Json {
            line: before + error.line().saturating_sub(1),
            column: error.column(),
            message: error.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_on_the_line_it_begins_on() {
        let text = "[\n  1,\n\n  {\n\"a\": 2}]";
        let values: Vec<&RawValue> = serde_json::from_str(text).unwrap();
        let lines = JsonLines::of(text);
        let found: Vec<u64> = values.iter().map(|value| lines.line(value)).collect();
        assert_eq!(found, [2, 4]);
    }

    #[test]
    fn text_is_read_in_either_encoding() {
        assert_eq!(read_text("\u{feff}é".as_bytes()).unwrap(), "é");
        assert_eq!(read_text(b"\xe9".as_slice()).unwrap(), "é");
        assert!(matches!(read_text(b" \n".as_slice()), Err(ImportError::Empty)));
        assert!(matches!(read_text(b"\xff\xfe{\0".as_slice()), Err(ImportError::Utf16)));
    }

    #[test]
    fn an_endless_file_is_refused() {
        assert!(matches!(read_text(std::io::repeat(b'x')), Err(ImportError::TooLarge { .. })));
    }
}
