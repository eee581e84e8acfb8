//! The measures of a period of support.

use headstart_contract::measure::MeasureView;
use headstart_domain::access::Reach;
use headstart_store::{Tx, Uid};
use serde_json::json;

use super::view::measure;
use crate::{
    error::ApiResult,
    use_cases::{episode, tools::Tools},
};

/// Measures of an episode within reach, newest first.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<MeasureView>> {
    let (episode, ..) = episode::within(tx, reach, id)?;
    tools.caller.audit(tx, "episode.measures_read", Some(episode.young_person_id), Some(id), json!({}));
    let baseline = tx.baseline_scores(id)?;
    tx.measures_of_episode(id)?.into_iter().map(|scored| measure(scored, &baseline)).collect()
}
