//! What a wrong password leads to.

use chrono::{DateTime, Duration, Utc};
use headstart_store::{AuditEntry, Tx, Uid, rows::Account};
use serde_json::json;

use crate::error::ApiResult;

/// Wrong passwords in a row after which an account waits.
const PATIENCE: i32 = 5;

/// Counts a wrong password, whichever page it was typed on, and makes the account wait after several.
///
/// # Errors
/// The store's.
pub(super) fn count_wrong(tx: &mut Tx<'_>, account: Uid, now: DateTime<Utc>) -> ApiResult<()> {
    let failed = tx.count_failed_sign_in(account)?;
    if failed >= PATIENCE {
        let minutes = i64::from((failed - PATIENCE + 1).min(15));
        tx.lock_account(account, (now + Duration::minutes(minutes)).into())?;
    }
    Ok(())
}

/// True while an account waits after several wrong passwords.
pub(super) fn waits(account: &Account, now: DateTime<Utc>) -> bool {
    account.locked_until.is_some_and(|until| until.utc() > now)
}

/// Notes in the audit what somebody did with their account before, or while, a session of theirs began.
pub(super) fn audit(
    tx: &mut Tx<'_>,
    account: &Account,
    at: DateTime<Utc>,
    request_id: &str,
    action: &'static str,
) {
    tx.audit(AuditEntry {
        partnership_id: account.partnership_id,
        at: at.into(),
        actor_kind: "user",
        actor_id: account.id,
        action,
        young_person_id: None,
        subject_id: None::<Uid>,
        details: json!({}),
        request_id: request_id.to_owned(),
    });
}
