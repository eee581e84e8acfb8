//! The young people behind a figure of reach.

use headstart_contract::{evaluation::ReachFigureRow, problem::ProblemCode};
use headstart_domain::{access::Permission, clock::uk_local_date, evaluation::Dimension};
use headstart_store::{Tx, Uid, tx::population::Reached};
use serde_json::json;

use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// A page of the young people whom a figure of reach counts with a value of a dimension, as far as the caller may read
/// their records.
///
/// Such rows hold nothing but who is of a group: under pseudonyms they would tell no more than the count, and beside
/// another figure what single young people are like.
///
/// # Errors
/// `TellingRows` for whoever may not read records; the store's.
pub fn reach_rows(
    tx: &mut Tx<'_>,
    tools: &Tools,
    (by, value): (Dimension, &str),
    after: Option<Uid>,
    limit: i64,
) -> ApiResult<Vec<(Uid, ReachFigureRow)>> {
    if !tools.caller.actor.may(Permission::EpisodesRead) {
        let detail = "Rows behind reach say only who is of a group, so they can be read by whoever may read the records";
        return Err(ApiError::known(ProblemCode::TellingRows, detail));
    }
    let rows = tx.reached_with(&tools.caller.reach(Permission::EpisodesRead), by, value, after, limit)?;
    let told: Vec<String> = rows.iter().map(|row| row.young_person_id.0.to_string()).collect();
    let details = json!({ "by": by, "value": value, "young_people": told });
    tools.caller.audit(tx, "evaluation.reach_rows_read", None, None, details);
    let view = |row: Reached| {
        let told = ReachFigureRow {
            young_person_id: row.young_person_id.into(),
            reference: row.reference,
            first_supported_on: uk_local_date(row.first_opened_at.utc()),
        };
        (row.young_person_id, told)
    };
    Ok(rows.into_iter().map(view).collect())
}
