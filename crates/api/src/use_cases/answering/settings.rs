//! What a partnership asks for, and when.

use headstart_contract::answering::MeasuringView;
use headstart_domain::answering::Settings;
use headstart_store::{Json, Tx, Uid, rows::Measuring};
use serde_json::json;

use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
};

/// The settings of a partnership: its own, or what the product brings.
///
/// # Errors
/// The store's.
pub fn settings(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<Settings> {
    Ok(read(tx, partnership)?.settings)
}

/// The settings with who changed them last.
///
/// # Errors
/// The store's.
pub fn read(tx: &mut Tx<'_>, partnership: Uid) -> ApiResult<MeasuringView> {
    let Some(row) = tx.find_measuring(partnership)? else {
        return Ok(MeasuringView {
            settings: Settings::default(),
            changed_by: None,
            changed_at: None,
            version: 0,
        });
    };
    Ok(MeasuringView {
        settings: row.settings.read()?,
        changed_by: Some(row.changed_by),
        changed_at: Some(row.changed_at.utc()),
        version: row.version,
    })
}

/// Changes the settings.
///
/// # Errors
/// Fields that need attention, stale, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    settings: &Settings,
    version: IfMatch,
) -> ApiResult<MeasuringView> {
    let faults = settings.faults();
    if !faults.is_empty() {
        return Err(ApiError::Invalid(faults.into_vec()));
    }
    let partnership = caller.partnership();
    let current = read(tx, partnership)?.version;
    version.check(current)?;
    let row = Measuring {
        partnership_id: partnership,
        settings: Json::write(settings)?,
        changed_by: caller.actor.name.clone(),
        changed_at: caller.at.into(),
        version: current + 1,
    };
    if !tx.put_measuring(row, current)? {
        return Err(ApiError::Stale { current: current + 1 });
    }
    caller.audit(tx, "measuring.changed", None, None, json!({}));
    read(tx, partnership)
}
