use super::*;
use crate::import::tests::rejections;

fn parse_text(text: &str) -> Parsed<SetupRecord> {
    parse(text.as_bytes(), NaiveDate::MAX).unwrap()
}

#[test]
fn a_set_up_is_read_part_by_part_with_its_lines() {
    let parsed = parse_text(
        r#"{"partnership": {"code": "southampton", "name": "HeadStart Southampton"},
            "schools": [{"urn": 116088, "locality": "West", "cluster": null, "takes_part": true}],
            "localities": [
                {"name": "West", "wards": ["Bevois", "Bargate", "Bevois"]}],
            "offers": [{"number": 5, "name": "Safe spaces", "places": null, "active": true}]}"#,
    );
    assert_eq!(parsed.rejected, []);
    let keys: Vec<String> = parsed.records.iter().map(|line| line.record.key.to_string()).collect();
    assert_eq!(keys, ["partnership southampton", "locality West", "offer Safe spaces", "school 116088"]);
    let lines: Vec<u64> = parsed.records.iter().map(|line| line.line).collect();
    assert_eq!(lines, [1, 4, 5, 2]);
    let [_, west, offer, school] = &parsed.records[..] else { panic!("four entries") };
    assert_eq!(west.record.wards.value().unwrap().names(), ["Bargate", "Bevois"]);
    assert_eq!((&offer.record.places, &offer.record.organisation), (&Field::Blank, &Field::Unstated));
    assert_eq!(school.record.cluster, Field::Blank);
}

#[test]
fn every_fault_of_an_entry_is_named_with_its_field() {
    let parsed = parse_text(
        r#"{"partnership": {"code": " ", "name": "HeadStart", "places": 3},
            "localities": [{"name": "West"},
                {"name": "East", "wards": ["A\u0000"]}],
            "offers": [{"name": "Five", "number": 12, "active": true, "places": 100001},
                {"name": "Six", "number": "six", "active": true}],
            "schools": [{"urn": 11608}, {"urn": 116088},
                {"urn": "116088"}]}"#,
    );
    assert_eq!(
        rejections(&parsed),
        [
            (1, Some("places"), FaultCode::BadShape),
            (1, Some("code"), FaultCode::Missing),
            (2, Some("wards"), FaultCode::Missing),
            (3, Some("wards"), FaultCode::ControlCharacter),
            (4, Some("number"), FaultCode::OutOfRange),
            (4, Some("places"), FaultCode::OutOfRange),
            (5, None, FaultCode::BadShape),
            (6, Some("urn"), FaultCode::BadUrn),
            (7, None, FaultCode::DuplicateKey),
        ]
    );
}

#[test]
fn what_an_entry_refers_to_must_be_there() {
    let parsed = parse_text(
        r#"{"partnership": {"code": "southampton", "name": "HeadStart Southampton"},
            "localities": [{"name": "West", "wards": ["Bevois"]}, {"name": "East", "wards": ["Bevois", "Sholing"]},
                {"name": "Central", "wards": ["Bargate"]}],
            "clusters": [{"name": "One", "locality": "East"}, {"name": "Two", "locality": "Central"}],
            "offers": [{"name": "Five", "number": 5, "active": true, "organisation": "Nobody"}],
            "schools": [{"urn": 116088, "cluster": "Two", "locality": "East"}]}"#,
    );
    let changes = check::compare(&std::collections::HashMap::new(), parsed);
    let added: Vec<String> = changes.added.iter().map(|line| line.record.key.to_string()).collect();
    assert_eq!(added, ["partnership southampton", "locality Central", "cluster Two"]);
    let mut rejected: Vec<(&str, FaultCode)> =
        changes.rejected.iter().map(|line| (line.key.as_deref().unwrap(), line.reasons[0].code)).collect();
    rejected.sort_by_key(|(key, _)| *key);
    assert_eq!(
        rejected,
        [
            // Its locality falls with the ward that two localities claim.
            ("cluster One", FaultCode::UnknownReference),
            ("locality East", FaultCode::FieldsDisagree),
            ("locality West", FaultCode::FieldsDisagree),
            ("offer Five", FaultCode::UnknownReference),
            ("school 116088", FaultCode::UnknownReference),
        ]
    );
}

#[test]
fn without_its_partnership_a_set_up_has_nothing_to_load() {
    let parsed = parse_text(
        r#"{"partnership": {"name": "HeadStart"}, "localities": [{"name": "West", "wards": ["A"]}]}"#,
    );
    let changes = check::compare(&std::collections::HashMap::new(), parsed);
    assert_eq!((changes.added.len(), changes.rejected.len()), (0, 2));
}

#[test]
fn a_school_follows_its_cluster_and_cannot_be_elsewhere() {
    let setup = |school: &str| {
        parse_text(&format!(
            r#"{{"partnership": {{"code": "southampton", "name": "HeadStart Southampton"}},
            "localities": [{{"name": "West", "wards": ["Bevois"]}}, {{"name": "East", "wards": ["Sholing"]}}],
            "clusters": [{{"name": "One", "locality": "West"}}], "schools": [{school}]}}"#
        ))
    };
    let key = SetupKey::new(Part::School, "116088");
    let known = std::collections::HashMap::from([(key.clone(), SetupRecord::unstated(key))]);
    let follows = check::compare(&known, setup(r#"{"urn": 116088, "cluster": "One"}"#));
    assert_eq!(follows.changed[0].record.locality, Field::Value("West".to_owned()));
    let elsewhere = check::compare(&known, setup(r#"{"urn": 116088, "cluster": "One", "locality": "East"}"#));
    let reasons: Vec<FaultCode> = elsewhere.rejected[0].reasons.iter().map(|reason| reason.code).collect();
    assert_eq!(reasons, [FaultCode::FieldsDisagree]);
}
