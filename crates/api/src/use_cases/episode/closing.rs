//! The end of a period of support: what is missing at it, and taking it back.

use headstart_contract::{episode::MissingMeasure, problem::ProblemCode};
use headstart_domain::{
    clock::uk_local_date,
    episode::{EpisodeState, Measured, Outcome, missing_at_closing, reopen, reopened},
    instrument::Instrument,
    workflow::Details,
};
use headstart_store::{Time, Tx, rows::Episode};

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// What had a baseline in this episode, and has no closing measure yet.
pub(super) fn missing(tx: &mut Tx<'_>, row: &Episode) -> ApiResult<Vec<MissingMeasure>> {
    let mut measured = Vec::new();
    for (_, instrument, informant, point, on) in tx.newest_measures_of(&[row.id])? {
        let Some(on) = on else { continue };
        measured.push(Measured { instrument, informant: informant.parse()?, point: point.parse()?, on });
    }
    let missing = missing_at_closing(&measured).into_iter().map(|(instrument, informant)| MissingMeasure {
        title: Instrument::find(&instrument).map_or(instrument.as_str(), Instrument::title).to_owned(),
        instrument,
        informant,
    });
    Ok(missing.collect())
}

/// Support that was completed has closing measures, or a word why there are none. No other end is held up.
pub(super) fn check_measures(
    tx: &mut Tx<'_>,
    row: &Episode,
    outcome: Outcome,
    details: &Details,
) -> ApiResult<()> {
    if !outcome.is_completed() || details.no_measures.is_some() {
        return Ok(());
    }
    let titles: Vec<String> = missing(tx, row)?.into_iter().map(|one| one.title).collect();
    if titles.is_empty() {
        return Ok(());
    }
    let words = format!("Closing measures are missing ({}): say why there are none", titles.join(", "));
    Err(ApiError::field("no_measures", "required", words))
}

/// Why an episode cannot be reopened now; nothing when it can.
pub(super) fn not_reopened(tx: &mut Tx<'_>, tools: &Tools, row: &Episode) -> ApiResult<Option<String>> {
    let outcome: Option<Outcome> = row.outcome.as_deref().map(str::parse).transpose()?;
    let today = uk_local_date(tools.caller.at);
    let closed_on = row.closed_at.map_or(today, |at| uk_local_date(at.utc()));
    if let Err(refused) = reopen(outcome, closed_on, today) {
        return Ok(Some(refused.to_string()));
    }
    let other = tx.open_episode_of(row.young_person_id)?.is_some();
    Ok(other.then(|| "another period of support of this young person is open".to_owned()))
}

/// Puts a closed episode back to where it had come to, and tells where.
pub(super) fn open_again(tx: &mut Tx<'_>, tools: &Tools, row: &mut Episode) -> ApiResult<EpisodeState> {
    if let Some(why) = not_reopened(tx, tools, row)? {
        return Err(ApiError::known(ProblemCode::Conflict, format!("This cannot be reopened: {why}")));
    }
    row.is_open = true;
    row.closed_at = None::<Time>;
    row.outcome = None;
    row.no_measures = None;
    Ok(reopened(row.lead_worker_id.is_some(), row.started_at.is_some()))
}
