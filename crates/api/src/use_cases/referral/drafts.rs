//! Drafts: somebody's own, saved as they type, deleted when nobody comes back to them.

use chrono::Duration;
use headstart_contract::{
    problem::ProblemCode,
    referral::{Draft, DraftInput},
};
use headstart_domain::clock::uk_local_date;
use headstart_store::{Tx, Uid, rows::ReferralDraft};

use crate::{
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::tools::Tools,
};

/// Days after the last saving when a draft is deleted.
pub const KEPT_DAYS: i64 = 90;

const PLACE: &str = "referral_draft.body";

fn owner(tools: &Tools) -> ApiResult<Uid> {
    tools.caller.actor.user().map(Uid::from).ok_or_else(|| ProblemCode::NotAllowed.into())
}

fn seal(tools: &Tools, id: Uid, draft: &DraftInput) -> ApiResult<String> {
    let errors = draft.typed_birth_date.as_ref().map(|typed| typed.check("typed_birth_date"));
    if let Some(errors) = errors.filter(|errors| !errors.is_empty()) {
        return Err(ApiError::Invalid(errors));
    }
    let text = serde_json::to_string(draft).map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(tools.sealer().seal(PLACE, id.0, &text)?)
}

fn view(tools: &Tools, row: &ReferralDraft) -> ApiResult<Draft> {
    let text = tools.sealer().open(PLACE, row.id.0, &row.body)?;
    let kept: DraftInput =
        serde_json::from_str(&text).map_err(|error| ApiError::Internal(error.to_string()))?;
    let saved_at = row.saved_at.utc();
    Ok(Draft {
        id: row.id.into(),
        referral: kept.referral,
        typed_birth_date: kept.typed_birth_date,
        saved_at,
        delete_after: uk_local_date(saved_at + Duration::days(KEPT_DAYS)),
        version: row.version,
    })
}

/// Starts a draft.
///
/// # Errors
/// A typed date that cannot be kept; when the caller is not a person, or the store fails.
pub fn new_draft(tx: &mut Tx<'_>, tools: &Tools, draft: &DraftInput) -> ApiResult<Draft> {
    let id = tools.uid();
    let row = ReferralDraft {
        id,
        partnership_id: tools.caller.partnership(),
        account_id: owner(tools)?,
        body: seal(tools, id, draft)?,
        saved_at: tools.caller.at.into(),
        version: 1,
    };
    tx.insert_draft(row.clone())?;
    view(tools, &row)
}

/// The caller's drafts, last saved first.
///
/// # Errors
/// When the store fails.
pub fn list_drafts(tx: &mut Tx<'_>, tools: &Tools) -> ApiResult<Vec<Draft>> {
    tx.drafts_of(owner(tools)?)?.iter().map(|row| view(tools, row)).collect()
}

/// One of the caller's drafts.
///
/// # Errors
/// Not found, also when it is somebody else's; or the store's.
pub fn read_draft(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<Draft> {
    let row = tx.find_draft(owner(tools)?, id)?.ok_or_else(ApiError::not_found)?;
    view(tools, &row)
}

/// Saves a draft as it stands, complete or not.
///
/// # Errors
/// A typed date that cannot be kept; not found; stale; or the store's.
pub fn save_draft(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    draft: &DraftInput,
    version: IfMatch,
) -> ApiResult<Draft> {
    let mut row = tx.find_draft(owner(tools)?, id)?.ok_or_else(ApiError::not_found)?;
    version.check(row.version)?;
    row.body = seal(tools, id, draft)?;
    row.saved_at = tools.caller.at.into();
    if !tx.save_draft(id, version.0, &row.body, row.saved_at)? {
        return Err(ApiError::Stale { current: version.0 + 1 });
    }
    row.version = version.0 + 1;
    view(tools, &row)
}

/// Deletes one of the caller's drafts.
///
/// # Errors
/// Not found, or the store's.
pub fn delete_draft(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<()> {
    tx.find_draft(owner(tools)?, id)?.ok_or_else(ApiError::not_found)?;
    Ok(tx.delete_draft(id)?)
}
