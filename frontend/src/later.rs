//! Pages whose code comes when a page of their area is first opened. What everybody needs at once, which is signing
//! in and the list of referrals, is all that the first visit loads; each other area is a file of its own.
use crate::widgets::page_state::{Loading, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::pin::Pin;

/// What makes a page.
pub type Page = fn() -> AnyView;
/// The code of a page, or why it did not come.
pub type Loaded = Result<Page, SplitLoaderError>;
/// The code of a page on its way.
pub type Coming = Pin<Box<dyn Future<Output = Loaded>>>;

#[derive(Clone, Copy)]
enum Arrival {
    Awaited,
    Here(Page),
    Failed,
}

/// Shows the page once its code is there. `around` puts what stands in its place into the frame of a page.
pub fn later(ask: fn() -> Coming, around: fn(AnyView) -> AnyView) -> AnyView {
    let arrival = RwSignal::new(Arrival::Awaited);
    let load = move || {
        spawn_local(async move {
            let next = ask().await.map_or(Arrival::Failed, Arrival::Here);
            // The page may have been left meanwhile; the code stays for the next time.
            arrival.try_set(next);
        });
    };
    load();
    let again = Callback::new(move |()| load());
    (move || match arrival.get() {
        Arrival::Awaited => around(view! { <Loading what="the page" /> }.into_any()),
        // What the page reads while it is made must not make it anew.
        Arrival::Here(page) => untrack(page),
        Arrival::Failed => around(missing(again)),
    })
    .into_any()
}

/// After an update of the service the code of the version before is gone; a reload brings the new one.
fn missing(again: Callback<()>) -> AnyView {
    let message =
        "This part of HeadStart did not come. Check your connection and try again, or reload the page.";
    view! { <Trouble message=message reference=None retry=again /> }.into_any()
}

/// Within the frame of an area: nothing stands around.
pub fn bare(content: AnyView) -> AnyView {
    content
}
