//! The three steps together, and the real files of several kinds against each other.

use std::collections::HashMap;
use std::fs::File;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::import::deprivation::LsoaRecord;
use crate::import::schools::SchoolRecord;

/// The folder of open data, or `None` with a word about it when it is not set.
pub(crate) fn open_data_path() -> Option<PathBuf> {
    let folder = std::env::var("HEADSTART_OPENDATA").ok();
    if folder.is_none() {
        println!("skipped: HEADSTART_OPENDATA is not set");
    }
    folder.map(PathBuf::from)
}

/// A file of open data, or `None` when the folder of open data is not set.
pub(super) fn open_data(path: &str) -> Option<File> {
    Some(File::open(open_data_path()?.join(path)).unwrap())
}

/// Line, column and code of every reason of every rejected line.
pub(super) fn rejections<T>(parsed: &Parsed<T>) -> Vec<(u64, Option<&str>, FaultCode)> {
    let reasons =
        parsed.rejected.iter().flat_map(|line| line.reasons.iter().map(|reason| (line.line, reason)));
    reasons.map(|(line, reason)| (line, reason.column.as_deref(), reason.code)).collect()
}

pub(super) fn by_key<T: Record>(parsed: Parsed<T>) -> HashMap<T::Key, T> {
    let records = parsed.records.into_iter().map(|numbered| numbered.record);
    records.map(|record| (record.key().clone(), record)).collect()
}

const WITH_A_BROKEN_LINE: &str = "urn,school_name,establishment_type,statutory_low_age\n\
    116088,Bevois Town,Foundation school,4\n\
    116089,\"Bitterne Manor,Foundation school,3\n\
    11609,Bitterne Park,Community school,four\n\
    116093,Maytree,Community school,3\n";

fn schools(csv: &str) -> Parsed<SchoolRecord> {
    schools::parse(csv.as_bytes()).unwrap()
}

#[test]
fn an_operator_learns_of_every_bad_line_and_nothing_loads_until_they_say_so() {
    let changes = compare(&HashMap::new(), schools(WITH_A_BROKEN_LINE));
    assert_eq!(changes.verdict(false, false), Verdict::HeldBack);
    assert_eq!(changes.verdict(false, true), Verdict::Loaded);
    assert_eq!(changes.verdict(true, true), Verdict::DryRun);
    let written: Vec<&str> = changes.to_write().map(|school| school.urn.as_str()).collect();
    assert_eq!(written, ["116088", "116093"]);

    let report = changes.report(ImportKind::Schools, Verdict::HeldBack);
    assert_eq!(report.lines, LineCounts { added: 2, rejected: 2, ..LineCounts::default() });
    assert_eq!(
        report.to_string(),
        "schools (school extract)\n\
         line 3, unreadable: rejected: a quotation mark is opened and not closed\n\
         line 4, 11609: rejected, urn: \"11609\" is not a unique reference number: it has too few or too many \
         characters\n\
         line 4, 11609: rejected, statutory_low_age: \"four\" is not a number of the form asked for\n\
         2 added, 0 changed, 0 unchanged, 2 rejected\n\
         Nothing was loaded. Mend the rejected lines, or load the others with --accept-rejected.\n"
    );
}

#[test]
fn a_report_as_json_has_every_line_in_the_order_of_the_file() {
    let known = by_key(schools(
        "urn,school_name,establishment_type\n\
         116088,Bevois Town,Foundation school\n\
         116093,Maytree Infants,Community school\n",
    ));
    let changes = compare(&known, schools(WITH_A_BROKEN_LINE));
    let report = changes.report(ImportKind::Schools, changes.verdict(true, false));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["kind"], "schools");
    assert_eq!(json["verdict"], "dry_run");
    assert_eq!(json["lines"]["changed"], 2);
    let lines: Vec<_> = json["entries"].as_array().unwrap().iter().map(|entry| &entry["line"]).collect();
    assert_eq!(lines, [2, 3, 4, 5]);
    assert_eq!(
        json["entries"][3],
        serde_json::json!({
            "line": 5, "key": "116093", "outcome": "changed",
            "fields": [
                {"field": "name", "before": "Maytree Infants", "after": "Maytree"},
                {"field": "low_age", "before": null, "after": "3"},
            ],
        })
    );
    assert_eq!(json["entries"][2]["outcome"], "rejected");
    assert_eq!(json["entries"][2]["reasons"][1]["code"], "not_a_number");
}

#[test]
fn importing_the_same_file_again_changes_nothing() {
    let csv = "urn,school_name,establishment_type,close_date\n116088,Bevois Town,Foundation school,\n";
    let changes = compare(&by_key(schools(csv)), schools(csv));
    assert_eq!(changes.unchanged.len(), 1);
    assert_eq!(changes.to_write().count(), 0);
}

#[test]
fn a_column_that_is_not_there_leaves_a_field_and_a_blank_one_clears_it() {
    let known = by_key(schools(
        "urn,school_name,establishment_type,la_code,close_date\n\
         116088,Bevois Town,Foundation school,852,2022-04-30\n",
    ));
    let without_columns =
        schools("urn,school_name,establishment_type\n116088,Bevois Town,Foundation school\n");
    assert_eq!(compare(&known, without_columns).unchanged.len(), 1);

    let reprieved = "urn,school_name,establishment_type,close_date\n116088,Bevois Town,Foundation school,\n";
    let changes = compare(&known, schools(reprieved));
    let school = changes.to_write().next().unwrap();
    assert_eq!(school.closed_on, Field::Blank);
    assert_eq!(school.la_code, Field::Value("852".to_owned()));
}

#[test]
fn a_file_of_something_else_is_refused_with_its_headers() {
    let refused = schools::parse(b"name,colour\nx,y\n".as_slice()).unwrap_err();
    let ImportError::UnknownLayout { found, known } = refused else { panic!("{refused}") };
    assert_eq!(found, "name, colour");
    assert!(known.contains("GIAS"));
    assert!(matches!(schools::parse(b"".as_slice()), Err(ImportError::Empty)));
}

/// What is known of neighbourhoods once the given files were loaded one after the other.
fn neighbourhoods(paths: &[&str]) -> Option<HashMap<LsoaCode, LsoaRecord>> {
    let mut known: HashMap<LsoaCode, LsoaRecord> = HashMap::new();
    for path in paths {
        let parsed = deprivation::parse(open_data(path)?).unwrap();
        assert_eq!(parsed.rejected, [], "{path}");
        let changes = compare(&known, parsed);
        let written: Vec<LsoaRecord> = changes.to_write().cloned().collect();
        known.extend(written.into_iter().map(|record| (record.code.clone(), record)));
    }
    Some(known)
}

#[test]
fn every_postcode_of_southampton_leads_to_a_ward_and_a_decile() {
    let Some(lsoas) = neighbourhoods(&[
        "imd/File_1_IMD2019.trimmed.csv",
        "imd/File_3_IoD2019_IMD_IDACI_IDAOPI.trimmed.csv",
        "imd/lsoa11_to_ward19.southampton_and_neighbours.csv",
    ]) else {
        return;
    };
    let code_point = open_data("postcodes/codepoint_open_so_southampton_E06000045.csv").unwrap();
    let known = by_key(postcodes::parse(code_point).unwrap());
    let derived = open_data("postcodes/DERIVED_postcode_to_lsoa11_southampton.csv").unwrap();
    let changes = compare(&known, postcodes::parse(derived).unwrap());
    assert_eq!(changes.changed.len(), 5_870);
    for postcode in changes.to_write() {
        // The district comes from the one file and the LSOA from the other.
        assert_eq!(postcode.district_code.value().unwrap().as_str(), "E06000045");
        let lsoa = &lsoas[postcode.lsoa_code.value().unwrap()];
        assert!((1..=10).contains(lsoa.imd_decile.value().unwrap()));
        assert!((1..=10).contains(lsoa.idaci_decile.value().unwrap()));
        assert_eq!(lsoa.la_code, postcode.district_code);
        assert!(!lsoa.ward_name.value().unwrap().is_empty());
    }
}

#[test]
fn files_of_deprivation_complement_each_other_in_any_order() {
    let mut paths = [
        "imd/File_1_IMD2019.trimmed.csv",
        "imd/File_3_IoD2019_IMD_IDACI_IDAOPI.trimmed.csv",
        "imd/File_6_IoD2019_Population_Denominators.trimmed.csv",
        "imd/lsoa11_to_ward19.southampton_and_neighbours.csv",
    ];
    let Some(one_way) = neighbourhoods(&paths) else { return };
    paths.reverse();
    let other_way = neighbourhoods(&paths).unwrap();
    assert_eq!(one_way, other_way);
    let southampton: Vec<_> = one_way
        .values()
        .filter(|lsoa| lsoa.la_code.value().is_some_and(|code| code.as_str() == "E06000045"))
        .collect();
    assert_eq!(southampton.len(), 148);
    let in_decile_1 = |decile: fn(&LsoaRecord) -> &Field<u8>| {
        southampton.iter().filter(|lsoa| *decile(lsoa) == Field::Value(1)).count()
    };
    assert_eq!(in_decile_1(|lsoa| &lsoa.imd_decile), 19);
    assert_eq!(in_decile_1(|lsoa| &lsoa.idaci_decile), 19);
    assert!(southampton.iter().all(|lsoa| lsoa.population.value().is_some()));
}

const GOOD_LINES: [&str; 4] = [
    "116001,Bevois Town,Community school",
    "116002,\"Bitterne, the Manor\",Community school",
    "116003,\"St \"\"Mary\"\"\",Community school",
    "116004,Maytree,Community school",
];

proptest! {
    /// Whatever one line holds, every other line is read.
    #[test]
    fn a_bad_line_never_takes_another_with_it(bad in "[a-z,\" 0-9\\x00é]{1,60}", place in 0usize..=4) {
        let mut lines = GOOD_LINES.to_vec();
        lines.insert(place, &bad);
        let csv = format!("urn,school_name,establishment_type\n{}\n", lines.join("\n"));
        let parsed = schools(&csv);
        let read: Vec<&str> = parsed.records.iter().map(|line| line.record.urn.as_str()).collect();
        for urn in ["116001", "116002", "116003", "116004"] {
            prop_assert!(read.contains(&urn), "{urn} is missing beside {bad:?}");
        }
    }

    /// Files are given by hand: whatever is in them, the answer is a report or a refusal.
    #[test]
    fn no_bytes_break_the_readers(
        start in prop::sample::select(vec![
            "", "urn,school_name,establishment_type\n", "postcode,lsoa11_code\n", "LSOA11CD,WD19CD\n",
            "code,label,scheme\n", "{\"events\":[", "[{\"LTLA21CD\":", "<CodeSystem><url value='x'/>",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let bytes = [start.as_bytes(), &rest].concat();
        let _ = schools::parse(bytes.as_slice());
        let _ = deprivation::parse(bytes.as_slice());
        let _ = postcodes::parse(bytes.as_slice());
        let _ = bank_holidays::parse(bytes.as_slice());
        let _ = code_sets::parse(bytes.as_slice(), &code_sets::Unsaid::default());
    }
}
