//! Schools in the store: each partnership has its own, with what it decides about them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use headstart_domain::identifier::{Postcode, Urn};
use headstart_store::{AuditEntry, StoreError, Time, Tx, Uid, rows::School};
use serde_json::json;
use uuid::Uuid;

use super::super::kind::ImportKind;
use super::super::load::{Stored, corrupt, stored, stored_number, to_stored};
use super::super::parsed::Parsed;
use super::super::record::Field;
use super::super::report::ImportReport;
use super::{Phase, SchoolRecord, SchoolStatus};

/// The most localities read at a time.
const PAGE: i64 = 100;

/// What an import of schools needs beside the file.
pub struct ForPartnership {
    /// The partnership they are for.
    pub partnership: Uid,
    /// Whether schools that were not known take part in the programme. Of those that are known, the partnership has
    /// decided already.
    pub takes_part: bool,
    /// The time of the import.
    pub now: DateTime<Utc>,
    /// Gives identifiers to schools that were not known.
    pub new_id: Box<dyn FnMut() -> Uuid + Send>,
    /// The localities of the partnership by the names of their wards; read with the first school written.
    localities: Option<HashMap<String, Uid>>,
}

impl ForPartnership {
    /// An import for a partnership.
    pub fn new(
        partnership: Uid,
        takes_part: bool,
        now: DateTime<Utc>,
        new_id: impl FnMut() -> Uuid + Send + 'static,
    ) -> Self {
        Self { partnership, takes_part, now, new_id: Box::new(new_id), localities: None }
    }

    /// The locality of a ward, so that a new school is found where its ward is.
    fn locality_of(&mut self, tx: &mut Tx<'_>, ward: Option<&String>) -> Result<Option<Uid>, StoreError> {
        if self.localities.is_none() {
            self.localities = Some(localities_by_ward(tx, self.partnership)?);
        }
        let known = self.localities.as_ref().zip(ward);
        Ok(known.and_then(|(localities, ward)| localities.get(ward).copied()))
    }

    fn row(&mut self, tx: &mut Tx<'_>, record: &SchoolRecord) -> Result<School, StoreError> {
        Ok(School {
            id: Uid((self.new_id)()),
            partnership_id: self.partnership,
            urn: urn_number(&record.urn)?,
            name: record.name.value().cloned().unwrap_or_default(),
            phase: record.phase.value().map(|phase| phase.code().to_owned()),
            kind: record.establishment_type.value().cloned(),
            status: record.status.value().map(|status| status.code().to_owned()),
            low_age: to_stored("an age", &record.low_age)?,
            high_age: to_stored("an age", &record.high_age)?,
            la_code: record.la_code.value().cloned(),
            establishment_number: record.establishment_number.value().cloned(),
            ward_name: record.ward_name.value().cloned(),
            postcode: record.postcode.value().map(|postcode| postcode.as_str().to_owned()),
            opened_on: record.opened_on.into_value(),
            closed_on: record.closed_on.into_value(),
            locality_id: self.locality_of(tx, record.ward_name.value())?,
            cluster_id: None,
            takes_part: self.takes_part,
            version: 1,
        })
    }
}

impl Stored for SchoolRecord {
    type Common = ForPartnership;

    const KIND: ImportKind = ImportKind::Schools;

    fn known(
        tx: &mut Tx<'_>,
        common: &mut ForPartnership,
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<Urn, Self>, StoreError> {
        let urns: Vec<i32> =
            incoming.records.iter().map(|line| urn_number(&line.record.urn)).collect::<Result<_, _>>()?;
        let rows = tx.schools_by_urn(common.partnership, &urns)?;
        rows.into_iter()
            .map(|row| {
                let record = Self::try_from(row)?;
                Ok((record.urn.clone(), record))
            })
            .collect()
    }

    fn put(tx: &mut Tx<'_>, common: &mut ForPartnership, records: &[&Self]) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(records.len());
        for record in records {
            rows.push(common.row(tx, record)?);
        }
        tx.put_schools(&rows)
    }

    fn note(tx: &mut Tx<'_>, common: &ForPartnership, report: &ImportReport) {
        tx.audit(AuditEntry {
            partnership_id: common.partnership,
            at: Time::from(common.now),
            actor_kind: "system",
            actor_id: Uid::NIL,
            action: "school.import",
            young_person_id: None,
            subject_id: None,
            details: json!({ "layout": report.layout, "lines": report.lines }),
            request_id: String::new(),
        });
    }
}

impl TryFrom<School> for SchoolRecord {
    type Error = StoreError;

    fn try_from(row: School) -> Result<Self, StoreError> {
        let urn = row.urn.to_string();
        Ok(Self {
            urn: Urn::parse(&urn).map_err(|_| corrupt("a school", &urn))?,
            name: Field::Value(row.name),
            phase: stored("a phase", row.phase, |code| Phase::from_code(code).ok_or(()))?,
            establishment_type: row.kind.into(),
            status: stored("a status", row.status, |code| SchoolStatus::from_code(code).ok_or(()))?,
            low_age: stored_number("an age", row.low_age)?,
            high_age: stored_number("an age", row.high_age)?,
            la_code: row.la_code.into(),
            establishment_number: row.establishment_number.into(),
            ward_name: row.ward_name.into(),
            postcode: stored("a postcode", row.postcode, Postcode::parse)?,
            opened_on: row.opened_on.into(),
            closed_on: row.closed_on.into(),
        })
    }
}

fn urn_number(urn: &Urn) -> Result<i32, StoreError> {
    urn.as_str().parse().map_err(|_| corrupt("a school", urn.as_str()))
}

fn localities_by_ward(tx: &mut Tx<'_>, partnership: Uid) -> Result<HashMap<String, Uid>, StoreError> {
    let mut by_ward = HashMap::new();
    let mut after = None;
    loop {
        let page = tx.list_localities(partnership, after, PAGE)?;
        let Some((last, _)) = page.last() else {
            return Ok(by_ward);
        };
        after = Some(last.id);
        for (locality, wards) in page {
            by_ward.extend(wards.into_iter().map(|ward| (ward, locality.id)));
        }
    }
}
