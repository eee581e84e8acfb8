//! The register of schools: Get Information About Schools (GIAS) and Edubase before it.
//!
//! GIAS is published by the Department for Education as CSV in Windows-1252, one line per establishment. Columns of
//! staff, addresses, telephone numbers and inspections are not read.

mod layouts;
mod stored;
mod words;

use std::io::Read;

use chrono::NaiveDate;
use headstart_domain::identifier::{Postcode, Urn};

use self::layouts::{Column, LAYOUTS};
pub use self::stored::ForPartnership;
pub use self::words::{Phase, SchoolStatus};
use super::fault::{Fault, FaultCode, ImportError};
use super::parsed::Parsed;
use super::record::{Field, record};
use super::table::{Row, read_table, text};
use super::value;

/// The register writes 99 as the highest age where there is none.
const MAX_AGE: u8 = 99;

record! {
    /// A school as the register has it.
    pub struct SchoolRecord {
        /// Its unique reference number.
        key urn: Urn,
        /// Its name.
        name: String,
        /// The ages it teaches, as a phase.
        phase: Phase,
        /// What it is in law, in the register's words: `Community school`, `Academy converter`, …
        establishment_type: String,
        /// Whether it is open.
        status: SchoolStatus,
        /// The lowest age it may admit, 0 to 99 years, not above `high_age`.
        low_age: u8,
        /// The highest age it may teach, 0 to 99 years.
        high_age: u8,
        /// The three-digit number of its local authority; Southampton is 852.
        la_code: String,
        /// Its four-digit number within the local authority.
        establishment_number: String,
        /// The name of the ward it stands in.
        ward_name: String,
        /// Its postcode.
        postcode: Postcode,
        /// The day it opened, where the register knows.
        opened_on: NaiveDate,
        /// The day it closed or will close; not before `opened_on`.
        closed_on: NaiveDate,
    }
}

/// Reads a file of schools.
///
/// # Errors
/// [`ImportError`] when the file cannot be read or its layout is not known. Bad lines are no error.
pub fn parse(reader: impl Read) -> Result<Parsed<SchoolRecord>, ImportError> {
    read_table(reader, LAYOUTS, Column::Urn, read)
}

fn read(row: &mut Row<'_, Column>) -> Option<SchoolRecord> {
    let urn = row.required(Column::Urn, value::urn);
    let name = row.required(Column::Name, text);
    let (la_code, establishment_number) = numbers(row);
    let (low_age, high_age) = ages(row);
    let (opened_on, closed_on) = dates(row);
    let record = SchoolRecord {
        phase: row.optional(Column::Phase, Phase::parse),
        establishment_type: row.filled(Column::Type, text),
        status: row.filled(Column::Status, SchoolStatus::parse),
        low_age,
        high_age,
        la_code,
        establishment_number,
        ward_name: row.optional(Column::WardName, text),
        postcode: row.optional(Column::Postcode, value::postcode),
        opened_on,
        closed_on,
        // Last, so that a line without them still has its other faults named.
        name: Field::Value(name?),
        urn: urn?,
    };
    Some(record)
}

fn ages(row: &mut Row<'_, Column>) -> (Field<u8>, Field<u8>) {
    let low = row.optional(Column::LowAge, value::whole_number(0..=MAX_AGE));
    let high = row.optional(Column::HighAge, value::whole_number(0..=MAX_AGE));
    if let (Field::Value(low), Field::Value(high)) = (low, high)
        && low > high
    {
        let message = format!("the lowest age {low} is above the highest age {high}");
        row.fault(Column::LowAge, Fault::new(FaultCode::ImpossibleAgeRange, message));
    }
    (low, high)
}

fn dates(row: &mut Row<'_, Column>) -> (Field<NaiveDate>, Field<NaiveDate>) {
    let opened = row.optional(Column::OpenDate, value::date);
    let closed = row.optional(Column::CloseDate, value::date);
    if let (Field::Value(opened), Field::Value(closed)) = (opened, closed)
        && closed < opened
    {
        let message = format!("it closed on {closed}, before it opened on {opened}");
        row.fault(Column::CloseDate, Fault::new(FaultCode::DatesOutOfOrder, message));
    }
    (opened, closed)
}

/// The numbers of the local authority and of the school in it. Some layouts write both as one, `852/2405`.
fn numbers(row: &mut Row<'_, Column>) -> (Field<String>, Field<String>) {
    let la_code = row.optional(Column::LaCode, value::digits(3));
    let both = row.optional(Column::DfeNumber, |cell| match cell.split_once('/') {
        Some((la, number)) => Ok((value::digits(3)(la)?, value::digits(4)(number)?)),
        None => Err(Fault::new(FaultCode::BadSchoolNumber, format!("{cell:?} is not of the form 852/2405"))),
    });
    match both {
        Field::Unstated => (la_code, row.optional(Column::EstablishmentNumber, value::digits(4))),
        Field::Blank => (la_code, Field::Blank),
        Field::Value((la, number)) => {
            if la_code.value().is_some_and(|stated| *stated != la) {
                let message = format!("the number begins with {la}, not with the authority's code");
                row.fault(Column::DfeNumber, Fault::new(FaultCode::FieldsDisagree, message));
            }
            (Field::Value(la), Field::Value(number))
        }
    }
}

#[cfg(test)]
mod tests;
