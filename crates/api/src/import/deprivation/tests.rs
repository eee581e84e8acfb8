use super::*;
use crate::import::tests::{open_data, rejections};

fn parse_text(text: &str) -> Parsed<LsoaRecord> {
    parse(text.as_bytes()).unwrap()
}

fn only(parsed: Parsed<LsoaRecord>) -> LsoaRecord {
    assert_eq!(parsed.rejected, []);
    assert_eq!(parsed.records.len(), 1);
    parsed.records.into_iter().next().unwrap().record
}

#[test]
fn file_1_has_the_index_of_multiple_deprivation() {
    let lsoa = only(parse_text(
        "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),\
         Local Authority District name (2019),Index of Multiple Deprivation (IMD) Rank,\
         Index of Multiple Deprivation (IMD) Decile\n\
         E01017139,Southampton 029A,E06000045,Southampton,4501,2\n",
    ));
    assert_eq!(lsoa.imd_rank, Field::Value(4501));
    assert_eq!((lsoa.imd_decile, lsoa.imd_edition), (Field::Value(2), Field::Value(2019)));
    assert_eq!((lsoa.idaci_decile, lsoa.idaci_edition), (Field::Unstated, Field::Unstated));
    assert_eq!(lsoa.la_name, Field::Value("Southampton".to_owned()));
}

#[test]
fn file_7_has_children_in_poverty_and_population_too() {
    let lsoa = only(parse_text(
        "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),\
         Income Deprivation Affecting Children Index (IDACI) Score (rate),\
         Income Deprivation Affecting Children Index (IDACI) Rank (where 1 is most deprived),\
         Income Deprivation Affecting Children Index (IDACI) Decile (where 1 is most deprived 10% of LSOAs),\
         Total population: mid 2015 (excluding prisoners),\
         Dependent Children aged 0-15: mid 2015 (excluding prisoners)\n\
         E01017139,Southampton 029A,E06000045,0.219,9000.00,3.00,1789.00,463.00\n",
    ));
    assert_eq!(lsoa.idaci_score, Field::Value(0.219));
    assert_eq!((lsoa.idaci_rank, lsoa.idaci_decile), (Field::Value(9000), Field::Value(3)));
    assert_eq!(lsoa.population, Field::Value(1789));
    assert_eq!((lsoa.imd_edition, lsoa.idaci_edition), (Field::Unstated, Field::Value(2019)));
}

#[test]
fn the_index_of_2025_is_kept_apart_from_that_of_2019() {
    let lsoa = only(parse_text(
        "lsoa21_code,IMD_decile,IMD_rank,lad24_code,lsoa21_name\n\
         E01017013,4,13077,E06000044,Portsmouth 012A\n",
    ));
    assert_eq!((lsoa.imd_rank, lsoa.imd_edition), (Field::Value(13_077), Field::Value(2025)));
}

#[test]
fn ward_look_ups_of_two_makers_are_read() {
    let ons = only(parse_text(
        "FID,LSOA11CD,LSOA11NM,WD19CD,WD19NM,LAD19CD,LAD19NM\n\
         4801,E01017053,Portsmouth 002C,E05002445,Cosham,E06000044,Portsmouth\n",
    ));
    let other = only(parse_text(
        "lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code\n\
         Portsmouth 002C,E01017053,Cosham,E05002445,Portsmouth,E06000044\n",
    ));
    assert_eq!(ons, other);
    assert_eq!(ons.ward_code.value().unwrap().as_str(), "E05002445");
    assert_eq!((ons.imd_rank, ons.imd_edition), (Field::Unstated, Field::Unstated));
}

#[test]
fn every_fault_of_a_line_is_named_with_its_column() {
    let parsed = parse_text(
        "lsoa11_code,lsoa11_name,lad19_code,IMD_decile,IMD_rank\n\
         S01006506,Aberdeen,S1200003,4,12407\n\
         E01017014,Portsmouth 008A,E06000044,11,32845\n\
         E01017015,Portsmouth 014A,E0600044,0,14477\n\
         E01017016,Portsmouth 014B,E06000044,4.5,many\n\
         E01017017,,E06000044,,14477\n\
         E01017018,Portsmouth 014C,E06000044,4,14477\n\
         E01017019,Portsmouth 014D,E06000044,5,14477,extra\n\
         E01017020,Portsmouth 014E,E06000044,5,14477\n\
         E01017020,Portsmouth 014E,E06000044,5,14477\n",
    );
    assert_eq!(
        rejections(&parsed),
        [
            (2, Some("lsoa11_code"), FaultCode::BadLsoaCode),
            (2, Some("lad19_code"), FaultCode::BadAreaCode),
            (3, Some("IMD_rank"), FaultCode::OutOfRange),
            (3, Some("IMD_decile"), FaultCode::OutOfRange),
            (4, Some("IMD_decile"), FaultCode::OutOfRange),
            (4, Some("lad19_code"), FaultCode::BadAreaCode),
            (5, Some("IMD_rank"), FaultCode::NotANumber),
            (5, Some("IMD_decile"), FaultCode::NotANumber),
            (6, Some("IMD_decile"), FaultCode::Missing),
            (6, Some("lsoa11_name"), FaultCode::Missing),
            (7, Some("IMD_decile"), FaultCode::FieldsDisagree),
            (8, None, FaultCode::WrongNumberOfFields),
            (10, None, FaultCode::DuplicateKey),
        ]
    );
}

#[test]
fn the_first_and_last_rank_of_each_decile_fall_in_it() {
    // England's 32,844 LSOAs do not divide by ten: the published deciles end at 3,284, 6,568, 9,853 …
    for (rank, decile) in
        [(1, 1), (3284, 1), (3285, 2), (6568, 2), (6569, 3), (9853, 3), (9854, 4), (32_844, 10)]
    {
        assert_eq!(decile_of(rank, 32_844), decile, "{rank}");
    }
}

#[test]
fn every_file_about_lsoas_is_read_without_a_rejected_line() {
    for (path, layout, count) in [
        ("File_1_IMD2019.trimmed.csv", "Indices of Deprivation 2019", 831),
        ("File_3_IoD2019_IMD_IDACI_IDAOPI.trimmed.csv", "Indices of Deprivation 2019", 831),
        ("File_6_IoD2019_Population_Denominators.trimmed.csv", "Indices of Deprivation 2019", 831),
        ("imd2019_domain_ranks_deciles.southampton_and_neighbours.csv", "IMD 2019 by domain", 731),
        ("imd2025_lsoa21.southampton_and_neighbours.csv", "IMD 2025 by domain", 755),
        ("lsoa11_to_ward19.southampton_and_neighbours.csv", "ONS ward look-up", 731),
        ("lsoa21_to_ward24.southampton_and_neighbours.csv", "ward look-up", 755),
    ] {
        let Some(file) = open_data(&format!("imd/{path}")) else { return };
        let parsed = parse(file).unwrap();
        assert_eq!(parsed.rejected, [], "{path}");
        assert_eq!((parsed.layout, parsed.records.len()), (layout, count), "{path}");
    }
}

#[test]
fn a_look_up_between_boundaries_is_no_file_about_deprivation() {
    let refused = parse(b"lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code\n".as_slice());
    assert!(matches!(refused, Err(ImportError::UnknownLayout { .. })));
}

#[test]
fn southampton_has_148_neighbourhoods() {
    let Some(file) = open_data("imd/File_1_IMD2019.trimmed.csv") else { return };
    let parsed = parse(file).unwrap();
    let southampton = parsed.records.iter().filter(|line| {
        line.record.la_code == Field::Value(AreaCode::parse("E06000045").unwrap())
            && line.record.la_name == Field::Value("Southampton".to_owned())
    });
    assert_eq!(southampton.count(), 148);
}
