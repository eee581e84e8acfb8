use super::*;
use crate::import::tests::{open_data, rejections};
use crate::import::{FaultCode, Field};

fn parse_text(text: &str) -> Parsed<CodeRecord> {
    parse(text.as_bytes(), &Unsaid::default()).unwrap()
}

/// Scheme, version, code and label of each record.
fn codes(parsed: &Parsed<CodeRecord>) -> Vec<(&str, &str, &str, &str)> {
    let records = parsed.records.iter().map(|line| &line.record);
    records
        .map(|record| {
            let key = &record.key;
            let label = record.label.value().unwrap();
            (key.scheme.as_str(), key.version.as_str(), key.code.as_str(), label.as_str())
        })
        .collect()
}

#[test]
fn our_own_layout_has_lists_versions_and_dates() {
    let parsed = parse_text(
        "scheme,version,code,label,valid_from,valid_to\n\
         sen-need,2024,SPLD,Specific learning difficulty,2014-09-01,\n\
         sen-need,2024,BESD,\"Behaviour, emotional and social difficulty\",2002-01-01,2014-08-31\n",
    );
    assert_eq!(parsed.rejected, []);
    assert_eq!(codes(&parsed)[0], ("sen-need", "2024", "SPLD", "Specific learning difficulty"));
    assert_eq!(parsed.records[0].record.valid_to, Field::Blank);
    assert_eq!(parsed.records[1].record.valid_to.value().unwrap().to_string(), "2014-08-31");
}

#[test]
fn a_list_of_the_department_for_education_is_named_by_its_headers() {
    let text = "YearGroupCode,YearGroupDescription\n? ,Not Supplied\nR ,Reception\n10,Year 10\n";
    let unsaid = Unsaid { version: Some("2021-02".to_owned()), scheme: None };
    let parsed = parse(text.as_bytes(), &unsaid).unwrap();
    assert_eq!(
        codes(&parsed),
        [
            ("cbds-year-group", "2021-02", "?", "Not Supplied"),
            ("cbds-year-group", "2021-02", "R", "Reception"),
            ("cbds-year-group", "2021-02", "10", "Year 10"),
        ]
    );
    assert_eq!(codes(&parse_text(text))[0].1, UNVERSIONED);
}

#[test]
fn a_list_without_a_name_needs_one_from_the_operator() {
    let text = "code,label\nA,First\n";
    assert!(matches!(parse(text.as_bytes(), &Unsaid::default()), Err(ImportError::SchemeUnknown)));
    let unsaid = Unsaid { scheme: Some("letters".to_owned()), version: None };
    let parsed = parse(text.as_bytes(), &unsaid).unwrap();
    assert_eq!(codes(&parsed), [("letters", UNVERSIONED, "A", "First")]);
}

#[test]
fn every_fault_of_a_line_is_named_with_its_column() {
    let parsed = parse_text(
        "scheme,version,code,label,valid_from,valid_to\n\
         s,1,,No code,,\n\
         s,1,A,,2024-02-30,\n\
         ,1,A,No scheme,,\n\
         s,1,A,Ends first,2024-02-02,2024-02-01\n\
         s,1,A,Good,,\n\
         s,1,A,Twice,,\n\
         s,2,A,Another version,,\n",
    );
    assert_eq!(parsed.records.len(), 2);
    assert_eq!(
        rejections(&parsed),
        [
            (2, Some("code"), FaultCode::Missing),
            (3, Some("label"), FaultCode::Missing),
            (3, Some("valid_from"), FaultCode::ImpossibleDate),
            (4, Some("scheme"), FaultCode::Missing),
            (5, Some("valid_to"), FaultCode::DatesOutOfOrder),
            (7, None, FaultCode::DuplicateKey),
        ]
    );
}

const CODE_SYSTEM_XML: &str = r#"<?xml version="1.0"?>
<CodeSystem xmlns="http://hl7.org/fhir">
  <url value="https://example.org/colour" />
  <version value="1.2.0" />
  <concept>
    <code value="warm" />
    <display value="Warm &amp; bright" />
    <concept>
      <code value="red" />
    </concept>
  </concept>
  <concept>
    <display value="No code" />
  </concept>
</CodeSystem>"#;

const CODE_SYSTEM_JSON: &str = r#"{"resourceType": "CodeSystem",
  "url": "https://example.org/colour", "version": "1.2.0",
  "concept": [
    {"code": "warm", "display": "Warm & bright",
     "concept": [
       {"code": "red"}]},
    {"display": "No code"},
    {"code": 7}
  ]}"#;

#[test]
fn a_code_system_is_read_with_the_codes_inside_codes() {
    let colours = [
        ("https://example.org/colour", "1.2.0", "warm", "Warm & bright"),
        ("https://example.org/colour", "1.2.0", "red", "red"),
    ];
    let xml = parse_text(CODE_SYSTEM_XML);
    assert_eq!(codes(&xml), colours);
    assert_eq!(xml.records[1].line, 8);
    assert_eq!(rejections(&xml), [(12, Some("code"), FaultCode::Missing)]);
    let json = parse_text(CODE_SYSTEM_JSON);
    assert_eq!(codes(&json), colours);
    assert_eq!(json.records[1].line, 6);
    assert_eq!(rejections(&json), [(7, Some("code"), FaultCode::Missing), (8, None, FaultCode::BadShape)]);
}

#[test]
fn an_expanded_value_set_keeps_each_code_under_the_system_it_is_from() {
    let xml = r#"<ValueSet xmlns="http://hl7.org/fhir"><version value="9" /><expansion>
        <parameter><name value="version" /><valueUri value="https://example.org/a|1.0" /></parameter>
        <contains><system value="https://example.org/a" /><code value="A" /><display value="One" /></contains>
        <contains><display value="Group" />
            <contains><system value="https://example.org/b" /><version value="3" /><code value="A" /></contains>
        </contains>
        <contains><system value="https://example.org/c" /><code value="A" /></contains>
        </expansion></ValueSet>"#;
    let json = r#"{"resourceType": "ValueSet", "version": "9", "expansion": {
        "parameter": [{"name": "version", "valueUri": "https://example.org/a|1.0"}, {"name": "count"}],
        "contains": [
            {"system": "https://example.org/a", "code": "A", "display": "One"},
            {"display": "Group", "contains": [{"system": "https://example.org/b", "version": "3", "code": "A"}]},
            {"system": "https://example.org/c", "code": "A"}]}}"#;
    for text in [xml, json] {
        let parsed = parse_text(text);
        assert_eq!(parsed.rejected, []);
        assert_eq!(
            codes(&parsed),
            [
                ("https://example.org/a", "1.0", "A", "One"),
                ("https://example.org/b", "3", "A", "A"),
                ("https://example.org/c", "9", "A", "A"),
            ]
        );
    }
}

#[test]
fn other_resources_broken_xml_and_entities_are_refused() {
    let refused = |text: &str| parse(text.as_bytes(), &Unsaid::default()).unwrap_err();
    for text in ["<ConceptMap/>", "{\"resourceType\": \"ConceptMap\"}", "<ValueSet/>", "{}"] {
        assert!(matches!(refused(text), ImportError::OtherContent { .. }), "{text}");
    }
    assert!(matches!(refused("<CodeSystem/>"), ImportError::SchemeUnknown));
    assert!(matches!(refused("<CodeSystem>\n<concept></CodeSystem>"), ImportError::Xml { line: 2, .. }));
    let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><CodeSystem>&e;</CodeSystem>";
    assert!(matches!(refused(entity), ImportError::Xml { .. }));
}

#[test]
fn every_code_list_is_read_without_a_rejected_line() {
    for (path, count) in [
        ("cbds_ethnicities.csv", 102),
        ("cbds_languages.csv", 7),
        ("cbds_senstatus.csv", 8),
        ("cbds_yeargroups.csv", 24),
        ("CodeSystem-UKCore-EthnicCategory.xml", 68),
        ("CodeSystem-UKCore-EthnicCategoryEngland.xml", 18),
        ("CodeSystem-UKCore-ServiceRequestMethod.xml", 7),
        ("ValueSet-UKCore-EthnicCategory.xml", 35),
        ("ValueSet-UKCore-ServiceRequestMethod.xml", 7),
        ("ValueSet-UKCore-SourceOfServiceRequest.xml", 57),
        ("lower_to_upper_tier_la_2021.json", 331),
    ] {
        let Some(file) = open_data(&format!("codesets/{path}")) else { return };
        let parsed = parse(file, &Unsaid::default()).unwrap();
        assert_eq!(parsed.rejected, [], "{path}");
        assert_eq!(parsed.records.len(), count, "{path}");
    }
}

#[test]
fn the_ethnic_categories_of_the_health_service_are_known_by_letter() {
    let Some(file) = open_data("codesets/CodeSystem-UKCore-EthnicCategoryEngland.xml") else { return };
    let parsed = parse(file, &Unsaid::default()).unwrap();
    let scheme = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland";
    assert_eq!(codes(&parsed)[0], (scheme, "1.1.1", "A", "White - British"));
}
