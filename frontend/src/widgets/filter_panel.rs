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
    // Only narrow screens have the button: there the list would otherwise stand below a screen of filters.
    let open = RwSignal::new(false);
    let class = move || if open.get() { "moj-filter" } else { "moj-filter app-filter--closed" };
    let label = move || if open.get() { "Hide filters" } else { "Show filters" };
    view! {
        <button type="button" class="govuk-button govuk-button--secondary app-filter-toggle" aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)>{label}</button>
        <section class=class aria-label="Filters">
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
