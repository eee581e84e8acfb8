//! Sending a form.
use super::client::{Answer, Call};
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
    form.clear();
    form.busy.set(true);
    spawn_local(async move {
        let answer = call.json::<B, T>(&body).await;
        // The page may have been left meanwhile; then nobody waits for the answer.
        if form.busy.try_set(false).is_some() {
            return;
        }
        match answer {
            Ok(answer) => done(answer),
            Err(error) => error.show_in(form),
        }
    });
}
