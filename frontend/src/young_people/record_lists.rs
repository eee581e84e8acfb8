//! The referrals and the periods of support of a young person.
use super::record_frame::Record;
use crate::format::moment_date;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotFound};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::young_person::{EpisodeLine, ReferralLine};
use leptos::prelude::*;

/// The page of referrals.
pub fn referrals_page() -> AnyView {
    list_page("Referrals", |record| referral_table(record.answer.value.referrals))
}

/// The page of periods of support.
pub fn episodes_page() -> AnyView {
    list_page("Support", |record| episode_table(record.answer.value.episodes))
}

fn list_page(title: &'static str, list: fn(Record) -> AnyView) -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    let name = record.answer.value.identity.name.clone();
    view! { <PageHeading text=title caption=name />{list(record)} }.into_any()
}

/// The referrals as a table.
pub fn referral_table(lines: Vec<ReferralLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <Empty title="No referrals">"None was made, or you may not see them."</Empty> }
            .into_any();
    }
    let rows = lines.into_iter().map(|line| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href=format!("/referrals/{}", line.id)>{line.reference}</a>
                </th>
                <td class="govuk-table__cell">{line.state}</td>
                <td class="govuk-table__cell">{moment_date(line.received_at)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Reference"), Column::new("Status"), Column::new("Received")];
    view! { <DataTable caption="Referrals of this young person" columns=columns>{rows}</DataTable> }
        .into_any()
}

/// The periods of support as a table.
pub fn episode_table(lines: Vec<EpisodeLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <Empty title="No support yet">"A period of support opens when a referral is accepted."</Empty> }
            .into_any();
    }
    let rows = lines.into_iter().map(|line| {
        let opened = moment_date(line.opened_at);
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href=format!("/episodes/{}", line.id)>
                        {line.tier}<span class="govuk-visually-hidden">{format!(" from {opened}")}</span>
                    </a>
                </th>
                <td class="govuk-table__cell">{line.state}</td>
                <td class="govuk-table__cell">{line.lead_worker.unwrap_or_else(|| "Nobody yet".to_owned())}</td>
                <td class="govuk-table__cell">{opened.clone()}</td>
                <td class="govuk-table__cell">{line.closed_at.map(moment_date)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Tier"),
        Column::new("Status"),
        Column::new("Lead worker"),
        Column::new("Opened"),
        Column::new("Closed"),
    ];
    view! { <DataTable caption="Periods of support" columns=columns>{rows}</DataTable> }.into_any()
}
