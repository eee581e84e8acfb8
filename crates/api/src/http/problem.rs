//! Problems as answers (RFC 9457).

use actix_web::{HttpRequest, HttpResponse, ResponseError, http::StatusCode};
use headstart_contract::problem::{Problem, ProblemCode};
use headstart_domain::field::FieldError;
use headstart_store::StoreError;

use crate::error::ApiError;

/// Where codes are explained.
const TYPES: &str = "/docs/problems#";

/// The answer for a problem.
pub fn problem(
    code: ProblemCode,
    detail: Option<String>,
    errors: Vec<FieldError>,
    possible: Vec<String>,
) -> HttpResponse {
    let mut response =
        HttpResponse::build(StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    match code {
        ProblemCode::Busy | ProblemCode::TooMany => {
            response.insert_header(("Retry-After", "2"));
        }
        ProblemCode::NotSignedIn => {
            response.insert_header(("WWW-Authenticate", "Bearer"));
        }
        _ => {}
    }
    // The identifier of the request is filled in by the outermost layer, which alone knows it for sure.
    response.content_type("application/problem+json").json(Problem {
        kind: format!("{TYPES}{}", code.as_str()),
        code,
        title: code.title().to_owned(),
        status: code.status(),
        detail,
        request_id: super::headers::current_request_id(),
        errors,
        possible,
    })
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.error_response().status()
    }

    fn error_response(&self) -> HttpResponse {
        match self {
            Self::Known(code, detail) => problem(*code, detail.clone(), vec![], vec![]),
            Self::Invalid(errors) => problem(ProblemCode::Invalid, None, errors.clone(), vec![]),
            Self::MoveNotPossible { detail, possible } => {
                problem(ProblemCode::MoveNotPossible, Some(detail.clone()), vec![], possible.clone())
            }
            Self::Stale { current } => {
                let mut response = problem(ProblemCode::Stale, None, vec![], vec![]);
                if let Ok(etag) = super::etag(*current).parse() {
                    response.headers_mut().insert(actix_web::http::header::ETAG, etag);
                }
                response
            }
            Self::Store(StoreError::Busy) => problem(ProblemCode::Busy, None, vec![], vec![]),
            Self::Store(StoreError::Unavailable(cause)) => {
                tracing::error!(request_id = super::headers::current_request_id(), cause, "unavailable");
                problem(ProblemCode::Busy, None, vec![], vec![])
            }
            Self::Store(StoreError::Conflict { constraint }) => {
                tracing::info!(request_id = super::headers::current_request_id(), constraint, "conflict");
                problem(ProblemCode::Conflict, None, vec![], vec![])
            }
            Self::Store(error) => unknown(&error.to_string()),
            Self::Internal(cause) => unknown(cause),
        }
    }
}

/// The cause goes to the log, once; the client gets the identifier of the request and nothing else.
fn unknown(cause: &str) -> HttpResponse {
    tracing::error!(request_id = super::headers::current_request_id(), cause, "failed");
    problem(ProblemCode::Unknown, None, vec![], vec![])
}

/// The answer of addresses that do not exist.
pub async fn not_found(request: HttpRequest) -> HttpResponse {
    let _ = request;
    problem(ProblemCode::NotFound, None, vec![], vec![])
}
