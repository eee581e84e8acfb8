//! What one scale shows: a sentence, a chart, and tables.
use super::results_words::{HELD, group, sentence};
use crate::charts::interval_plot::{Interval, IntervalPlot, Measure};
use crate::charts::scale::points;
use crate::widgets::disclosure::Details;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::survey::SurveySchoolName;
use headstart_domain::survey::{BandShare, Mean, ScaleResult, Split};
use leptos::prelude::*;

/// The section of a scale. `names` are those of the schools that can be set beside each other.
pub fn scale_result(result: ScaleResult, school: Option<&str>, names: &[SurveySchoolName]) -> AnyView {
    let title = format!("{}: {}", result.instrument_title, result.title);
    let said = sentence(&result, school);
    let intervals = intervals(&result, school, names);
    let caption = title.clone();
    let measure = Measure::score(result.all.map_or(result.lowest, |all| all.mean));
    let chart = if intervals.is_empty() {
        view! { <p class="govuk-body">{said}</p> }.into_any()
    } else {
        let plot = format!("Means with 95% intervals, {title}");
        view! { <IntervalPlot title=plot sentence=said intervals=intervals measure=measure /> }.into_any()
    };
    let splits = [("School year", result.by_year_group), ("Sex", result.by_sex)];
    let splits = splits.map(|(of, rows)| split_table(&title, of, rows, school)).into_iter().collect_view();
    let bands = (!result.bands.is_empty()).then(|| band_table(&title, result.bands, school));
    view! {
        <section class="app-keep-together">
            <h2 class="govuk-heading-m">{caption}</h2>
            {chart}
            {bands}
            <Details summary=format!("By school year and by sex: {title}")>{splits}</Details>
        </section>
    }
    .into_any()
}

/// The school beside all; without one, every school that can be shown.
fn intervals(result: &ScaleResult, school: Option<&str>, names: &[SurveySchoolName]) -> Vec<Interval> {
    let interval = |label: &str, mean: Mean| Interval {
        label: label.to_owned(),
        mean: mean.mean,
        low: mean.lower,
        high: mean.upper,
        count: mean.responses,
    };
    let mut rows: Vec<Interval> = result.all.map(|all| interval("All schools", all)).into_iter().collect();
    if let Some(name) = school {
        rows.extend(result.school.map(|mine| interval(name, mine)));
        return rows;
    }
    rows.extend(names.iter().filter_map(|name| {
        let found = result.schools.iter().find(|one| one.school_id == name.id)?;
        found.mean.map(|mean| interval(&name.name, mean))
    }));
    rows
}

fn cell(mean: Option<Mean>) -> String {
    mean.map_or_else(
        || HELD.to_owned(),
        |mean| {
            let (low, high) = (points(mean.lower), points(mean.upper));
            format!("{} ({low} to {high}; n {})", points(mean.mean), mean.responses)
        },
    )
}

fn columns(of: &str, school: Option<&str>) -> Vec<Column> {
    let mut columns = vec![Column::new(of), Column::new("All schools")];
    columns.extend(school.map(Column::new));
    columns
}

fn row(head: String, all: String, mine: Option<String>) -> AnyView {
    let mine = mine.map(|mine| view! { <td class="govuk-table__cell">{mine}</td> });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{head}</th>
            <td class="govuk-table__cell">{all}</td>
            {mine}
        </tr>
    }
    .into_any()
}

fn split_table(title: &str, of: &str, splits: Vec<Split>, school: Option<&str>) -> AnyView {
    let line = |split: Split| row(group(&split.group), cell(split.all), school.map(|_| cell(split.school)));
    let rows = splits.into_iter().map(line).collect_view();
    let caption = format!("Means with 95% intervals by {}: {title}", of.to_lowercase());
    view! { <DataTable caption=caption columns=columns(of, school)>{rows}</DataTable> }.into_any()
}

fn band_table(title: &str, bands: Vec<BandShare>, school: Option<&str>) -> AnyView {
    let share = |share: Option<f64>| share.map_or_else(|| HELD.to_owned(), |share| format!("{share:.0}%"));
    let line = |band: BandShare| row(band.label, share(band.all), school.map(|_| share(band.school)));
    let rows = bands.into_iter().map(line).collect_view();
    let caption = format!("Share of pupils in each band: {title}");
    view! { <DataTable caption=caption columns=columns("Band", school)>{rows}</DataTable> }.into_any()
}
