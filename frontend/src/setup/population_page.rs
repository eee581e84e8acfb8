//! The population that the programme is for: what reach is compared with.
use super::population_form::population_form;
use super::setup_frame::Lists;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::charts::scale::number;
use crate::format::short_date;
use crate::widgets::disclosure::Details;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::setup::PopulationView;
use headstart_domain::evaluation::Dimension;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page's address.
pub const PATH: &str = "/setup/population";

/// The groups of a dimension: what is sent, and what people read.
pub type Groups = Vec<(String, String)>;

/// The page: the figures by everything that tells people apart, or the form for one of them.
pub fn population_page() -> AnyView {
    let query = use_query_map();
    let lists = Lists::new();
    (move || {
        let edit = query.with(|query| query.get("edit").unwrap_or_default());
        match edit.parse::<Dimension>() {
            _ if edit.is_empty() => all(lists),
            Ok(dimension) if dimension.is_of_population() => one(dimension, lists),
            _ => view! { <NotFound part=true /> }.into_any(),
        }
    })
    .into_any()
}

fn all(lists: Lists) -> AnyView {
    let cards = Dimension::ALL.iter().copied().filter(|one| one.is_of_population()).map(|dimension| {
        let figures = fetch::<PopulationView>("the figures", move || paths::population(dimension));
        show(figures, move |answer| {
            with_groups(dimension, lists, move |groups| card(dimension, &answer.value, &groups))
        })
    });
    let cards = cards.collect_view();
    view! {
        <PageHeading text="Population" />
        <p class="govuk-body">
            "How many young people there are in each group. Reach compares those who are supported with these figures; without them it compares nothing."
        </p>
        <p class="govuk-body">
            "All figures can also come in one file, the set-up file of the partnership: whoever runs the service imports it, and a program can send it through the API."
        </p>
        {cards}
    }
    .into_any()
}

fn card(dimension: Dimension, view: &PopulationView, groups: &Groups) -> AnyView {
    let title = dimension_title(dimension);
    let href = format!("{PATH}?edit={dimension}");
    let hidden = format!(" figures by {}", title.to_lowercase());
    let link = move |words: &'static str| {
        view! { <p class="govuk-body"><a class="govuk-link" href=href.clone()>{words}<span class="govuk-visually-hidden">{hidden}</span></a></p> }
    };
    if view.figures.is_empty() {
        let instead = match dimension {
            Dimension::Locality | Dimension::Deprivation => {
                "None are set. The people of the neighbourhoods in the localities’ wards are taken, where they are known."
            }
            _ => "None are set. Reach is not compared by this.",
        };
        return view! {
            <SummaryCard title=title.clone()><p class="govuk-body">{instead}</p>{link("Add")}</SummaryCard>
        }
        .into_any();
    }
    let people: u64 = view.figures.iter().map(|figure| figure.count).sum();
    let rows = vec![
        SummaryRow::text("Source", view.source.clone().unwrap_or_default()),
        SummaryRow::text("As at", view.as_at.map(short_date).unwrap_or_default()),
        SummaryRow::text("Young people", number(people as f64)),
    ];
    let figures = view.figures.iter().map(|figure| {
        let named = groups.iter().find(|(value, _)| *value == figure.value);
        let name = named.map_or_else(|| "A group that is gone".to_owned(), |(_, name)| name.clone());
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{name}</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{figure.count}</td>
            </tr>
        }
    });
    let figures = figures.collect_view();
    let caption = format!("Figures by {}", title.to_lowercase());
    let columns = vec![Column::new(&title), Column::number("Young people")];
    view! {
        <SummaryCard title=title.clone()>
            <SummaryList rows=rows />
            <Details summary=caption.clone()>
                <DataTable caption=caption caption_hidden=true columns=columns>{figures}</DataTable>
            </Details>
            {link("Correct")}
        </SummaryCard>
    }
    .into_any()
}

fn one(dimension: Dimension, lists: Lists) -> AnyView {
    let figures = fetch::<PopulationView>("the figures", move || paths::population(dimension));
    show(figures, move |answer| {
        with_groups(dimension, lists, move |groups| population_form(dimension, answer.value.clone(), groups))
    })
}

/// What the figures are told apart by. Of a population the age is that of people now, not at a score.
pub fn dimension_title(dimension: Dimension) -> String {
    if dimension == Dimension::Age { "Age".to_owned() } else { dimension.label().to_owned() }
}

/// Calls `view` with the groups of a dimension: those of its code list, or the records of the partnership.
fn with_groups(
    dimension: Dimension,
    lists: Lists,
    view: impl Fn(Groups) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    match dimension {
        Dimension::Locality => show(lists.localities, move |answer| {
            let all = answer.value.into_items().into_iter();
            view(all.map(|one| (one.id.to_string(), one.name)).collect())
        }),
        Dimension::School => show(lists.schools, move |answer| {
            let all = answer.value.into_items().into_iter().filter(|one| one.takes_part);
            view(all.map(|one| (one.id.to_string(), one.name)).collect())
        }),
        _ => {
            let named = |code: &&str| Some(((*code).to_owned(), dimension.value_label(code)?.to_owned()));
            view(dimension.codes().iter().filter_map(named).collect())
        }
    }
}
