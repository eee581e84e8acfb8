//! What every problem code means: the page that the `type` of a problem leads to.

use actix_web::{HttpResponse, get};
use headstart_contract::problem::ProblemCode;

/// What a client can do about a problem.
const fn remedy(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::BadRequest => "Read the detail, correct the request and send it again.",
        ProblemCode::UnknownField => {
            "Take the field out, or check its spelling against the API's description."
        }
        ProblemCode::BadCursor => {
            "Start the list again without a cursor; keep the filters the same from page to page."
        }
        ProblemCode::IdempotencyKeyMissing => {
            "Send an Idempotency-Key header; a new UUID for every new request."
        }
        ProblemCode::SignInFailed => {
            "Check email and password. After several failures an account waits a few minutes."
        }
        ProblemCode::NotSignedIn => "Sign in, or get a new token.",
        ProblemCode::CsrfFailed => "Send the csrf_token of the session as the header CSRF-Token.",
        ProblemCode::PasswordChangeNeeded => {
            "The password was handed over, so somebody else has seen it. Send `POST /session/password` with one of your own."
        }
        ProblemCode::NotAllowed => "Ask an administrator of your partnership for the role that this needs.",
        ProblemCode::NotFound => "It does not exist, or it is not within your reach; the answer is the same.",
        ProblemCode::LinkNotUsable => {
            "Ask the person who gave you the link for a new one. Wrong, used, cancelled and expired links answer alike."
        }
        ProblemCode::MethodNotAllowed => "Use one of the methods in the Allow header.",
        ProblemCode::NotAcceptable => "Accept application/json.",
        ProblemCode::MoveNotPossible => "Read the record again; 'possible' lists what can be done now.",
        ProblemCode::Conflict => "Another record stands in the way; the detail says which rule.",
        ProblemCode::TellingRows => {
            "Ask for the rows of a figure that is limited to no days and to nothing that describes young people. What \
             describes them comes in a release, where it is withheld when too few are alike."
        }
        ProblemCode::SmallGroup => "Ask for a larger group, or for a longer period.",
        ProblemCode::SmallDifference => {
            "The detail names the published table. Ask for the same groups and period as that table, or wait until more have joined."
        }
        ProblemCode::StillRunning => "Wait a moment and send the same request with the same key again.",
        ProblemCode::Stale => "Read the record again, make the change on the new version and send its ETag.",
        ProblemCode::TooLarge => "Bodies can have 256 KiB.",
        ProblemCode::UnsupportedMediaType => "Send Content-Type: application/json.",
        ProblemCode::Invalid => "'errors' names every field with what to do about it; nothing was saved.",
        ProblemCode::KeyReused => "Use a new Idempotency-Key for a new request.",
        ProblemCode::PreconditionMissing => "Send If-Match with the ETag of the version that you read.",
        ProblemCode::TooMany => "Wait as long as Retry-After says.",
        ProblemCode::Unknown => {
            "Tell the operator the request_id. It is safe to repeat the request with the same key."
        }
        ProblemCode::Busy => "Wait as long as Retry-After says and send the same request again.",
    }
}

/// The page.
#[get("/docs/problems")]
pub async fn read_problem_docs() -> HttpResponse {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Problems - HeadStart API</title>\
         <meta name=\"viewport\" content=\"width=device-width\"></head><body><main><h1>Problems</h1>\
         <p>Every failure is <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is one of these.</p>",
    );
    for code in ProblemCode::ALL {
        let (id, status, title, remedy) = (code.as_str(), code.status(), code.title(), remedy(*code));
        page.push_str(&format!("<h2 id=\"{id}\">{id} ({status})</h2><p>{title}.</p><p>{remedy}</p>"));
    }
    page.push_str("</main></body></html>");
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}
