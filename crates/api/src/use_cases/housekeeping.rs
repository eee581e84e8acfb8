//! What is done from time to time: forgotten drafts, ended sessions, old answers and releases that were never
//! finished are deleted, and consents to evaluation that have run out take effect.

use std::time::Duration;

use headstart_domain::{clock::uk_local_date, consent::Purpose};
use headstart_store::{AuditEntry, Tx, Uid};
use serde_json::json;

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

/// How many young people leave the evaluation in one commit.
const RUN_OUT: i64 = 200;

/// Takes young people out of every figure whose consent to evaluation has run out, a batch at a time; tells how
/// many.
///
/// # Errors
/// When the store fails.
pub fn end_consents(tx: &mut Tx<'_>, now: chrono::DateTime<chrono::Utc>) -> ApiResult<usize> {
    let run_out = tx.evaluation_run_out(uk_local_date(now), RUN_OUT)?;
    let ended = run_out.len();
    for (partnership, young_person) in run_out {
        tx.set_evaluation_consent(young_person, false, now.into())?;
        tx.refresh_young_person(young_person)?;
        tx.audit(AuditEntry {
            partnership_id: partnership,
            at: now.into(),
            actor_kind: "system",
            actor_id: Uid::NIL,
            action: "consent.ran_out",
            young_person_id: Some(young_person),
            subject_id: None,
            details: json!({"purpose": Purpose::Evaluation}),
            request_id: String::new(),
        });
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
            // What one commit left over.
            loop {
                match state.store.write(move |tx| end_consents(tx, now)).await {
                    Ok(0) => break,
                    Ok(_) => {}
                    Err(error) => {
                        let error: ApiError = error;
                        tracing::error!(%error, "consents that ran out could not take effect");
                        break;
                    }
                }
            }
            state.limits.tidy();
            actix_web::rt::time::sleep(Duration::from_secs(3600)).await;
        }
    });
}
