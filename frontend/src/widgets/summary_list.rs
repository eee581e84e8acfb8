//! Facts as pairs of name and value, with links to change them.
use leptos::prelude::*;

/// One fact.
pub struct SummaryRow {
    key: String,
    value: AnyView,
    change: Option<String>,
}

impl SummaryRow {
    /// A fact in words. An empty value shows as "Not given".
    pub fn text(key: &str, value: impl ToString) -> Self {
        let value = value.to_string();
        let shown = if value.trim().is_empty() {
            view! { <span class="app-muted">"Not given"</span> }.into_any()
        } else {
            value.into_any()
        };
        Self { key: key.to_owned(), value: shown, change: None }
    }

    /// A fact in any form.
    pub fn view(key: &str, value: AnyView) -> Self {
        Self { key: key.to_owned(), value, change: None }
    }

    /// Adds a link to the page on which it can be changed.
    pub fn change(mut self, href: impl ToString) -> Self {
        self.change = Some(href.to_string());
        self
    }
}

/// A list of facts.
#[component]
pub fn SummaryList(
    /// The facts in order.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let hidden = row.key.to_lowercase();
        let class = if row.change.is_some() {
            "govuk-summary-list__row"
        } else {
            "govuk-summary-list__row govuk-summary-list__row--no-actions"
        };
        let change = row.change.map(|href| view! {
            <dd class="govuk-summary-list__actions">
                <a class="govuk-link" href=href>"Change"<span class="govuk-visually-hidden">" "{hidden}</span></a>
            </dd>
        });
        view! {
            <div class=class>
                <dt class="govuk-summary-list__key">{row.key}</dt>
                <dd class="govuk-summary-list__value">{row.value}</dd>
                {change}
            </div>
        }
    });
    view! { <dl class="govuk-summary-list">{rows.collect_view()}</dl> }
}

/// A titled card around facts.
#[component]
pub fn SummaryCard(
    /// What the facts are about.
    #[prop(into)]
    title: String,
    /// Links and buttons at the right of the title.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// The list.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="govuk-summary-card">
            <div class="govuk-summary-card__title-wrapper">
                <h2 class="govuk-summary-card__title">{title}</h2>
                {actions.map(|actions| view! { <div class="govuk-summary-card__actions">{actions}</div> })}
            </div>
            <div class="govuk-summary-card__content">{children()}</div>
        </div>
    }
}
