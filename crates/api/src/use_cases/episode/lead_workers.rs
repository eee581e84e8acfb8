//! Who may be a young person's lead worker.

use std::collections::HashMap;

use headstart_contract::episode::LeadWorker;
use headstart_domain::access::{Grant, Role};
use headstart_store::{Tx, Uid, rows::Account, tx::account::AccountFilter};

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// How many accounts are read at a time.
const PAGE: i64 = 200;

/// The first role of an account that lets it lead; none when it is not active or no role does.
fn leading_role(account: &Account) -> ApiResult<Option<Role>> {
    let grants: Vec<Grant> = account.grants.read()?;
    Ok(grants.into_iter().map(|grant| grant.role).find(|role| account.active && role.may_lead()))
}

/// Everybody of the partnership who may lead, by name, with how many open episodes they lead.
///
/// # Errors
/// When the store fails.
pub fn lead_workers(tx: &mut Tx<'_>, tools: &Tools) -> ApiResult<Vec<LeadWorker>> {
    let partnership = tools.caller.partnership();
    let open: HashMap<Uid, i64> = tx.open_episodes_by_lead_worker(partnership)?.into_iter().collect();
    let mut workers = Vec::new();
    let mut after = None;
    loop {
        let filter = AccountFilter { active: Some(true), after, limit: PAGE };
        let accounts = tx.list_accounts(partnership, &filter)?;
        let Some(last) = accounts.last().map(|account| account.id) else { return Ok(workers) };
        after = Some(last);
        for account in accounts {
            if let Some(role) = leading_role(&account)? {
                workers.push(LeadWorker {
                    id: account.id.into(),
                    name: account.name,
                    role: role.label().to_owned(),
                    open_episodes: open
                        .get(&account.id)
                        .and_then(|count| u32::try_from(*count).ok())
                        .unwrap_or_default(),
                });
            }
        }
    }
}

/// The account that is to lead.
///
/// # Errors
/// Somebody unknown to the partnership, or who may not lead; or the store's.
pub(super) fn to_lead(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<Account> {
    let found = tx.find_account(tools.caller.partnership(), id)?;
    let account = found.ok_or_else(|| {
        ApiError::field("lead_worker_id", "unknown", "This person has no account in the partnership")
    })?;
    match leading_role(&account)? {
        Some(_) => Ok(account),
        None => Err(ApiError::field("lead_worker_id", "not_allowed", "This person may not be a lead worker")),
    }
}
