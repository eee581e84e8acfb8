//! Whether what a set-up refers to is there: in the file itself or in the store.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::changes::{Changes, compare as compare_records};
use super::super::fault::{Fault, FaultCode, Reason};
use super::super::parsed::{Numbered, Parsed, RejectedLine};
use super::super::record::{Field, Record};
use super::population;
use super::{Part, SetupKey, SetupRecord, Wards};

/// Sets the file against what is known and rejects entries that refer to something that is neither in the file nor
/// known. Rejecting one entry can take the ground from another, so this is done until nothing more falls.
pub(super) fn compare(
    known: &HashMap<SetupKey, SetupRecord>,
    mut incoming: Parsed<SetupRecord>,
) -> Changes<SetupRecord> {
    let of_clusters = localities_of_clusters(known, &incoming.records);
    for line in &mut incoming.records {
        follow_cluster(&mut line.record, &of_clusters);
    }
    loop {
        let there: HashSet<SetupKey> =
            known.keys().chain(incoming.records.iter().map(|line| line.record.key())).cloned().collect();
        let homes = homes_of_wards(known, &incoming.records);
        let (good, bad): (Vec<_>, Vec<_>) = incoming
            .records
            .into_iter()
            .map(|line| {
                let mut reasons = reasons(known, &there, &homes, &line.record);
                reasons.extend(cluster_elsewhere(&line.record, &of_clusters));
                (line, reasons)
            })
            .partition(|(_, reasons)| reasons.is_empty());
        incoming.records = good.into_iter().map(|(line, _)| line).collect();
        if bad.is_empty() {
            return compare_records(known, incoming);
        }
        incoming.rejected.extend(bad.into_iter().map(|(line, reasons)| RejectedLine {
            line: line.line,
            key: Some(line.record.key.to_string()),
            reasons,
        }));
    }
}

/// The locality each cluster would belong to.
fn localities_of_clusters(
    known: &HashMap<SetupKey, SetupRecord>,
    incoming: &[Numbered<SetupRecord>],
) -> HashMap<String, String> {
    let all = known.values().chain(incoming.iter().map(|line| &line.record));
    let clusters = all.filter(|record| record.key.part == Part::Cluster);
    clusters.filter_map(|record| Some((record.key.name.clone(), record.locality.value()?.clone()))).collect()
}

/// A school belongs to the locality of its cluster: an entry that names only the cluster means both.
fn follow_cluster(record: &mut SetupRecord, of_clusters: &HashMap<String, String>) {
    if record.key.part == Part::School && record.locality == Field::Unstated {
        let locality = record.cluster.value().and_then(|cluster| of_clusters.get(cluster));
        record.locality = locality.map_or(Field::Unstated, |name| Field::Value(name.clone()));
    }
}

fn cluster_elsewhere(record: &SetupRecord, of_clusters: &HashMap<String, String>) -> Option<Reason> {
    let of_cluster = of_clusters.get(record.cluster.value()?)?;
    if record.locality.value() == Some(of_cluster) {
        return None;
    }
    let message = format!("the cluster belongs to the locality {of_cluster:?}");
    Some(Fault::new(FaultCode::FieldsDisagree, message).in_column("locality"))
}

/// The localities that would have each ward. More than one is one too many.
fn homes_of_wards(
    known: &HashMap<SetupKey, SetupRecord>,
    incoming: &[Numbered<SetupRecord>],
) -> BTreeMap<String, Vec<String>> {
    let mut localities: HashMap<&SetupKey, &Field<Wards>> =
        known.iter().map(|(key, record)| (key, &record.wards)).collect();
    localities.extend(incoming.iter().map(|line| (&line.record.key, &line.record.wards)));
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, wards) in localities {
        for ward in wards.value().map_or(&[][..], Wards::names) {
            homes.entry(ward.clone()).or_default().push(key.name.clone());
        }
    }
    homes
}

fn reasons(
    known: &HashMap<SetupKey, SetupRecord>,
    there: &HashSet<SetupKey>,
    homes: &BTreeMap<String, Vec<String>>,
    record: &SetupRecord,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if !there.iter().any(|key| key.part == Part::Partnership) {
        let message = "the partnership it belongs to cannot be read";
        reasons.push(Fault::new(FaultCode::UnknownReference, message).of_line());
    }
    for (column, part, name) in [
        ("locality", Part::Locality, &record.locality),
        ("cluster", Part::Cluster, &record.cluster),
        ("organisation", Part::Organisation, &record.organisation),
    ] {
        if let Field::Value(name) = name
            && !there.contains(&SetupKey::new(part, name))
        {
            let message = format!("there is no {} {name:?}", part.word());
            reasons.push(Fault::new(FaultCode::UnknownReference, message).in_column(column));
        }
    }
    reasons.extend(population::strangers(record, |part, name| {
        let key = SetupKey::new(part, name);
        if part == Part::School { known.contains_key(&key) } else { there.contains(&key) }
    }));
    // The register says what a school is; a set-up only decides about those it has.
    if record.key.part == Part::School && !known.contains_key(&record.key) {
        let message = "the school is not known: import the register of schools first";
        reasons.push(Fault::new(FaultCode::UnknownReference, message).in_column("urn"));
    }
    for ward in record.wards.value().map_or(&[][..], Wards::names) {
        let homes = homes.get(ward).map_or(&[][..], Vec::as_slice);
        if let Some(other) = homes.iter().find(|home| **home != record.key.name) {
            let message = format!("the ward {ward:?} belongs to the locality {other:?}");
            reasons.push(Fault::new(FaultCode::FieldsDisagree, message).in_column("wards"));
        }
    }
    reasons
}
