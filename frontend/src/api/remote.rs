//! Data that loads into a page, with what to show until it is there and when it does not come.
use super::client::{Answer, Raw, decode, get};
use super::error::ApiError;
use super::listed::Listed;
use crate::shell::session_state::SessionState;
use crate::widgets::page_state::{Loading, NotAllowed, NotFound, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use web_sys::{AbortController, AbortSignal};

/// How far the loading has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// Nothing has come yet.
    Loading,
    /// The data, with the version of the resource.
    Ready(Answer<T>),
    /// It did not come.
    Failed(ApiError),
}

/// A resource of the API in a page. It is fetched anew when its address changes or on request, and the request
/// is given up when the page is left.
pub struct Fetched<T: Send + Sync + 'static> {
    /// How far it has come.
    pub state: RwSignal<Remote<T>>,
    round: RwSignal<u32>,
    what: &'static str,
}

impl<T: Send + Sync + 'static> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fetched<T> {}

impl<T: Send + Sync + Clone + 'static> Fetched<T> {
    /// Fetches once more; what is there stays in view until the answer comes.
    pub fn reload(&self) {
        self.round.update(|round| *round += 1);
    }

    /// The data, if it is there. Tracks the state.
    pub fn value(&self) -> Option<T> {
        self.state.with(|state| match state {
            Remote::Ready(answer) => Some(answer.value.clone()),
            _ => None,
        })
    }

    /// Puts in a newer version, as a write has answered it.
    pub fn replace(&self, answer: Answer<T>) {
        self.state.set(Remote::Ready(answer));
    }
}

/// Fetches the resource at this path (behind `/api/v1`); an empty path fetches nothing. `what` is for the words
/// "Loading …".
pub fn fetch<T>(what: &'static str, path: impl Fn() -> String + Send + Sync + 'static) -> Fetched<T>
where
    T: DeserializeOwned + Send + Sync + Clone + 'static,
{
    fetch_by(what, path, load)
}

/// Fetches a list whole, page after page: for choices, where paging would be in the way.
pub fn fetch_all<T>(
    what: &'static str,
    path: impl Fn() -> String + Send + Sync + 'static,
) -> Fetched<Listed<T>>
where
    T: DeserializeOwned + Send + Sync + Clone + 'static,
{
    fetch_by(what, path, |fetched, path| {
        if !path.is_empty() {
            next_page(fetched, path, None, given_up_on_cleanup(), Vec::new());
        }
    })
}

fn fetch_by<T>(
    what: &'static str,
    path: impl Fn() -> String + Send + Sync + 'static,
    load: fn(Fetched<T>, String),
) -> Fetched<T>
where
    T: Send + Sync + Clone + 'static,
{
    let fetched = Fetched { state: RwSignal::new(Remote::Loading), round: RwSignal::new(0), what };
    let path = Memo::new(move |_| path());
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        fetched.round.track();
        // A list under another filter keeps its rows until the new ones are there: nothing flickers.
        if before.as_deref().map(resource) != Some(resource(&path)) {
            fetched.state.set(Remote::Loading);
        }
        load(fetched, path.clone());
        path
    });
    // What the end of the session kept away comes once the person has signed in again.
    if let Some(session) = use_context::<SessionState>() {
        Effect::new(move |before: Option<u32>| {
            let returns = session.returns.get();
            let kept_away = || matches!(fetched.state.get_untracked(), Remote::Failed(ApiError::SignedOut));
            if before.is_some_and(|before| before != returns) && kept_away() {
                fetched.reload();
            }
            returns
        });
    }
    fetched
}

/// The address without its query.
fn resource(path: &str) -> &str {
    path.split_once('?').map_or(path, |(resource, _)| resource)
}

fn load<T>(fetched: Fetched<T>, path: String)
where
    T: DeserializeOwned + Send + Sync + Clone + 'static,
{
    if path.is_empty() {
        return;
    }
    let signal = given_up_on_cleanup();
    let arrived = move |raw: Result<Raw, ApiError>| {
        let next = match raw.and_then(decode) {
            Ok(answer) => Remote::Ready(answer),
            Err(error) => Remote::Failed(error),
        };
        // The page may have gone between the answer and now; then nobody is left to be told.
        fetched.state.try_set(next);
    };
    deliver(path, signal, Box::new(arrived));
}

/// What gives a request up before the next round, and when the page is left.
fn given_up_on_cleanup() -> Option<AbortSignal> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let controller = send_wrapper::SendWrapper::new(controller);
    on_cleanup(move || {
        if let Some(controller) = controller.as_ref() {
            controller.abort();
        }
    });
    signal
}

/// Fetches the page of a list that starts at the cursor, and then those behind it.
fn next_page<T>(
    fetched: Fetched<Listed<T>>,
    path: String,
    cursor: Option<String>,
    signal: Option<AbortSignal>,
    mut items: Vec<T>,
) where
    T: DeserializeOwned + Send + Sync + Clone + 'static,
{
    let address = match &cursor {
        Some(cursor) => format!("{path}&cursor={}", js_sys::encode_uri_component(cursor)),
        None => path.clone(),
    };
    let behind = signal.clone();
    let arrived = move |raw: Result<Raw, ApiError>| match raw.and_then(decode::<Listed<T>>) {
        Ok(Answer { value, etag }) => {
            let (page, next) = value.into_parts();
            items.extend(page);
            if next.is_some() {
                next_page(fetched, path, next, behind, items);
            } else {
                fetched.state.try_set(Remote::Ready(Answer { value: Listed::from(items), etag }));
            }
        }
        Err(error) => drop(fetched.state.try_set(Remote::Failed(error))),
    };
    deliver(address, signal, Box::new(arrived));
}

/// Fetches and hands the answer on, unless the page has been left; not generic, so that the program holds it once.
fn deliver(path: String, signal: Option<AbortSignal>, arrived: Box<dyn FnOnce(Result<Raw, ApiError>)>) {
    spawn_local(async move {
        let raw = get(&path).until(signal.clone()).exchange(None).await;
        let left = signal.is_some_and(|signal| signal.aborted());
        if !left && !matches!(raw, Err(ApiError::Cancelled)) {
            arrived(raw);
        }
    });
}

/// Shows the data with `view`, or what stands in its place.
pub fn show<T>(fetched: Fetched<T>, view: impl Fn(Answer<T>) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Send + Sync + Clone + 'static,
{
    shown(fetched, |other| other, |error, retry| failure(error, retry, true), view)
}

/// The same for a whole page: `around` puts what stands in the place of the data into the frame of a page.
pub fn show_within<T>(
    fetched: Fetched<T>,
    around: fn(AnyView) -> AnyView,
    view: impl Fn(Answer<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + Clone + 'static,
{
    shown(fetched, around, |error, retry| failure(error, retry, false), view)
}

/// The same for a page whose record may have gone in a way that `gone` tells of.
pub fn show_or_gone<T>(
    fetched: Fetched<T>,
    around: fn(AnyView) -> AnyView,
    gone: fn() -> AnyView,
    view: impl Fn(Answer<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + Clone + 'static,
{
    let failed = move |error: &ApiError, retry| match error.status() {
        Some(404) => gone(),
        _ => failure(error, retry, false),
    };
    shown(fetched, around, failed, view)
}

fn shown<T>(
    fetched: Fetched<T>,
    around: fn(AnyView) -> AnyView,
    failed: impl Fn(&ApiError, Callback<()>) -> AnyView + Send + Sync + 'static,
    view: impl Fn(Answer<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + Clone + 'static,
{
    let retry = Callback::new(move |()| fetched.reload());
    (move || match fetched.state.get() {
        Remote::Loading => around(view! { <Loading what=fetched.what /> }.into_any()),
        Remote::Ready(answer) => view(answer),
        Remote::Failed(error) => around(failed(&error, retry)),
    })
    .into_any()
}

/// What stands in the place of data that did not come: a whole page, or a part of one that has its own heading.
pub fn failure(error: &ApiError, retry: Callback<()>, part: bool) -> AnyView {
    match error.status() {
        Some(403) => view! { <NotAllowed part=part /> }.into_any(),
        Some(404) => view! { <NotFound part=part /> }.into_any(),
        // The sign-in page comes in its place.
        Some(401) => view! { <Loading what="the sign-in page" /> }.into_any(),
        _ => {
            view! { <Trouble message=error.sentence() reference=error.request_id() retry=retry /> }.into_any()
        }
    }
}
