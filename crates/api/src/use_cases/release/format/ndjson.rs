//! Newline-delimited JSON: an object on each line, every column in it, null for no value.

use csv::{ByteRecord, ReaderBuilder};
use headstart_domain::release::{Field, FieldKind, Resource};

use super::broken;
use crate::error::ApiResult;

/// The lines of a chunk of CSV. Numbers are written as they stand there.
///
/// # Errors
/// Bytes that we did not write.
pub fn ndjson(resource: Resource, chunk: &[u8], first: bool) -> ApiResult<Vec<u8>> {
    let mut reader = ReaderBuilder::new().has_headers(first).from_reader(chunk);
    let mut record = ByteRecord::new();
    let mut lines = Vec::with_capacity(chunk.len() * 3);
    while reader.read_byte_record(&mut record).map_err(broken)? {
        object(&mut lines, resource.fields().iter().zip(&record))?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// Adds an object of some columns.
///
/// # Errors
/// Bytes that are no text.
pub fn object<'a>(
    lines: &mut Vec<u8>,
    cells: impl Iterator<Item = (&'static Field, &'a [u8])>,
) -> ApiResult<()> {
    lines.push(b'{');
    for (place, (field, text)) in cells.enumerate() {
        if place > 0 {
            lines.push(b',');
        }
        lines.push(b'"');
        lines.extend_from_slice(field.name.as_bytes());
        lines.extend_from_slice(b"\":");
        value(lines, field, text)?;
    }
    lines.push(b'}');
    Ok(())
}

/// Adds the value of a column.
///
/// # Errors
/// Bytes that are no text.
fn value(lines: &mut Vec<u8>, field: &Field, text: &[u8]) -> ApiResult<()> {
    match field.kind {
        _ if text.is_empty() => lines.extend_from_slice(b"null"),
        FieldKind::Integer | FieldKind::Number | FieldKind::Boolean => lines.extend_from_slice(text),
        FieldKind::Text | FieldKind::Code | FieldKind::Codes => {
            let text = std::str::from_utf8(text).map_err(broken)?;
            serde_json::to_writer(lines, text).map_err(broken)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::use_cases::release::{format::CsvChunks, rows::Cell};

    #[test]
    fn a_line_has_every_column_with_its_type() {
        let mut chunks = CsvChunks::new(Resource::Scales).unwrap();
        let row = [
            Cell::from("sdq"),
            "self".into(),
            "total".into(),
            "Strengths, \"and\"\ndifficulties".into(),
            "Total".into(),
            1_i64.into(),
            true.into(),
            "lower".into(),
            "score".into(),
            4.5.into(),
            Cell::Empty,
        ];
        assert_eq!(chunks.add(&row).unwrap(), None);
        let lines = ndjson(Resource::Scales, &chunks.finish().unwrap(), true).unwrap();
        let text = String::from_utf8(lines).unwrap();
        assert!(text.ends_with("\"smallest_reliable\":4.5,\"smallest_reliable_source\":null}\n"), "{text}");
        let told: serde_json::Value = serde_json::from_str(text.trim_end()).unwrap();
        assert_eq!(told["instrument_title"], "Strengths, \"and\"\ndifficulties");
        assert_eq!((&told["version"], &told["measures_outcome"]), (&1.into(), &true.into()));
    }
}
