//! What is done from time to time: forgotten drafts, ended sessions and old answers are deleted.

use std::time::Duration;

use headstart_store::Tx;

use crate::{
    auth::{SESSION_AGE, SESSION_IDLE},
    error::{ApiError, ApiResult},
    state::State,
    use_cases::referral::KEPT_DAYS,
};

/// How long answers to repeated requests are kept.
const ANSWERS_KEPT: chrono::Duration = chrono::Duration::hours(48);

/// Deletes what has had its time.
///
/// # Errors
/// When the store fails.
pub fn tidy(tx: &mut Tx<'_>, now: chrono::DateTime<chrono::Utc>) -> ApiResult<()> {
    let drafts = tx.purge_drafts((now - chrono::Duration::days(KEPT_DAYS)).into())?;
    let sessions = tx.purge_sessions((now - SESSION_IDLE).into(), (now - SESSION_AGE).into())?;
    let answers = tx.purge_idempotency((now - ANSWERS_KEPT).into())?;
    let kept = tx.purge_answers(now.into())?;
    tracing::info!(drafts, sessions, answers, kept, "tidied up");
    Ok(())
}

/// Tidies up now and every hour.
pub fn start(state: &State) {
    let state = state.clone();
    actix_web::rt::spawn(async move {
        loop {
            let now = state.now();
            if let Err(error) = state.store.write(move |tx| tidy(tx, now)).await {
                let error: ApiError = error;
                tracing::error!(%error, "tidying up failed");
            }
            actix_web::rt::time::sleep(Duration::from_secs(3600)).await;
        }
    });
}
