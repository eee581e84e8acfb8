//! Bank holidays, as the government publishes them at <https://www.gov.uk/bank-holidays.json>.

mod stored;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io::Read;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::changes::{Changes, compare as compare_records};
use super::fault::{Fault, FaultCode, ImportError, Reason};
use super::parsed::{Collector, Parsed};
use super::record::{Field, record};
use super::table::{checked, text};
use super::value;
use super::whole_file::{JsonLines, read_text};

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// What tells bank holidays apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BankHolidayKey {
    /// Where.
    pub division: Division,
    /// When.
    pub date: NaiveDate,
}

record! {
    /// A bank holiday.
    pub struct BankHolidayRecord {
        /// Where and when.
        key key: BankHolidayKey,
        /// What it is called.
        title: String,
    }
}

#[derive(Deserialize)]
struct DivisionEvents<'a> {
    division: String,
    #[serde(borrow)]
    events: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Event {
    title: String,
    date: String,
}

impl Division {
    /// All three, in the order in which they are published.
    pub const ALL: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    /// The code used by the government and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "england-and-wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern-ireland",
        }
    }

    /// The division with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|division| division.code() == code)
    }
}

impl fmt::Display for BankHolidayKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.division.code(), self.date)
    }
}

/// Reads the published file, with all divisions or with one.
///
/// # Errors
/// [`ImportError`] when the file cannot be read or is no such JSON. Bad events are no error.
pub fn parse(reader: impl Read) -> Result<Parsed<BankHolidayRecord>, ImportError> {
    let text = read_text(reader)?;
    let lines = JsonLines::of(&text);
    let top: BTreeMap<String, &RawValue> = serde_json::from_str(&text)?;
    let divisions: Vec<DivisionEvents<'_>> = if top.contains_key("events") {
        vec![serde_json::from_str(&text)?]
    } else {
        top.into_values()
            .map(|value| serde_json::from_str(value.get()).map_err(|error| lines.error(value, &error)))
            .collect::<Result<_, _>>()?
    };
    let mut collector = Collector::new("GOV.UK bank holidays");
    for DivisionEvents { division, events } in divisions {
        for event in events {
            let line = lines.line(event);
            match read(&division, event) {
                Ok(record) => collector.accept(line, record),
                Err((key, reason)) => collector.reject(line, key, vec![reason]),
            }
        }
    }
    Ok(collector.finish())
}

/// Sets the file against what is known. A holiday that is known, lies between the first and the last date the file has
/// for its division, and is not in the file, was moved or called off: it is withdrawn. A file with bad lines withdraws
/// nothing, since the holiday may be on one of them.
#[must_use]
pub fn compare(
    existing: &HashMap<BankHolidayKey, BankHolidayRecord>,
    incoming: Parsed<BankHolidayRecord>,
) -> Changes<BankHolidayRecord> {
    let stated: Vec<BankHolidayKey> = incoming.records.iter().map(|numbered| numbered.record.key).collect();
    let mut changes = compare_records(existing, incoming);
    if changes.rejected.is_empty() {
        changes.withdrawn = withdrawn(existing, &stated);
    }
    changes
}

fn withdrawn(
    existing: &HashMap<BankHolidayKey, BankHolidayRecord>,
    stated: &[BankHolidayKey],
) -> Vec<BankHolidayKey> {
    let mut ranges: BTreeMap<Division, (NaiveDate, NaiveDate)> = BTreeMap::new();
    for key in stated {
        let range = ranges.entry(key.division).or_insert((key.date, key.date));
        *range = (range.0.min(key.date), range.1.max(key.date));
    }
    let covered = |key: &BankHolidayKey| {
        ranges.get(&key.division).is_some_and(|(first, last)| (first..=last).contains(&&key.date))
    };
    let mut withdrawn: Vec<BankHolidayKey> =
        existing.keys().filter(|key| covered(key) && !stated.contains(key)).copied().collect();
    withdrawn.sort_unstable();
    withdrawn
}

fn read(division: &str, event: &RawValue) -> Result<BankHolidayRecord, (Option<String>, Reason)> {
    let event: Event = serde_json::from_str(event.get()).map_err(|error| {
        let fault = Fault::new(FaultCode::BadShape, error.to_string());
        (None, fault.of_line())
    })?;
    let in_column = |column: &'static str| {
        let key = format!("{division} {}", event.date);
        let key = key.chars().take(100).collect();
        move |fault: Fault| (Some(key), fault.in_column(column))
    };
    let place = Division::from_code(division).ok_or_else(|| {
        let message = format!("{division:?} is no division of the United Kingdom");
        in_column("division")(Fault::new(FaultCode::UnknownWord, message))
    })?;
    let date = value::date(&event.date).map_err(in_column("date"))?;
    let title = match event.title.trim() {
        "" => Err(Fault::new(FaultCode::Missing, "the field is blank")),
        title => checked(title).and_then(text),
    };
    let title = title.map_err(in_column("title"))?;
    Ok(BankHolidayRecord { key: BankHolidayKey { division: place, date }, title: Field::Value(title) })
}

#[cfg(test)]
mod tests;
