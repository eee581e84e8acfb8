//! How many referrals come in and are decided, hour by hour.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Bool},
};
use headstart_domain::referral::ReferralState;

use super::{Conn, dialect};
use crate::{
    Result,
    tx::referral_flow::{ReferralEvent, ReferralHour},
    types::{DbTime, DbUuid, Time, Uid},
};

/// So many in an hour.
#[derive(QueryableByName)]
struct Hour {
    #[diesel(sql_type = BigInt)]
    hour: i64,
    #[diesel(sql_type = Bool)]
    left_out: bool,
    #[diesel(sql_type = BigInt)]
    referrals: i64,
}

/// The hours since 1970 in which there were some, from one moment to before another; those that are left out apart.
pub(crate) fn by_hour(
    connection: &mut Conn,
    partnership: Uid,
    event: ReferralEvent,
    from: Time,
    before: Time,
) -> Result<Vec<ReferralHour>> {
    let column = match event {
        ReferralEvent::Received => "received_at",
        ReferralEvent::Decided => "decided_at",
    };
    let statement = format!(
        "SELECT {} AS hour, state IN ('{}', '{}') AS left_out, count(*) AS referrals FROM referral \
         WHERE partnership_id = $1 AND {column} >= $2 AND {column} < $3 GROUP BY 1, 2 ORDER BY 1, 2",
        dialect::hours_to(column),
        ReferralState::EnteredInError,
        ReferralState::Duplicate,
    );
    let hours: Vec<Hour> = sql_query(statement)
        .bind::<DbUuid, _>(partnership)
        .bind::<DbTime, _>(from)
        .bind::<DbTime, _>(before)
        .load(connection)?;
    let told = |hour: Hour| ReferralHour {
        hour: hour.hour,
        left_out: hour.left_out,
        referrals: u64::try_from(hour.referrals).unwrap_or_default(),
    };
    Ok(hours.into_iter().map(told).collect())
}
