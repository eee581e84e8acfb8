//! The heading of a page, which takes the focus after a change of address.
use super::focus::{FocusPending, set_title};
use leptos::html::H1;
use leptos::prelude::*;

/// The page's `h1`, with an optional caption above it; also names the window.
#[component]
pub fn PageHeading(
    /// What the page is.
    #[prop(into)]
    text: Signal<String>,
    /// What it belongs to, in smaller letters above.
    #[prop(optional, into)]
    caption: Option<String>,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    let pending = use_context::<FocusPending>();
    Effect::new(move |_| set_title(&text.get()));
    Effect::new(move |_| {
        let (Some(node), Some(FocusPending(pending))) = (heading.get(), pending) else { return };
        request_animation_frame(move || {
            if pending.get_untracked() {
                pending.set(false);
                // The node may have been replaced within the frame; then its successor takes the focus.
                let _ = node.focus();
            }
        });
    });
    view! {
        {caption.map(|caption| view! { <span class="govuk-caption-l">{caption}</span> })}
        <h1 class="govuk-heading-l" tabindex="-1" node_ref=heading>{move || text.get()}</h1>
    }
}
