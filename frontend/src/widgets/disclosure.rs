//! Text that opens on a press.
use leptos::prelude::*;

/// A line that opens to show more.
#[component]
pub fn Details(
    /// What it shows.
    #[prop(into)]
    summary: String,
    /// Words for screen readers after the summary, such as the name that the row is about.
    #[prop(optional, into)]
    hidden: Option<String>,
    /// What opens.
    children: Children,
) -> impl IntoView {
    let hidden =
        hidden.map(|words| view! { <span class="govuk-visually-hidden">{format!(": {words}")}</span> });
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}{hidden}</span></summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
