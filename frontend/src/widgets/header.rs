//! The header of every page and the navigation below it.
use super::navigation::{NavItem, NotificationBadge};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The name of the product, and at the right who is signed in.
#[component]
pub fn ServiceHeader(
    /// The name of the product.
    #[prop(into)]
    name: String,
    /// Who is signed in, and the way out.
    children: Children,
) -> impl IntoView {
    view! {
        <header class="govuk-generic-header">
            <div class="govuk-generic-header__container app-wide">
                <div class="govuk-generic-header__logo">
                    <a href="/" class="govuk-generic-header__homepage-link">{name}</a>
                </div>
                {children()}
            </div>
        </header>
    }
}

/// The main areas. On a narrow screen they open from a button.
#[component]
pub fn ServiceNavigation(
    /// The areas that this person may enter.
    #[prop(into)]
    items: Signal<Vec<NavItem>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let path = use_location().pathname;
    Effect::new(move |_| {
        path.track();
        open.set(false);
    });
    let links = move || items.get().into_iter().map(|item| link(item, path)).collect_view();
    let hidden = move || if open.get() { "" } else { "app-nav-closed" };
    view! {
        <section aria-label="Service information" class="govuk-service-navigation">
            <div class="app-wide">
                <div class="govuk-service-navigation__container">
                    <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
                        <button type="button" class="govuk-service-navigation__toggle" aria-controls="navigation"
                            aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                            "Menu"
                        </button>
                        <ul class=move || format!("govuk-service-navigation__list {}", hidden()) id="navigation">{links}</ul>
                    </nav>
                </div>
            </div>
        </section>
    }
}

fn link(item: NavItem, path: Memo<String>) -> AnyView {
    let (href, label, count) = (item.href.clone(), item.label.clone(), item.count);
    let current = Signal::derive(move || item.is_current(&path.get()));
    let class = move || {
        let active = if current.get() { " govuk-service-navigation__item--active" } else { "" };
        format!("govuk-service-navigation__item{active}")
    };
    view! {
        <li class=class>
            <a class="govuk-service-navigation__link" href=href aria-current=move || current.get().then_some("true")>
                {label}{count.map(|count| view! { <NotificationBadge count=count of="waiting" /> })}
            </a>
        </li>
    }
    .into_any()
}
