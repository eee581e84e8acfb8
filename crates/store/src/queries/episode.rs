//! Episodes of support.

use diesel::prelude::*;
use headstart_domain::access::Reach;

use super::{Conn, Db, reach};
use crate::{
    Result,
    rows::{Episode, YoungPerson},
    schema::{account, episode, locality, school, young_person},
    tx::{
        episode::{EpisodeFound, EpisodeLine},
        filters::EpisodeFilter,
    },
    types::Uid,
};

/// The name of the young person's school; a query of its own within the row, as the rule of reach names the
/// tables it is made for.
macro_rules! school_name {
    () => {
        school::table
            .filter(young_person::school_id.eq(school::id.nullable()))
            .select(school::name)
            .single_value()
    };
}

/// One episode within reach.
pub(crate) fn find(connection: &mut Conn, within: &Reach, id: Uid) -> Result<Option<EpisodeFound>> {
    let found = episode::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(account::table)
        .filter(episode::id.eq(id))
        .filter(reach::episodes(within))
        .select((
            Episode::as_select(),
            YoungPerson::as_select(),
            account::name.nullable(),
            locality::name.nullable(),
            school_name!(),
        ))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Which of some episodes are within reach, with the references of their young people.
pub(crate) fn within_reach(connection: &mut Conn, within: &Reach, ids: &[Uid]) -> Result<Vec<(Uid, String)>> {
    let rows = episode::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(account::table)
        .filter(episode::partnership_id.eq(Uid::from(within.partnership)))
        .filter(reach::episodes(within))
        .filter(episode::id.eq_any(ids))
        .select((episode::id, young_person::reference))
        .load(connection)?;
    Ok(rows)
}

/// A page of episodes within reach, each with the name of the young person's school.
pub(crate) fn list(
    connection: &mut Conn,
    within: &Reach,
    filter: &EpisodeFilter,
) -> Result<Vec<(EpisodeLine, Option<String>)>> {
    let mut query = episode::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(account::table)
        .filter(episode::partnership_id.eq(Uid::from(within.partnership)))
        .filter(reach::episodes(within))
        .select((EpisodeLine::as_select(), school_name!()))
        .into_boxed::<Db>();
    if let Some(state) = filter.state {
        query = query.filter(episode::state.eq(state.as_str()));
    }
    if let Some(open) = filter.open {
        query = query.filter(episode::is_open.eq(open));
    }
    if let Some(tier) = filter.tier {
        query = query.filter(episode::tier.eq(tier.as_str()));
    }
    if let Some(locality) = filter.locality {
        query = query.filter(episode::locality_id.eq(Uid::from(locality)));
    }
    if let Some(worker) = filter.lead_worker {
        query = query.filter(episode::lead_worker_id.eq(Uid::from(worker)));
    }
    query = match (filter.after, filter.oldest_first) {
        (Some(after), false) => query.filter(
            episode::opened_at.le(after.at).and(episode::opened_at.lt(after.at).or(episode::id.lt(after.id))),
        ),
        (Some(after), true) => query.filter(
            episode::opened_at.ge(after.at).and(episode::opened_at.gt(after.at).or(episode::id.gt(after.id))),
        ),
        (None, _) => query,
    };
    query = if filter.oldest_first {
        query.order((episode::opened_at.asc(), episode::id.asc()))
    } else {
        query.order((episode::opened_at.desc(), episode::id.desc()))
    };
    Ok(query.limit(filter.limit).load(connection)?)
}

/// Adds an episode. A second open one of the same young person is a conflict.
pub(crate) fn insert(connection: &mut Conn, row: Episode) -> Result<()> {
    diesel::insert_into(episode::table).values(row).execute(connection)?;
    Ok(())
}

/// Moves an episode on; false when it is not at `version` any more. What sessions and measures keep on the
/// episode stays as it is.
pub(crate) fn update(connection: &mut Conn, row: &Episode, version: i32) -> Result<bool> {
    let changed = diesel::update(episode::table)
        .filter(episode::id.eq(row.id))
        .filter(episode::version.eq(version))
        .set((
            episode::state.eq(&row.state),
            episode::is_open.eq(row.is_open),
            episode::lead_worker_id.eq(row.lead_worker_id),
            episode::started_at.eq(row.started_at),
            episode::closed_at.eq(row.closed_at),
            episode::outcome.eq(&row.outcome),
            episode::no_measures.eq(&row.no_measures),
            episode::updated_at.eq(row.updated_at),
            episode::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// The open episode of a young person.
pub(crate) fn open_of_young_person(connection: &mut Conn, young_person: Uid) -> Result<Option<Episode>> {
    let found = episode::table
        .filter(episode::young_person_id.eq(young_person))
        .filter(episode::is_open.eq(true))
        .select(Episode::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The episode that a step opened after this one.
pub(crate) fn after(connection: &mut Conn, young_person: Uid, id: Uid) -> Result<Option<Uid>> {
    let found = episode::table
        .filter(episode::young_person_id.eq(young_person))
        .filter(episode::previous_id.eq(id))
        .select(episode::id)
        .first(connection)
        .optional()?;
    Ok(found)
}

/// Episodes of a young person, newest first, with the lead worker's name.
pub(crate) fn of_young_person(
    connection: &mut Conn,
    young_person: Uid,
) -> Result<Vec<(Episode, Option<String>)>> {
    let rows = episode::table
        .left_join(account::table)
        .filter(episode::young_person_id.eq(young_person))
        .order((episode::opened_at.desc(), episode::id.desc()))
        .limit(200)
        .select((Episode::as_select(), account::name.nullable()))
        .load(connection)?;
    Ok(rows)
}

/// How many open episodes each lead worker of a partnership has.
pub(crate) fn open_by_lead_worker(connection: &mut Conn, partnership: Uid) -> Result<Vec<(Uid, i64)>> {
    let rows: Vec<(Option<Uid>, i64)> = episode::table
        .filter(episode::partnership_id.eq(partnership))
        .filter(episode::is_open.eq(true))
        .filter(episode::lead_worker_id.is_not_null())
        .group_by(episode::lead_worker_id)
        .select((episode::lead_worker_id, diesel::dsl::count_star()))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(worker, count)| Some((worker?, count))).collect())
}
