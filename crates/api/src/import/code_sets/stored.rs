//! Codes in the store.

use std::collections::{BTreeMap, HashMap};

use headstart_store::{StoreError, Tx, rows::CodeEntry};

use super::super::kind::ImportKind;
use super::super::load::Stored;
use super::super::parsed::Parsed;
use super::super::record::Field;
use super::{CodeKey, CodeRecord};

impl Stored for CodeRecord {
    type Common = ();

    const KIND: ImportKind = ImportKind::CodeSets;

    fn known(
        tx: &mut Tx<'_>,
        (): &mut (),
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<CodeKey, Self>, StoreError> {
        let mut lists: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for line in &incoming.records {
            let key = &line.record.key;
            lists.entry((&key.scheme, &key.version)).or_default().push(key.code.clone());
        }
        let mut known = HashMap::new();
        for ((scheme, version), codes) in lists {
            for row in tx.code_entries(scheme, version, &codes)? {
                let record = Self::from(row);
                known.insert(record.key.clone(), record);
            }
        }
        Ok(known)
    }

    fn put(tx: &mut Tx<'_>, (): &mut (), records: &[&Self]) -> Result<(), StoreError> {
        let rows: Vec<CodeEntry> = records
            .iter()
            .map(|record| CodeEntry {
                scheme: record.key.scheme.clone(),
                version: record.key.version.clone(),
                code: record.key.code.clone(),
                label: record.label.value().cloned().unwrap_or_default(),
                valid_from: record.valid_from.into_value(),
                valid_to: record.valid_to.into_value(),
            })
            .collect();
        tx.put_code_entries(&rows)
    }
}

impl From<CodeEntry> for CodeRecord {
    fn from(row: CodeEntry) -> Self {
        Self {
            key: CodeKey { scheme: row.scheme, version: row.version, code: row.code },
            label: Field::Value(row.label),
            valid_from: row.valid_from.into(),
            valid_to: row.valid_to.into(),
        }
    }
}
