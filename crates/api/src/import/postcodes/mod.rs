//! Postcodes: the LSOA, ward and district they lie in, and their place on the National Grid.

mod layouts;
mod stored;

use std::io::Read;

use headstart_domain::identifier::Postcode;

use self::layouts::{Column, LAYOUTS};
use super::area::{AreaCode, LsoaCode, area, lsoa};
use super::fault::{Fault, FaultCode, ImportError};
use super::parsed::Parsed;
use super::record::{Field, record};
use super::table::{Row, read_table};
use super::value;

/// The extent of the National Grid in metres.
const MAX_EASTING: u32 = 700_000;
const MAX_NORTHING: u32 = 1_300_000;

record! {
    /// What is known of a postcode.
    pub struct PostcodeRecord {
        /// The postcode.
        key postcode: Postcode,
        /// The LSOA most of its addresses lie in; blank outside England and Wales.
        lsoa_code: LsoaCode,
        /// The ward.
        ward_code: AreaCode,
        /// The local authority district.
        district_code: AreaCode,
        /// Metres east of the National Grid's origin, 0 to 700,000; blank where no place is known.
        easting: u32,
        /// Metres north of the National Grid's origin, 0 to 1,300,000; blank where no place is known.
        northing: u32,
    }
}

/// Reads a file of postcodes.
///
/// # Errors
/// [`ImportError`] when the file cannot be read or its layout is not known. Bad lines are no error.
pub fn parse(reader: impl Read) -> Result<Parsed<PostcodeRecord>, ImportError> {
    read_table(reader, LAYOUTS, Column::Postcode, read)
}

fn read(row: &mut Row<'_, Column>) -> Option<PostcodeRecord> {
    let postcode = row.required(Column::Postcode, value::postcode);
    let (easting, northing) = place(row);
    let record = PostcodeRecord {
        lsoa_code: lsoa(row, Column::Lsoa),
        ward_code: area(row, Column::Ward),
        district_code: area(row, Column::District),
        easting,
        northing,
        // Last, so that a line without it still has its other faults named.
        postcode: postcode?,
    };
    Some(record)
}

/// Easting and northing. Both are 0, or blank, where no place is known.
fn place(row: &mut Row<'_, Column>) -> (Field<u32>, Field<u32>) {
    let easting = row.optional(Column::Easting, value::whole_number(0..=MAX_EASTING));
    let northing = row.optional(Column::Northing, value::whole_number(0..=MAX_NORTHING));
    match (easting, northing) {
        (Field::Value(0), Field::Value(0)) => (Field::Blank, Field::Blank),
        (Field::Value(_), Field::Blank) | (Field::Blank, Field::Value(_)) => {
            let message = "easting and northing are given together or not at all";
            row.fault(Column::Easting, Fault::new(FaultCode::FieldsDisagree, message));
            (easting, northing)
        }
        place => place,
    }
}

#[cfg(test)]
mod tests;
