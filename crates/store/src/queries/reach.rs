//! The one rule of reach as conditions: who sees which young people, referrals and episodes.

use diesel::{
    dsl::{InnerJoinQuerySource, LeftJoinQuerySource, exists, not},
    prelude::*,
    sql_types::{Bool, Nullable},
};
use headstart_domain::{
    access::{Reach, Subject},
    consent::Purpose,
};

use super::Db;
use crate::{
    schema::{account, consent, episode, locality, person_access, placement, referral, school, young_person},
    types::Uid,
};

/// The states of [`ReferralState::is_before_panel`](headstart_domain::referral::ReferralState).
const BEFORE_PANEL: [&str; 3] = ["sent_to_panel", "listed", "deferred"];

// Episodes once more, for queries that read episodes already.
diesel::alias! {
    const LED: Alias<Led> = episode as led;
}

/// A condition on a source of rows.
pub(crate) type Condition<Source> = Box<dyn BoxableExpression<Source, Db, SqlType = Nullable<Bool>>>;

/// Young people.
pub(crate) type People = LeftJoinQuerySource<young_person::table, school::table>;
/// Referrals with their young people.
pub(crate) type Referrals = LeftJoinQuerySource<
    LeftJoinQuerySource<InnerJoinQuerySource<referral::table, young_person::table>, locality::table>,
    school::table,
>;
/// Episodes with their young people.
pub(crate) type Episodes = LeftJoinQuerySource<
    LeftJoinQuerySource<InnerJoinQuerySource<episode::table, young_person::table>, locality::table>,
    account::table,
>;

fn uids<K>(ids: &[headstart_domain::id::Id<K>]) -> Vec<Uid> {
    ids.iter().map(|id| Uid::from(*id)).collect()
}

/// What every reach is held to: the partnership, and restricted young people only for people named on them.
macro_rules! always {
    ($reach:expr) => {{
        let named = match $reach.subject {
            Subject::User(id) => Uid::from(id),
            Subject::Client(_) | Subject::Holder(_) => Uid::NIL,
        };
        young_person::partnership_id.eq(Uid::from($reach.partnership)).and(
            not(young_person::restricted).or(exists(
                person_access::table
                    .filter(person_access::young_person_id.eq(young_person::id))
                    .filter(person_access::account_id.eq(named)),
            )),
        )
    }};
}

/// The parts of a reach that go by the young person: locality, school, organisation, lead worker.
macro_rules! by_person {
    ($reach:expr, $parts:expr, $source:ty) => {
        // One comparison for each, and not one with a list: SQLite's statements with lists are prepared anew
        // each time, which costs more than the reading.
        for id in uids(&$reach.localities) {
            $parts.push(Box::new(young_person::locality_id.eq(Some(id))));
        }
        for id in uids(&$reach.schools) {
            $parts.push(Box::new(young_person::school_id.eq(Some(id))));
        }
        // An organisation sees whom it supports or is to support, while there is consent to share with it.
        for id in uids(&$reach.organisations) {
            let placed = placement::table
                .filter(placement::organisation_id.eq(Some(id)))
                .filter(placement::is_open.eq(true))
                .select(placement::young_person_id);
            let shared = consent::table
                .filter(consent::young_person_id.eq(young_person::id))
                .filter(consent::purpose.eq(Purpose::Share.as_str()))
                .filter(consent::organisation_id.eq(Some(id)))
                .filter(consent::given.eq(true))
                .filter(consent::withdrawn_on.is_null())
                .filter(consent::until_on.is_null().or(consent::until_on.ge($reach.on)));
            $parts.push(Box::new(young_person::id.eq_any(placed).and(exists(shared)).nullable()));
        }
        if let (true, Subject::User(user)) = ($reach.own, $reach.subject) {
            $parts.push(Box::new(
                young_person::id
                    .eq_any(
                        LED.filter(LED.field(episode::lead_worker_id).eq(Uid::from(user)))
                            .select(LED.field(episode::young_person_id)),
                    )
                    .nullable(),
            ));
        }
    };
}

fn any<Source: 'static>(parts: Vec<Condition<Source>>) -> Option<Condition<Source>>
where
    Condition<Source>: BoxableExpression<Source, Db, SqlType = Nullable<Bool>>,
{
    parts.into_iter().reduce(|a, b| Box::new(a.or(b)))
}

/// No row at all.
macro_rules! nobody {
    () => {
        Box::new(young_person::id.is_null().nullable())
    };
}

/// Young people within reach.
pub(crate) fn people(reach: &Reach) -> Condition<People> {
    if reach.is_empty() {
        return nobody!();
    }
    if reach.everyone {
        return Box::new(always!(reach).nullable());
    }
    let mut parts: Vec<Condition<People>> = Vec::new();
    by_person!(reach, parts, People);
    if reach.panel {
        for state in BEFORE_PANEL {
            let waiting = referral::table.filter(referral::state.eq(state)).select(referral::young_person_id);
            parts.push(Box::new(young_person::id.eq_any(waiting).nullable()));
        }
    }
    for id in uids(&reach.organisations) {
        parts.push(Box::new(
            young_person::id
                .eq_any(
                    referral::table
                        .filter(referral::organisation_id.eq(Some(id)))
                        .select(referral::young_person_id),
                )
                .nullable(),
        ));
    }
    match any(parts) {
        Some(within) => Box::new(within.and(always!(reach).nullable())),
        None => nobody!(),
    }
}

/// Referrals within reach: also those the actor or their organisation made themselves.
pub(crate) fn referrals(reach: &Reach) -> Condition<Referrals> {
    if reach.is_empty() {
        return nobody!();
    }
    if reach.everyone {
        return Box::new(always!(reach).nullable());
    }
    let mut parts: Vec<Condition<Referrals>> = Vec::new();
    by_person!(reach, parts, Referrals);
    if reach.panel {
        for state in BEFORE_PANEL {
            parts.push(Box::new(referral::state.eq(state).nullable()));
        }
    }
    for id in uids(&reach.organisations) {
        parts.push(Box::new(referral::organisation_id.eq(Some(id))));
    }
    if let (true, Subject::User(user)) = (reach.own, reach.subject) {
        parts.push(Box::new(referral::referrer_account_id.eq(Uid::from(user))));
    }
    match any(parts) {
        Some(within) => Box::new(within.and(always!(reach).nullable())),
        None => nobody!(),
    }
}

/// Episodes within reach: those of the young people within reach.
pub(crate) fn episodes(reach: &Reach) -> Condition<Episodes> {
    if reach.is_empty() {
        return nobody!();
    }
    if reach.everyone {
        return Box::new(always!(reach).nullable());
    }
    let mut parts: Vec<Condition<Episodes>> = Vec::new();
    by_person!(reach, parts, Episodes);
    match any(parts) {
        Some(within) => Box::new(within.and(always!(reach).nullable())),
        None => nobody!(),
    }
}
