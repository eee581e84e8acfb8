//! The list of referrals: the team's inbox, and for referrers the ones they made.
use super::inbox_counts::InboxCounts;
use super::inbox_filters::{FILTERS, InboxFilters, PATH};
use super::inbox_table::inbox_table;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::shell::flash::FlashBanner;
use crate::shell::session_state::SessionState;
use crate::widgets::button::LinkButton;
use crate::widgets::page_heading::PageHeading;
use headstart_contract::page::Page;
use headstart_contract::referral::ReferralSummary;
use headstart_domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page.
pub fn inbox_page() -> AnyView {
    let query = use_query_map();
    let names: Vec<&str> = FILTERS.into_iter().chain(["sort", "cursor"]).collect();
    let referrals =
        fetch::<Page<ReferralSummary>>("referrals", move || paths::list(PATH, &query.get(), &names));
    let may_refer = SessionState::current().may(Permission::ReferralsCreate);
    let said = move || referrals.value().map(|page| said(page.items.len(), page.next.is_some()));
    page(
        view! {
            <FlashBanner />
            <div class="app-heading-row">
                <div><PageHeading text="Referrals" /></div>
                {may_refer.then(|| view! { <LinkButton href="/referrals/new" label="Make a referral" /> })}
            </div>
            <InboxCounts />
            <div class="app-list">
                <div class="app-list__filter"><InboxFilters /></div>
                <div>
                    <p class="govuk-body" role="status">{said}</p>
                    {show(referrals, |answer| inbox_table(answer.value))}
                </div>
            </div>
        }
        .into_any(),
    )
}

/// How many there are, for the ear as well.
fn said(count: usize, more: bool) -> String {
    match (count, more) {
        (0, _) => "No referrals".to_owned(),
        (1, false) => "1 referral".to_owned(),
        (count, false) => format!("{count} referrals"),
        (count, true) => format!("{count} referrals on this page, and more behind it"),
    }
}
