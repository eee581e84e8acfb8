//! What is done from time to time: forgotten drafts, ended sessions, old answers and releases that were never
//! finished are deleted, and consents to evaluation that have run out take effect.

use std::time::Duration;

use headstart_domain::{clock::uk_local_date, consent::Purpose};
use headstart_store::Tx;

use crate::{
    auth::{SESSION_AGE, SESSION_IDLE},
    error::{ApiError, ApiResult},
    state::State,
    use_cases::referral::KEPT_DAYS,
};

/// How long answers to repeated requests are kept.
const ANSWERS_KEPT: chrono::Duration = chrono::Duration::hours(48);

/// How long a release may be prepared: after that whoever did so is gone.
const PREPARING: chrono::Duration = chrono::Duration::hours(2);

/// Deletes what has had its time.
///
/// # Errors
/// When the store fails.
pub fn tidy(tx: &mut Tx<'_>, now: chrono::DateTime<chrono::Utc>) -> ApiResult<()> {
    let drafts = tx.purge_drafts((now - chrono::Duration::days(KEPT_DAYS)).into())?;
    let sessions = tx.purge_sessions((now - SESSION_IDLE).into(), (now - SESSION_AGE).into())?;
    let answers = tx.purge_idempotency((now - ANSWERS_KEPT).into())?;
    let kept = tx.purge_answers(now.into())?;
    let releases = tx.stale_releases((now - PREPARING).into())?;
    for release in &releases {
        tx.fail_release(*release)?;
    }
    let consents = end_consents(tx, now)?;
    tracing::info!(drafts, sessions, answers, kept, releases = releases.len(), consents, "tidied up");
    Ok(())
}

/// Lets consents to evaluation that have run out take effect in every figure; tells of how many young people.
fn end_consents(tx: &mut Tx<'_>, now: chrono::DateTime<chrono::Utc>) -> ApiResult<usize> {
    let today = uk_local_date(now);
    let mut ended = 0;
    for person in tx.with_evaluation_ended(today)? {
        let newest =
            tx.consents_of(person)?.into_iter().find(|row| row.purpose == Purpose::Evaluation.as_str());
        // A newer word may have come since the one that has run out.
        if newest.is_some_and(|row| row.given && row.until_on.is_some_and(|until| until < today)) {
            tx.set_evaluation_consent(person, false, now.into())?;
            tx.refresh_young_person(person)?;
            ended += 1;
        }
    }
    Ok(ended)
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
            state.limits.tidy();
            actix_web::rt::time::sleep(Duration::from_secs(3600)).await;
        }
    });
}
