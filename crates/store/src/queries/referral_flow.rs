//! How many referrals come in and are decided, hour by hour.

use diesel::{prelude::*, sql_query, sql_types::BigInt};
use headstart_domain::referral::ReferralState;

use super::{Conn, dialect};
use crate::{
    Result,
    tx::referral_flow::ReferralEvent,
    types::{DbTime, DbUuid, Time, Uid},
};

/// So many in an hour.
#[derive(QueryableByName)]
struct Hour {
    #[diesel(sql_type = BigInt)]
    hour: i64,
    #[diesel(sql_type = BigInt)]
    referrals: i64,
}

/// The hours since 1970 in which there were some, with their number, from one moment to before another.
pub(crate) fn by_hour(
    connection: &mut Conn,
    partnership: Uid,
    event: ReferralEvent,
    from: Time,
    before: Time,
) -> Result<Vec<(i64, i64)>> {
    let column = match event {
        ReferralEvent::Received => "received_at",
        ReferralEvent::Decided => "decided_at",
    };
    let statement = format!(
        "SELECT {} AS hour, count(*) AS referrals FROM referral WHERE partnership_id = $1 \
         AND {column} >= $2 AND {column} < $3 AND state <> '{}' AND state <> '{}' GROUP BY 1 ORDER BY 1",
        dialect::hours_to(column),
        ReferralState::EnteredInError,
        ReferralState::Duplicate,
    );
    let hours: Vec<Hour> = sql_query(statement)
        .bind::<DbUuid, _>(partnership)
        .bind::<DbTime, _>(from)
        .bind::<DbTime, _>(before)
        .load(connection)?;
    Ok(hours.into_iter().map(|hour| (hour.hour, hour.referrals)).collect())
}
