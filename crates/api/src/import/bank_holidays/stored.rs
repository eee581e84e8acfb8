//! Bank holidays in the store.

use std::collections::HashMap;

use chrono::NaiveDate;
use headstart_store::{StoreError, Tx, rows::BankHoliday};

use super::super::changes::Changes;
use super::super::kind::ImportKind;
use super::super::load::Stored;
use super::super::parsed::Parsed;
use super::super::record::Field;
use super::{BankHolidayKey, BankHolidayRecord, Division, compare};

impl Stored for BankHolidayRecord {
    type Common = ();

    const KIND: ImportKind = ImportKind::BankHolidays;

    fn known(
        tx: &mut Tx<'_>,
        (): &mut (),
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<BankHolidayKey, Self>, StoreError> {
        let mut known = HashMap::new();
        for division in Division::ALL {
            let days = incoming.records.iter().map(|line| line.record.key);
            let days = days.filter(|key| key.division == division).map(|key| key.date);
            let Some(first) = days.min() else { continue };
            for row in tx.bank_holidays(division.code(), first)? {
                let key = BankHolidayKey { division, date: row.day };
                known.insert(key, Self { key, title: Field::Value(row.title) });
            }
        }
        Ok(known)
    }

    fn compare(known: &HashMap<BankHolidayKey, Self>, incoming: Parsed<Self>) -> Changes<Self> {
        compare(known, incoming)
    }

    fn put(tx: &mut Tx<'_>, (): &mut (), records: &[&Self]) -> Result<(), StoreError> {
        let rows: Vec<BankHoliday> = records
            .iter()
            .map(|record| BankHoliday {
                division: record.key.division.code().to_owned(),
                day: record.key.date,
                title: record.title.value().cloned().unwrap_or_default(),
            })
            .collect();
        tx.put_bank_holidays(&rows)
    }

    fn withdraw(tx: &mut Tx<'_>, keys: &[BankHolidayKey]) -> Result<(), StoreError> {
        for division in Division::ALL {
            let of_division = keys.iter().filter(|key| key.division == division);
            let days: Vec<NaiveDate> = of_division.map(|key| key.date).collect();
            tx.delete_bank_holidays(division.code(), &days)?;
        }
        Ok(())
    }
}
