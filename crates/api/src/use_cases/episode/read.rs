//! Reading periods of support.

use headstart_contract::{
    episode::{AskedPanel, EpisodeSummary, EpisodeView},
    referral::MoveView,
};
use headstart_domain::{
    access::{Actor, Permission, Reach},
    clock::uk_local_date,
    episode::{EpisodeAction, EpisodeState, MOVES},
    instrument::Instrument,
    person::age_on,
    tier::Tier,
};
use headstart_store::{
    Time, Tx, Uid,
    rows::Episode,
    tx::episode::{EpisodeFound, EpisodeListed},
};
use serde_json::json;

use super::{
    closing, due::Progress, panel, transition::offered, waiting::working_days_to_first_contact, within,
};
use crate::{
    error::ApiResult,
    use_cases::{calendar, goal, history, placement, tools::Tools, young_person},
};

/// One episode within reach.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn read(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<EpisodeView> {
    let found = within(tx, reach, id)?;
    tools.caller.audit(tx, "episode.read", Some(found.1.id), Some(id), json!({}));
    view(tx, tools, found)
}

/// An episode as it is shown.
pub(super) fn view(tx: &mut Tx<'_>, tools: &Tools, found: EpisodeFound) -> ApiResult<EpisodeView> {
    let (row, person, lead_worker, locality, school) = found;
    let actor = &tools.caller.actor;
    let state: EpisodeState = row.state.parse()?;
    let mut identity = young_person::identity(tx, tools, &person, school)?;
    identity.alerts.extend(risks(tx, row.id)?);
    identity.alerts.extend(lead_has_left(tx, &row)?);
    let steps = tx.history_of(row.id)?;
    let calendar = calendar::calendar(tx, tools)?;
    let today = uk_local_date(tools.caller.at);
    let tier: Tier = row.tier.parse()?;
    let asked_panel = panel::asked(tx, &row)?;
    let next_id = if row.is_open { None } else { tx.episode_after(person.id, row.id)?.map(Into::into) };
    let missing_at_closing = if row.is_open { closing::missing(tx, &row)? } else { Vec::new() };
    let reopens = state == EpisodeState::Closed && closing::not_reopened(tx, tools, &row)?.is_none();
    let mut moves = moves(actor, state, tier, asked_panel.as_ref());
    moves.retain(|one| reopens || one.action != EpisodeAction::Reopen.as_str());
    let may_correct = tx.find_episode(&tools.caller.reach(Permission::EpisodesWork), row.id)?.is_some();
    Ok(EpisodeView {
        id: row.id.into(),
        identity,
        referral_id: row.referral_id.map(Into::into),
        previous_id: row.previous_id.map(Into::into),
        next_id,
        tier,
        state,
        lead_worker_id: row.lead_worker_id.map(Into::into),
        lead_worker,
        locality_id: row.locality_id.map(Into::into),
        locality,
        clock_started_at: row.clock_started_at.utc(),
        opened_at: row.opened_at.utc(),
        started_at: row.started_at.map(Time::utc),
        closed_at: row.closed_at.map(Time::utc),
        outcome: row.outcome.as_deref().map(str::parse).transpose()?,
        working_days_to_first_contact: working_days_to_first_contact(&calendar, &row, &steps, today),
        placements: placement::of_episode(tx, tools, row.id)?,
        goals: goal::of_episode(tx, row.id)?,
        missing_at_closing,
        moves,
        asked_panel,
        may_work: row.is_open && may_correct,
        may_correct,
        history: history::view(steps)?,
        version: row.version,
    })
}

/// What the actor can do with support at a tier. The panel is not asked twice.
fn moves(actor: &Actor, state: EpisodeState, tier: Tier, asked: Option<&AskedPanel>) -> Vec<MoveView> {
    let is_asked = asked.is_some_and(|asked| asked.is_open);
    let words = |action: EpisodeAction, to: EpisodeState| (action.label().to_owned(), to.label().to_owned());
    let fits = |mut one: MoveView| {
        let action: EpisodeAction = one.action.parse().ok()?;
        one.tiers = action.steps_to(tier);
        (offered(action, tier) && !(is_asked && action == EpisodeAction::AskPanel)).then_some(one)
    };
    history::moves(&MOVES, state, actor, words).into_iter().filter_map(fits).collect()
}

/// Says so when the lead worker of support that goes on can no longer sign in.
fn lead_has_left(tx: &mut Tx<'_>, row: &Episode) -> ApiResult<Option<String>> {
    let Some(lead) = row.lead_worker_id.filter(|_| row.is_open) else { return Ok(None) };
    let account = tx.find_account(row.partnership_id, lead)?.filter(|account| !account.active);
    Ok(account.map(|account| format!("{} has left: appoint another lead worker", account.name)))
}

/// What risk items said in this episode, newest first, after how many of them nobody has seen to: also those of
/// answers that were not sent.
///
/// # Errors
/// The store's.
pub fn risks(tx: &mut Tx<'_>, episode: Uid) -> ApiResult<Vec<String>> {
    let open: i64 = tx.open_alerts_of(&[episode])?.into_iter().map(|(_, count)| count).sum();
    let mut alerts = match open {
        0 => Vec::new(),
        1 => vec!["A risk alert that nobody has seen to".to_owned()],
        more => vec![format!("{more} risk alerts that nobody has seen to")],
    };
    for (instrument, day, noted) in tx.alerts_of_episode(episode)? {
        let title = Instrument::find(&instrument).map_or(instrument.as_str(), Instrument::title);
        let about: Vec<String> = noted.read()?;
        alerts
            .extend(about.into_iter().map(|about| format!("{title}, {}: {about}", day.format("%-d %B %Y"))));
    }
    Ok(alerts)
}

/// An episode in a list.
///
/// # Errors
/// When a stored code cannot be read.
pub fn summary(
    tools: &Tools,
    progress: &Progress,
    (line, school): EpisodeListed,
) -> ApiResult<EpisodeSummary> {
    let state: EpisodeState = line.state.parse()?;
    let today = uk_local_date(tools.caller.at);
    Ok(EpisodeSummary {
        due: progress.due(&line, state, today)?,
        open_alerts: progress.open_alerts(line.id),
        id: line.id.into(),
        young_person_id: line.young_person_id.into(),
        young_person: format!("{} {}", line.given_name, line.family_name),
        age: age_on(line.birth_date, today).unwrap_or_default(),
        tier: line.tier.parse()?,
        state,
        lead_worker: line.lead_worker,
        locality: line.locality,
        school,
        opened_at: line.opened_at.utc(),
        last_seen: line.last_seen_on,
    })
}
