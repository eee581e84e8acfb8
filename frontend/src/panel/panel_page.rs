//! The agenda of the panel: what is listed, and what waits to be listed.
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::format::{count, day_of, short_date};
use crate::inbox::inbox_table::due;
use crate::shell::flash::FlashBanner;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::page::Page;
use headstart_contract::referral::ReferralSummary;
use headstart_domain::referral::ReferralState;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// The page.
pub fn panel_page() -> AnyView {
    page(
        view! {
            <FlashBanner />
            <PageHeading text="Panel" />
            <p class="govuk-body">"Open a referral to read it and to record the panel’s decision."</p>
            {part(ReferralState::Listed, "On the agenda", "Nothing is on the agenda")}
            {part(ReferralState::SentToPanel, "Sent to the panel, not listed yet", "Nothing waits to be listed")}
            {part(ReferralState::Deferred, "Deferred: something is missing", "Nothing is deferred")}
        }
        .into_any(),
    )
}

fn part(state: ReferralState, title: &'static str, none: &'static str) -> AnyView {
    let address = move || {
        let mut query = ParamsMap::new();
        query.insert("state", state.as_str().to_owned());
        query.insert("sort", "received_at".to_owned());
        paths::list("/referrals", &query, &["state", "sort"])
    };
    let referrals = fetch::<Page<ReferralSummary>>("referrals", address);
    show(referrals, move |answer| table(answer.value, state, title, none))
}

fn table(
    list: Page<ReferralSummary>,
    state: ReferralState,
    title: &'static str,
    none: &'static str,
) -> AnyView {
    if list.items.is_empty() {
        return view! { <Empty title=title>{none}</Empty> }.into_any();
    }
    let number = count(list.items.len() as u64, "referral", "referrals");
    let more = list.next.is_some().then(|| view! {
        <p class="govuk-body"><a class="govuk-link" href=format!("/referrals?state={state}")>"Show all of them"</a></p>
    });
    let rows = list.items.into_iter().map(|one| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href=format!("/referrals/{}", one.id)>{one.young_person}</a>
                    <span class="app-note">{format!("Age {}, {}", one.age, one.reference)}</span>
                </th>
                <td class="govuk-table__cell">{one.school}</td>
                <td class="govuk-table__cell">{one.locality}</td>
                <td class="govuk-table__cell app-nowrap">{short_date(day_of(one.received_at))}</td>
                <td class="govuk-table__cell app-nowrap">{one.decide_by.map(due)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Young person"),
        Column::new("School"),
        Column::new("Locality"),
        Column::new("Received"),
        Column::new("Decide by"),
    ];
    view! { <DataTable caption=format!("{title} ({number})") columns=columns>{rows}</DataTable>{more} }
        .into_any()
}
