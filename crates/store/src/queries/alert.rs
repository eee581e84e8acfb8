//! Risk items that were endorsed, and who has seen to them.

use diesel::{dsl::count_star, prelude::*, sql_types::Bool};
use headstart_domain::access::{Reach, Subject};

use super::{Conn, Db, reach};
use crate::{
    Result,
    rows::Alert,
    schema::{account, alert, episode, locality, young_person},
    tx::{
        alert::{AlertFilter, Raised},
        episode::EpisodeLine,
    },
    types::{Time, Uid},
};

type Condition = Box<dyn BoxableExpression<alert::table, Db, SqlType = Bool>>;

/// Alerts that must reach the actor: those of the records within reach, and, so that none is missed, those of
/// restricted records too for whoever leads the support or sees to the whole partnership. What is in the latter
/// is not for them: see [`lines`].
macro_rules! on_duty {
    ($within:expr) => {{
        let mut condition: Condition = Box::new(
            alert::episode_id.eq_any(
                episode::table
                    .inner_join(young_person::table)
                    .left_join(locality::table)
                    .left_join(account::table)
                    .filter(reach::episodes($within))
                    .select(episode::id)
                    .into_boxed::<Db>(),
            ),
        );
        if $within.everyone {
            let everybody = alert::partnership_id.eq(Uid::from($within.partnership));
            condition = Box::new(condition.or(everybody));
        }
        if let (true, Subject::User(user)) = ($within.own, $within.subject) {
            let led = episode::table
                .filter(episode::lead_worker_id.eq(Uid::from(user)))
                .filter(episode::partnership_id.eq(Uid::from($within.partnership)))
                .select(episode::id);
            condition = Box::new(condition.or(alert::episode_id.eq_any(led)));
        }
        condition
    }};
}

/// Adds alerts.
pub(crate) fn insert(connection: &mut Conn, rows: Vec<Alert>) -> Result<()> {
    for row in rows {
        diesel::insert_into(alert::table).values(row).execute(connection)?;
    }
    Ok(())
}

/// The alerts that answers of one origin have raised so far.
pub(crate) fn of_origin(connection: &mut Conn, origin: Uid) -> Result<Vec<Raised>> {
    let rows = alert::table
        .filter(alert::origin_id.eq(origin))
        .select((alert::id, alert::item, alert::is_open, alert::answer))
        .load(connection)?;
    Ok(rows)
}

/// Says another answer to the item of an alert, while nobody has seen to it.
pub(crate) fn answered_anew(connection: &mut Conn, id: Uid, answer: f64) -> Result<()> {
    diesel::update(alert::table)
        .filter(alert::id.eq(id))
        .filter(alert::is_open.eq(true))
        .set(alert::answer.eq(answer))
        .execute(connection)?;
    Ok(())
}

/// Notes the measure that the answers of an origin became.
pub(crate) fn set_measure(connection: &mut Conn, origin: Uid, measure: Uid) -> Result<()> {
    diesel::update(alert::table)
        .filter(alert::origin_id.eq(origin))
        .set(alert::measure_id.eq(measure))
        .execute(connection)?;
    Ok(())
}

/// A page of the alerts that must reach the actor, newest first.
pub(crate) fn list(connection: &mut Conn, within: &Reach, filter: &AlertFilter) -> Result<Vec<Alert>> {
    let mut query = alert::table
        .filter(alert::partnership_id.eq(Uid::from(within.partnership)))
        .filter(on_duty!(within))
        .select(Alert::as_select())
        .into_boxed::<Db>();
    if let Some(open) = filter.open {
        query = query.filter(alert::is_open.eq(open));
    }
    if let Some(after) = filter.after {
        query = query.filter(
            alert::raised_at.le(after.at).and(alert::raised_at.lt(after.at).or(alert::id.lt(after.id))),
        );
    }
    Ok(query.order((alert::raised_at.desc(), alert::id.desc())).limit(filter.limit).load(connection)?)
}

/// How many alerts that must reach the actor nobody has seen to yet.
pub(crate) fn count_open(connection: &mut Conn, within: &Reach) -> Result<i64> {
    let count = alert::table
        .filter(alert::partnership_id.eq(Uid::from(within.partnership)))
        .filter(alert::is_open.eq(true))
        .filter(on_duty!(within))
        .select(count_star())
        .get_result(connection)?;
    Ok(count)
}

/// One alert that must reach the actor.
pub(crate) fn find(connection: &mut Conn, within: &Reach, id: Uid) -> Result<Option<Alert>> {
    let found = alert::table
        .filter(alert::id.eq(id))
        .filter(alert::partnership_id.eq(Uid::from(within.partnership)))
        .filter(on_duty!(within))
        .select(Alert::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Of some episodes, those within reach: only of these may the actor read what an alert says.
pub(crate) fn lines(connection: &mut Conn, within: &Reach, episodes: &[Uid]) -> Result<Vec<EpisodeLine>> {
    let rows = episode::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(account::table)
        .filter(episode::id.eq_any(episodes.to_vec()))
        .filter(reach::episodes(within))
        .select(EpisodeLine::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The names of the lead workers of some episodes, whatever the reach: whoever must know of an alert must know
/// whom to speak to.
pub(crate) fn leads(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<(Uid, String)>> {
    let rows = episode::table
        .inner_join(account::table)
        .filter(episode::id.eq_any(episodes.to_vec()))
        .select((episode::id, account::name))
        .load(connection)?;
    Ok(rows)
}

/// How many alerts of each of some episodes nobody has seen to yet; those with none are left out.
pub(crate) fn open_of(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<(Uid, i64)>> {
    let rows = alert::table
        .filter(alert::episode_id.eq_any(episodes.to_vec()))
        .filter(alert::is_open.eq(true))
        .group_by(alert::episode_id)
        .select((alert::episode_id, count_star()))
        .load(connection)?;
    Ok(rows)
}

/// Notes what was done about an alert; false when that was noted before.
pub(crate) fn acknowledge(
    connection: &mut Conn,
    id: Uid,
    by: (&str, Uid),
    done: String,
    at: Time,
) -> Result<bool> {
    let changed = diesel::update(alert::table)
        .filter(alert::id.eq(id))
        .filter(alert::is_open.eq(true))
        .set((
            alert::is_open.eq(false),
            alert::acknowledged_at.eq(at),
            alert::acknowledged_by.eq(by.0),
            alert::acknowledged_by_id.eq(by.1),
            alert::done.eq(done),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}
