//! `headstart admin rebuild-summaries`

use super::partnership_of;
use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// Whose summaries to compute afresh.
#[derive(Debug, Clone, clap::Args)]
pub struct RebuildSummaries {
    /// Only those of this partnership, by its code; otherwise those of all.
    #[arg(long)]
    pub partnership: Option<String>,
}

pub(super) async fn rebuild(state: &State, which: RebuildSummaries) -> ApiResult<String> {
    let partnerships = state
        .store
        .read(move |tx| match &which.partnership {
            Some(code) => Ok(vec![partnership_of(tx, code)?]),
            None => Ok::<_, ApiError>(tx.list_partnerships()?),
        })
        .await?;
    let mut lines = Vec::with_capacity(partnerships.len());
    for partnership in partnerships {
        // A unit of work for each: others can write in between.
        let id = partnership.id;
        let pairs = state.store.write(move |tx| Ok::<_, ApiError>(tx.rebuild_summaries(id)?)).await?;
        lines.push(format!("{}: {pairs} pairs of scores summed up", partnership.code));
    }
    Ok(lines.join("\n"))
}
