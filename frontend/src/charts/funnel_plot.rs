//! A share in each school or organisation between the limits of chance.
use super::figure::ChartFigure;
use super::scale::{Scale, percent, whole};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::evaluation::{Funnel, FunnelPoint};
use leptos::prelude::*;

const WIDTH: f64 = 760.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 600.0;
const TOP: f64 = 15.0;
const BOTTOM: f64 = 260.0;

/// A funnel plot.
#[component]
pub fn FunnelPlot(
    /// The groups and their limits.
    funnel: Funnel,
    /// What the groups are.
    of: &'static str,
) -> impl IntoView {
    let title = format!("{of}: {}", funnel.title.to_lowercase());
    let sentence = sentence(&funnel, of);
    if funnel.points.is_empty() {
        return view! { <p class="govuk-body">{sentence}</p> }.into_any();
    }
    let table = table(&title, &funnel);
    let picture = picture(&funnel);
    view! { <ChartFigure title=title sentence=sentence picture=picture table=table /> }.into_any()
}

fn is_outside(point: &FunnelPoint) -> bool {
    point.percent < point.lower_3s || point.percent > point.upper_3s
}

/// What the plot says.
fn sentence(funnel: &Funnel, of: &str) -> String {
    let Some(baseline) = funnel.baseline.filter(|_| !funnel.points.is_empty()) else {
        return format!("{of}: none with enough young people to show.");
    };
    let outside: Vec<&str> = funnel
        .points
        .iter()
        .filter(|point| is_outside(point))
        .map(|point| point.group.label.as_str())
        .collect();
    let said = if outside.is_empty() {
        "None lies further from it than chance explains.".to_owned()
    } else {
        format!("Further from it than chance explains: {}.", outside.join(", "))
    };
    let held = match funnel.held_back {
        0 => String::new(),
        many => format!(" {many} not shown, being too small or giving a small one away."),
    };
    format!("The share of all is {}. {said}{held}", percent(baseline))
}

fn picture(funnel: &Funnel) -> AnyView {
    let most = funnel.points.iter().map(|point| point.count).max().unwrap_or(1) as f64;
    let x = Scale::new(0.0, most * 1.05, LEFT, RIGHT);
    let y = Scale::new(0.0, 100.0, BOTTOM, TOP);
    let mut sorted: Vec<&FunnelPoint> = funnel.points.iter().collect();
    sorted.sort_by_key(|point| point.count);
    let limit = |of: fn(&FunnelPoint) -> f64| {
        let points: Vec<String> = sorted
            .iter()
            .map(|point| format!("{},{}", x.place(point.count as f64), y.place(of(point))))
            .collect();
        points.join(" ")
    };
    let grid = [0.0, 25.0, 50.0, 75.0, 100.0].map(|tick| {
        view! {
            <line class="grid" x1=LEFT x2=RIGHT y1=y.place(tick) y2=y.place(tick) />
            <text x=LEFT - 8.0 y=y.place(tick) + 5.0 text-anchor="end">{format!("{tick}%")}</text>
        }
    });
    let points = funnel.points.iter().map(|point| {
        let (at, height) = (x.place(point.count as f64), y.place(point.percent));
        let label = is_outside(point).then(|| {
            view! { <text class="value" x=at + 11.0 y=height + 5.0>{point.group.label.clone()}</text> }
        });
        view! { <circle class="point" cx=at cy=height r="6" />{label} }
    });
    let baseline = funnel.baseline.map(|share| {
        view! {
            <line class="zero" x1=LEFT x2=RIGHT y1=y.place(share) y2=y.place(share) />
            <text x=RIGHT + 10.0 y=y.place(share) + 5.0>{format!("all: {}", percent(share))}</text>
        }
    });
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", BOTTOM + 40.0) focusable="false">
            {grid.into_iter().collect_view()}
            <polyline class="change" points=limit(|point| point.lower_2s) />
            <polyline class="change" points=limit(|point| point.upper_2s) />
            <polyline class="change" points=limit(|point| point.lower_3s) />
            <polyline class="change" points=limit(|point| point.upper_3s) />
            {baseline}
            {points.collect_view()}
            <text x=f64::midpoint(LEFT, RIGHT) y=BOTTOM + 30.0 text-anchor="middle">"young people"</text>
        </svg>
    }
    .into_any()
}

fn table(title: &str, funnel: &Funnel) -> AnyView {
    let columns = vec![
        Column::new("Group"),
        Column::number("Young people"),
        Column::number("Share (%)"),
        Column::new("By chance (95%)"),
        Column::new("By chance (99.8%)"),
    ];
    let rows = funnel.points.iter().map(|point| {
        let limits = |low: f64, high: f64| format!("{} to {}", percent(low), percent(high));
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{point.group.label.clone()}</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{whole(point.count)}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{percent(point.percent)}</td>
                <td class="govuk-table__cell">{limits(point.lower_2s, point.upper_2s)}</td>
                <td class="govuk-table__cell">{limits(point.lower_3s, point.upper_3s)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <DataTable caption=title.to_owned() caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use headstart_contract::evaluation::OutcomeValue;
    use headstart_domain::{disclosure::SuppressionPolicy, evaluation::Dimension};

    use super::*;

    fn point(label: &str, percent: f64) -> FunnelPoint {
        let group = OutcomeValue { dimension: Dimension::School, value: label.into(), label: label.into() };
        FunnelPoint {
            group,
            count: 40,
            percent,
            lower_2s: 20.0,
            upper_2s: 60.0,
            lower_3s: 10.0,
            upper_3s: 70.0,
        }
    }

    fn funnel(points: Vec<FunnelPoint>) -> Funnel {
        Funnel {
            title: "Share".into(),
            baseline: Some(40.0),
            policy: SuppressionPolicy::SafeSetting,
            held_back: 0,
            exclusions: Vec::new(),
            points,
        }
    }

    #[test]
    fn only_groups_beyond_the_outer_limits_are_named() {
        let said = sentence(&funnel(vec![point("Northfield", 65.0), point("Southfield", 5.0)]), "Schools");
        assert_eq!(said, "The share of all is 40.0%. Further from it than chance explains: Southfield.");
        assert!(sentence(&funnel(vec![point("Northfield", 65.0)]), "Schools").contains("None lies further"));
        assert!(sentence(&funnel(Vec::new()), "Schools").contains("none with enough"));
    }
}
