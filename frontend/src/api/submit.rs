//! Sending a form.
use super::client::{Answer, Call, Raw, decode, encode};
use super::error::ApiError;
use crate::widgets::form::FormState;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Sends a body and hands the answer on; a failure shows in the form, in which nothing that was typed changes.
pub fn submit<B, T>(form: FormState, call: Call, body: B, done: impl FnOnce(Answer<T>) + 'static)
where
    B: Serialize + 'static,
    T: DeserializeOwned + 'static,
{
    submit_part(form, "", call, body, done);
}

/// The same for a form that is a part of the body: the service names its fields behind `prefix`.
pub fn submit_part<B, T>(
    form: FormState,
    prefix: &'static str,
    call: Call,
    body: B,
    done: impl FnOnce(Answer<T>) + 'static,
) where
    B: Serialize + 'static,
    T: DeserializeOwned + 'static,
{
    let path = call.guarded_path().map(ToOwned::to_owned);
    let call = match path.as_ref().and_then(|path| form.newer_version(path)) {
        // The person has been told of the change, and sends what they typed all the same.
        Some(etag) => call.if_match_instead(etag),
        None => call,
    };
    let arrived = move |raw: Result<Raw, ApiError>| match raw.and_then(decode) {
        Ok(answer) => {
            form.sent();
            done(answer);
        }
        Err(error) if error.newer_version().is_some() => {
            form.overtaken(path.zip(error.newer_version()), &error.sentence());
        }
        Err(error) => error.show_behind(form, prefix),
    };
    send(form, call, encode(&body), Box::new(arrived));
}

/// The part that does not depend on the types, so that the program holds it once.
fn send(
    form: FormState,
    call: Call,
    body: Result<String, ApiError>,
    arrived: Box<dyn FnOnce(Result<Raw, ApiError>)>,
) {
    form.clear();
    form.busy.set(true);
    spawn_local(async move {
        let raw = match body {
            Ok(body) => call.exchange(Some(body)).await,
            Err(error) => Err(error),
        };
        // The page may have been left meanwhile; then nobody waits for the answer.
        if form.busy.try_set(false).is_none() {
            arrived(raw);
        }
    });
}
