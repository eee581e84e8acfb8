//! The OpenAPI document, collected from the routes that are served.

mod bodies;
mod operations;
mod parameters;
mod problems;
mod rule;
#[cfg(test)]
mod tests;
mod words;

use actix_web::{App, HttpResponse, get, web::Data};
use utoipa::{
    OpenApi,
    openapi::{
        OpenApi as Document,
        path::{Operation, PathItem},
        security::{ClientCredentials, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Scopes, SecurityScheme},
    },
};
use utoipa_actix_web::AppExt as _;

/// What stands at the head of the document.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "HeadStart",
        description = "Early help for young people's emotional wellbeing: referrals, tiers, support and outcomes.\n\nTimes are RFC 3339 in UTC, dates ISO 8601, identifiers UUID version 7. Every failure is `application/problem+json` with a stable `code`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
        contact(name = "HeadStart")
    ),
    tags(
        (name = "Session", description = "Signing in, in the browser"),
        (name = "Tokens", description = "OAuth 2 client credentials for programs"),
        (name = "Referral drafts", description = "Referrals not yet sent"),
        (name = "Referrals", description = "From a worry to a decision"),
        (name = "Young people", description = "Records, consents, what happened, who looked"),
        (name = "Episodes", description = "Periods of support: allocation, placements, sessions, goals"),
        (name = "Measures", description = "Instruments, answers and scores"),
        (name = "Answering", description = "Links, forms answered without an account, paper forms typed in twice"),
        (name = "Alerts", description = "Risk items that were endorsed, and what was done"),
        (name = "School surveys", description = "Rounds in which whole year groups answer without names"),
        (name = "Evaluation", description = "Outcomes of the programme and pseudonymised exports"),
        (name = "Calculators", description = "Scoring and statistics, as the product computes them"),
        (name = "Tiers", description = "Tiers, criteria and offers"),
        (name = "Set-up", description = "Localities, clusters, schools, organisations, offers"),
        (name = "Accounts", description = "Accounts of staff and of programs"),
        (name = "Health", description = "For operators")
    )
)]
struct Head;

/// The operations of an address.
fn each_operation(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

/// The document.
pub fn document() -> Document {
    let (_, collected) = App::new()
        .into_utoipa_app()
        .service(utoipa_actix_web::scope::scope("/api/v1").configure(super::api))
        .configure(super::root)
        .split_for_parts();
    let mut document = Head::openapi();
    document.info.version = env!("CARGO_PKG_VERSION").into();
    document.paths = collected.paths;
    document.components = collected.components;
    problems::complete(&mut document);
    parameters::complete(&mut document);
    bodies::complete(&mut document);
    operations::complete(&mut document);
    add_security(&mut document);
    document
}

fn add_security(document: &mut Document) {
    let components = document.components.get_or_insert_default();
    let scopes = headstart_domain::access::Permission::ALL.iter().map(|p| (p.as_str(), p.label()));
    components.add_security_scheme(
        "token",
        SecurityScheme::OAuth2(OAuth2::new([Flow::ClientCredentials(ClientCredentials::new(
            "/oauth/token",
            Scopes::from_iter(scopes),
        ))])),
    );
    let mut session = utoipa::openapi::security::ApiKeyValue::new(crate::auth::COOKIE);
    session.description = Some("The browser's session; changes also carry the header CSRF-Token.".into());
    components.add_security_scheme(
        "session",
        SecurityScheme::ApiKey(utoipa::openapi::security::ApiKey::Cookie(session)),
    );
    components.add_security_scheme(
        "bearer",
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build()),
    );
}

/// The document as text, as it is served and kept in `api-spec/`.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn text() -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&document())?;
    text.push('\n');
    Ok(text)
}

/// The document's text, made once.
pub struct DocumentText(pub String);

/// Serves the document.
#[get("/api/v1/openapi.json")]
pub async fn read_openapi(text: Data<DocumentText>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("Cache-Control", "no-cache"))
        .body(text.0.clone())
}
