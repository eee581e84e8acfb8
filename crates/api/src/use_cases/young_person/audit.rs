//! Who looked at, or changed, a record.

use std::collections::{HashMap, hash_map::Entry};

use headstart_contract::audit::AuditView;
use headstart_domain::access::Reach;
use headstart_store::{Tx, Uid};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// The most that is shown at once.
const MOST: i64 = 200;

/// The newest readings and changes of a record within reach, with those of the records that were joined to it.
///
/// # Errors
/// Not found, also when out of reach; or the store's.
pub fn audit(tx: &mut Tx<'_>, tools: &Tools, reach: &Reach, id: Uid) -> ApiResult<Vec<AuditView>> {
    tx.find_young_person(reach, id)?.ok_or_else(ApiError::not_found)?;
    let partnership = tools.caller.partnership();
    let mut rows = tx.audit_of_young_person(partnership, id, MOST)?;
    for joined in tx.joined_to(id)? {
        rows.extend(tx.audit_of_young_person(partnership, joined.id, MOST)?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.at.0));
    rows.truncate(usize::try_from(MOST).unwrap_or_default());
    let mut names: HashMap<Uid, String> = HashMap::new();
    for row in &rows {
        if let Entry::Vacant(unknown) = names.entry(row.actor_id) {
            let name = match row.actor_kind.as_str() {
                "user" => tx.find_account(partnership, row.actor_id)?.map(|account| account.name),
                "client" => tx.find_client(partnership, row.actor_id)?.map(|client| client.name),
                _ => None,
            };
            unknown.insert(name.unwrap_or_else(|| somebody(&row.actor_kind).to_owned()));
        }
    }
    tools.caller.audit(tx, "young_person.audit_read", Some(id), Some(id), json!({}));
    let fields = |details: &serde_json::Value| {
        let list = details.get("fields").and_then(serde_json::Value::as_array);
        list.into_iter().flatten().filter_map(|field| field.as_str().map(ToOwned::to_owned)).collect()
    };
    Ok(rows
        .into_iter()
        .map(|row| AuditView {
            at: row.at.utc(),
            by: names.get(&row.actor_id).cloned().unwrap_or_default(),
            action: row.action,
            fields: fields(&row.details),
            request_id: row.request_id,
        })
        .collect())
}

/// Who acted without a name that is known, in words.
fn somebody(kind: &str) -> &'static str {
    match kind {
        "user" => "Somebody whose account is gone",
        "client" => "A program whose access is gone",
        "link" => "Whoever answered through a link",
        _ => "The system",
    }
}
