//! Ways between pages: sub navigation, the link back, and counts of what waits.
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A link of a navigation.
#[derive(Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
    /// How many things wait there, if that is counted.
    pub count: Option<u64>,
    /// The pages below this address belong to it as well.
    pub covers_below: bool,
}

impl NavItem {
    /// A link to one page.
    pub fn page(href: impl ToString, label: &str) -> Self {
        Self { href: href.to_string(), label: label.to_owned(), count: None, covers_below: false }
    }

    /// A link to an area with pages below it.
    pub fn area(href: impl ToString, label: &str) -> Self {
        Self { covers_below: true, ..Self::page(href, label) }
    }

    /// Whether the page at this path belongs to the link.
    pub fn is_current(&self, path: &str) -> bool {
        let rest = path.strip_prefix(self.href.as_str());
        rest.is_some_and(|rest| {
            rest.is_empty() || rest == "/" || (self.covers_below && rest.starts_with('/'))
        })
    }
}

/// A number of things that wait, with words for screen readers.
#[component]
pub fn NotificationBadge(
    /// How many.
    count: u64,
    /// What is counted, such as "new referrals".
    #[prop(into)]
    of: String,
) -> impl IntoView {
    let shown = if count > 99 { "99+".to_owned() } else { count.to_string() };
    (count > 0).then(|| {
        view! {
            " "<span class="moj-notification-badge">
                <span aria-hidden="true">{shown}</span>
                <span class="govuk-visually-hidden">"("{count}" "{of}")"</span>
            </span>
        }
    })
}

/// Links between the pages of one record.
#[component]
pub fn SubNavigation(
    /// What the links belong to.
    #[prop(into)]
    label: String,
    /// The links.
    items: Vec<NavItem>,
) -> impl IntoView {
    let path = use_location().pathname;
    let links = items.into_iter().map(|item| {
        let (href, label, count) = (item.href.clone(), item.label.clone(), item.count);
        let current = move || item.is_current(&path.get()).then_some("page");
        view! {
            <li class="moj-sub-navigation__item">
                <a class="moj-sub-navigation__link" href=href aria-current=current>
                    {label}{count.map(|count| view! { <NotificationBadge count=count of="waiting" /> })}
                </a>
            </li>
        }
    });
    view! {
        <nav class="moj-sub-navigation" aria-label=label>
            <ul class="moj-sub-navigation__list">{links.collect_view()}</ul>
        </nav>
    }
}

/// The way back.
#[component]
pub fn BackLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <a class="govuk-back-link" href=href>{label}</a> }
}

#[cfg(test)]
mod tests {
    use super::NavItem;

    #[test]
    fn an_area_covers_the_pages_below_it_and_nothing_that_merely_starts_alike() {
        let area = NavItem::area("/referrals", "Referrals");
        assert!(area.is_current("/referrals"));
        assert!(area.is_current("/referrals/1/decision"));
        assert!(!area.is_current("/referrals-archive"));
        assert!(!NavItem::page("/referrals", "Referrals").is_current("/referrals/1"));
    }
}
