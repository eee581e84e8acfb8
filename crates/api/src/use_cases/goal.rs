//! Goals of a young person.

use headstart_contract::{
    episode::{GoalInput, GoalView},
    limits::{GOAL, GOAL_SET_BY},
    problem::ProblemCode,
};
use headstart_domain::{
    access::Reach,
    field::{FieldErrors, required_text},
};
use headstart_store::{Time, Tx, Uid, rows::Goal};
use serde_json::json;

use super::{correction::Correction, episode, tools::Tools};
use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
};

/// Goals of an episode in their order.
pub(super) fn of_episode(tx: &mut Tx<'_>, episode: Uid) -> ApiResult<Vec<GoalView>> {
    Ok(tx.goals_of_episode(episode)?.into_iter().map(view).collect())
}

fn view(row: Goal) -> GoalView {
    GoalView {
        id: row.id.into(),
        position: u8::try_from(row.position).unwrap_or_default(),
        title: row.title,
        set_by: row.set_by,
        created_at: row.created_at.utc(),
        previous_id: row.previous_id.map(Into::into),
        corrected_by: row.corrected_by,
        corrected_at: row.corrected_at.map(Time::utc),
        version: row.version,
    }
}

/// Goals of an episode within reach, in their order.
///
/// # Errors
/// Not found, also when it is out of reach; or the store's.
pub fn list(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<GoalView>> {
    let (episode, ..) = episode::within(tx, reach, id)?;
    tools.caller.audit(tx, "episode.goals_read", Some(episode.young_person_id), Some(id), json!({}));
    of_episode(tx, id)
}

/// Sets a goal.
///
/// # Errors
/// Not found; a closed episode; three goals set already; fields that need attention; or the store's.
pub fn set(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid, told: &GoalInput) -> ApiResult<GoalView> {
    let episode = episode::open_within(tx, reach, id)?;
    let title = checked(told)?;
    let mut row = Goal {
        id: tools.uid(),
        partnership_id: episode.partnership_id,
        young_person_id: episode.young_person_id,
        episode_id: id,
        position: 0,
        title,
        set_by: told.set_by.clone(),
        created_at: tools.caller.at.into(),
        previous_id: None,
        corrected_by: None,
        corrected_at: None,
        version: 1,
    };
    row.position = tx
        .insert_goal(row.clone())?
        .ok_or_else(|| ApiError::known(ProblemCode::Conflict, "Three goals are set already"))?;
    let about = json!({"episode": id.0});
    tools.caller.audit(tx, "goal.set", Some(episode.young_person_id), Some(row.id), about);
    Ok(view(row))
}

/// The words of a goal, when it can be kept as it is told.
fn checked(told: &GoalInput) -> ApiResult<String> {
    let mut errors = FieldErrors::new();
    let title = errors.take("title", required_text(&told.title, "the goal", GOAL));
    if !GOAL_SET_BY.contains(&told.set_by.as_str()) {
        errors.add("set_by", "unknown_code", format!("This must be one of: {}", GOAL_SET_BY.join(", ")));
    }
    errors.finish(title).map_err(ApiError::Invalid)
}

/// Corrects the words of a goal, or who set it. The goal itself stays the same: another one is set anew.
///
/// # Errors
/// Not found; stale; fields that need attention; or the store's.
pub fn correct(
    tx: &mut Tx<'_>,
    tools: &Tools,
    reach: &Reach,
    (episode, id): (Uid, Uid),
    told: &GoalInput,
    version: IfMatch,
) -> ApiResult<GoalView> {
    episode::within(tx, reach, episode)?;
    let found = tx.goals_of_episode(episode)?.into_iter().find(|row| row.id == id);
    let mut row = found.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    let (title, set_by) = (checked(told)?, told.set_by.clone());
    let mut correction = Correction::default();
    correction.field("title", row.title, title.clone());
    correction.field("set_by", row.set_by, set_by.clone());
    (row.title, row.set_by) = (title, set_by);
    if correction.is_empty() {
        return Ok(view(row));
    }
    row.corrected_by = Some(tools.caller.actor.name.clone());
    row.corrected_at = Some(tools.caller.at.into());
    if !tx.update_goal(&row, version.0)? {
        return Err(ApiError::Stale { current: row.version + 1 });
    }
    row.version += 1;
    let details = correction.details(tools, id)?;
    tools.caller.audit(tx, "goal.corrected", Some(row.young_person_id), Some(id), details);
    Ok(view(row))
}

/// Lets the goals of a period of support that a step has closed go on in the next. They stay with the closed one
/// too, whose scores tell how far they had come.
pub(super) fn go_on(tx: &mut Tx<'_>, tools: &Tools, closed: Uid, next: Uid) -> ApiResult<()> {
    for before in tx.goals_of_episode(closed)? {
        let row = Goal {
            id: tools.uid(),
            episode_id: next,
            position: 0,
            previous_id: Some(before.id),
            corrected_by: None,
            corrected_at: None,
            version: 1,
            ..before
        };
        let (person, id) = (row.young_person_id, row.id);
        tx.insert_goal(row)?;
        tools.caller.audit(tx, "goal.set", Some(person), Some(id), json!({"episode": next.0}));
    }
    Ok(())
}
