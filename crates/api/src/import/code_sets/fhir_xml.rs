//! FHIR code systems and expanded value sets as XML.
//!
//! Document type definitions are refused by the parser, and with them external and exponential entities.

use roxmltree::{Document, Node};

use super::super::fault::ImportError;
use super::super::parsed::{Collector, Parsed};
use super::found::{FoundCode, version_of_system};
use super::{CodeRecord, UNVERSIONED, Unsaid};

const EXPECTED: &str = "a FHIR CodeSystem or an expanded ValueSet";

pub(super) fn parse(content: &str, unsaid: &Unsaid) -> Result<Parsed<CodeRecord>, ImportError> {
    let document = Document::parse(content).map_err(|error| {
        let at = error.pos();
        ImportError::Xml { line: at.row, column: at.col, message: error.to_string() }
    })?;
    let root = document.root_element();
    match root.tag_name().name() {
        "CodeSystem" => code_system(&document, root, unsaid),
        "ValueSet" => value_set(&document, root, unsaid),
        other => Err(ImportError::OtherContent { found: format!("a {other}"), expected: EXPECTED }),
    }
}

fn code_system(
    document: &Document<'_>,
    root: Node<'_, '_>,
    unsaid: &Unsaid,
) -> Result<Parsed<CodeRecord>, ImportError> {
    let scheme = value_of(root, "url").or(unsaid.scheme.as_deref()).ok_or(ImportError::SchemeUnknown)?;
    let version = version(root, unsaid);
    let mut collector = Collector::new("FHIR CodeSystem");
    for concept in root.descendants().filter(|node| is(*node, "concept")) {
        FoundCode {
            line: line(document, concept),
            scheme: scheme.to_owned(),
            version: version.to_owned(),
            code: value_of(concept, "code").map(str::to_owned),
            label: value_of(concept, "display").map(str::to_owned),
        }
        .collect_into(&mut collector);
    }
    Ok(collector.finish())
}

fn value_set(
    document: &Document<'_>,
    root: Node<'_, '_>,
    unsaid: &Unsaid,
) -> Result<Parsed<CodeRecord>, ImportError> {
    let expansion = child(root, "expansion").ok_or_else(|| ImportError::OtherContent {
        found: "a ValueSet without its expansion".to_owned(),
        expected: EXPECTED,
    })?;
    let parameters: Vec<&str> = expansion
        .children()
        .filter(|node| is(*node, "parameter") && value_of(*node, "name") == Some("version"))
        .filter_map(|node| value_of(node, "valueUri"))
        .collect();
    let mut collector = Collector::new("FHIR ValueSet");
    for contains in expansion.descendants().filter(|node| is(*node, "contains")) {
        // An entry without a code only groups those inside it.
        let Some(code) = value_of(contains, "code") else {
            continue;
        };
        let scheme =
            value_of(contains, "system").or(unsaid.scheme.as_deref()).ok_or(ImportError::SchemeUnknown)?;
        let version = value_of(contains, "version")
            .or_else(|| version_of_system(parameters.iter().copied(), scheme))
            .unwrap_or_else(|| version(root, unsaid));
        FoundCode {
            line: line(document, contains),
            scheme: scheme.to_owned(),
            version: version.to_owned(),
            code: Some(code.to_owned()),
            label: value_of(contains, "display").map(str::to_owned),
        }
        .collect_into(&mut collector);
    }
    Ok(collector.finish())
}

fn version<'a>(root: Node<'a, '_>, unsaid: &'a Unsaid) -> &'a str {
    value_of(root, "version").or(unsaid.version.as_deref()).unwrap_or(UNVERSIONED)
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// The `value` attribute of a child, which is how FHIR writes simple values.
fn value_of<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.attribute("value")
}

fn line(document: &Document<'_>, node: Node<'_, '_>) -> u64 {
    document.text_pos_at(node.range().start).row.into()
}
