//! What a release would hold, before anybody freezes it.

use chrono::{DateTime, Utc};
use headstart_contract::release::ReleasePreview;
use headstart_domain::clock::uk_local_date;
use headstart_store::{Tx, Uid};

use super::{
    manifest::{left_out, protection},
    names::Names,
    population::Population,
    project,
};
use crate::{crypto::Sealer, error::ApiResult};

/// Who would be in a release of a project made now, and how they would be protected.
///
/// # Errors
/// Not found, a key that was destroyed, or the store's.
pub fn preview(
    tx: &mut Tx<'_>,
    sealer: &Sealer,
    partnership: Uid,
    project: Uid,
    now: DateTime<Utc>,
) -> ApiResult<ReleasePreview> {
    let project = project::find(tx, partnership, project)?;
    let names = Names::of(sealer, &project)?;
    let k = usize::try_from(project.k).unwrap_or(usize::MAX);
    let population = Population::gather(tx, partnership, &names, k, uk_local_date(now))?;
    Ok(ReleasePreview {
        project: project.name,
        as_at: now,
        young_people: population.members.len() as u64,
        protection: protection(&population.protection),
        left_out: left_out(&population),
    })
}
