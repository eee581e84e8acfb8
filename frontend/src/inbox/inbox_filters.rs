//! The filters of the list of referrals.
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all};
use crate::list_query::{part, with};
use crate::shell::session_state::SessionState;
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::filter_panel::{ActiveFilter, FilterPanel};
use crate::widgets::text_input::SelectInput;
use headstart_contract::setup::{LocalityView, SchoolView};
use headstart_domain::access::Permission;
use headstart_domain::referral::{ReferralState, Source};
use headstart_domain::tier::Tier;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// The address of the list.
pub const PATH: &str = "/referrals";
/// The parts of the query that filter.
pub const FILTERS: [&str; 8] = ["open", "risk", "state", "tier", "source", "locality", "school", "mine"];

/// A name and its options as value and label.
type Options = Vec<(String, String)>;

/// What the filters offer.
#[derive(Clone, Copy)]
struct Lists {
    localities: Fetched<Listed<LocalityView>>,
    schools: Fetched<Listed<SchoolView>>,
}

impl Lists {
    fn new() -> Self {
        let may = SessionState::current().may(Permission::SetupRead);
        let path = move |path: &str| if may { paths::all(path) } else { String::new() };
        Self {
            localities: fetch_all("localities", move || path(paths::LOCALITIES)),
            schools: fetch_all("schools", move || path(paths::SCHOOLS)),
        }
    }

    fn options(self, name: &str) -> Options {
        let code = |code: &str, label: &str| (code.to_owned(), label.to_owned());
        match name {
            "state" => ReferralState::ALL.iter().map(|one| code(one.as_str(), one.label())).collect(),
            "tier" => Tier::ALL.iter().map(|one| code(one.as_str(), one.label())).collect(),
            "source" => Source::ALL.iter().map(|one| code(one.as_str(), one.label())).collect(),
            "locality" => {
                let all = self.localities.value().map(Listed::into_items).unwrap_or_default();
                all.into_iter().map(|one| (one.id.to_string(), one.name)).collect()
            }
            "school" => {
                let all = self.schools.value().map(Listed::into_items).unwrap_or_default();
                all.into_iter().map(|one| (one.id.to_string(), one.name)).collect()
            }
            "open" => vec![code("true", "Open"), code("false", "Decided")],
            "risk" => vec![code("true", "Risk named")],
            "mine" => vec![code("true", "Made by me")],
            _ => Vec::new(),
        }
    }
}

fn category(name: &str) -> &'static str {
    match name {
        "state" => "Status",
        "tier" => "Tier",
        "source" => "Where from",
        "locality" => "Locality",
        "school" => "School",
        "open" => "Show",
        "risk" => "Risk",
        _ => "Referrer",
    }
}

/// The filters in force, each with the address of the list without it.
fn active(lists: Lists, query: &ParamsMap) -> Vec<ActiveFilter> {
    FILTERS
        .into_iter()
        .filter_map(|name| {
            let value = query.get(name)?;
            let label = lists.options(name).into_iter().find(|(code, _)| *code == value);
            let label = label.map_or_else(|| "Chosen".to_owned(), |(_, label)| label);
            let without = with(PATH, query, &[(name, "")]);
            Some(ActiveFilter { category: category(name).to_owned(), label, without })
        })
        .collect()
}

/// The panel. What is chosen takes effect through the address.
#[component]
pub fn InboxFilters() -> impl IntoView {
    let query = use_query_map();
    let lists = Lists::new();
    let fields = FILTERS.map(|name| (name, RwSignal::new(part(&query.get_untracked(), name))));
    // The way back through the history changes the address; the fields follow it.
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
    let in_force = Signal::derive(move || active(lists, &query.get()));
    // Who may only know the progress would learn from these what it keeps back.
    let full = SessionState::current().reads_full_referrals();
    let offered =
        fields.into_iter().filter(move |(name, _)| full || !matches!(*name, "state" | "tier" | "risk"));
    let controls = offered.map(|(name, field)| control(lists, name, field)).collect_view();
    view! { <FilterPanel active=in_force clear=PATH on_apply=apply>{controls}</FilterPanel> }
}

fn control(lists: Lists, name: &'static str, field: RwSignal<String>) -> AnyView {
    let label = category(name);
    if matches!(name, "open" | "risk" | "mine") {
        let first = match name {
            "open" => "All",
            "risk" => "Any",
            _ => "Anybody",
        };
        let first = Choice::new("", first);
        let rest = lists.options(name).into_iter().map(|(code, label)| Choice::new(code, label));
        let options = std::iter::once(first).chain(rest).collect();
        return view! { <Radios name=name legend=label value=field options=options small=true /> }.into_any();
    }
    (move || {
        let options = lists.options(name);
        (!options.is_empty())
            .then(|| view! { <SelectInput name=name label=label value=field options=options empty="Any" /> })
    })
    .into_any()
}
