use super::*;
use crate::import::tests::{by_key, open_data, rejections};

const ENGLAND_2020: &str = r#"{
  "england-and-wales": {
    "division": "england-and-wales",
    "events": [
      {"title": "New Year’s Day", "date": "2020-01-01", "notes": "", "bunting": true},
      {"title": "Early May bank holiday (VE day)", "date": "2020-05-08", "notes": "", "bunting": true},
      {"title": "Boxing Day", "date": "2020-12-28", "notes": "Substitute day", "bunting": true}
    ]
  }
}"#;

fn parse_text(text: &str) -> Parsed<BankHolidayRecord> {
    parse(text.as_bytes()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn all_divisions_or_one_are_read_with_the_line_of_each_event() {
    let all = parse_text(ENGLAND_2020);
    assert_eq!(all.rejected, []);
    let lines: Vec<u64> = all.records.iter().map(|holiday| holiday.line).collect();
    assert_eq!(lines, [5, 6, 7]);
    let one = r#"{"division": "scotland", "events": [{"title": "St Andrew’s Day", "date": "2020-11-30"}]}"#;
    let one = parse_text(one);
    assert_eq!(one.records[0].record.key.division, Division::Scotland);
}

#[test]
fn a_bad_event_is_rejected_with_its_line_and_the_others_are_kept() {
    let parsed = parse_text(
        r#"{"england-and-wales": {"division": "england-and-wales", "events": [
            {"title": "A", "date": "2020-02-30"},
            {"title": " ", "date": "2020-03-01"},
            {"title": "C"},
            {"title": "D", "date": "2020-03-02"},
            {"title": "D again", "date": "2020-03-02"}
        ]},
        "wales": {"division": "wales", "events": [{"title": "St David’s Day", "date": "2020-03-01"}]}}"#,
    );
    assert_eq!(parsed.records.len(), 1);
    assert_eq!(
        rejections(&parsed),
        [
            (2, Some("date"), FaultCode::ImpossibleDate),
            (3, Some("title"), FaultCode::Missing),
            (4, None, FaultCode::BadShape),
            (6, None, FaultCode::DuplicateKey),
            (8, Some("division"), FaultCode::UnknownWord),
        ]
    );
}

#[test]
fn broken_json_is_refused_with_the_line_it_breaks_on() {
    for (text, broken_line) in [
        ("{\n\"england-and-wales\": {\n\"division\": \n}", 4),
        ("{\n\"england-and-wales\": {\n\"division\": 7, \"events\": []}}", 3),
        ("[]", 1),
    ] {
        let refused = parse(text.as_bytes());
        let Err(ImportError::Json { line, .. }) = refused else { panic!("{refused:?}") };
        assert_eq!(line, broken_line, "{text}");
    }
}

#[test]
fn a_holiday_that_was_moved_is_withdrawn_and_those_outside_the_file_stay() {
    let moved_from = r#"{"division": "england-and-wales", "events": [
        {"title": "Boxing Day", "date": "2019-12-26"},
        {"title": "Early May bank holiday", "date": "2020-05-04"},
        {"title": "New Year’s Day", "date": "2020-01-01"},
        {"title": "New Year’s Day", "date": "2021-01-01"}]}"#;
    let mut known = by_key(parse_text(moved_from));
    let elsewhere = BankHolidayKey { division: Division::Scotland, date: day("2020-01-02") };
    known.insert(
        elsewhere,
        BankHolidayRecord { key: elsewhere, title: Field::Value("2nd January".to_owned()) },
    );

    let changes = compare(&known, parse_text(ENGLAND_2020));
    let early_may = BankHolidayKey { division: Division::EnglandAndWales, date: day("2020-05-04") };
    assert_eq!(changes.withdrawn, [early_may]);
    assert_eq!((changes.added.len(), changes.unchanged.len()), (2, 1));
}

#[test]
fn a_file_with_a_bad_line_withdraws_nothing() {
    let known = by_key(parse_text(ENGLAND_2020));
    let mistyped = ENGLAND_2020.replace("2020-05-08", "2020-05-88");
    let changes = compare(&known, parse_text(&mistyped));
    assert_eq!((changes.rejected.len(), changes.withdrawn.len()), (1, 0));
}

#[test]
fn the_published_file_has_140_holidays_of_england_and_wales() {
    let Some(file) = open_data("bank-holidays/bank-holidays.json") else { return };
    let parsed = parse(file).unwrap();
    assert_eq!(parsed.rejected, []);
    let count = |division| {
        let of_division = parsed.records.iter().filter(|line| line.record.key.division == division);
        of_division.count()
    };
    assert_eq!(Division::ALL.map(count), [140, 157, 174]);
    let known = by_key(parsed);
    for (date, title) in [
        ("2020-05-08", "Early May bank holiday (VE day)"),
        ("2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        ("2023-05-08", "Bank holiday for the coronation of King Charles III"),
    ] {
        let key = BankHolidayKey { division: Division::EnglandAndWales, date: day(date) };
        assert_eq!(known[&key].title, Field::Value(title.to_owned()));
    }
}
