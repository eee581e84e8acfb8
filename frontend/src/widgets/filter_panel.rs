//! The filters of a list, and tags of those in force that can be taken away one at a time.
use super::button::Button;
use leptos::prelude::*;

/// A filter in force.
#[derive(Clone, PartialEq, Eq)]
pub struct ActiveFilter {
    /// What it filters by.
    pub category: String,
    /// The chosen value in words.
    pub label: String,
    /// Address of the list without it.
    pub without: String,
}

/// The panel. Its children are the fields.
#[component]
pub fn FilterPanel(
    /// The filters in force.
    #[prop(into)]
    active: Signal<Vec<ActiveFilter>>,
    /// Address of the list without any filter.
    #[prop(into)]
    clear: String,
    /// Called when the fields are to take effect.
    on_apply: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let selected = move || {
        let active = active.get();
        (!active.is_empty()).then(|| chosen(active, clear.clone()))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_apply.run(());
    };
    view! {
        <section class="moj-filter" aria-label="Filters">
            <div class="moj-filter__header">
                <div class="moj-filter__header-title"><h2 class="govuk-heading-m">"Filter"</h2></div>
            </div>
            <div class="moj-filter__content">
                {selected}
                <form class="moj-filter__options" novalidate on:submit=submit>
                    {children()}
                    <Button label="Apply filters" />
                </form>
            </div>
        </section>
    }
}

fn chosen(active: Vec<ActiveFilter>, clear: String) -> AnyView {
    let tags = active.into_iter().map(|filter| view! {
        <li>
            <a class="moj-filter__tag" href=filter.without>
                <span class="govuk-visually-hidden">"Remove this filter: "{filter.category}" "</span>{filter.label}
            </a>
        </li>
    });
    view! {
        <div class="moj-filter__selected">
            <div class="moj-filter__selected-heading">
                <div class="moj-filter__heading-title"><h3 class="govuk-heading-s">"Selected filters"</h3></div>
                <div class="moj-filter__heading-action">
                    <p><a class="govuk-link govuk-link--no-visited-state" href=clear>"Clear filters"</a></p>
                </div>
            </div>
            <ul class="moj-filter-tags">{tags.collect_view()}</ul>
        </div>
    }
    .into_any()
}
