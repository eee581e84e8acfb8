//! Periods of support: reading, moving, who may lead them.

mod closing;
mod due;
mod lead_workers;
mod panel;
mod read;
mod step;
mod transition;
mod waiting;

pub use due::Progress;
pub use lead_workers::lead_workers;
pub use panel::{ASKED, DECIDED, decided};
pub use read::{read, risks, summary};
pub use transition::{EpisodeMoved, transition};

use headstart_contract::problem::ProblemCode;
use headstart_domain::access::Reach;
use headstart_store::{Tx, Uid, rows::Episode, tx::episode::EpisodeFound};

use crate::error::{ApiError, ApiResult};

/// An episode within reach.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub(super) fn within(tx: &mut Tx<'_>, reach: &Reach, id: Uid) -> ApiResult<EpisodeFound> {
    tx.find_episode(reach, id)?.ok_or_else(ApiError::not_found)
}

/// An episode within reach that is not closed yet.
///
/// # Errors
/// Not found, also when it is out of reach; a conflict when it is closed; or the store's.
pub(super) fn open_within(tx: &mut Tx<'_>, reach: &Reach, id: Uid) -> ApiResult<Episode> {
    let (row, ..) = within(tx, reach, id)?;
    if row.is_open {
        return Ok(row);
    }
    Err(ApiError::known(ProblemCode::Conflict, "This period of support is closed"))
}
