//! The data dictionary in words.

use std::fmt::Write as _;

use super::{Field, Resource};

/// The version of what the tables hold and how their columns come about. It is raised with every change to
/// them; each release says which it was made by.
pub const DEFINITION_VERSION: u32 = 2;

/// The data dictionary as a Markdown document.
pub fn markdown() -> String {
    let mut text = format!(
        "# Data dictionary of evaluation releases\n\nDefinition version {DEFINITION_VERSION}. Rows are in the order \
         of the key. An empty cell is no value. No table holds a name, a date, a postcode or an identifier of a \
         record.\n"
    );
    for resource in Resource::ALL {
        let key: Vec<&str> = resource.fields().iter().take(resource.key()).map(|field| field.name).collect();
        let _ = write!(text, "\n## {resource}\n\n{}. Key: {}.\n", resource.row(), key.join(", "));
        for field in resource.fields() {
            entry(&mut text, field);
        }
    }
    text
}

fn entry(text: &mut String, field: &Field) {
    let _ = write!(text, "\n### {}\n\n{}\n\n", field.name, sentence(field.meaning));
    let unit = field.unit.map(|unit| format!(", in {unit}")).unwrap_or_default();
    let always = if field.required { "always given" } else { "may be empty" };
    let _ = writeln!(text, "- Values: {}{unit}; {always}", field.kind.label().to_lowercase());
    let _ = writeln!(text, "- From: {}", field.source);
    let _ = writeln!(text, "- Sensitivity: {}", field.sensitivity.label());
    let codes = (field.codes)();
    if !codes.is_empty() {
        let _ = writeln!(text, "- Codes:");
        for code in codes {
            let _ = writeln!(text, "  - `{}` {}", code.code, code.label);
        }
    }
}

fn sentence(words: &str) -> String {
    if words.ends_with('.') { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{FieldKind, Sensitivity};

    #[test]
    fn every_column_is_fully_described() {
        for field in Resource::ALL.iter().flat_map(|resource| resource.fields()) {
            let coded = matches!(field.kind, FieldKind::Code | FieldKind::Codes);
            assert_eq!(coded, !(field.codes)().is_empty(), "{}", field.name);
            let counted = matches!(field.kind, FieldKind::Integer | FieldKind::Number);
            assert_eq!(counted, field.unit.is_some(), "{}", field.name);
            assert!(!field.meaning.is_empty() && !field.source.is_empty(), "{}", field.name);
        }
    }

    #[test]
    fn no_column_is_a_name_a_date_or_a_place_of_living() {
        for field in Resource::ALL.iter().flat_map(|resource| resource.fields()) {
            for word in ["name", "birth", "postcode", "lsoa", "upn", "nhs", "date", "_on", "_at"] {
                assert!(!field.name.ends_with(word) && !field.name.starts_with(word), "{}", field.name);
            }
        }
    }

    #[test]
    fn what_could_tell_somebody_apart_is_only_in_the_table_that_is_protected() {
        for resource in Resource::ALL.iter().filter(|resource| **resource != Resource::YoungPeople) {
            for field in resource.fields() {
                assert_ne!(field.sensitivity, Sensitivity::QuasiIdentifier, "{resource}.{}", field.name);
            }
        }
    }

    #[test]
    fn the_document_has_a_heading_for_every_column() {
        let text = markdown();
        for field in Resource::ALL.iter().flat_map(|resource| resource.fields()) {
            assert!(text.contains(&format!("\n### {}\n", field.name)), "{}", field.name);
        }
    }

    /// Whoever changes a column changes the version too, and then this.
    #[test]
    fn the_version_stands_for_the_columns() {
        use sha2::{Digest, Sha256};
        let columns: Vec<String> = Resource::ALL
            .iter()
            .flat_map(|resource| {
                resource.fields().iter().map(move |field| format!("{resource}.{}", field.name))
            })
            .collect();
        let digest = Sha256::digest(columns.join("\n"));
        let short = digest.iter().take(4).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert_eq!((DEFINITION_VERSION, short.as_str()), (2, "838e969f"));
    }
}
