//! Scores for evaluators, as CSV.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::problem::Problem;
use serde_json::json;

use crate::{
    auth::{Allowed, permits::EvaluationExport},
    error::{ApiError, ApiResult},
    state::State,
    use_cases::score_export,
};

/// Pull scores for evaluation
///
/// One line for each score of a young person with consent to evaluation, in the order in which they were stored,
/// as CSV with a heading. Names, dates and identifiers stay here: a young person and a period of support bear
/// pseudonyms that are the same in every pull from this partnership, and dates are told as days since the
/// referral. The answer is streamed; when it breaks off, the connection does too.
///
/// Nothing tells what a young person is like. Age, sex, ethnic group, special educational needs, free school meals,
/// deprivation and locality take a release of an evaluation project, which withholds them where few share them. For the
/// same reason there is no T score here, and `band` is empty where bands go by sex or age (RCADS-47, YP-CORE, and ORS and
/// CORS as the young person answers them): beside the score they would tell sex and age.
#[utoipa::path(tag = "Evaluation", operation_id = "exportScores",
    security(("session" = []), ("token" = ["evaluation.export"])),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 503, body = Problem)))]
#[get("/evaluation/exports/scores.csv")]
pub(super) async fn export_scores(
    allowed: Allowed<EvaluationExport>,
    state: Data<State>,
) -> ApiResult<HttpResponse> {
    let caller = allowed.caller;
    let partnership = caller.partnership();
    let export = state.store.export_scores(partnership)?;
    state
        .store
        .read(move |tx| {
            caller.audit(tx, "evaluation.scores_exported", None, None, json!({}));
            Ok::<_, ApiError>(())
        })
        .await?;
    let key = state.sealer.project_key(partnership.0);
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("Content-Disposition", "attachment; filename=\"scores.csv\""))
        .streaming(score_export::pseudonymised(export, key, partnership.0)))
}
