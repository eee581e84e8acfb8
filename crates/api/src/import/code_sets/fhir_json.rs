//! FHIR code systems and expanded value sets as JSON.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::super::fault::{Fault, FaultCode, ImportError};
use super::super::parsed::{Collector, Parsed};
use super::super::whole_file::JsonLines;
use super::found::{FoundCode, version_of_system};
use super::{CodeRecord, UNVERSIONED, Unsaid};

const EXPECTED: &str = "a FHIR CodeSystem or an expanded ValueSet";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource<'a> {
    resource_type: Option<String>,
    url: Option<String>,
    version: Option<String>,
    #[serde(borrow, default)]
    concept: Vec<&'a RawValue>,
    #[serde(borrow)]
    expansion: Option<Expansion<'a>>,
}

#[derive(Deserialize)]
struct Expansion<'a> {
    #[serde(default)]
    parameter: Vec<Parameter>,
    #[serde(borrow, default)]
    contains: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameter {
    name: String,
    value_uri: Option<String>,
}

/// An entry of a code system (`concept`) or of an expanded value set (`contains`), with the entries inside it.
#[derive(Deserialize)]
struct Entry<'a> {
    system: Option<String>,
    version: Option<String>,
    code: Option<String>,
    display: Option<String>,
    #[serde(borrow, default)]
    concept: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    contains: Vec<&'a RawValue>,
}

struct Reader<'a> {
    lines: JsonLines<'a>,
    collector: Collector<CodeRecord>,
}

pub(super) fn parse(content: &str, unsaid: &Unsaid) -> Result<Parsed<CodeRecord>, ImportError> {
    let resource: Resource<'_> = serde_json::from_str(content)?;
    let lines = JsonLines::of(content);
    match resource.resource_type.as_deref() {
        Some("CodeSystem") => code_system(lines, &resource, unsaid),
        Some("ValueSet") => value_set(lines, &resource, unsaid),
        other => Err(ImportError::OtherContent {
            found: other.map_or("no resource".to_owned(), |other| format!("a {other}")),
            expected: EXPECTED,
        }),
    }
}

fn code_system(
    lines: JsonLines<'_>,
    resource: &Resource<'_>,
    unsaid: &Unsaid,
) -> Result<Parsed<CodeRecord>, ImportError> {
    let scheme = resource.url.as_ref().or(unsaid.scheme.as_ref()).ok_or(ImportError::SchemeUnknown)?;
    let version = version(resource, unsaid);
    let mut reader = Reader { lines, collector: Collector::new("FHIR CodeSystem") };
    let mut open: Vec<&RawValue> = resource.concept.iter().rev().copied().collect();
    while let Some(raw) = open.pop() {
        let Some(entry) = reader.entry(raw) else {
            continue;
        };
        open.extend(entry.concept.iter().rev());
        FoundCode {
            line: reader.lines.line(raw),
            scheme: scheme.clone(),
            version: version.to_owned(),
            code: entry.code,
            label: entry.display,
        }
        .collect_into(&mut reader.collector);
    }
    Ok(reader.collector.finish())
}

fn value_set(
    lines: JsonLines<'_>,
    resource: &Resource<'_>,
    unsaid: &Unsaid,
) -> Result<Parsed<CodeRecord>, ImportError> {
    let Some(expansion) = &resource.expansion else {
        return Err(ImportError::OtherContent {
            found: "a ValueSet without its expansion".to_owned(),
            expected: EXPECTED,
        });
    };
    let parameters: Vec<&str> = expansion
        .parameter
        .iter()
        .filter(|parameter| parameter.name == "version")
        .filter_map(|parameter| parameter.value_uri.as_deref())
        .collect();
    let mut reader = Reader { lines, collector: Collector::new("FHIR ValueSet") };
    let mut open: Vec<&RawValue> = expansion.contains.iter().rev().copied().collect();
    while let Some(raw) = open.pop() {
        let Some(entry) = reader.entry(raw) else {
            continue;
        };
        open.extend(entry.contains.iter().rev());
        // An entry without a code only groups those inside it.
        if entry.code.is_none() {
            continue;
        }
        let scheme = entry.system.or_else(|| unsaid.scheme.clone()).ok_or(ImportError::SchemeUnknown)?;
        let version = entry
            .version
            .as_deref()
            .or_else(|| version_of_system(parameters.iter().copied(), &scheme))
            .unwrap_or_else(|| version(resource, unsaid))
            .to_owned();
        FoundCode { line: reader.lines.line(raw), scheme, version, code: entry.code, label: entry.display }
            .collect_into(&mut reader.collector);
    }
    Ok(reader.collector.finish())
}

impl Reader<'_> {
    /// Reads one entry; one of another shape is rejected.
    fn entry<'a>(&mut self, raw: &'a RawValue) -> Option<Entry<'a>> {
        match serde_json::from_str(raw.get()) {
            Ok(entry) => Some(entry),
            Err(error) => {
                let fault = Fault::new(FaultCode::BadShape, error.to_string());
                let line = self.lines.line(raw);
                self.collector.reject(line, None, vec![fault.of_line()]);
                None
            }
        }
    }
}

fn version<'a>(resource: &'a Resource<'_>, unsaid: &'a Unsaid) -> &'a str {
    resource.version.as_deref().or(unsaid.version.as_deref()).unwrap_or(UNVERSIONED)
}
