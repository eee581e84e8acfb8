//! Outcomes of the programme: every scale with what changed on it. Each opens on an address of its own.
use super::left_out::{held_back, left_out};
use super::outcome_words::change;
use super::outcomes_nav::{Choices, address, chosen_breakdown, outcomes_nav};
use super::publish_form::publish_form;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::scale::{number, whole};
use crate::labels;
use crate::shell::flash::FlashBanner;
use crate::widgets::banner::InsetText;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{OutcomeRow, Outcomes};
use leptos::prelude::*;

/// The page. The period stands in the address, and so does what each scale is broken down by where it opens.
pub fn outcomes_page() -> AnyView {
    let outcomes = fetch::<Outcomes>("the outcomes", || {
        address(paths::OUTCOMES, &["instrument", "scale", "informant", "only", "from", "to"])
    });
    page(
        view! {
            {outcomes_nav()}
            <FlashBanner />
            <PageHeading text="Outcomes" />
            <Choices />
            {move || {
                chosen_breakdown()
                    .map(|by| {
                        view! {
                            <p class="govuk-body">
                                "This list is of the whole programme. Each scale opens broken down by "<strong>{by}</strong>", and a table published from here is broken down so too."
                            </p>
                        }
                    })
            }}
            {publish_form()}
            {show(outcomes, |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(outcomes: Outcomes) -> AnyView {
    let instruments =
        outcomes.rows.chunk_by(|one, other| one.instrument == other.instrument).map(scales).collect_view();
    let none = outcomes.rows.is_empty().then(|| view! {
        <Empty title="No outcomes yet">"Outcomes appear once young people who consented have a first and a last questionnaire."</Empty>
    });
    view! {
        <InsetText>
            {outcomes.pairing}" Only young people with consent to evaluation are counted. Choose a scale to see it broken down, its definition, and the rows behind it."
        </InsetText>
        {held_back(outcomes.held_back)}
        {none}
        {instruments}
        {left_out(outcomes.exclusions)}
    }
    .into_any()
}

/// The scales of one instrument.
fn scales(rows: &[OutcomeRow]) -> AnyView {
    let Some(first) = rows.first() else { return ().into_any() };
    let title = first.instrument_title.clone();
    let columns = vec![
        Column::new("Scale"),
        Column::new("Answered by"),
        Column::number("Pairs"),
        Column::number("Paired rate"),
        Column::new("Mean change (95% interval)"),
    ];
    let caption = format!("Scales of {title}");
    let rows = rows.iter().map(scale).collect_view();
    view! {
        <section>
            <h2 class="govuk-heading-m">{title}</h2>
            <DataTable caption=caption caption_hidden=true columns=columns>{rows}</DataTable>
        </section>
    }
    .into_any()
}

fn scale(row: &OutcomeRow) -> AnyView {
    let dash = || "\u{2013}".to_owned();
    let informant = labels::informant(&row.informant);
    let rate = row.paired_rate.map_or_else(dash, |rate| format!("{}%", number((rate * 100.0).round())));
    let pairs = if row.suppressed { dash() } else { whole(row.paired) };
    // The choices of the list go along.
    let (instrument, scale, who) = (row.instrument.clone(), row.scale.clone(), row.informant.clone());
    let href = move || {
        let choices = address("", &["by", "only", "from", "to"]).replace('?', "&");
        format!("/outcomes/scale?instrument={instrument}&scale={scale}&informant={who}{choices}")
    };
    let who_answered = format!(" answered by {}", informant.to_lowercase());
    let by = move || chosen_breakdown().map(|by| format!(", by {by}"));
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link" href=href>
                    {row.scale_title.clone()}{by}<span class="govuk-visually-hidden">{who_answered}</span>
                </a>
            </th>
            <td class="govuk-table__cell">{informant}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{pairs}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{rate}</td>
            <td class="govuk-table__cell">{change(row)}</td>
        </tr>
    }
    .into_any()
}
