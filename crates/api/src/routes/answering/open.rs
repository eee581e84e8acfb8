//! Open a form.

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use headstart_contract::{
    answering::{AnsweringForm, LinkToken},
    problem::Problem,
};

use super::guard::with_link;
use crate::{
    error::ApiResult,
    http::{self, Body},
    state::State,
    use_cases::answering,
};

/// Open a form
///
/// With the secret of a link: the questions, who asks, where to turn to, and answers kept for later. Nothing about
/// the young person. Wrong, used, cancelled and expired links answer alike.
#[utoipa::path(tag = "Answering", operation_id = "openForm", security(()), request_body = LinkToken,
    responses((status = 200, body = AnsweringForm), (status = 400, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/answering/open")]
pub(super) async fn open_form(
    request: HttpRequest,
    state: Data<State>,
    body: Body<LinkToken>,
) -> ApiResult<HttpResponse> {
    let form = with_link(&request, &state, &body.value.token, answering::open).await?;
    Ok(http::json(&form))
}
