//! A partnership's set-up in the store.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use headstart_store::rows::{Cluster, Locality, Offer, Organisation, Partnership};
use headstart_store::tx::offer::OfferFilter;
use headstart_store::{AuditEntry, StoreError, Time, Tx, Uid};
use serde_json::json;
use uuid::Uuid;

use super::super::changes::Changes;
use super::super::kind::ImportKind;
use super::super::load::{Stored, corrupt, stored_number, to_stored};
use super::super::parsed::Parsed;
use super::super::record::Field;
use super::super::report::ImportReport;
use super::population;
use super::{Part, SetupKey, SetupRecord, Wards, check};
use crate::auth::Caller;

/// The most records read at a time.
const PAGE: i64 = 100;

/// What a set-up needs beside the file.
pub struct Installation {
    /// The time of the import.
    pub now: DateTime<Utc>,
    /// Gives identifiers to what is new.
    pub new_id: Box<dyn FnMut() -> Uuid + Send>,
    /// The partnership of the file, once it is found or made.
    partnership: Option<Uid>,
    /// Who asks for it; nobody at the machine itself.
    caller: Option<Caller>,
}

impl Installation {
    /// An import into an installation.
    pub fn new(now: DateTime<Utc>, new_id: impl FnMut() -> Uuid + Send + 'static) -> Self {
        Self { now, new_id: Box::new(new_id), partnership: None, caller: None }
    }

    /// Notes in the audit who asked for the import.
    #[must_use]
    pub fn asked_by(mut self, caller: Caller) -> Self {
        self.caller = Some(caller);
        self
    }

    fn new_uid(&mut self) -> Uid {
        Uid((self.new_id)())
    }

    fn partnership(&self) -> Result<Uid, StoreError> {
        // The partnership is the first entry of every file; without it the others were never compared.
        self.partnership.ok_or_else(|| corrupt("a set-up", "without its partnership"))
    }
}

impl Stored for SetupRecord {
    type Common = Installation;

    const KIND: ImportKind = ImportKind::Setup;

    fn known(
        tx: &mut Tx<'_>,
        common: &mut Installation,
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<SetupKey, Self>, StoreError> {
        let mut known = HashMap::new();
        let code = incoming.records.iter().find(|line| line.record.key.part == Part::Partnership);
        let Some(code) = code.map(|line| &line.record.key.name) else {
            return Ok(known);
        };
        let Some(partnership) = tx.find_partnership_by_code(code)? else {
            return Ok(known);
        };
        common.partnership = Some(partnership.id);
        let mut all = vec![Self {
            name: Field::Value(partnership.name),
            ..Self::unstated(SetupKey::new(Part::Partnership, partnership.code))
        }];
        let places = Places::read(tx, partnership.id)?;
        all.extend(places.records());
        all.extend(organisations_and_offers(tx, partnership.id)?);
        all.extend(schools(tx, partnership.id, &places, incoming)?);
        all.extend(population::known(tx, partnership.id, &places.localities)?);
        known.extend(all.into_iter().map(|record| (record.key.clone(), record)));
        Ok(known)
    }

    fn compare(known: &HashMap<SetupKey, Self>, incoming: Parsed<Self>) -> Changes<Self> {
        check::compare(known, incoming)
    }

    fn put(tx: &mut Tx<'_>, common: &mut Installation, records: &[&Self]) -> Result<(), StoreError> {
        // A ward leaves its old locality before it comes to the new one.
        for record in records.iter().filter(|record| record.key.part == Part::Locality) {
            leave_wards(tx, common, record)?;
        }
        let mut in_order = records.to_vec();
        in_order.sort_by_key(|record| record.key.part);
        for record in in_order {
            match record.key.part {
                Part::Partnership => put_partnership(tx, common, record)?,
                Part::Locality => put_locality(tx, common, record)?,
                Part::Organisation => put_organisation(tx, common, record)?,
                Part::Cluster => put_cluster(tx, common, record)?,
                Part::Offer => put_offer(tx, common, record)?,
                Part::School => put_school(tx, common, record)?,
                Part::Population => population::put(tx, common.partnership()?, record)?,
            }
        }
        // Young people belong to the locality of their ward or school, which may now be another.
        tx.rehome(common.partnership()?, Time::from(common.now))?;
        Ok(())
    }

    fn note(tx: &mut Tx<'_>, common: &Installation, report: &ImportReport) {
        let Some(partnership_id) = common.partnership else { return };
        let details = json!({ "lines": report.lines });
        if let Some(caller) = &common.caller {
            return caller.audit(tx, "setup.import", None, None, details);
        }
        tx.audit(AuditEntry {
            partnership_id,
            at: Time::from(common.now),
            actor_kind: "system",
            actor_id: Uid::NIL,
            action: "setup.import",
            young_person_id: None,
            subject_id: None,
            details,
            request_id: String::new(),
        });
    }
}

/// The localities and clusters of a partnership, to tell names from identifiers.
struct Places {
    localities: Vec<(Locality, Vec<String>)>,
    clusters: Vec<Cluster>,
}

impl Places {
    fn read(tx: &mut Tx<'_>, partnership: Uid) -> Result<Self, StoreError> {
        let localities = pages(|after| tx.list_localities(partnership, after, PAGE), |(row, _)| row.id)?;
        let clusters = pages(|after| tx.list_clusters(partnership, after, PAGE), |row| row.id)?;
        Ok(Self { localities, clusters })
    }

    fn locality(&self, id: Option<Uid>) -> Field<String> {
        let found = self.localities.iter().find(|(row, _)| Some(row.id) == id);
        found.map(|(row, _)| row.name.clone()).into()
    }

    fn cluster(&self, id: Option<Uid>) -> Field<String> {
        self.clusters.iter().find(|row| Some(row.id) == id).map(|row| row.name.clone()).into()
    }

    fn records(&self) -> Vec<SetupRecord> {
        let localities = self.localities.iter().map(|(row, wards)| SetupRecord {
            wards: Field::Value(Wards::from(wards.clone())),
            ..SetupRecord::unstated(SetupKey::new(Part::Locality, &row.name))
        });
        let clusters = self.clusters.iter().map(|row| SetupRecord {
            locality: self.locality(Some(row.locality_id)),
            ..SetupRecord::unstated(SetupKey::new(Part::Cluster, &row.name))
        });
        localities.chain(clusters).collect()
    }
}

/// All rows of a paged list, which a set-up is small enough for.
fn pages<T>(
    mut page: impl FnMut(Option<Uid>) -> Result<Vec<T>, StoreError>,
    id: impl Fn(&T) -> Uid,
) -> Result<Vec<T>, StoreError> {
    let mut all: Vec<T> = Vec::new();
    loop {
        let next = page(all.last().map(&id))?;
        if next.is_empty() {
            return Ok(all);
        }
        all.extend(next);
    }
}

fn organisations_and_offers(tx: &mut Tx<'_>, partnership: Uid) -> Result<Vec<SetupRecord>, StoreError> {
    let organisations = pages(|after| tx.list_organisations(partnership, after, PAGE), |row| row.id)?;
    let offers = pages(
        |after| tx.list_offers(partnership, &OfferFilter { after, limit: PAGE, ..OfferFilter::default() }),
        |found| found.row.id,
    )?;
    let mut records: Vec<SetupRecord> = organisations
        .into_iter()
        .map(|row| SetupRecord::unstated(SetupKey::new(Part::Organisation, row.name)))
        .collect();
    for found in offers {
        records.push(SetupRecord {
            number: stored_number("an offer's number", Some(found.row.number))?,
            organisation: found.organisation.into(),
            places: stored_number("a number of places", found.row.places)?,
            active: Field::Value(found.row.active),
            ..SetupRecord::unstated(SetupKey::new(Part::Offer, found.row.name))
        });
    }
    Ok(records)
}

fn schools(
    tx: &mut Tx<'_>,
    partnership: Uid,
    places: &Places,
    incoming: &Parsed<SetupRecord>,
) -> Result<Vec<SetupRecord>, StoreError> {
    let keys = incoming.records.iter().map(|line| &line.record.key);
    let mut urns: Vec<i32> =
        keys.filter(|key| key.part == Part::School).map(urn).collect::<Result<_, StoreError>>()?;
    // Their figures name schools too.
    urns.extend(incoming.records.iter().flat_map(|line| population::schools_named(&line.record)));
    urns.sort_unstable();
    urns.dedup();
    let rows = tx.schools_by_urn(partnership, &urns)?;
    let records = rows.into_iter().map(|row| SetupRecord {
        locality: places.locality(row.locality_id),
        cluster: places.cluster(row.cluster_id),
        takes_part: Field::Value(row.takes_part),
        ..SetupRecord::unstated(SetupKey::new(Part::School, row.urn.to_string()))
    });
    Ok(records.collect())
}

fn urn(key: &SetupKey) -> Result<i32, StoreError> {
    key.name.parse().map_err(|_| corrupt("a school", &key.name))
}

fn put_partnership(
    tx: &mut Tx<'_>,
    common: &mut Installation,
    record: &SetupRecord,
) -> Result<(), StoreError> {
    let name = record.name.value().cloned().unwrap_or_default();
    if let Some(id) = common.partnership {
        return tx.rename_partnership(id, &name);
    }
    let id = common.new_uid();
    common.partnership = Some(id);
    let code = record.key.name.clone();
    tx.insert_partnership(Partnership { id, code, name, created_at: Time::from(common.now) })
}

/// Takes from a known locality the wards it is to lose.
fn leave_wards(tx: &mut Tx<'_>, common: &Installation, record: &SetupRecord) -> Result<(), StoreError> {
    let Some(partnership) = common.partnership else { return Ok(()) };
    let Some((row, before)) = tx.find_locality_by_name(partnership, &record.key.name)? else {
        return Ok(());
    };
    let after = record.wards.value().map_or(&[][..], Wards::names);
    let stay: Vec<String> = before.into_iter().filter(|ward| after.contains(ward)).collect();
    tx.set_wards(partnership, row.id, &stay)
}

fn put_locality(tx: &mut Tx<'_>, common: &mut Installation, record: &SetupRecord) -> Result<(), StoreError> {
    let partnership = common.partnership()?;
    let id = match tx.find_locality_by_name(partnership, &record.key.name)? {
        Some((row, _)) => {
            tx.update_locality(&row, row.version)?;
            row.id
        }
        None => {
            let id = common.new_uid();
            let name = record.key.name.clone();
            tx.insert_locality(Locality { id, partnership_id: partnership, name, version: 1 })?;
            id
        }
    };
    tx.set_wards(partnership, id, record.wards.value().map_or(&[][..], Wards::names))
}

fn put_organisation(
    tx: &mut Tx<'_>,
    common: &mut Installation,
    record: &SetupRecord,
) -> Result<(), StoreError> {
    let id = common.new_uid();
    let name = record.key.name.clone();
    tx.insert_organisation(Organisation { id, partnership_id: common.partnership()?, name, version: 1 })
}

fn put_cluster(tx: &mut Tx<'_>, common: &mut Installation, record: &SetupRecord) -> Result<(), StoreError> {
    let partnership_id = common.partnership()?;
    let locality_id = locality(tx, partnership_id, &record.locality)?
        .ok_or_else(|| corrupt("a cluster without locality", &record.key.name))?;
    let name = record.key.name.clone();
    match tx.find_cluster_by_name(partnership_id, &name)? {
        Some(row) => {
            let version = row.version;
            tx.update_cluster(&Cluster { locality_id, ..row }, version)?;
            Ok(())
        }
        None => {
            let id = common.new_uid();
            tx.insert_cluster(Cluster { id, partnership_id, locality_id, name, version: 1 })
        }
    }
}

fn put_offer(tx: &mut Tx<'_>, common: &mut Installation, record: &SetupRecord) -> Result<(), StoreError> {
    let partnership_id = common.partnership()?;
    let known = tx.find_offer_by_name(partnership_id, &record.key.name)?;
    let organisation_id = match record.organisation.value() {
        Some(name) => tx.find_organisation_by_name(partnership_id, name)?.map(|row| row.id),
        None => None,
    };
    let number: Option<i16> = to_stored("an offer's number", &record.number)?;
    let row = Offer {
        id: known.as_ref().map_or_else(|| common.new_uid(), |row| row.id),
        partnership_id,
        number: number.unwrap_or_default(),
        name: record.key.name.clone(),
        organisation_id,
        places: to_stored("a number of places", &record.places)?,
        active: record.active.value().copied().unwrap_or_default(),
        version: 1,
    };
    match known {
        Some(known) => tx.update_offer(&row, known.version).map(|_| ()),
        None => tx.insert_offer(row),
    }
}

fn put_school(tx: &mut Tx<'_>, common: &mut Installation, record: &SetupRecord) -> Result<(), StoreError> {
    let partnership = common.partnership()?;
    let urn = urn(&record.key)?;
    let Some(mut row) = tx.schools_by_urn(partnership, &[urn])?.pop() else {
        return Err(corrupt("a school that was known a moment ago", &record.key.name));
    };
    row.locality_id = locality(tx, partnership, &record.locality)?;
    row.cluster_id = match record.cluster.value() {
        Some(name) => tx.find_cluster_by_name(partnership, name)?.map(|row| row.id),
        None => None,
    };
    row.takes_part = record.takes_part.value().copied().unwrap_or_default();
    tx.update_school(&row, row.version)?;
    Ok(())
}

fn locality(tx: &mut Tx<'_>, partnership: Uid, name: &Field<String>) -> Result<Option<Uid>, StoreError> {
    match name.value() {
        Some(name) => Ok(tx.find_locality_by_name(partnership, name)?.map(|(row, _)| row.id)),
        None => Ok(None),
    }
}
