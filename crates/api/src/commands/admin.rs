//! `headstart admin`: what an operator does at the machine itself.

mod client;
mod partnership;
mod summaries;
mod user;
mod verify_audit;
mod verify_release;

use headstart_domain::field::FieldError;
use headstart_store::{AuditEntry, Tx, Uid, rows::Partnership};
use serde_json::json;

pub use self::{
    client::NewClient, partnership::NewPartnership, summaries::RebuildSummaries, user::NewUser,
    verify_release::VerifyRelease,
};
use super::say;
use crate::{
    config::Config,
    error::{ApiError, ApiResult},
    server,
    state::{State, system_clock},
};

/// What an operator can do.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum AdminCommand {
    /// Make a partnership. Its records are its own: nobody of another sees them.
    CreatePartnership(NewPartnership),
    /// Make an account for a member of staff, and print its first password once.
    CreateUser(NewUser),
    /// Register a program, and print its secret once.
    CreateClient(NewClient),
    /// Prove that no row of the audit was changed, and that none is missing between others.
    VerifyAudit,
    /// Prove that a release is what was frozen, and tell how it differs from what today's records give.
    VerifyRelease(VerifyRelease),
    /// Compute the summaries behind outcomes afresh.
    RebuildSummaries(RebuildSummaries),
}

/// Runs a command and tells the operator what came of it.
///
/// # Errors
/// A message for the operator.
pub fn run(config: &Config, command: AdminCommand) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(async {
        let state = server::open(config, system_clock()).await.map_err(explain)?;
        say(&run_on(&state, command).await.map_err(explain)?);
        Ok(())
    })
}

/// Runs a command on an installation, and gives what the operator is told.
///
/// # Errors
/// Fields that need attention, a rule that refuses it, a broken audit, or the store's.
pub async fn run_on(state: &State, command: AdminCommand) -> ApiResult<String> {
    match command {
        AdminCommand::CreatePartnership(new) => partnership::create(state, new).await,
        AdminCommand::CreateUser(new) => user::create(state, new).await,
        AdminCommand::CreateClient(new) => client::create(state, new).await,
        AdminCommand::VerifyAudit => verify_audit::verify(state).await,
        AdminCommand::VerifyRelease(which) => verify_release::verify(state, which).await,
        AdminCommand::RebuildSummaries(which) => summaries::rebuild(state, which).await,
    }
}

/// A failure in the operator's words.
fn explain(error: ApiError) -> String {
    match error {
        ApiError::Invalid(errors) => errors.iter().map(line).collect::<Vec<_>>().join("\n"),
        ApiError::Known(code, detail) => detail.unwrap_or_else(|| code.title().to_owned()),
        other => other.to_string(),
    }
}

fn line(error: &FieldError) -> String {
    format!("{}: {}", error.field, error.message)
}

/// The partnership with a code.
fn partnership_of(tx: &mut Tx<'_>, code: &str) -> ApiResult<Partnership> {
    tx.find_partnership_by_code(code)?
        .ok_or_else(|| ApiError::field("partnership", "unknown", "There is no partnership with this code"))
}

/// Notes in the audit what the operator did: at the machine nobody is signed in.
fn note(tx: &mut Tx<'_>, state: &State, partnership: Uid, action: &'static str, subject: Uid) {
    tx.audit(AuditEntry {
        partnership_id: partnership,
        at: state.now().into(),
        actor_kind: "system",
        actor_id: Uid::NIL,
        action,
        young_person_id: None,
        subject_id: Some(subject),
        details: json!({}),
        request_id: String::new(),
    });
}
