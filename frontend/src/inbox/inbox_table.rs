//! The table of referrals.
use crate::format::{day_of, short_date, today};
use crate::labels;
use crate::list_query::{from_cursor, part, with};
use crate::shell::session_state::SessionState;
use crate::widgets::page_state::Empty;
use crate::widgets::pagination::Pagination;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use chrono::NaiveDate;
use headstart_contract::page::Page;
use headstart_contract::referral::ReferralSummary;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::inbox_filters::{FILTERS, PATH};

/// One page of referrals, or what to do when there is none.
pub fn inbox_table(page: Page<ReferralSummary>) -> AnyView {
    let query = use_query_map();
    let now = query.get_untracked();
    if page.items.is_empty() {
        return empty(FILTERS.iter().any(|name| now.get(name).is_some()));
    }
    let sort = Signal::derive(move || {
        let sort = part(&query.get(), "sort");
        if sort.is_empty() { "-received_at".to_owned() } else { sort }
    });
    let navigate = use_navigate();
    let on_sort = Callback::new(move |sort: String| {
        navigate(&with(PATH, &query.get_untracked(), &[("sort", &sort)]), NavigateOptions::default());
    });
    let first = now.get("cursor").map(|_| with(PATH, &now, &[]));
    let next = page.next.as_ref().map(|cursor| from_cursor(PATH, &now, cursor));
    // Who may only know the progress has nothing in two of the columns.
    let full = SessionState::current().reads_full_referrals();
    let mut columns = vec![Column::new("Young person"), Column::new("Status")];
    columns.extend(full.then(|| Column::new("Tier")));
    columns.extend([Column::new("Where from"), Column::new("Received").sortable("received_at")]);
    columns.extend(full.then(|| Column::new("Decide by")));
    let rows = page.items.into_iter().map(|one| row(one, full)).collect_view();
    view! {
        <DataTable caption="Referrals" caption_hidden=true columns=columns sort=sort on_sort=on_sort>{rows}</DataTable>
        <Pagination first=first next=next />
    }
    .into_any()
}

fn row(referral: ReferralSummary, full: bool) -> AnyView {
    let href = format!("{PATH}/{}", referral.id);
    let status = match referral.state {
        Some(state) => labels::referral_state(state),
        None => labels::progress(referral.progress),
    };
    // While somebody has to decide, a risk must not look like any other new referral.
    let open = referral.state.is_some_and(|state| state.is_open());
    let risk = (open && referral.names_risk == Some(true))
        .then(|| view! { " " <Tag text="Risk named" colour=Colour::Red /> });
    let place = [referral.school, referral.locality].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link" href=href>{referral.young_person}</a>
                <span class="app-note">
                    {format!("Age {}, ", referral.age)}<span class="app-nowrap">{referral.reference}</span>
                </span>
            </th>
            <td class="govuk-table__cell">{status}{risk}</td>
            {full.then(|| view! { <td class="govuk-table__cell">{labels::tier(referral.tier)}</td> })}
            <td class="govuk-table__cell">
                {referral.source.label()}
                <span class="app-note">{place}</span>
            </td>
            <td class="govuk-table__cell app-nowrap">{short_date(day_of(referral.received_at))}</td>
            {full.then(|| view! { <td class="govuk-table__cell">{referral.decide_by.map(due)}</td> })}
        </tr>
    }
    .into_any()
}

/// The day by which somebody has to decide, with a tag when it is near or past.
pub fn due(day: NaiveDate) -> AnyView {
    let left = (day - today()).num_days();
    let tag = match left {
        ..0 => Some(("Overdue", Colour::Red)),
        0..=2 => Some(("Due soon", Colour::Orange)),
        _ => None,
    };
    view! { {short_date(day)}" "{tag.map(|(text, colour)| view! { <Tag text=text colour=colour /> })} }
        .into_any()
}

fn empty(filtered: bool) -> AnyView {
    if filtered {
        view! {
            <Empty title="No referrals match these filters">
                <a class="govuk-link" href=PATH>"Show all referrals"</a>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty title="There are no referrals yet">
                "Referrals that are made in your area, or by you, appear here."
            </Empty>
        }
        .into_any()
    }
}
