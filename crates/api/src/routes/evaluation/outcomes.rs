//! Outcomes by group.

use actix_web::{HttpResponse, get, web::Data};
use headstart_contract::{
    evaluation::Outcomes,
    problem::{Problem, ProblemCode},
};
use headstart_domain::instrument::{Informant, Instrument};
use headstart_store::tx::evaluation::OutcomeQuestion;
use serde::Deserialize;

use crate::{
    auth::{Allowed, permits::OutcomesRead},
    error::{ApiError, ApiResult},
    http::{self, Params},
    state::State,
    use_cases::{evaluation, tools::Tools},
};

/// Which outcomes, and by what they are broken down.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct OutcomeQuery {
    /// Any of `tier`, `offer` and `locality`, separated by commas; everybody together when absent.
    #[param(example = "tier,locality")]
    by: Option<String>,
    /// Only this instrument, by its key.
    instrument: Option<String>,
    /// Only what this informant answered.
    #[param(inline)]
    informant: Option<Informant>,
}

impl OutcomeQuery {
    fn question(self) -> ApiResult<OutcomeQuestion> {
        let wrong = |detail: &str| ApiError::known(ProblemCode::BadRequest, detail);
        let mut question = OutcomeQuestion {
            informant: self.informant.map(|informant| informant.as_str().to_owned()),
            ..OutcomeQuestion::default()
        };
        for part in self.by.as_deref().unwrap_or_default().split(',').filter(|part| !part.is_empty()) {
            match part {
                "tier" => question.by_tier = true,
                "offer" => question.by_offer = true,
                "locality" => question.by_locality = true,
                _ => return Err(wrong("by takes tier, offer and locality, separated by commas")),
            }
        }
        if self.instrument.as_deref().is_some_and(|key| Instrument::find(key).is_none()) {
            return Err(wrong("There is no instrument of this name"));
        }
        question.instrument = self.instrument;
        Ok(question)
    }
}

/// Read the outcomes of the programme
///
/// For each scale and group: how many were measured and paired, mean change with its interval, effect size,
/// reliable change. Only young people with consent to evaluation are counted. A group with fewer than five pairs
/// is `suppressed` and has no figures; so is another one wherever it could be told from the total.
#[utoipa::path(tag = "Evaluation", operation_id = "readOutcomes",
    security(("session" = []), ("token" = ["outcomes.read"])), params(OutcomeQuery),
    responses((status = 200, body = Outcomes), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
#[get("/evaluation/outcomes")]
pub(super) async fn read_outcomes(
    allowed: Allowed<OutcomesRead>,
    state: Data<State>,
    Params(query): Params<OutcomeQuery>,
) -> ApiResult<HttpResponse> {
    let question = query.question()?;
    let tools = Tools::new(&state, allowed.caller);
    let outcomes = state.store.read(move |tx| evaluation::outcomes(tx, &tools, &question)).await?;
    Ok(http::json(&outcomes))
}
