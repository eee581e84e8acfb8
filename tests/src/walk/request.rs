//! A request for an operation, with the identifiers of records.

use headstart_client::Client;
use reqwest::{Method, Response, header::CONTENT_TYPE};
use serde_json::Value;
use uuid::Uuid;

use super::document::Operation;
use crate::world::Records;

/// What an answer was.
pub struct Answer {
    pub status: u16,
    /// The problem's code; empty when there is no problem.
    pub code: String,
    pub body: Value,
    pub request_id: String,
}

impl Answer {
    async fn read(answer: Response) -> Self {
        let status = answer.status().as_u16();
        let request_id = answer.headers()["request-id"].to_str().unwrap().to_owned();
        let body: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or_default();
        // Refused tokens answer in the form of OAuth, which has no place for it.
        if status >= 400 && body["error"].is_null() {
            assert_eq!(body["request_id"], *request_id, "every problem names its request: {body}");
        }
        let code = if status < 400 { "" } else { body["code"].as_str().unwrap_or_default() };
        let code = code.to_owned();
        Self { status, code, request_id, body }
    }
}

/// Sends an operation with identifiers that no record has, and a body that is no JSON.
pub async fn send_nonsense(client: &Client, operation: &Operation) -> Answer {
    let nothing = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001).to_string();
    let filled = |part| if str::starts_with(part, '{') { nothing.as_str() } else { part };
    let path = operation.path.split('/').map(filled).collect::<Vec<_>>().join("/");
    send(client, operation, &path, 1, Some("{ not json".to_owned())).await
}

/// Sends an operation on one of the records, as a good request.
pub async fn send_good(
    client: &Client,
    operation: &Operation,
    records: &Records,
    body: Option<Value>,
) -> Answer {
    let (path, version) = address(operation, records);
    send(client, operation, &path, version, body.map(|body| body.to_string())).await
}

async fn send(
    client: &Client,
    operation: &Operation,
    path: &str,
    version: i32,
    body: Option<String>,
) -> Answer {
    let mut request = client.request(operation.method.clone(), path);
    for header in &operation.headers {
        request = match header.as_str() {
            "If-Match" => request.header("If-Match", format!("\"v{version}\"")),
            "Idempotency-Key" => {
                let key: String = format!("{}-{path}", operation.id).chars().take(100).collect();
                request.header("Idempotency-Key", key)
            }
            other => panic!("{} wants the header {other}, which the walk does not know", operation.id),
        };
    }
    if let (true, Some(body)) = (operation.method != Method::GET, body) {
        request = request.header(CONTENT_TYPE, "application/json").body(body);
    }
    Answer::read(request.send().await.unwrap()).await
}

/// The path with the identifiers of the records, and the version of the record that is meant.
fn address(operation: &Operation, records: &Records) -> (String, i32) {
    let mut resource = "";
    let mut version = 1;
    let mut path: Vec<String> = Vec::new();
    for part in operation.path.split('/') {
        if part.starts_with('{') {
            let (word, at) = meant(resource, part, records);
            version = at.unwrap_or(version);
            path.push(word);
        } else {
            resource = part;
            path.push(part.to_owned());
        }
    }
    (path.join("/") + query(&operation.id), version)
}

/// What has to be said in the address of an operation beside its path.
fn query(operation: &str) -> &'static str {
    match operation {
        "readOutcomeDefinition" => "?instrument=sdq&scale=total&informant=self",
        "readOutcomesOverTime" => "?instrument=sdq&scale=total&informant=self&figure=improved",
        "readOutcomeFunnel" => "?instrument=sdq&scale=total&informant=self&figure=improved&by=school",
        "listFigureRows" => "?instrument=sdq&scale=total&informant=self",
        "listMeasurableChangeRows" => "?informant=self",
        "listReachRows" => "?by=sex&value=female",
        "readReach" => "?by=deprivation",
        "readReferralsOverTime" => "?figure=received",
        _ => "",
    }
}

/// What stands for a name in braces within a resource, and the version of that record.
fn meant(resource: &str, name: &str, records: &Records) -> (String, Option<i32>) {
    let id = |id: Uuid, version: i32| (id.to_string(), Some(version));
    let word = |word: &str| (word.to_owned(), None);
    match (resource, name) {
        ("referrals", "{id}") => id(records.referral.id.uuid(), records.referral.version),
        ("referrals", "{action}") => word("start-screening"),
        ("referral-drafts", "{id}") => id(records.draft.id.uuid(), records.draft.version),
        ("young-people", "{id}") => id(records.supported.uuid(), 1),
        ("consents", "{consent_id}") => id(records.consent.id.uuid(), 1),
        ("episodes", "{id}") => id(records.episode.id.uuid(), records.episode.version),
        ("episodes", "{action}") => word("hold"),
        ("sessions", "{session_id}") => id(records.session.uuid(), 1),
        ("goals", "{goal_id}") => id(records.goal.uuid(), 1),
        ("placements", "{id}") => id(records.placement.id.uuid(), records.placement.version),
        ("placements", "{action}") => word("queue"),
        ("localities", "{id}") => id(records.locality.id.uuid(), records.locality.version),
        ("clusters", "{id}") => id(records.cluster.id.uuid(), records.cluster.version),
        ("schools", "{id}") => id(records.partnership.school.uuid(), 1),
        ("organisations", "{id}") => id(records.organisation.id.uuid(), records.organisation.version),
        ("offers", "{id}") => id(records.offer.id.uuid(), records.offer.version),
        ("population", "{dimension}") => ("sex".to_owned(), Some(0)),
        ("published-tables", "{id}") => id(records.published_table.uuid(), 1),
        ("users", "{id}") => id(records.user.uuid(), 1),
        ("clients", "{id}") => id(records.program.uuid(), 1),
        ("wordings", "{id}") => id(records.wording.uuid(), 1),
        ("answer-links", "{id}") => id(records.answer_link.uuid(), 1),
        ("alerts", "{id}") => id(records.alert.uuid(), 1),
        ("paper-entries", "{id}") => id(records.paper_entry.0.uuid(), records.paper_entry.1),
        ("projects", "{id}") => id(records.project.uuid(), 1),
        ("releases", "{id}") => id(records.release.uuid(), 1),
        ("survey-waves", "{id}") => id(records.survey.0.uuid(), records.survey.1),
        ("schools", "{school_id}") => (records.partnership.school.to_string(), None),
        ("survey-waves", "{action}") => word("open"),
        ("files", "{name}") => word("scores.csv"),
        ("delta", "{name}") => word("scores.ndjson"),
        ("instruments", "{key}") => word("sdq"),
        ("calculators", "{name}") => word("score"),
        (resource, name) => panic!("nothing known stands for {name} within {resource}"),
    }
}
