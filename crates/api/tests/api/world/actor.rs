//! Who asks the server, and what it answers.

use headstart_api::auth::CSRF_HEADER;
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;
use uuid::Uuid;

/// Somebody, or some program, that asks the server.
#[derive(Clone)]
pub struct Actor {
    pub(super) address: String,
    pub(super) http: reqwest::Client,
    pub(super) headers: Vec<(String, String)>,
}

impl Actor {
    /// The same actor with one header more (or another value of it).
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut actor = self.clone();
        actor.headers.retain(|(known, _)| known != name);
        actor.headers.push((name.into(), value.into()));
        actor
    }

    /// The same actor without a header.
    pub fn without(&self, name: &str) -> Self {
        let mut actor = self.clone();
        actor.headers.retain(|(known, _)| known != name);
        actor
    }

    /// The same caller in the session that an answer begins.
    pub async fn in_session_of(&self, answer: Response) -> Self {
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let session: Value = answer.json().await.unwrap();
        self.with("Cookie", &cookie).with(CSRF_HEADER, session["csrf_token"].as_str().unwrap())
    }

    /// Sends a request as it is.
    pub async fn send(&self, method: Method, path: &str, body: Option<(&str, String)>) -> Response {
        let mut request = self.http.request(method, format!("{}{path}", self.address));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some((kind, body)) = body {
            request = request.header("Content-Type", kind).body(body);
        }
        request.send().await.unwrap()
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Response {
        self.send(Method::GET, path, None).await
    }

    /// Reads something that must be there.
    pub async fn read(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        let status = answer.status();
        let body: Value = answer.json().await.unwrap();
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    /// Posts JSON, with a fresh idempotency key unless the actor has one.
    pub async fn post(&self, path: &str, body: Value) -> Response {
        let mut actor = self.clone();
        if !actor.headers.iter().any(|(name, _)| name == "Idempotency-Key") {
            let key = uuid::Builder::from_random_bytes(headstart_api::crypto::random().unwrap()).into_uuid();
            actor = actor.with("Idempotency-Key", &key.to_string());
        }
        actor.send(Method::POST, path, Some(("application/json", body.to_string()))).await
    }

    /// Puts JSON.
    pub async fn put(&self, path: &str, body: Value) -> Response {
        self.send(Method::PUT, path, Some(("application/json", body.to_string()))).await
    }

    /// Posts a form.
    pub async fn send_form(&self, path: &str, form: String) -> Response {
        self.send(Method::POST, path, Some(("application/x-www-form-urlencoded", form))).await
    }

    /// Makes something that must succeed, and gives what was made.
    pub async fn make(&self, path: &str, body: Value) -> Value {
        let answer = self.post(path, body).await;
        let status = answer.status();
        let made: Value = answer.json().await.unwrap();
        assert_eq!(status, StatusCode::CREATED, "{path}: {made}");
        made
    }

    /// Moves a record on, reading its version first; the move must succeed.
    pub async fn moves(&self, record: &str, action: &str, details: Value) -> Value {
        let answer = self.try_move(record, action, details).await;
        let status = answer.status();
        let moved: Value = answer.json().await.unwrap();
        assert_eq!(status, StatusCode::OK, "{record}/{action}: {moved}");
        moved
    }

    /// Tries to move a record on, reading its version first.
    pub async fn try_move(&self, record: &str, action: &str, details: Value) -> Response {
        let version = self.read(record).await["version"].clone();
        self.with("If-Match", &format!("\"v{version}\"")).post(&format!("{record}/{action}"), details).await
    }
}

/// The status and the problem's code of an answer that must be a problem.
pub async fn problem(answer: Response) -> (u16, String, Value) {
    let status = answer.status().as_u16();
    let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
    assert_eq!(kind, "application/problem+json");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["status"], status);
    assert!(Uuid::parse_str(body["request_id"].as_str().unwrap()).is_ok(), "{body}");
    (status, body["code"].as_str().unwrap().to_owned(), body)
}
