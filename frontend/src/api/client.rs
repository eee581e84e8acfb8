//! Requests to `/api/v1` over the browser's `fetch`.
use super::error::{ApiError, Refusal};
use gloo_net::http::{Method, RequestBuilder, Response};
use headstart_contract::problem::{Problem, ProblemCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::AbortSignal;

/// Where all paths of the API begin.
pub const BASE: &str = "/api/v1";

thread_local! {
    // The token is kept in memory only: no script of another page can read it, and a reload fetches it anew.
    static CSRF: RefCell<Option<String>> = const { RefCell::new(None) };
    static SIGNED_OUT: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    static ANSWERED: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Keeps the token that the service wants to see on every write.
pub fn keep_csrf(token: Option<String>) {
    CSRF.with(|kept| *kept.borrow_mut() = token);
}

/// Names what happens when an answer says that there is no session.
pub fn on_signed_out(action: impl Fn() + 'static) {
    SIGNED_OUT.with(|kept| *kept.borrow_mut() = Some(Rc::new(action)));
}

/// Names what happens on every answer within a session, which the service has prolonged by it.
pub fn on_answer(action: impl Fn() + 'static) {
    ANSWERED.with(|kept| *kept.borrow_mut() = Some(Rc::new(action)));
}

/// An answer with the tag of its version.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<T> {
    /// The body.
    pub value: T,
    /// The version of the resource, to send back with a change.
    pub etag: Option<String>,
}

/// An answer before it is decoded.
pub struct Raw {
    text: String,
    etag: Option<String>,
}

/// An answer on its way.
pub type Exchange = Pin<Box<dyn Future<Output = Result<Raw, ApiError>>>>;

/// A request before it is sent.
pub struct Call {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    signal: Option<AbortSignal>,
}

/// Reads a resource. The path begins behind `/api/v1`.
pub fn get(path: &str) -> Call {
    Call::new(Method::GET, path)
}

/// Creates a resource or does something; carries a key, so that a repeat does nothing twice.
pub fn post(path: &str) -> Call {
    let mut call = Call::new(Method::POST, path);
    call.headers.extend(new_key().map(|key| ("Idempotency-Key", key)));
    call
}

/// Replaces a resource.
pub fn put(path: &str) -> Call {
    Call::new(Method::PUT, path)
}

/// Changes parts of a resource.
pub fn patch(path: &str) -> Call {
    Call::new(Method::PATCH, path)
}

/// Removes a resource.
pub fn delete(path: &str) -> Call {
    Call::new(Method::DELETE, path)
}

fn new_key() -> Option<String> {
    Some(web_sys::window()?.crypto().ok()?.random_uuid())
}

impl Call {
    fn new(method: Method, path: &str) -> Self {
        Self { method, path: format!("{BASE}{path}"), headers: Vec::new(), signal: None }
    }

    /// The change is for this version only.
    pub fn if_match(mut self, etag: Option<String>) -> Self {
        self.headers.extend(etag.map(|etag| ("If-Match", etag)));
        self
    }

    /// The path within the API, when the change is for one version only.
    pub fn guarded_path(&self) -> Option<&str> {
        self.headers.iter().any(|(name, _)| *name == "If-Match").then_some(self.path.as_str())
    }

    /// The change is for this version instead of the one named before.
    pub fn if_match_instead(mut self, etag: String) -> Self {
        self.headers.retain(|(name, _)| *name != "If-Match");
        self.if_match(Some(etag))
    }

    /// Gives up when the signal says so.
    pub fn until(mut self, signal: Option<AbortSignal>) -> Self {
        self.signal = signal;
        self
    }

    /// Sends without a body and reads the answer.
    pub async fn fetch<T: DeserializeOwned>(self) -> Result<Answer<T>, ApiError> {
        decode(self.exchange(None).await?)
    }

    /// Sends a body and reads the answer.
    pub async fn json<B: Serialize, T: DeserializeOwned>(self, body: &B) -> Result<Answer<T>, ApiError> {
        decode(self.exchange(Some(encode(body)?)).await?)
    }

    /// Sends without a body; the answer has nothing to read.
    pub async fn only(self) -> Result<(), ApiError> {
        self.exchange(None).await.map(drop)
    }

    /// Sends and reads the text of the answer. Boxed and without a type parameter, so that the program holds it
    /// once and not once for every type of answer.
    pub fn exchange(self, body: Option<String>) -> Exchange {
        Box::pin(async move { read(self.send(body).await?).await })
    }

    async fn send(self, body: Option<String>) -> Result<Response, ApiError> {
        let write = !matches!(self.method, Method::GET);
        let mut request =
            RequestBuilder::new(&self.path).method(self.method).abort_signal(self.signal.as_ref());
        request = request.header("Accept", "application/json");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if write && let Some(token) = CSRF.with(|kept| kept.borrow().clone()) {
            request = request.header("CSRF-Token", &token);
        }
        let request = match body {
            Some(body) => request.header("Content-Type", "application/json").body(body),
            None => request.build(),
        };
        let request = request.map_err(|error| ApiError::Unreadable(error.to_string()))?;
        let cancelled = || self.signal.as_ref().is_some_and(AbortSignal::aborted);
        let response = request.send().await;
        let response =
            response.map_err(|_| if cancelled() { ApiError::Cancelled } else { ApiError::Unreachable })?;
        judge(response).await
    }
}

/// A body as JSON.
pub fn encode<B: Serialize>(body: &B) -> Result<String, ApiError> {
    serde_json::to_string(body).map_err(|error| ApiError::Unreadable(error.to_string()))
}

async fn judge(response: Response) -> Result<Response, ApiError> {
    if response.ok() {
        notify(&ANSWERED);
        return Ok(response);
    }
    let (status, etag) = (response.status(), response.headers().get("etag"));
    let text = response.text().await.unwrap_or_default();
    let problem: Option<Problem> = serde_json::from_str(&text).ok();
    let refusal = Refusal { status, problem, etag };
    // A wrong password is answered with 401 as well, but with its own code.
    if status == 401 && refusal.code() != Some(ProblemCode::SignInFailed) {
        notify(&SIGNED_OUT);
        return Err(ApiError::SignedOut);
    }
    Err(ApiError::Refused(Box::new(refusal)))
}

type Hook = std::thread::LocalKey<RefCell<Option<Rc<dyn Fn()>>>>;

fn notify(hook: &'static Hook) {
    let action = hook.with(|kept| kept.borrow().clone());
    if let Some(action) = action {
        action();
    }
}

async fn read(response: Response) -> Result<Raw, ApiError> {
    let etag = response.headers().get("etag");
    let text = response.text().await.map_err(|_| ApiError::Unreachable)?;
    Ok(Raw { text, etag })
}

/// The answer as the type that the contract says.
pub fn decode<T: DeserializeOwned>(raw: Raw) -> Result<Answer<T>, ApiError> {
    let value = serde_json::from_str(&raw.text).map_err(|error| ApiError::Unreadable(error.to_string()))?;
    Ok(Answer { value, etag: raw.etag })
}
