//! The way to the next page of a list that is read forwards.
use leptos::prelude::*;

/// Links to the first and to the next page; the way back is the browser's.
#[component]
pub fn Pagination(
    /// Address of the first page, when this is another.
    first: Option<String>,
    /// Address of the next page, when there is one.
    next: Option<String>,
) -> impl IntoView {
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    let first = first.map(|href| view! {
        <div class="govuk-pagination__prev">
            <a class="govuk-link govuk-pagination__link" href=href rel="first">
                <span class="govuk-pagination__link-title">"First"<span class="govuk-visually-hidden">" page"</span></span>
            </a>
        </div>
    });
    let next = next.map(|href| view! {
        <div class="govuk-pagination__next">
            <a class="govuk-link govuk-pagination__link" href=href rel="next">
                <span class="govuk-pagination__link-title">"Next"<span class="govuk-visually-hidden">" page"</span></span>
                <svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg"
                    height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
                    <path d="M8.1 0 6.7 1.4 11 5.7H-2v2h12.9l-4.2 4 1.4 1.4L14.9 6.7z"></path>
                </svg>
            </a>
        </div>
    });
    view! { <nav class="govuk-pagination" aria-label="Pages">{first}{next}</nav> }.into_any()
}
