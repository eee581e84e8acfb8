use super::*;
use crate::import::tests::{open_data, rejections};

const GIAS: &str = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),\
    EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,Postcode,\
    AdministrativeWard (code),AdministrativeWard (name),LSOA (code)\n";
const EDUBASE: &str = "URN,Local authority (code),Local authority (name),Establishment number,Establishment name,\
    Town,Postcode,Type of establishment,Statutory highest age,Statutory lowest age,Phase of education,\
    Establishment status,Opening date\n";
const EXTRACT: &str = "urn,la_code,dfe_number,school_name,establishment_type,school_status,open_date,close_date,\
    phase_type,statutory_low_age,statutory_high_age,administrative_ward,postcode\n";

fn parse_text(header: &str, lines: &str) -> Parsed<SchoolRecord> {
    parse(format!("{header}{lines}").as_bytes()).unwrap()
}

fn only(parsed: Parsed<SchoolRecord>) -> SchoolRecord {
    assert_eq!(parsed.rejected, []);
    assert_eq!(parsed.records.len(), 1);
    parsed.records.into_iter().next().unwrap().record
}

fn stated(text: &str) -> Field<String> {
    Field::Value(text.to_owned())
}

#[test]
fn a_school_of_the_present_register() {
    let parsed = parse_text(
        GIAS,
        "116088,852,Southampton,2405,Bevois Town Primary School,Foundation school,\"Open, but proposed to close\",\
         01-09-1995,30-04-2022,Primary,4,11,SO14 6RU,E05002456,Bevois,E01017147\n",
    );
    assert_eq!(parsed.layout, "GIAS");
    let school = only(parsed);
    assert_eq!(school.urn.as_str(), "116088");
    assert_eq!(school.name, stated("Bevois Town Primary School"));
    assert_eq!(school.phase, Field::Value(Phase::Primary));
    assert_eq!(school.status, Field::Value(SchoolStatus::OpenProposedToClose));
    assert_eq!((school.low_age, school.high_age), (Field::Value(4), Field::Value(11)));
    assert_eq!(school.la_code, stated("852"));
    assert_eq!(school.establishment_number, stated("2405"));
    assert_eq!(school.ward_name, stated("Bevois"));
    assert_eq!(school.opened_on.value().unwrap().to_string(), "1995-09-01");
    assert_eq!(school.closed_on.value().unwrap().to_string(), "2022-04-30");
}

#[test]
fn a_school_of_the_register_of_2017() {
    let parsed = parse_text(
        EDUBASE,
        "116088,852,Southampton,2405,Bevois Town Primary School,Southampton,SO14 6RU,Community School,11,4,\
         All Through,Open,NA\n",
    );
    assert_eq!(parsed.layout, "Edubase 2017");
    let school = only(parsed);
    assert_eq!((school.low_age, school.high_age), (Field::Value(4), Field::Value(11)));
    assert_eq!(school.phase, Field::Value(Phase::AllThrough));
    assert_eq!(school.opened_on, Field::Blank);
    assert_eq!(school.closed_on, Field::Unstated);
    assert_eq!(school.ward_name, Field::Unstated);
}

#[test]
fn a_school_of_an_extract_with_one_number_for_authority_and_school() {
    let parsed = parse_text(
        EXTRACT,
        "116088,852,852/2405,Bevois Town Primary School,Foundation school,Open,,,Primary,4,11,Bevois,SO14 6RU\n",
    );
    assert_eq!(parsed.layout, "school extract");
    let school = only(parsed);
    assert_eq!(school.la_code, stated("852"));
    assert_eq!(school.establishment_number, stated("2405"));
    assert_eq!(school.closed_on, Field::Blank);
}

#[test]
fn a_school_outside_england_has_no_ward_postcode_or_number() {
    let school = only(parse_text(
        GIAS,
        "132001,000,Does not apply,,King's School,Offshore schools,Open,,,Not applicable,3,18,,999999,,999999999\n",
    ));
    assert_eq!(school.ward_name, Field::Blank);
    assert_eq!((school.postcode, school.establishment_number), (Field::Blank, Field::Blank));
}

#[test]
fn every_fault_of_a_line_is_named_with_its_column() {
    let lines = "\
        16088,852,852/2405,,Community school,Open,,,Infants,4,11,Bevois,SO14 6RU\n\
        116001,852,850/2405,B,Community school,Open,,,Primary,4,11,Bevois,SO14 6RU\n\
        116002,852,852-2405,C,Community school,Open,,,Primary,11,4,Bevois,SO14 6RU\n\
        116003,85,852/2405,D,Community school,Shut,31-04-2020,,Sixth form,4,11,Bevois,SO14\n\
        116004,852,852/2405,,Community school,Open,2020-09-01,2020-08-31,Primary,4,110,Bevois,SO14 6RU\n\
        116005,852,852/2405,F,Community school,Open,,,Primary,4\n\
        116006,852,852/2405,G,Community school,Open,,,Primary,4,11,Bevois,SO14 6RU\n\
        116006,852,852/2405,G,Community school,Open,,,Primary,4,11,Bevois,SO14 6RU\n";
    let parsed = parse_text(EXTRACT, lines);
    assert_eq!(parsed.records.len(), 1);
    assert_eq!(
        rejections(&parsed),
        [
            (2, Some("urn"), FaultCode::BadUrn),
            (2, Some("school_name"), FaultCode::Missing),
            (2, Some("phase_type"), FaultCode::UnknownWord),
            (3, Some("dfe_number"), FaultCode::FieldsDisagree),
            (4, Some("dfe_number"), FaultCode::BadSchoolNumber),
            (4, Some("statutory_low_age"), FaultCode::ImpossibleAgeRange),
            (5, Some("la_code"), FaultCode::BadSchoolNumber),
            (5, Some("open_date"), FaultCode::ImpossibleDate),
            (5, Some("phase_type"), FaultCode::UnknownWord),
            (5, Some("school_status"), FaultCode::UnknownWord),
            (5, Some("postcode"), FaultCode::BadPostcode),
            (6, Some("school_name"), FaultCode::Missing),
            (6, Some("statutory_high_age"), FaultCode::OutOfRange),
            (6, Some("close_date"), FaultCode::DatesOutOfOrder),
            (7, None, FaultCode::WrongNumberOfFields),
            (9, None, FaultCode::DuplicateKey),
        ]
    );
    assert_eq!(parsed.rejected[5].key.as_deref(), Some("116005"));
    assert!(parsed.rejected[6].reasons[0].message.contains("line 8"));
}

#[test]
fn an_unreadable_character_or_an_endless_name_is_refused() {
    let endless = "x".repeat(501);
    let lines = format!(
        "116001,852,852/2405,A\u{0}B,Community school,Open,,,Primary,4,11,Bevois,SO14 6RU\n\
         116002,852,852/2405,{endless},Community school,Open,,,Primary,4,11,Bevois,SO14 6RU\n"
    );
    assert_eq!(
        rejections(&parse_text(EXTRACT, &lines)),
        [
            (2, Some("school_name"), FaultCode::ControlCharacter),
            (3, Some("school_name"), FaultCode::TextTooLong),
        ]
    );
}

#[test]
fn a_name_in_windows_1252_behind_a_byte_order_mark_is_read() {
    let mut bytes = b"\xef\xbb\xbfurn,school_name,establishment_type\n116001,St Mary".to_vec();
    bytes.extend_from_slice(b"\x92s \xc9cole,Community school\n");
    let school = only(parse(bytes.as_slice()).unwrap());
    assert_eq!(school.name, stated("St Mary’s École"));
}

#[test]
fn the_67_state_schools_of_southampton_are_read_with_ward_and_postcode() {
    let Some(file) = open_data("gias/southampton_852_schools_2022-04.csv") else { return };
    let parsed = parse(file).unwrap();
    assert_eq!(parsed.rejected, []);
    assert_eq!(parsed.records.len(), 67);
    let schools: Vec<&SchoolRecord> = parsed.records.iter().map(|line| &line.record).collect();
    assert!(schools.iter().all(|school| school.la_code == stated("852")));
    assert!(schools.iter().all(|school| school.ward_name.value().is_some()));
    assert!(schools.iter().all(|school| school.postcode.value().is_some()));
    let secondary = schools.iter().filter(|school| school.phase == Field::Value(Phase::Secondary));
    assert_eq!(secondary.count(), 12);
}

#[test]
fn every_file_of_the_register_is_read_without_a_rejected_line() {
    for (path, layout, count) in [
        ("gias/dfe_sample_edubase.csv", "GIAS", 4),
        ("gias/gias_full_header_synthetic60.csv", "GIAS", 60),
        ("gias/gias_original_columns_hampshire_surrey_2022-04-20.csv", "GIAS", 216),
        ("gias/edubase_2017-07_southampton_partial.csv", "Edubase 2017", 23),
        ("gias/edubase_2017-07_hampshire_portsmouth_partial.csv", "Edubase 2017", 202),
        ("gias/neighbours_and_sample_schools_2022-04.csv", "school extract", 475),
    ] {
        let Some(file) = open_data(path) else { return };
        let parsed = parse(file).unwrap();
        assert_eq!(parsed.rejected, [], "{path}");
        assert_eq!((parsed.layout, parsed.records.len()), (layout, count), "{path}");
    }
}
