//! What a partnership asks for, and how far its periods of support have come.

use diesel::{
    dsl::{count_star, max},
    prelude::*,
};
use headstart_domain::{
    answering::{Hand, LinkState},
    episode::Attendance,
};

use super::Conn;
use crate::{
    Result,
    rows::Measuring,
    schema::{answer_link, measure, measuring, support_session},
    tx::measuring::{LinkSent, NewestMeasure},
    types::Uid,
};

/// What a partnership asks for; none when it keeps to what the product brings.
pub(crate) fn find(connection: &mut Conn, partnership: Uid) -> Result<Option<Measuring>> {
    let found = measuring::table
        .filter(measuring::partnership_id.eq(partnership))
        .select(Measuring::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Writes what a partnership asks for; false when it is not at `version` any more (0: never written yet).
pub(crate) fn put(connection: &mut Conn, row: Measuring, version: i32) -> Result<bool> {
    if version == 0 {
        let added = diesel::insert_into(measuring::table)
            .values(row)
            .on_conflict(measuring::partnership_id)
            .do_nothing()
            .execute(connection)?;
        return Ok(added == 1);
    }
    let changed = diesel::update(measuring::table)
        .filter(measuring::partnership_id.eq(row.partnership_id))
        .filter(measuring::version.eq(version))
        .set((
            measuring::settings.eq(row.settings),
            measuring::changed_by.eq(row.changed_by),
            measuring::changed_at.eq(row.changed_at),
            measuring::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// How often the young person was seen in each of some episodes; those never seen are left out.
pub(crate) fn contacts(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<(Uid, i64)>> {
    let seen: Vec<&str> = Attendance::ALL.iter().filter(|one| one.seen()).map(|one| one.as_str()).collect();
    let rows = support_session::table
        .filter(support_session::episode_id.eq_any(episodes.to_vec()))
        .filter(support_session::attendance.eq_any(seen))
        .group_by(support_session::episode_id)
        .select((support_session::episode_id, count_star()))
        .load(connection)?;
    Ok(rows)
}

/// The newest day of each instrument, informant and point measured in some episodes.
pub(crate) fn measured(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<NewestMeasure>> {
    let rows = measure::table
        .filter(measure::episode_id.eq_any(episodes.to_vec()))
        .group_by((measure::episode_id, measure::instrument, measure::informant, measure::point))
        .select((
            measure::episode_id,
            measure::instrument,
            measure::informant,
            measure::point,
            max(measure::completed_on),
        ))
        .load(connection)?;
    Ok(rows)
}

/// The links of some episodes that were sent and not answered, those that have run out among them.
pub(crate) fn links_sent(connection: &mut Conn, episodes: &[Uid]) -> Result<Vec<LinkSent>> {
    let rows = answer_link::table
        .filter(answer_link::episode_id.eq_any(episodes.to_vec()))
        .filter(answer_link::state.eq(LinkState::Open.as_str()))
        .filter(answer_link::hand.eq(Hand::Link.as_str()))
        .select((
            answer_link::episode_id,
            answer_link::instrument,
            answer_link::informant,
            answer_link::point,
            answer_link::made_at,
            answer_link::expires_at,
        ))
        .load(connection)?;
    Ok(rows)
}
