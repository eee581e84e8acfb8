//! Measurable change by informant.
use super::left_out::{held_back, left_out};
use super::outcome_words::name_of;
use super::outcomes_nav::{Part, address, dimensions, outcomes_nav};
use super::row_list::{only_of, rows_behind};
use crate::api::remote::{fetch, show};
use crate::app::page;
use crate::charts::scale::whole;
use crate::charts::share_plot::{Share, SharePlot};
use crate::labels;
use crate::widgets::disclosure::Details;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use headstart_contract::evaluation::{MeasurableChangeRow, MeasurableChangeTable};
use leptos::prelude::*;

/// The page. What it is broken down by stands in the address.
pub fn change_page() -> AnyView {
    let table = fetch::<MeasurableChangeTable>("the measurable change", || {
        address("/evaluation/measurable-change", &["by", "closed"])
    });
    let closed = vec![("true".to_owned(), "Only support that is over".to_owned())];
    page(
        view! {
            {outcomes_nav()}
            <PageHeading text="Measurable change" />
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-one-half">
                    <Part name="by" label="Break down by" empty="Whole programme" options=dimensions(|_| true) />
                </div>
                <div class="govuk-grid-column-one-half">
                    <Part name="closed" label="Which support" empty="All support" options=closed />
                </div>
            </div>
            {show(table, |answer| content(answer.value))}
        }
        .into_any(),
    )
}

fn content(table: MeasurableChangeTable) -> AnyView {
    let sections =
        table.rows.chunk_by(|one, other| one.informant == other.informant).map(section).collect_view();
    let none = table.rows.is_empty().then(|| view! {
        <Empty title="No change to tell yet">"It appears once young people who consented have questionnaires."</Empty>
    });
    let differences = table.differences.into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
    view! {
        {held_back(table.held_back)}
        {none}
        <h2 class="govuk-heading-m">"By who answered"</h2>
        {sections}
        <Details summary="How this is read"><p class="govuk-body">{table.rule}</p></Details>
        <Details summary="In what it differs from NHS England’s figures">
            <ul class="govuk-list govuk-list--bullet">{differences}</ul>
        </Details>
        {left_out(table.exclusions)}
    }
    .into_any()
}

fn section(rows: &[MeasurableChangeRow]) -> AnyView {
    let Some(first) = rows.first() else { return ().into_any() };
    let title = format!("Answered by {}", labels::informant(&first.informant).to_lowercase());
    let shares = rows.iter().map(share).collect();
    let links = rows_behind(rows.iter().filter_map(behind).collect(), &title.to_lowercase());
    view! {
        <SharePlot title=title sentence=sentence(rows) shares=shares />
        {links}
    }
    .into_any()
}

/// Where the rows behind a group's figures are, and what the group is called; none where the figures are held back.
fn behind(row: &MeasurableChangeRow) -> Option<(String, String)> {
    let only = only_of(&row.values).filter(|_| !row.suppressed)?;
    let only = if only.is_empty() { only } else { format!("&only={only}") };
    let choices = address("", &["by", "closed"]).replace('?', "&");
    let href = format!("/outcomes/measurable-change/rows?informant={}{only}{choices}", row.informant);
    Some((href, name_of(&row.values)))
}

fn share(row: &MeasurableChangeRow) -> Share {
    Share {
        label: name_of(&row.values),
        of: row.paired,
        parts: (!row.suppressed).then_some([row.improved, row.unchanged, row.deteriorated, row.unclassified]),
    }
}

/// What the rows of one informant say.
fn sentence(rows: &[MeasurableChangeRow]) -> String {
    match rows {
        [row] if row.suppressed => "Too few young people to show.".to_owned(),
        [row] if row.paired == 0 => "Nobody has a first and a last score yet.".to_owned(),
        [row] => {
            format!(
                "Of {} periods of support with a first and a last score, {}.",
                whole(row.paired),
                classes(rows)
            )
        }
        rows => {
            let paired: u64 = shown(rows).map(|row| row.paired).sum();
            let (paired, groups) = (whole(paired), rows.len() - hidden(rows));
            format!("In the {groups} groups shown, of {paired} periods of support {}.", classes(rows))
        }
    }
}

fn shown(rows: &[MeasurableChangeRow]) -> impl Iterator<Item = &MeasurableChangeRow> {
    rows.iter().filter(|row| !row.suppressed)
}

/// How many are in each class, so that the numbers add up to all of them.
fn classes(rows: &[MeasurableChangeRow]) -> String {
    let sum = |of: fn(&MeasurableChangeRow) -> u64| shown(rows).map(of).sum::<u64>();
    let (improved, unchanged) = (sum(|row| row.improved), sum(|row| row.unchanged));
    let (deteriorated, unclassified) = (sum(|row| row.deteriorated), sum(|row| row.unclassified));
    let [improved, unchanged, deteriorated] = [improved, unchanged, deteriorated].map(whole);
    let classed = format!("{improved} improved on at least one scale, {unchanged} did not change");
    match unclassified {
        0 => format!("{classed} and {deteriorated} deteriorated"),
        count => format!(
            "{classed}, {deteriorated} deteriorated and {} could not be classed, because no smallest reliable \
             change is published for the scales that they have",
            whole(count)
        ),
    }
}

fn hidden(rows: &[MeasurableChangeRow]) -> usize {
    rows.iter().filter(|row| row.suppressed).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(suppressed: bool) -> MeasurableChangeRow {
        MeasurableChangeRow {
            informant: "self".into(),
            values: Vec::new(),
            assessed: 12,
            paired: 10,
            paired_rate: Some(0.8),
            improved: 4,
            unchanged: 3,
            deteriorated: 2,
            unclassified: 1,
            improved_share: Some(0.4),
            improved_low: Some(0.1),
            improved_high: Some(0.7),
            unchanged_share: Some(0.3),
            deteriorated_share: Some(0.2),
            suppressed,
        }
    }

    #[test]
    fn one_group_is_told_in_full_and_several_together() {
        assert_eq!(
            sentence(&[row(false)]),
            "Of 10 periods of support with a first and a last score, 4 improved on at least one scale, 3 did not \
             change, 2 deteriorated and 1 could not be classed, because no smallest reliable change is published for \
             the scales that they have."
        );
        let classed = MeasurableChangeRow { paired: 9, unclassified: 0, ..row(false) };
        assert!(sentence(&[classed]).ends_with("3 did not change and 2 deteriorated."));
        assert_eq!(sentence(&[row(true)]), "Too few young people to show.");
        assert_eq!(
            sentence(&[row(false), row(false), row(true)]),
            "In the 2 groups shown, of 20 periods of support 8 improved on at least one scale, 6 did not change, 4 \
             deteriorated and 2 could not be classed, because no smallest reliable change is published for the \
             scales that they have."
        );
    }
}
