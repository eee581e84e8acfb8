//! Whose record this is, on every page of it.
use leptos::prelude::*;

/// The bar with the name, what tells the person apart, and what must be known before anything is done.
#[component]
pub fn IdentityBar(
    /// The name of the person.
    #[prop(into)]
    name: String,
    /// Where the name leads.
    #[prop(into)]
    href: String,
    /// Facts such as the date of birth and the school.
    facts: Vec<(String, String)>,
    /// Warnings in a few words each.
    alerts: Vec<String>,
) -> impl IntoView {
    let facts =
        facts.into_iter().map(|(key, value)| view! { <div><dt>{key}":"</dt>" "<dd>{value}</dd></div> });
    let alerts = (!alerts.is_empty()).then(|| {
        let items = alerts.into_iter().map(|alert| view! { <li>{alert}</li> });
        view! { <ul class="app-identity__alerts" aria-label="Alerts">{items.collect_view()}</ul> }
    });
    view! {
        <section class="app-identity" aria-label="Young person">
            <div class="app-wide app-identity__inner">
                <p class="app-identity__name"><a class="govuk-link govuk-link--inverse" href=href>{name}</a></p>
                <dl class="app-identity__facts">{facts.collect_view()}</dl>
                {alerts}
            </div>
        </section>
    }
}
