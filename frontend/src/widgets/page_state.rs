//! What a page shows when it has nothing else to show.
use super::button::{Button, ButtonKind};
use super::focus::set_title;
use super::page_heading::PageHeading;
use leptos::html::H2;
use leptos::prelude::*;

/// Something is on its way. The words come after a moment, so that quick answers do not flicker.
#[component]
pub fn Loading(
    /// What is awaited.
    #[prop(into)]
    what: String,
) -> impl IntoView {
    view! { <p class="govuk-body app-loading" role="status">"Loading "{what}</p> }
}

/// There is nothing, and why, and what can be done.
#[component]
pub fn Empty(
    /// There is nothing of what.
    #[prop(into)]
    title: String,
    /// Why, or what to do.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="app-panel">
            <h2 class="govuk-heading-m">{title}</h2>
            <div class="govuk-body">{children()}</div>
        </div>
    }
}

/// It did not work, and how to try again.
#[component]
pub fn Trouble(
    /// What happened.
    #[prop(into)]
    message: String,
    /// The number under which the operator finds it in the log.
    reference: Option<String>,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="app-panel" role="alert">
            <h2 class="govuk-heading-m">"This could not be loaded"</h2>
            <p class="govuk-body">{message}</p>
            {reference.map(|reference| view! {
                <p class="govuk-body app-muted">"If you ask for help, give this number: "{reference}</p>
            })}
            <Button label="Try again" kind=ButtonKind::Secondary on_click=retry />
        </div>
    }
}

/// The heading of what stands in the place of data: the page's own, or one below it when the page has one already.
/// A page whose own heading was to come with the data gets it from the first part that did not come. The window is
/// named by it in any case: that is what its tab leads to.
fn state_heading(text: &'static str, part: bool) -> AnyView {
    let is_page = RwSignal::new(!part);
    let heading = NodeRef::<H2>::new();
    heading.on_load(move |node| {
        request_animation_frame(move || {
            set_title(text);
            let found = |selector| document().query_selector(selector).ok().flatten();
            let is_first =
                found("#main [data-state-heading]").is_some_and(|first| first.is_same_node(Some(&node)));
            if is_first && found("#main h1").is_none() {
                // The page may have been left within the frame.
                is_page.try_set(true);
            }
        });
    });
    let view = move || match is_page.get() {
        true => view! { <PageHeading text=text /> }.into_any(),
        false => view! { <h2 class="govuk-heading-m" data-state-heading="" node_ref=heading>{text}</h2> }
            .into_any(),
    };
    view.into_any()
}

/// The person may not do or see this.
#[component]
pub fn NotAllowed(
    /// It is a part of a page that has a heading of its own.
    #[prop(default = false)]
    part: bool,
) -> impl IntoView {
    view! {
        {state_heading("You do not have access to this page", part)}
        <p class="govuk-body">"Your role does not include it. If you need it for your work, ask your programme manager."</p>
        <p class="govuk-body"><a class="govuk-link" href="/">"Go to your start page"</a></p>
    }
}

/// There is no such page, or the person may not know that there is.
#[component]
pub fn NotFound(
    /// It is a part of a page that has a heading of its own.
    #[prop(default = false)]
    part: bool,
) -> impl IntoView {
    view! {
        {state_heading("Page not found", part)}
        <p class="govuk-body">"If you typed the address, check that it is correct. If you followed a link, the record may have
            moved, or it may be outside what you can see."</p>
        <p class="govuk-body"><a class="govuk-link" href="/">"Go to your start page"</a></p>
    }
}
