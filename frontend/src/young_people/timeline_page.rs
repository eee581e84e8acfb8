//! What has happened, of every kind, newest first.
use super::record_frame::Record;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::format::{moment, moment_date};
use crate::list_query::{part, with};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::{Empty, NotFound};
use crate::widgets::timeline;
use headstart_contract::young_person::TimelineEntry;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

const KINDS: [(&str, &str); 7] = [
    ("", "Everything"),
    ("referral", "Referrals"),
    ("episode", "Support"),
    ("session", "Sessions"),
    ("measure", "Measures"),
    ("placement", "Offers"),
    ("consent", "Consents"),
];

/// Kinds of which only the day is known.
const DAYS: [&str; 2] = ["session", "measure"];

/// The page.
pub fn timeline_page() -> AnyView {
    let Some(record) = Record::current() else { return view! { <NotFound /> }.into_any() };
    let id = record.id();
    let address = paths::young_person_part(&id, "timeline");
    let entries = fetch::<Listed<TimelineEntry>>("the timeline", move || address.clone());
    let query = use_query_map();
    let kind = RwSignal::new(part(&query.get_untracked(), "kind"));
    Effect::new(move |_| kind.set(part(&query.get(), "kind")));
    let navigate = use_navigate();
    let path = format!("/young-people/{id}/timeline");
    Effect::new(move |before: Option<()>| {
        let chosen = kind.get();
        let now = query.get_untracked();
        if before.is_some() && part(&now, "kind") != chosen {
            navigate(
                &with(&path, &now, &[("kind", &chosen)]),
                NavigateOptions { scroll: false, ..Default::default() },
            );
        }
    });
    let options = KINDS.iter().map(|(code, label)| Choice::new(code, label)).collect();
    view! {
        <PageHeading text="Timeline" caption=record.answer.value.identity.name />
        <Radios name="kind" legend="Show" value=kind options=options inline=true small=true />
        {show(entries, move |answer| {
            let chosen = part(&query.get(), "kind");
            let all = answer.value.into_items().into_iter();
            list(all.filter(|entry| chosen.is_empty() || entry.kind == chosen).collect())
        })}
    }
    .into_any()
}

fn list(entries: Vec<TimelineEntry>) -> AnyView {
    if entries.is_empty() {
        return view! { <Empty title="Nothing of this kind has happened yet">"Choose “Everything” to see the rest."</Empty> }
            .into_any();
    }
    let entries = entries.into_iter().map(|entry| {
        let detail = entry.detail.map(|text| view! { <p class="govuk-body app-text">{text}</p> });
        let link = entry.link.map(|href| view! {
            <p class="govuk-body">
                <a class="govuk-link" href=href>"Open"<span class="govuk-visually-hidden">{format!(" {}", entry.title)}</span></a>
            </p>
        });
        timeline::TimelineEntry {
            title: entry.title.clone(),
            by: entry.by,
            timestamp: entry.at.to_rfc3339(),
            when: if DAYS.contains(&entry.kind.as_str()) { moment_date(entry.at) } else { moment(entry.at) },
            body: Some(view! { {detail}{link} }.into_any()),
        }
    });
    let entries = entries.collect();
    view! {
        <h2 class="govuk-visually-hidden">"Events"</h2>
        <timeline::Timeline entries=entries />
    }
    .into_any()
}
