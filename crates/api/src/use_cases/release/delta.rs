//! What is new in a release since an earlier one of its project.

use std::collections::{BTreeMap, HashMap};

use headstart_contract::{
    problem::ProblemCode,
    release::{Correction, DeltaView, ResourceDelta, Tombstones},
};
use headstart_domain::release::{Difference, Field, Record, Removal, Resource, differences};
use headstart_store::{Tx, Uid};
use serde_json::json;
use tokio::sync::mpsc;

use super::{
    chunks::{FrozenRows, TOMBSTONES},
    format::object,
    shared::Shared,
    view::{Frozen, find_frozen},
};
use crate::error::{ApiError, ApiResult};

/// Lines are sent on when there are so many bytes of them.
const CHUNK: usize = 64 * 1024;

/// Two releases that are compared.
pub struct Compared {
    /// The later one.
    release: Uid,
    /// Its number.
    pub number: i32,
    /// The number of the earlier one; 0 for none.
    pub since: i32,
    earlier: Option<Uid>,
    /// The releases whose tombstones say why rows are gone, the newest last.
    between: Vec<Uid>,
    /// What was counted when it was frozen.
    kept: DeltaView,
}

/// Two releases of a project: one, and an earlier one by its number (the one before it when nothing is said).
///
/// # Errors
/// Not found, not frozen, not an earlier number, or the store's.
pub fn compared(tx: &mut Tx<'_>, partnership: Uid, id: Uid, since: Option<i32>) -> ApiResult<Compared> {
    let Frozen { row, project, number, manifest } = find_frozen(tx, partnership, id)?;
    let since = since.unwrap_or(number - 1);
    if !(0..number).contains(&since) {
        return Err(ApiError::known(
            ProblemCode::BadRequest,
            "since must be the number of an earlier release, or 0",
        ));
    }
    let mut between = Vec::new();
    for number in since + 1..=number {
        between.extend(tx.numbered_release(project.id, number)?.map(|release| release.id));
    }
    let earlier = tx.numbered_release(project.id, since)?.map(|release| release.id);
    Ok(Compared { release: row.id, number, since, earlier, between, kept: manifest.changes })
}

/// What is new in a release that is about to be frozen, since the newest of its project; `first` when it is the first.
/// To count it takes as long as reading both, so it is done once.
///
/// # Errors
/// The store's.
pub fn since_newest(tx: &mut Tx<'_>, project: Uid, release: Uid, first: DeltaView) -> ApiResult<DeltaView> {
    let since = tx.newest_release_number(project)?;
    let Some(earlier) = tx.numbered_release(project, since)? else { return Ok(first) };
    let (number, between) = (since + 1, vec![release]);
    Compared { release, number, since, earlier: Some(earlier.id), between, kept: first }.counted(tx)
}

impl Compared {
    /// Why people are gone, by name: the newest word counts.
    fn reasons(&self, shared: &Shared<'_, '_>) -> ApiResult<HashMap<String, Removal>> {
        let mut reasons = HashMap::new();
        for release in &self.between {
            for row in FrozenRows::of(shared, Some(*release), TOMBSTONES) {
                let mut row = row?.into_iter();
                if let (Some(name), Some(reason)) = (row.next(), row.next()) {
                    reasons.insert(name, reason.parse()?);
                }
            }
        }
        Ok(reasons)
    }

    fn differences<'s>(
        &self,
        shared: &'s Shared<'_, '_>,
        resource: Resource,
    ) -> impl Iterator<Item = ApiResult<Difference>> + 's {
        let before = FrozenRows::of(shared, self.earlier, resource.as_str());
        let after = FrozenRows::of(shared, Some(self.release), resource.as_str());
        differences(before, after, resource.key())
    }

    /// How many rows differ in each table, and how.
    ///
    /// # Errors
    /// The store's.
    pub fn counts(self, tx: &mut Tx<'_>) -> ApiResult<DeltaView> {
        if u32::try_from(self.since) == Ok(self.kept.since) { Ok(self.kept) } else { self.counted(tx) }
    }

    fn counted(&self, tx: &mut Tx<'_>) -> ApiResult<DeltaView> {
        let shared = Shared::new(tx);
        let reasons = self.reasons(&shared)?;
        let count = |resource: &Resource| counted(*resource, self.differences(&shared, *resource), &reasons);
        let number = |number: i32| u32::try_from(number).unwrap_or_default();
        Ok(DeltaView {
            since: number(self.since),
            number: number(self.number),
            resources: Resource::ALL.iter().map(count).collect::<ApiResult<_>>()?,
        })
    }

    /// Sends a table's differences, a line for each.
    ///
    /// # Errors
    /// The store's. When nobody reads any more it ends without one.
    pub fn send(
        &self,
        tx: &mut Tx<'_>,
        resource: Resource,
        sender: &mpsc::Sender<ApiResult<Vec<u8>>>,
    ) -> ApiResult<()> {
        let shared = Shared::new(tx);
        let reasons = self.reasons(&shared)?;
        let mut lines = Vec::with_capacity(CHUNK * 2);
        for difference in self.differences(&shared, resource) {
            line(&mut lines, resource, &difference?, &reasons)?;
            if lines.len() >= CHUNK && sender.blocking_send(Ok(std::mem::take(&mut lines))).is_err() {
                return Ok(());
            }
        }
        // Nobody may be reading any more; then there is nobody to tell.
        drop(sender.blocking_send(Ok(lines)));
        Ok(())
    }
}

fn reason_of(row: &Record, reasons: &HashMap<String, Removal>) -> Removal {
    row.first().and_then(|name| reasons.get(name)).copied().unwrap_or(Removal::NoLongerInData)
}

fn counted(
    resource: Resource,
    differences: impl Iterator<Item = ApiResult<Difference>>,
    reasons: &HashMap<String, Removal>,
) -> ApiResult<ResourceDelta> {
    let (mut added, mut changed, mut removed) = (0, 0, 0);
    let mut corrections: BTreeMap<usize, u64> = BTreeMap::new();
    let mut tombstones: BTreeMap<Removal, u64> = BTreeMap::new();
    for difference in differences {
        match difference? {
            Difference::Added(_) => added += 1,
            Difference::Changed { columns, .. } => {
                changed += 1;
                columns.into_iter().for_each(|column| *corrections.entry(column).or_default() += 1);
            }
            Difference::Removed(row) => {
                removed += 1;
                *tombstones.entry(reason_of(&row, reasons)).or_default() += 1;
            }
        }
    }
    let correction = |(column, rows)| Correction { column: resource.column(column).to_owned(), rows };
    Ok(ResourceDelta {
        name: resource,
        added,
        changed,
        removed,
        corrections: corrections.into_iter().map(correction).collect(),
        tombstones: tombstones.into_iter().map(|(reason, rows)| Tombstones { reason, rows }).collect(),
    })
}

/// The columns of a table with the cells of a row.
fn cells<'a>(fields: &'static [Field], row: &'a Record) -> impl Iterator<Item = (&'static Field, &'a [u8])> {
    fields.iter().zip(row.iter().map(String::as_bytes))
}

fn line(
    lines: &mut Vec<u8>,
    resource: Resource,
    difference: &Difference,
    reasons: &HashMap<String, Removal>,
) -> ApiResult<()> {
    let fields = resource.fields();
    match difference {
        Difference::Added(row) => {
            lines.extend_from_slice(b"{\"change\":\"added\",\"row\":");
            object(lines, cells(fields, row))?;
        }
        Difference::Removed(row) => {
            let change = json!({"change": "removed", "reason": reason_of(row, reasons)}).to_string();
            lines.extend_from_slice(change.trim_end_matches('}').as_bytes());
            lines.extend_from_slice(b",\"key\":");
            object(lines, cells(fields, row).take(resource.key()))?;
        }
        Difference::Changed { before, after, columns } => {
            lines.extend_from_slice(b"{\"change\":\"changed\",\"key\":");
            object(lines, cells(fields, after).take(resource.key()))?;
            for (which, row) in [("before", before), ("after", after)] {
                lines.extend_from_slice(format!(",\"{which}\":").as_bytes());
                let all: Vec<_> = cells(fields, row).collect();
                object(lines, columns.iter().filter_map(|column| all.get(*column).copied()))?;
            }
        }
    }
    lines.extend_from_slice(b"}\n");
    Ok(())
}
