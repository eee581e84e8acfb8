//! Setting the partnership up from one document.

use headstart_contract::problem::ProblemCode;
use headstart_domain::{clock::uk_local_date, field::FieldError};

use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    import::{
        self, ImportReport, Loading, Outcome, Verdict,
        setup::{Installation, partnership_code},
    },
    state::State,
};

/// Loads a document into the caller's own partnership.
///
/// # Errors
/// A document that cannot be read, of another partnership, or held back because of bad entries; or the store's.
pub async fn load(state: &State, caller: Caller, text: &[u8], loading: Loading) -> ApiResult<ImportReport> {
    let unreadable = |error: import::ImportError| ApiError::known(ProblemCode::BadRequest, error.to_string());
    let parsed = import::setup::parse(text, uk_local_date(caller.at)).map_err(unreadable)?;
    let partnership = caller.partnership();
    let own = state.store.read(move |tx| Ok::<_, ApiError>(tx.find_partnership(partnership)?)).await?;
    if partnership_code(&parsed).is_some_and(|code| own.is_none_or(|own| own.code != code)) {
        let message = "The document is of another partnership";
        return Err(ApiError::field("partnership.code", "not_allowed", message));
    }
    let ids = state.clone();
    let installation = Installation::new(caller.at, move || ids.new_id()).asked_by(caller);
    let report = import::load(&state.store, parsed, installation, loading, |_, _| {}).await?;
    match report.verdict {
        Verdict::Loaded | Verdict::DryRun => Ok(report),
        Verdict::HeldBack => Err(ApiError::Invalid(faults(&report))),
    }
}

/// What is wrong with each bad entry; its line stands for the field.
fn faults(report: &ImportReport) -> Vec<FieldError> {
    let mut faults = Vec::new();
    for entry in &report.entries {
        let Outcome::Rejected { reasons } = &entry.outcome else { continue };
        let place = format!("line {}", entry.line.unwrap_or_default());
        let key = entry.key.as_deref().unwrap_or_default();
        faults.extend(reasons.iter().map(|reason| FieldError {
            field:
                reason.column.as_ref().map_or_else(|| place.clone(), |column| format!("{place}, {column}")),
            code: "invalid".into(),
            message: format!("{key}: {}", reason.message),
        }));
    }
    faults
}
