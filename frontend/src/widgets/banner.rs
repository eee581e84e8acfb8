//! Messages to the reader: what was done, what to mind, what stage the product is in.
use leptos::html::Div;
use leptos::prelude::*;

/// Says that something was done. It takes the focus when it shows.
#[component]
pub fn SuccessBanner(
    /// What was done.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let banner = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(node) = banner.get() {
            // Without the focus a screen reader would say nothing of it.
            request_animation_frame(move || {
                let _ = node.focus();
            });
        }
    });
    view! {
        <div class="govuk-notification-banner govuk-notification-banner--success" role="alert" tabindex="-1"
            aria-labelledby="success-title" node_ref=banner>
            <div class="govuk-notification-banner__header">
                <h2 class="govuk-notification-banner__title" id="success-title">"Done"</h2>
            </div>
            <div class="govuk-notification-banner__content">
                <p class="govuk-notification-banner__heading">{text}</p>
            </div>
        </div>
    }
}

/// A line below the header: this is a demonstration, or a trial.
#[component]
pub fn PhaseBanner(
    /// The stage in a word.
    #[prop(into)]
    tag: String,
    /// What that means.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <section aria-label="Stage of the service">
            <div class="govuk-phase-banner app-wide">
                <p class="govuk-phase-banner__content">
                    <strong class="govuk-tag govuk-phase-banner__content__tag">{tag}</strong>
                    " "
                    <span class="govuk-phase-banner__text">{text}</span>
                </p>
            </div>
        </section>
    }
}

/// A warning with the sign beside it.
#[component]
pub fn WarningText(
    /// The warning.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">"Warning: "</span>{text}
            </strong>
        </div>
    }
}

/// A paragraph set apart from the others.
#[component]
pub fn InsetText(
    /// The text.
    children: Children,
) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}
