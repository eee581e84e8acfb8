//! Text that opens on a press.
use leptos::prelude::*;

/// A line that opens to show more.
#[component]
pub fn Details(
    /// What it shows.
    #[prop(into)]
    summary: String,
    /// What opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
