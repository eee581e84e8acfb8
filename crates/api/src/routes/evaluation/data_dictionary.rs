//! The data dictionary of releases.

use actix_web::{HttpResponse, get};
use headstart_contract::{problem::Problem, release::Dictionary};

use crate::{
    auth::{Allowed, permits::EvaluationRead},
    http,
};

/// Read the data dictionary
///
/// Every column of every table of a release: what it means, its type, unit and codes, where it is from and how
/// sensitive it is. A release made by an earlier version holds the dictionary it was made by.
#[utoipa::path(tag = "Evaluation", operation_id = "readDataDictionary",
    security(("session" = []), ("token" = ["evaluation.read"])),
    responses((status = 200, body = Dictionary), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/evaluation/data-dictionary")]
pub(super) async fn read_data_dictionary(_: Allowed<EvaluationRead>) -> HttpResponse {
    http::json(&Dictionary::current())
}
