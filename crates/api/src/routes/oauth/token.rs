//! Getting a token.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::AUTHORIZATION},
    post,
    web::{Data, Form},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use headstart_contract::session::Token;
use headstart_domain::access::Permission;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use crate::{
    auth::{TOKEN_SECONDS, actor_of_client},
    crypto::digest,
    error::{ApiError, ApiResult},
    state::State,
};

/// What a program sends (RFC 6749, section 4.4.2). Its credentials may stand in the `Authorization` header.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = TokenRequest)]
pub(super) struct TokenRequest {
    /// `client_credentials`.
    grant_type: String,
    /// The client id.
    client_id: Option<String>,
    /// The client's secret.
    client_secret: Option<String>,
    /// What is asked for, separated by spaces; absent means everything the program may.
    scope: Option<String>,
}

/// What is wrong, in the form of RFC 6749, section 5.2.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = TokenProblem)]
pub(super) struct TokenProblem {
    error: &'static str,
}

fn refuse(status: StatusCode, error: &'static str) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    if status == StatusCode::UNAUTHORIZED {
        response.insert_header(("WWW-Authenticate", "Basic realm=\"token\""));
    }
    response.json(TokenProblem { error })
}

/// Get a token
///
/// Client credentials: the secret in the body or by HTTP Basic. The token is valid for ten minutes.
#[utoipa::path(tag = "Tokens", operation_id = "createToken", security(()),
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, body = Token), (status = 400, body = TokenProblem), (status = 401, body = TokenProblem)))]
#[post("/oauth/token")]
pub(super) async fn create_token(
    request: HttpRequest,
    state: Data<State>,
    form: Result<Form<TokenRequest>, actix_web::Error>,
) -> ApiResult<HttpResponse> {
    let Ok(Form(form)) = form else { return Ok(refuse(StatusCode::BAD_REQUEST, "invalid_request")) };
    if form.grant_type != "client_credentials" {
        return Ok(refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type"));
    }
    let Some((client_id, secret)) = basic(&request).or(form.client_id.zip(form.client_secret)) else {
        return Ok(refuse(StatusCode::UNAUTHORIZED, "invalid_client"));
    };
    let wanted = client_id.clone();
    let found = state.store.read(move |tx| Ok::<_, ApiError>(tx.find_client_by_client_id(&wanted)?)).await?;
    let sent = digest(secret.as_bytes());
    let client = found
        .filter(|client| client.active && bool::from(client.secret_hash.as_bytes().ct_eq(sent.as_bytes())));
    let Some(client) = client else { return Ok(refuse(StatusCode::UNAUTHORIZED, "invalid_client")) };
    let may = actor_of_client(&client)?.permissions();
    let granted: Vec<Permission> = match form.scope.as_deref().map(str::trim).filter(|text| !text.is_empty())
    {
        None => may,
        Some(asked) => {
            let asked: Option<Vec<Permission>> =
                asked.split_whitespace().map(|scope| scope.parse().ok()).collect();
            match asked {
                Some(asked) if asked.iter().all(|scope| may.contains(scope)) => asked,
                _ => return Ok(refuse(StatusCode::BAD_REQUEST, "invalid_scope")),
            }
        }
    };
    let scope = granted.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ");
    let access_token = state.keys.sign(&client_id, &scope, state.new_id().to_string(), state.now())?;
    let expires_in = u32::try_from(TOKEN_SECONDS).unwrap_or_default();
    Ok(HttpResponse::Ok().json(Token { access_token, token_type: "Bearer".into(), expires_in, scope }))
}

/// The credentials of an HTTP Basic header.
fn basic(request: &HttpRequest) -> Option<(String, String)> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let decoded = STANDARD.decode(header.strip_prefix("Basic ")?).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}
