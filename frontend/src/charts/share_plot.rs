//! Shares of groups, as bars in parts.
use super::figure::ChartFigure;
use super::scale::whole;
use crate::widgets::table::{Column, DataTable};
use leptos::prelude::*;

/// What a group divides into: better, no change, worse, not classified.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The group.
    pub label: String,
    /// How many are divided.
    pub of: u64,
    /// Its parts; none when they are held back.
    pub parts: Option<[u64; 4]>,
}

/// The parts with the classes of their bars.
const PARTS: [(&str, &str); 4] =
    [("Better", "better"), ("No change", "same"), ("Worse", "worse"), ("Not classified", "open")];
const WIDTH: f64 = 760.0;
const LEFT: f64 = 220.0;
const RIGHT: f64 = 680.0;
const ROW: f64 = 42.0;

/// A bar for each group, in parts of its whole.
#[component]
pub fn SharePlot(
    /// What the plot shows.
    #[prop(into)]
    title: String,
    /// What it says.
    #[prop(into)]
    sentence: String,
    /// The groups in order.
    shares: Vec<Share>,
) -> impl IntoView {
    let table = table(&title, &shares);
    if shares.iter().all(|share| share.parts.is_none() || share.of == 0) {
        return view! {
            <h2 class="govuk-heading-m">{title}</h2>
            <p class="govuk-body">{sentence}</p>
            {table}
        }
        .into_any();
    }
    let picture = picture(&shares);
    view! { <ChartFigure title=title sentence=sentence picture=picture table=table /> }.into_any()
}

fn picture(shares: &[Share]) -> AnyView {
    let drawn: Vec<(&Share, [u64; 4])> = shares
        .iter()
        .filter_map(|share| Some((share, share.parts?)))
        .filter(|(share, _)| share.of > 0)
        .collect();
    let bars = drawn.iter().enumerate().map(|(index, (share, parts))| {
        let y = index as f64 * ROW + 40.0;
        let mut at = LEFT;
        let pieces = PARTS.iter().zip(parts).map(|((_, class), part)| {
            let width = (RIGHT - LEFT) * *part as f64 / share.of as f64;
            let start = at;
            at += width;
            let number = (width > 24.0).then(|| view! {
                <text class="app-share__number" x=start + width / 2.0 y=y + 19.0 text-anchor="middle">{whole(*part)}</text>
            });
            view! {
                <rect class=format!("app-share__{class}") x=start y=y width=width height="28" />
                {number}
            }
        });
        view! {
            <text x=LEFT - 12.0 y=y + 19.0 text-anchor="end">{shorten(&share.label)}</text>
            {pieces.collect_view()}
            <text class="value" x=RIGHT + 12.0 y=y + 19.0>{format!("n {}", whole(share.of))}</text>
        }
    });
    let keys = PARTS.iter().enumerate().map(|(index, (label, class))| {
        let x = LEFT + index as f64 * 120.0;
        view! {
            <rect class=format!("app-share__{class}") x=x y="6" width="16" height="16" />
            <text x=x + 22.0 y="19">{*label}</text>
        }
    });
    let height = drawn.len() as f64 * ROW + 50.0;
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {height}") focusable="false">
            {keys.collect_view()}
            {bars.collect_view()}
        </svg>
    }
    .into_any()
}

/// A label that fits beside the plot; the table has it in full.
fn shorten(label: &str) -> String {
    if label.chars().count() <= 28 {
        return label.to_owned();
    }
    let start: String = label.chars().take(26).collect();
    format!("{}…", start.trim_end())
}

fn table(title: &str, shares: &[Share]) -> AnyView {
    let mut columns = vec![Column::new("Group"), Column::number("Pairs")];
    columns.extend(PARTS.iter().map(|(label, _)| Column::number(label)));
    let rows = shares.iter().map(|share| {
        let cells = match share.parts {
            None => view! { <td class="govuk-table__cell" colspan="5">"Too few to show"</td> }.into_any(),
            Some(parts) => std::iter::once(share.of)
                .chain(parts)
                .map(|part| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{whole(part)}</td> })
                .collect_view()
                .into_any(),
        };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{share.label.clone()}</th>
                {cells}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let caption = format!("Numbers: {title}");
    view! { <DataTable caption=caption caption_hidden=true columns=columns>{rows}</DataTable> }.into_any()
}
