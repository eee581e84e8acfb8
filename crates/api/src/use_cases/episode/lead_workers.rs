//! Who may be a young person's lead worker.

use std::collections::HashMap;

use headstart_contract::episode::LeadWorker;
use headstart_domain::{
    access::{Grant, Place, Role},
    id::LocalityId,
};
use headstart_store::{Tx, Uid, rows::Account, tx::account::AccountFilter};

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// How many accounts are read at a time.
const PAGE: i64 = 200;

/// The grants of an account that let it lead; none when it is not active.
fn leading(account: &Account) -> ApiResult<Vec<Grant>> {
    let mut grants: Vec<Grant> = account.grants.read()?;
    grants.retain(|grant| account.active && grant.role.may_lead());
    Ok(grants)
}

/// What is known of all lead workers together.
struct Known {
    places: HashMap<Uid, String>,
    open: HashMap<Uid, i64>,
}

impl Known {
    fn place(&self, place: Place) -> Option<String> {
        match place {
            Place::Partnership => Some("Whole partnership".to_owned()),
            Place::Locality(id) => self.places.get(&id.into()).cloned(),
            Place::Organisation(id) => self.places.get(&id.into()).cloned(),
            // No role that leads is held at a school.
            Place::School(_) => None,
        }
    }

    fn worker(&self, account: Account, role: Role, grants: &[Grant]) -> LeadWorker {
        let mut places: Vec<String> = grants.iter().filter_map(|grant| self.place(grant.place)).collect();
        places.sort();
        places.dedup();
        let open = self.open.get(&account.id).and_then(|count| u32::try_from(*count).ok());
        LeadWorker {
            id: account.id.into(),
            name: account.name,
            role: role.label().to_owned(),
            places,
            open_episodes: open.unwrap_or_default(),
        }
    }
}

/// Everybody of the partnership who may lead, by name, with where they work and how many open episodes they lead.
/// Those of one locality come first, when it is named.
///
/// # Errors
/// When the store fails.
pub fn lead_workers(tx: &mut Tx<'_>, tools: &Tools, first: Option<LocalityId>) -> ApiResult<Vec<LeadWorker>> {
    let partnership = tools.caller.partnership();
    let known = Known {
        places: tx.place_names(partnership)?.into_iter().collect(),
        open: tx.open_episodes_by_lead_worker(partnership)?.into_iter().collect(),
    };
    let (mut near, mut others) = (Vec::new(), Vec::new());
    let mut after = None;
    loop {
        let filter = AccountFilter { active: Some(true), after, limit: PAGE };
        let accounts = tx.list_accounts(partnership, &filter)?;
        let Some(last) = accounts.last().map(|account| account.id) else { break };
        after = Some(last);
        for account in accounts {
            let grants = leading(&account)?;
            let Some(role) = grants.first().map(|grant| grant.role) else { continue };
            let is_near = first.is_some_and(|first| {
                grants.iter().any(|grant| matches!(grant.place, Place::Locality(id) if id == first))
            });
            let worker = known.worker(account, role, &grants);
            if is_near { near.push(worker) } else { others.push(worker) }
        }
    }
    near.append(&mut others);
    Ok(near)
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
    if leading(&account)?.is_empty() {
        return Err(ApiError::field("lead_worker_id", "not_allowed", "This person may not be a lead worker"));
    }
    Ok(account)
}
