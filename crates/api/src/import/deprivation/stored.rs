//! Neighbourhoods in the store.

use std::collections::HashMap;

use headstart_store::{StoreError, Tx, rows::Lsoa};

use super::super::area::{AreaCode, LsoaCode};
use super::super::kind::ImportKind;
use super::super::load::{Stored, corrupt, stored, stored_number, to_stored};
use super::super::parsed::Parsed;
use super::super::record::Field;
use super::LsoaRecord;

impl Stored for LsoaRecord {
    type Common = ();

    const KIND: ImportKind = ImportKind::Deprivation;

    fn known(
        tx: &mut Tx<'_>,
        (): &mut (),
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<LsoaCode, Self>, StoreError> {
        let codes: Vec<String> =
            incoming.records.iter().map(|line| line.record.code.as_str().to_owned()).collect();
        let rows = tx.lsoas(&codes)?;
        rows.into_iter()
            .map(|row| {
                let record = Self::try_from(row)?;
                Ok((record.code.clone(), record))
            })
            .collect()
    }

    fn put(tx: &mut Tx<'_>, (): &mut (), records: &[&Self]) -> Result<(), StoreError> {
        let rows: Vec<Lsoa> = records.iter().map(|record| row(record)).collect::<Result<_, _>>()?;
        tx.put_lsoas(&rows)
    }
}

impl TryFrom<Lsoa> for LsoaRecord {
    type Error = StoreError;

    fn try_from(row: Lsoa) -> Result<Self, StoreError> {
        Ok(Self {
            code: LsoaCode::parse(&row.code).map_err(|_| corrupt("an LSOA", &row.code))?,
            name: Field::Value(row.name),
            la_code: stored("an area", row.la_code, AreaCode::parse)?,
            la_name: row.la_name.into(),
            imd_edition: stored_number("a year", row.imd_edition)?,
            imd_rank: stored_number("a rank", row.imd_rank)?,
            imd_decile: stored_number("a decile", row.imd_decile)?,
            idaci_edition: stored_number("a year", row.idaci_edition)?,
            idaci_rank: stored_number("a rank", row.idaci_rank)?,
            idaci_decile: stored_number("a decile", row.idaci_decile)?,
            idaci_score: row.idaci_score.into(),
            ward_code: stored("an area", row.ward_code, AreaCode::parse)?,
            ward_name: row.ward_name.into(),
            population: stored_number("a population", row.population)?,
        })
    }
}

fn row(record: &LsoaRecord) -> Result<Lsoa, StoreError> {
    let code = |field: &Field<AreaCode>| field.value().map(|code| code.as_str().to_owned());
    Ok(Lsoa {
        code: record.code.as_str().to_owned(),
        // Until a file names it, a neighbourhood goes by its code.
        name: record.name.value().map_or_else(|| record.code.to_string(), Clone::clone),
        la_code: code(&record.la_code),
        la_name: record.la_name.value().cloned(),
        ward_code: code(&record.ward_code),
        ward_name: record.ward_name.value().cloned(),
        imd_edition: to_stored("a year", &record.imd_edition)?,
        imd_rank: to_stored("a rank", &record.imd_rank)?,
        imd_decile: to_stored("a decile", &record.imd_decile)?,
        idaci_edition: to_stored("a year", &record.idaci_edition)?,
        idaci_rank: to_stored("a rank", &record.idaci_rank)?,
        idaci_decile: to_stored("a decile", &record.idaci_decile)?,
        idaci_score: record.idaci_score.value().copied(),
        population: to_stored("a population", &record.population)?,
    })
}
