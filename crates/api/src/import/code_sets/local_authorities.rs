//! Local authority districts as the Office for National Statistics lists them with the county they lie in: a JSON array
//! of objects with `LTLA21CD` and `LTLA21NM`, the digits being the year.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::super::fault::{Fault, FaultCode, ImportError};
use super::super::parsed::{Collector, Parsed};
use super::super::whole_file::JsonLines;
use super::CodeRecord;
use super::found::FoundCode;

/// The name under which districts are kept; the version is the year.
const SCHEME: &str = "ons-local-authority-district";

pub(super) fn parse(content: &str) -> Result<Parsed<CodeRecord>, ImportError> {
    let rows: Vec<&RawValue> = serde_json::from_str(content)?;
    let lines = JsonLines::of(content);
    let mut collector = Collector::new("ONS local authority districts");
    for raw in rows {
        let line = lines.line(raw);
        match read(raw, line) {
            Ok(found) => found.collect_into(&mut collector),
            Err(fault) => collector.reject(line, None, vec![fault.of_line()]),
        }
    }
    Ok(collector.finish())
}

fn read(raw: &RawValue, line: u64) -> Result<FoundCode, Fault> {
    let row: BTreeMap<String, Value> = serde_json::from_str(raw.get())
        .map_err(|error| Fault::new(FaultCode::BadShape, error.to_string()))?;
    let cell = |header: &str| row.get(header).and_then(Value::as_str).map(str::to_owned);
    let year = row.keys().find_map(|header| year_of(header));
    let year = year.ok_or_else(|| {
        let message = "the entry has no code of a district (LTLA21CD)";
        Fault::new(FaultCode::BadShape, message)
    })?;
    Ok(FoundCode {
        line,
        scheme: SCHEME.to_owned(),
        version: format!("20{year}"),
        code: cell(&format!("LTLA{year}CD")),
        label: cell(&format!("LTLA{year}NM")),
    })
}

fn year_of(header: &str) -> Option<&str> {
    let year = header.strip_prefix("LTLA")?.strip_suffix("CD")?;
    let digits = year.len() == 2 && year.bytes().all(|digit| digit.is_ascii_digit());
    digits.then_some(year)
}
