//! Referrals, drafts and the history of moves.

use diesel::prelude::*;
use headstart_domain::access::Reach;

use super::{Conn, Db, reach};
use crate::{
    Result,
    rows::{History, Referral, ReferralDraft, YoungPerson},
    schema::{episode, history, locality, referral, referral_draft, school, young_person},
    tx::filters::ReferralFilter,
    tx::referral::{ReferralFound, ReferralLine, ReferralShown, Repeated},
    types::{Time, Uid},
};

/// One referral within reach, with its young person and the names of its locality and school.
pub(crate) fn find(connection: &mut Conn, within: &Reach, id: Uid) -> Result<Option<ReferralFound>> {
    let found = referral::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(school::table)
        .filter(referral::id.eq(id))
        .filter(reach::referrals(within))
        .select((
            Referral::as_select(),
            YoungPerson::as_select(),
            locality::name.nullable(),
            school::name.nullable(),
        ))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// One referral within reach, as it is shown.
///
/// It is read by its identifier alone, which is one statement for everybody and stays prepared. Only when place
/// and school do not settle that it is within reach, the rule itself is asked.
pub(crate) fn show(connection: &mut Conn, within: &Reach, id: Uid) -> Result<Option<ReferralShown>> {
    type Place = (Uid, bool, Option<Uid>, Option<Uid>);
    let found: Option<(ReferralShown, Place)> = referral::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(school::table)
        .filter(referral::id.eq(id))
        .select((
            ReferralShown::as_select(),
            (
                young_person::partnership_id,
                young_person::restricted,
                young_person::locality_id,
                young_person::school_id,
            ),
        ))
        .get_result(connection)
        .optional()?;
    let Some((shown, (partnership, restricted, lives_in, learns_at))) = found else { return Ok(None) };
    let place = (lives_in.map(Into::into), learns_at.map(Into::into));
    let reached = within.covers_place(partnership.into(), restricted, place.0, place.1)
        || is_within(connection, within, id)?;
    Ok(reached.then_some(shown))
}

/// True when a referral is within reach.
fn is_within(connection: &mut Conn, within: &Reach, id: Uid) -> Result<bool> {
    let found: Option<Uid> = referral::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(school::table)
        .filter(referral::id.eq(id))
        .filter(reach::referrals(within))
        .select(referral::id)
        .get_result(connection)
        .optional()?;
    Ok(found.is_some())
}

/// A page of referrals within reach.
pub(crate) fn list(
    connection: &mut Conn,
    within: &Reach,
    filter: &ReferralFilter,
) -> Result<Vec<ReferralLine>> {
    let mut query = referral::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(school::table)
        .filter(referral::partnership_id.eq(Uid::from(within.partnership)))
        .filter(reach::referrals(within))
        .select(ReferralLine::as_select())
        .into_boxed::<Db>();
    if let Some(state) = filter.state {
        query = query.filter(referral::state.eq(state.as_str()));
    }
    if let Some(open) = filter.open {
        query = query.filter(referral::is_open.eq(open));
    }
    if let Some(risk) = filter.names_risk {
        query = query.filter(referral::names_risk.eq(risk));
    }
    if let Some(tier) = filter.tier {
        query = query.filter(referral::tier.eq(tier.as_str()));
    }
    if let Some(locality) = filter.locality {
        query = query.filter(referral::locality_id.eq(Uid::from(locality)));
    }
    if let Some(school) = filter.school {
        query = query.filter(referral::school_id.eq(Uid::from(school)));
    }
    if let Some(source) = filter.source {
        query = query.filter(referral::source.eq(source.as_str()));
    }
    if let Some(referrer) = filter.referrer {
        query = query.filter(referral::referrer_account_id.eq(Uid::from(referrer)));
    }
    query = match (filter.after, filter.oldest_first) {
        (Some(after), false) => query.filter(
            referral::received_at
                .le(after.at)
                .and(referral::received_at.lt(after.at).or(referral::id.lt(after.id))),
        ),
        (Some(after), true) => query.filter(
            referral::received_at
                .ge(after.at)
                .and(referral::received_at.gt(after.at).or(referral::id.gt(after.id))),
        ),
        (None, _) => query,
    };
    query = if filter.oldest_first {
        query.order((referral::received_at.asc(), referral::id.asc()))
    } else {
        query.order((referral::received_at.desc(), referral::id.desc()))
    };
    Ok(query.limit(filter.limit).load(connection)?)
}

/// How many referrals within reach are in each state, newest thousand of each at most.
pub(crate) fn count_open(connection: &mut Conn, within: &Reach) -> Result<Vec<(String, i64)>> {
    let rows = referral::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(school::table)
        .filter(referral::partnership_id.eq(Uid::from(within.partnership)))
        .filter(referral::is_open.eq(true))
        .filter(reach::referrals(within))
        .group_by(referral::state)
        .select((referral::state, diesel::dsl::count_star()))
        .load(connection)?;
    Ok(rows)
}

/// Those of these referrals from which a period of support is open: theirs, or one that followed it.
pub(crate) fn supported_now(connection: &mut Conn, referrals: &[Uid]) -> Result<Vec<Uid>> {
    let open = episode::table
        .filter(episode::referral_id.eq_any(referrals.iter().copied()))
        .filter(episode::is_open.eq(true))
        .select(episode::referral_id.assume_not_null());
    Ok(open.distinct().load(connection)?)
}

/// Adds a referral.
pub(crate) fn insert(connection: &mut Conn, row: Referral) -> Result<()> {
    diesel::insert_into(referral::table).values(row).execute(connection)?;
    Ok(())
}

/// Moves a referral on; false when it is not at `version` any more.
pub(crate) fn update_state(connection: &mut Conn, row: &Referral, version: i32) -> Result<bool> {
    let changed = diesel::update(referral::table)
        .filter(referral::id.eq(row.id))
        .filter(referral::version.eq(version))
        .set((
            referral::state.eq(&row.state),
            referral::is_open.eq(row.is_open),
            referral::tier.eq(&row.tier),
            referral::decided_at.eq(row.decided_at),
            referral::decide_by.eq(row.decide_by),
            referral::updated_at.eq(row.updated_at),
            referral::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// The young person and the state of the referral with this reference, when it is within reach.
pub(crate) fn by_reference(
    connection: &mut Conn,
    within: &Reach,
    reference: &str,
) -> Result<Option<Repeated>> {
    let found = referral::table
        .inner_join(young_person::table)
        .left_join(locality::table)
        .left_join(school::table)
        .filter(referral::partnership_id.eq(Uid::from(within.partnership)))
        .filter(referral::reference.eq(reference))
        .filter(reach::referrals(within))
        .select((referral::young_person_id, referral::state))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// True when the partnership has a referral with this reference.
pub(crate) fn reference_exists(connection: &mut Conn, partnership: Uid, reference: &str) -> Result<bool> {
    let found = diesel::select(diesel::dsl::exists(
        referral::table
            .filter(referral::partnership_id.eq(partnership))
            .filter(referral::reference.eq(reference)),
    ))
    .get_result(connection)?;
    Ok(found)
}

/// Referrals of a young person, newest first.
pub(crate) fn of_young_person(connection: &mut Conn, young_person: Uid) -> Result<Vec<Referral>> {
    let rows = referral::table
        .filter(referral::young_person_id.eq(young_person))
        .order(referral::received_at.desc())
        .limit(200)
        .select(Referral::as_select())
        .load(connection)?;
    Ok(rows)
}

/// The referrals by which the panel was asked for more than a period of support gives, newest first: their
/// references and states.
pub(crate) fn asked_for_episode(
    connection: &mut Conn,
    young_person: Uid,
    episode: Uid,
) -> Result<Vec<(Uid, String, String)>> {
    let rows = referral::table
        .filter(referral::young_person_id.eq(young_person))
        .filter(referral::episode_id.eq(episode))
        .order((referral::received_at.desc(), referral::id.desc()))
        .limit(20)
        .select((referral::id, referral::reference, referral::state))
        .load(connection)?;
    Ok(rows)
}

/// How many referrals of a young person came before a moment.
pub(crate) fn count_before(connection: &mut Conn, young_person: Uid, before: Time) -> Result<i64> {
    let count = referral::table
        .filter(referral::young_person_id.eq(young_person))
        .filter(referral::received_at.lt(before))
        .count()
        .get_result(connection)?;
    Ok(count)
}

/// Adds a step to a record's history.
pub(crate) fn add_history(connection: &mut Conn, row: History) -> Result<()> {
    diesel::insert_into(history::table).values(row).execute(connection)?;
    Ok(())
}

/// A record's history, oldest first.
pub(crate) fn history_of(connection: &mut Conn, subject: Uid) -> Result<Vec<History>> {
    let rows = history::table
        .filter(history::subject_id.eq(subject))
        .order((history::at, history::id))
        .limit(1_000)
        .select(History::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Everything that moved about a young person, newest first.
pub(crate) fn history_of_young_person(connection: &mut Conn, young_person: Uid) -> Result<Vec<History>> {
    let rows = history::table
        .filter(history::young_person_id.eq(young_person))
        .order((history::at.desc(), history::id.desc()))
        .limit(500)
        .select(History::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Adds a draft.
pub(crate) fn insert_draft(connection: &mut Conn, row: ReferralDraft) -> Result<()> {
    diesel::insert_into(referral_draft::table).values(row).execute(connection)?;
    Ok(())
}

/// One of somebody's own drafts.
pub(crate) fn find_draft(connection: &mut Conn, account: Uid, id: Uid) -> Result<Option<ReferralDraft>> {
    let found = referral_draft::table
        .filter(referral_draft::id.eq(id))
        .filter(referral_draft::account_id.eq(account))
        .select(ReferralDraft::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Somebody's drafts, last saved first.
pub(crate) fn drafts_of(connection: &mut Conn, account: Uid) -> Result<Vec<ReferralDraft>> {
    let rows = referral_draft::table
        .filter(referral_draft::account_id.eq(account))
        .order(referral_draft::saved_at.desc())
        .limit(100)
        .select(ReferralDraft::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Saves a draft; false when it is not at `version` any more.
pub(crate) fn save_draft(connection: &mut Conn, id: Uid, version: i32, body: &str, at: Time) -> Result<bool> {
    let changed = diesel::update(referral_draft::table)
        .filter(referral_draft::id.eq(id))
        .filter(referral_draft::version.eq(version))
        .set((
            referral_draft::body.eq(body),
            referral_draft::saved_at.eq(at),
            referral_draft::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Deletes a draft.
pub(crate) fn delete_draft(connection: &mut Conn, id: Uid) -> Result<()> {
    diesel::delete(referral_draft::table.filter(referral_draft::id.eq(id))).execute(connection)?;
    Ok(())
}

/// Deletes drafts not saved since a moment, and tells how many.
pub(crate) fn purge_drafts(connection: &mut Conn, before: Time) -> Result<usize> {
    let deleted = diesel::delete(referral_draft::table.filter(referral_draft::saved_at.lt(before)))
        .execute(connection)?;
    Ok(deleted)
}
