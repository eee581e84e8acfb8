//! Neighbourhoods (LSOAs): deprivation, population, ward and local authority.
//!
//! No single file has all of it. The English Indices of Deprivation (2019: File 1 IMD, File 3 IDACI, File 6
//! population, File 7 everything; and 2025) and the ward look-ups of the Office for National Statistics complement
//! each other: each is read into partial records, which are laid over each other by LSOA code.

mod layouts;
mod stored;

use std::io::Read;

use self::layouts::{Column, LAYOUTS, edition_of};
use super::area::{AreaCode, LsoaCode};
use super::fault::{Fault, FaultCode, ImportError};
use super::parsed::Parsed;
use super::record::{Field, record};
use super::table::{Row, read_table, text};
use super::value;

record! {
    /// What is known of a neighbourhood.
    pub struct LsoaRecord {
        /// Its code.
        key code: LsoaCode,
        /// Its name: the local authority's and a number.
        name: String,
        /// The code of the local authority it lies in.
        la_code: AreaCode,
        /// The name of the local authority it lies in.
        la_name: String,
        /// The year of the indices that `imd_rank` and `imd_decile` are from. Years do not compare: boundaries and
        /// methods differ.
        imd_edition: u16,
        /// Its place in England by the Index of Multiple Deprivation, 1 the most deprived.
        imd_rank: u32,
        /// Its tenth of England by that index, 1 the most deprived to 10.
        imd_decile: u8,
        /// The year of the indices that the `idaci_` fields are from.
        idaci_edition: u16,
        /// Its place in England by Income Deprivation Affecting Children, 1 the most deprived.
        idaci_rank: u32,
        /// Its tenth of England by that index, 1 the most deprived to 10.
        idaci_decile: u8,
        /// The share of its children in income-deprived families, 0 to 1.
        idaci_score: f64,
        /// The code of the ward it best fits.
        ward_code: AreaCode,
        /// The name of the ward it best fits.
        ward_name: String,
        /// People of all ages, prisoners left out, in the middle of 2015 for the indices of 2019.
        population: u32,
    }
}

/// An edition of the English Indices of Deprivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edition {
    year: u16,
    /// The number of LSOAs in England that are ranked.
    lsoas: u32,
}

/// More people than any LSOA has; the largest of 2015 had under 10,000.
const MAX_POPULATION: u32 = 100_000;

/// Reads a file about LSOAs.
///
/// # Errors
/// [`ImportError`] when the file cannot be read or its layout is not known. Bad lines are no error.
pub fn parse(reader: impl Read) -> Result<Parsed<LsoaRecord>, ImportError> {
    read_table(reader, LAYOUTS, Column::Code, read)
}

fn read(row: &mut Row<'_, Column>) -> Option<LsoaRecord> {
    let code = row.required(Column::Code, LsoaCode::parse);
    let edition = edition_of(row.layout());
    let (imd_rank, imd_decile) = place(row, edition, Column::ImdRank, Column::ImdDecile);
    let (idaci_rank, idaci_decile) = place(row, edition, Column::IdaciRank, Column::IdaciDecile);
    let idaci_score = row.filled(Column::IdaciScore, value::proportion);
    let year_if = |stated: bool| match edition {
        Some(edition) if stated => Field::Value(edition.year),
        _ => Field::Unstated,
    };
    let imd_stated = imd_rank.value().is_some() || imd_decile.value().is_some();
    let idaci_stated =
        idaci_rank.value().is_some() || idaci_decile.value().is_some() || idaci_score.value().is_some();
    let record = LsoaRecord {
        name: row.filled(Column::Name, text),
        la_code: row.filled(Column::LaCode, AreaCode::parse),
        la_name: row.filled(Column::LaName, text),
        imd_edition: year_if(imd_stated),
        imd_rank,
        imd_decile,
        idaci_edition: year_if(idaci_stated),
        idaci_rank,
        idaci_decile,
        idaci_score,
        ward_code: row.filled(Column::WardCode, AreaCode::parse),
        ward_name: row.filled(Column::WardName, text),
        population: row.filled(Column::Population, value::whole_number(0..=MAX_POPULATION)),
        // Last, so that a line without it still has its other faults named.
        code: code?,
    };
    Some(record)
}

/// A rank and the decile that follows from it.
fn place(
    row: &mut Row<'_, Column>,
    edition: Option<Edition>,
    rank: Column,
    decile: Column,
) -> (Field<u32>, Field<u8>) {
    let lsoas = edition.map_or(u32::MAX, |edition| edition.lsoas);
    let read_rank = row.filled(rank, value::whole_number(1..=lsoas));
    let read_decile = row.filled(decile, value::whole_number(1..=10));
    if let (Some(edition), Field::Value(rank), Field::Value(stated)) = (edition, read_rank, read_decile)
        && decile_of(rank, edition.lsoas) != u32::from(stated)
    {
        let message = format!("decile {stated} does not go with rank {rank} of {}", edition.lsoas);
        row.fault(decile, Fault::new(FaultCode::FieldsDisagree, message));
    }
    (read_rank, read_decile)
}

/// The tenth a rank falls in when so many areas are ranked.
fn decile_of(rank: u32, areas: u32) -> u32 {
    (rank * 10).div_ceil(areas)
}

#[cfg(test)]
mod tests;
