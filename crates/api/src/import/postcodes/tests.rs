use super::*;
use crate::import::tests::{open_data, rejections};

fn parse_text(text: &str) -> Parsed<PostcodeRecord> {
    parse(text.as_bytes()).unwrap()
}

fn only(parsed: Parsed<PostcodeRecord>) -> PostcodeRecord {
    assert_eq!(parsed.rejected, []);
    assert_eq!(parsed.records.len(), 1);
    parsed.records.into_iter().next().unwrap().record
}

#[test]
fn a_postcode_with_its_lsoa() {
    let parsed = parse_text(
        "postcode,easting,northing,lat,lon,ward_code_2014,lsoa11_code,lsoa11_name\n\
         SO14 0AA,442312,112123,50.9,-1.39,E05002455,E01017139,Southampton 029A\n",
    );
    assert_eq!(parsed.layout, "postcode to LSOA");
    let postcode = only(parsed);
    assert_eq!(postcode.postcode.as_str(), "SO14 0AA");
    assert_eq!(postcode.lsoa_code.value().unwrap().as_str(), "E01017139");
    assert_eq!((postcode.easting, postcode.northing), (Field::Value(442_312), Field::Value(112_123)));
    assert_eq!(postcode.district_code, Field::Unstated);
}

#[test]
fn code_point_open_is_read_with_headers_and_as_published_without() {
    let line = "\"SO140AA\",10,442312,112123,\"E92000001\",\"E19000002\",\"E18000009\",\"\",\"E06000045\",\"E05002455\"\n";
    let header = "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,\
        NHS_HA_code,Admin_county_code,Admin_district_code,Admin_ward_code\n";
    let bare = parse_text(line);
    assert_eq!((bare.layout, bare.records[0].line), ("Code-Point Open", 1));
    let headed = parse_text(&format!("{header}{line}"));
    assert_eq!(headed.records[0].line, 2);
    let postcode = only(bare);
    assert_eq!(postcode, only(headed));
    assert_eq!(postcode.district_code.value().unwrap().as_str(), "E06000045");
    assert_eq!(postcode.lsoa_code, Field::Unstated);
}

#[test]
fn the_directories_of_the_statistics_office_are_read_with_other_nations_and_placeholders() {
    let parsed = parse_text(
        "pcd,pcds,dointr,doterm,oslaua,osward,oseast1m,osnrth1m,lsoa11\n\
         SO140AA,SO14 0AA,198001,,E06000045,E05002455,442312,0112123,E01017139\n\
         AB101AA,AB10 1AA,198001,,S12000033,S13002842,394251,0806376,S01006506\n\
         IM1 1AA,IM1 1AA,198001,,M99999999,M99999999,,,M99999999\n",
    );
    assert_eq!(parsed.rejected, []);
    let [english, scottish, manx] = &parsed.records[..] else { panic!("three postcodes") };
    assert_eq!(english.record.northing, Field::Value(112_123));
    assert_eq!(scottish.record.lsoa_code, Field::Blank);
    assert_eq!(scottish.record.ward_code.value().unwrap().as_str(), "S13002842");
    assert_eq!((&manx.record.ward_code, manx.record.easting), (&Field::Blank, Field::Blank));
}

#[test]
fn a_postcode_without_a_known_place_has_none() {
    let postcode = only(parse_text("\"SO140AA\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n"));
    assert_eq!((postcode.easting, postcode.northing), (Field::Blank, Field::Blank));
    assert_eq!(postcode.district_code, Field::Blank);
}

#[test]
fn every_fault_of_a_line_is_named_with_its_column() {
    let parsed = parse_text(
        "postcode,easting,northing,ward_code_2014,lsoa11_code\n\
         SO14,442312,112123,E05002455,Southampton\n\
         SO14 0AB,442312,,E05002455,E02017139\n\
         SO14 0AF,942312,112123,Bargate,E01017139\n\
         SO14 0AD,442312\n\
         so140ae,442312,112123,E05002455,E01017139\n\
         SO14 0AE,442312,112123,E05002455,E01017139\n",
    );
    assert_eq!(
        rejections(&parsed),
        [
            (2, Some("postcode"), FaultCode::BadPostcode),
            (2, Some("lsoa11_code"), FaultCode::BadLsoaCode),
            (3, Some("easting"), FaultCode::FieldsDisagree),
            (3, Some("lsoa11_code"), FaultCode::BadLsoaCode),
            (4, Some("easting"), FaultCode::OutOfRange),
            (4, Some("ward_code_2014"), FaultCode::BadAreaCode),
            (5, None, FaultCode::WrongNumberOfFields),
            (7, None, FaultCode::DuplicateKey),
        ]
    );
}

#[test]
fn the_5870_postcodes_of_southampton_are_read_from_both_files() {
    for path in ["DERIVED_postcode_to_lsoa11_southampton.csv", "codepoint_open_so_southampton_E06000045.csv"]
    {
        let Some(file) = open_data(&format!("postcodes/{path}")) else { return };
        let parsed = parse(file).unwrap();
        assert_eq!(parsed.rejected, [], "{path}");
        assert_eq!(parsed.records.len(), 5_870, "{path}");
        assert!(parsed.records.iter().all(|line| line.record.easting.value().is_some()));
    }
    let sample = open_data("postcodes/codepoint_open_so_elsewhere_sample.csv").unwrap();
    assert_eq!(parse(sample).unwrap().records.len(), 400);
}
