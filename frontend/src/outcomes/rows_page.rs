//! The rows behind a figure.
use super::outcome_words::scale_title;
use super::outcomes_nav::address;
use super::row_list::{limits, line, row_list};
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::scale::{number, signed};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::Column;
use headstart_contract::evaluation::{FigureRow, OutcomeDefinition};
use headstart_contract::page::Page;
use leptos::prelude::*;

const PATH: &str = "/outcomes/rows";

/// The page. The figure stands in the address.
pub fn rows_page() -> AnyView {
    let rows = fetch::<Page<FigureRow>>("the rows", || {
        let names = ["instrument", "scale", "informant", "only", "from", "to", "cursor"];
        address("/evaluation/outcomes/rows", &names)
    });
    let definition = fetch::<OutcomeDefinition>("the definition", || {
        address("/evaluation/outcomes/definition", &["instrument", "scale", "informant"])
    });
    page(
        view! {
            {move || {
                let names = ["instrument", "scale", "informant", "by", "from", "to"];
                view! { <BackLink href=address("/outcomes/scale", &names) label="The scale" /> }
            }}
            <PageHeading text="Rows behind this figure" />
            {show(definition, |answer| {
                let definition = answer.value;
                let what =
                    scale_title(&definition.instrument_title, &definition.scale_title, &definition.informant);
                view! { <p class="govuk-body">{what}". "{limits()}"That you read them is on record."</p> }.into_any()
            })}
            {show(rows, move |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(list: Page<FigureRow>) -> AnyView {
    let hides_scores = list.items.iter().any(|row| row.first_score.is_none());
    let columns = vec![
        Column::new("Young person"),
        Column::number("First"),
        Column::number("Last"),
        Column::number("Change"),
        Column::number("Days between"),
        Column::new("Reading"),
    ];
    view! {
        {hides_scores
            .then(|| {
                view! {
                    <p class="govuk-body">
                        "Change on this scale is judged on T scores. They rest on sex and age and would tell both, so that \
                         they are not shown beside a pseudonym."
                    </p>
                }
            })}
        {row_list(PATH, columns, list, row)}
    }
    .into_any()
}

fn row(row: FigureRow) -> AnyView {
    let reading = match row.category.as_deref() {
        Some("improved") => "Reliably better",
        Some("deteriorated") => "Reliably worse",
        Some(_) => "No reliable change",
        None if row.days.is_none() => "One score so far",
        None => "No smallest reliable change is published",
    };
    let dash = || "\u{2013}".to_owned();
    let cells = [
        row.first_score.map_or_else(dash, number),
        row.last_score.map_or_else(dash, number),
        row.change.map_or_else(dash, signed),
        row.days.map_or_else(dash, |days| days.to_string()),
    ];
    line(row.record, row.pseudonym, cells, reading)
}
