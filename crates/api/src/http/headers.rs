//! Headers of every answer, and the identifier of every request.

use std::cell::RefCell;

use actix_web::{
    Error, HttpMessage as _,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use crate::state::State;

/// The identifier of a request: in the answer, in the log and in the audit.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

tokio::task_local! {
    static CURRENT: RefCell<String>;
}

/// The identifier of the request that is being answered.
pub(super) fn current_request_id() -> String {
    CURRENT.try_with(|id| id.borrow().clone()).unwrap_or_default()
}

const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    ("x-frame-options", "DENY"),
];

const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Gives the request its identifier and the answer its headers.
///
/// # Errors
/// Those of the inner service.
pub async fn set_headers<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let id = request.app_data::<Data<State>>().map_or_else(String::new, |state| state.new_id().to_string());
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = CURRENT.scope(RefCell::new(id.clone()), next.call(request)).await?;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !headers.contains_key("content-security-policy") {
        headers
            .insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(API_POLICY));
    }
    if !headers.contains_key("cache-control") {
        headers.insert(HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store"));
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("request-id"), value);
    }
    Ok(response)
}
