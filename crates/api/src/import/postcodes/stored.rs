//! Postcodes in the store.

use std::collections::HashMap;

use headstart_domain::identifier::Postcode;
use headstart_store::{StoreError, Tx, rows::PostcodeArea};

use super::super::area::{AreaCode, LsoaCode};
use super::super::kind::ImportKind;
use super::super::load::{Stored, corrupt, stored, stored_number, to_stored};
use super::super::parsed::Parsed;
use super::PostcodeRecord;

impl Stored for PostcodeRecord {
    type Common = ();

    const KIND: ImportKind = ImportKind::Postcodes;

    fn known(
        tx: &mut Tx<'_>,
        (): &mut (),
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<Postcode, Self>, StoreError> {
        let postcodes: Vec<String> =
            incoming.records.iter().map(|line| line.record.postcode.as_str().to_owned()).collect();
        let rows = tx.postcode_areas(&postcodes)?;
        rows.into_iter()
            .map(|row| {
                let record = Self::try_from(row)?;
                Ok((record.postcode.clone(), record))
            })
            .collect()
    }

    fn put(tx: &mut Tx<'_>, (): &mut (), records: &[&Self]) -> Result<(), StoreError> {
        let rows: Vec<PostcodeArea> = records.iter().map(|record| row(record)).collect::<Result<_, _>>()?;
        tx.put_postcode_areas(&rows)
    }
}

impl TryFrom<PostcodeArea> for PostcodeRecord {
    type Error = StoreError;

    fn try_from(row: PostcodeArea) -> Result<Self, StoreError> {
        Ok(Self {
            postcode: Postcode::parse(&row.postcode).map_err(|_| corrupt("a postcode", &row.postcode))?,
            lsoa_code: stored("an LSOA", row.lsoa_code, LsoaCode::parse)?,
            ward_code: stored("an area", row.ward_code, AreaCode::parse)?,
            district_code: stored("an area", row.district_code, AreaCode::parse)?,
            easting: stored_number("an easting", row.easting)?,
            northing: stored_number("a northing", row.northing)?,
        })
    }
}

fn row(record: &PostcodeRecord) -> Result<PostcodeArea, StoreError> {
    Ok(PostcodeArea {
        postcode: record.postcode.as_str().to_owned(),
        lsoa_code: record.lsoa_code.value().map(|code| code.as_str().to_owned()),
        ward_code: record.ward_code.value().map(|code| code.as_str().to_owned()),
        district_code: record.district_code.value().map(|code| code.as_str().to_owned()),
        easting: to_stored("an easting", &record.easting)?,
        northing: to_stored("a northing", &record.northing)?,
    })
}
