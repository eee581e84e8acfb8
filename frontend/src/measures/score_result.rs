//! Scores with their bands and their change.
use crate::charts::scale::{number, signed};
use crate::widgets::table::{Column, DataTable};
use crate::widgets::tag::{Colour, Tag};
use headstart_contract::measure::{ChangeView, ScoreView};
use leptos::prelude::*;

/// The scores of one questionnaire.
pub fn score_table(of: &str, scores: Vec<ScoreView>) -> AnyView {
    let rows = scores.into_iter().map(|score| {
        let direction = if score.better == "lower" { "Lower is better" } else { "Higher is better" };
        let shown = score.score.map_or_else(|| "Too few answers".to_owned(), number);
        let answered = answered(&score);
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{score.title}<span class="app-note">{direction}</span></th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{shown}</td>
                <td class="govuk-table__cell">{score.band}</td>
                <td class="govuk-table__cell">{score.change.map(change)}</td>
                <td class="govuk-table__cell">{answered}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    // Each table has a name of its own: a page shows one for each questionnaire.
    let caption = format!("Scores of {of}");
    let columns = vec![
        Column::new("Scale"),
        Column::number("Score"),
        Column::new("Band"),
        Column::new("Change since baseline"),
        Column::new("Answers"),
    ];
    view! { <DataTable caption=caption caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}

fn answered(score: &ScoreView) -> String {
    let made_up = if score.prorated { ", missing ones estimated" } else { "" };
    format!("{} of {}{made_up}", score.answered, score.items)
}

/// A change with what it means.
fn change(change: ChangeView) -> AnyView {
    let tag = match change.category.as_deref() {
        Some("improved") => Some(("Reliably better", Colour::Green)),
        Some("deteriorated") => Some(("Reliably worse", Colour::Red)),
        Some("unchanged") => Some(("No reliable change", Colour::Grey)),
        _ => None,
    };
    let needed = match change.smallest_reliable {
        Some(smallest) => format!("smallest reliable change {}", number(smallest)),
        None => "no smallest reliable change is published".to_owned(),
    };
    let source = change.source.map(|source| format!(" ({source})")).unwrap_or_default();
    view! {
        {format!("{} from {}", signed(change.change), number(change.from))}" "
        {tag.map(|(text, colour)| view! { <Tag text=text colour=colour /> })}
        <span class="app-note">{format!("{needed}{source}")}</span>
    }
    .into_any()
}
