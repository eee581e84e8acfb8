//! The problems that any operation of a kind can answer with, written into the API document once for all.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use headstart_contract::problem::ProblemCode;
use utoipa::openapi::{
    ContentBuilder, OpenApi as Document, Ref, RefOr, Response, Schema,
    path::{Operation, ParameterIn},
};

const PROBLEM: &str = "#/components/schemas/Problem";
const PROBLEM_TYPE: &str = "application/problem+json";

/// Adds what every operation of its kind can answer with, gives problems their media type, and describes what
/// has no description.
pub(super) fn complete(document: &mut Document) {
    for (path, item) in &mut document.paths.paths {
        for operation in super::each_operation(item) {
            for status in possible(path, operation) {
                operation.responses.responses.entry(status.to_string()).or_insert_with(|| RefOr::T(answer()));
            }
            for (status, response) in &mut operation.responses.responses {
                if let RefOr::T(response) = response {
                    describe(status, response);
                }
            }
        }
    }
}

/// The statuses of problems that an operation can answer with by what it takes.
fn possible(path: &str, operation: &Operation) -> BTreeSet<u16> {
    let mut statuses = BTreeSet::new();
    let is_api = path.starts_with("/api/");
    if is_api || path == "/oauth/token" {
        // Too many, broken, busy.
        statuses.extend([429, 500, 503]);
    }
    if is_api {
        // Parameters that the operation does not take; a session and a token in one request.
        statuses.insert(400);
    }
    let schemes = operation.security.iter().flatten().filter(|scheme| **scheme != Default::default());
    if schemes.count() > 0 {
        statuses.extend([401, 403]);
    }
    if is_api && operation.request_body.is_some() {
        statuses.extend([400, 413, 415, 422]);
    }
    for parameter in operation.parameters.iter().flatten() {
        let RefOr::T(parameter) = parameter else { continue };
        match (&parameter.parameter_in, parameter.name.as_str()) {
            (ParameterIn::Path, _) => statuses.extend([404]),
            (ParameterIn::Header, "If-Match") => statuses.extend([400, 412, 428]),
            (ParameterIn::Header, "Idempotency-Key") => statuses.extend([400, 409, 422]),
            _ => statuses.extend([400]),
        }
    }
    statuses
}

fn answer() -> Response {
    let schema = RefOr::<Schema>::Ref(Ref::new(PROBLEM));
    let mut response = Response::default();
    response
        .content
        .insert(PROBLEM_TYPE.into(), RefOr::T(ContentBuilder::new().schema(Some(schema)).build()));
    response
}

fn describe(status: &str, response: &mut Response) {
    let is_problem = response.content.values().any(|content| {
        let RefOr::T(content) = content else { return false };
        matches!(&content.schema, Some(RefOr::Ref(to)) if to.ref_location == PROBLEM)
    });
    if is_problem {
        response.content = answer().content;
    }
    if response.description.is_empty() {
        let titles: Vec<_> = ProblemCode::ALL
            .iter()
            .filter(|code| is_problem && code.status().to_string() == status)
            .map(|code| format!("{}: {}", code.as_str(), code.title()))
            .collect();
        let reason = || status.parse::<StatusCode>().ok().and_then(|status| status.canonical_reason());
        response.description =
            if titles.is_empty() { reason().unwrap_or("Done").to_owned() } else { titles.join("; ") };
    }
}
