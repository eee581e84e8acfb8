//! Periods of support as a list: one's own caseload, or the team's.
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::format::{day_of, short_date};
use crate::labels;
use crate::list_query::{from_cursor, part, with};
use crate::shell::flash::FlashBanner;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::filter_panel::{ActiveFilter, FilterPanel};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::pagination::Pagination;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use crate::widgets::text_input::SelectInput;
use headstart_contract::episode::EpisodeSummary;
use headstart_contract::page::Page;
use headstart_domain::episode::EpisodeState;
use headstart_domain::tier::Tier;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

const PATH: &str = "/caseload";
const FILTERS: [&str; 4] = ["mine", "open", "state", "tier"];

fn options(name: &str) -> Vec<(String, String)> {
    let code = |code: &str, label: &str| (code.to_owned(), label.to_owned());
    match name {
        "mine" => vec![code("true", "Led by me")],
        "open" => vec![code("true", "Open"), code("false", "Closed")],
        "state" => EpisodeState::ALL.iter().map(|one| code(one.as_str(), one.label())).collect(),
        _ => Tier::ALL.iter().map(|one| code(one.as_str(), one.label())).collect(),
    }
}

fn category(name: &str) -> &'static str {
    match name {
        "mine" => "Lead worker",
        "open" => "Show",
        "state" => "Status",
        _ => "Tier",
    }
}

/// The page.
pub fn caseload_page() -> AnyView {
    let query = use_query_map();
    let names: Vec<&str> = FILTERS.into_iter().chain(["sort", "cursor"]).collect();
    let episodes =
        fetch::<Page<EpisodeSummary>>("the caseload", move || paths::list("/episodes", &query.get(), &names));
    page(
        view! {
            <FlashBanner />
            <PageHeading text="Caseload" />
            <div class="app-list">
                <div class="app-list__filter"><Filters /></div>
                <div>{show(episodes, |answer| table(answer.value))}</div>
            </div>
        }
        .into_any(),
    )
}

fn active(query: &ParamsMap) -> Vec<ActiveFilter> {
    let filter = |name: &'static str| {
        let value = query.get(name)?;
        let label = options(name).into_iter().find(|(code, _)| *code == value)?.1;
        Some(ActiveFilter {
            category: category(name).to_owned(),
            label,
            without: with(PATH, query, &[(name, "")]),
        })
    };
    FILTERS.into_iter().filter_map(filter).collect()
}

#[component]
fn Filters() -> impl IntoView {
    let query = use_query_map();
    let fields = FILTERS.map(|name| (name, RwSignal::new(part(&query.get_untracked(), name))));
    Effect::new(move |_| {
        let query = query.get();
        for (name, field) in fields {
            field.set(part(&query, name));
        }
    });
    let navigate = use_navigate();
    let apply = Callback::new(move |()| {
        let values = fields.map(|(name, field)| (name, field.get_untracked()));
        let changes: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        navigate(&with(PATH, &query.get_untracked(), &changes), NavigateOptions::default());
    });
    let controls = fields.into_iter().map(|(name, field)| control(name, field)).collect_view();
    let in_force = Signal::derive(move || active(&query.get()));
    view! { <FilterPanel active=in_force clear=PATH on_apply=apply>{controls}</FilterPanel> }
}

fn control(name: &'static str, field: RwSignal<String>) -> AnyView {
    let label = category(name);
    if matches!(name, "mine" | "open") {
        let first = Choice::new("", if name == "mine" { "Anybody" } else { "All" });
        let rest = options(name).into_iter().map(|(code, label)| Choice::new(code, label));
        let choices = std::iter::once(first).chain(rest).collect();
        return view! { <Radios name=name legend=label value=field options=choices small=true /> }.into_any();
    }
    view! { <SelectInput name=name label=label value=field options=options(name) empty="Any" /> }.into_any()
}

fn table(list: Page<EpisodeSummary>) -> AnyView {
    let query = use_query_map();
    let now = query.get_untracked();
    if list.items.is_empty() {
        return view! {
            <Empty title="Nobody in this list">
                <a class="govuk-link" href=PATH>"Show all periods of support"</a>
            </Empty>
        }
        .into_any();
    }
    let sort = Signal::derive(move || {
        let sort = part(&query.get(), "sort");
        if sort.is_empty() { "-opened_at".to_owned() } else { sort }
    });
    let navigate = use_navigate();
    let on_sort = Callback::new(move |sort: String| {
        navigate(&with(PATH, &query.get_untracked(), &[("sort", &sort)]), NavigateOptions::default());
    });
    let first = now.get("cursor").map(|_| with(PATH, &now, &[]));
    let next = list.next.as_ref().map(|cursor| from_cursor(PATH, &now, cursor));
    let columns = vec![
        Column::new("Young person"),
        Column::new("Status and tier"),
        Column::new("Lead worker"),
        Column::new("Opened").sortable("opened_at"),
        Column::new("Last seen"),
        Column::new("Due"),
    ];
    let rows = list.items.into_iter().map(row).collect_view();
    view! {
        <DataTable caption="Periods of support" caption_hidden=true columns=columns sort=sort on_sort=on_sort>{rows}</DataTable>
        <Pagination first=first next=next />
    }
    .into_any()
}

fn row(episode: EpisodeSummary) -> AnyView {
    let place = [episode.school, episode.locality].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let alerts = episode.open_alerts;
    let alerts = (alerts > 0).then(|| {
        let words = if alerts == 1 { "Risk alert".to_owned() } else { format!("{alerts} risk alerts") };
        view! { <Tag text=words colour=Colour::Red /> }
    });
    let due =
        episode.due.into_iter().map(|due| view! { <Tag text=due colour=Colour::Orange /> }).collect_view();
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link" href=format!("/episodes/{}", episode.id)>{episode.young_person}</a>
                <span class="app-note">{format!("Age {}, {place}", episode.age)}</span>
            </th>
            <td class="govuk-table__cell">
                {labels::episode_state(episode.state)}<span class="app-note">{episode.tier.label()}</span>
            </td>
            <td class="govuk-table__cell">{episode.lead_worker.unwrap_or_else(|| "Nobody yet".to_owned())}</td>
            <td class="govuk-table__cell app-nowrap">{short_date(day_of(episode.opened_at))}</td>
            <td class="govuk-table__cell app-nowrap">{episode.last_seen.map(short_date)}</td>
            <td class="govuk-table__cell"><div class="app-tags">{alerts}{due}</div></td>
        </tr>
    }
    .into_any()
}
