//! A figure month by month, with the limits within which it varies by chance.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use headstart_contract::evaluation::{MonthPoint, OverTime};
use headstart_domain::{
    clock::uk_local_date,
    disclosure::SuppressionPolicy,
    evaluation::PairedSummary,
    statistics::{Better, Xmr, xmr},
};
use headstart_store::{Tx, tx::evaluation::OutcomeQuestion};
use serde::Deserialize;
use serde_json::json;

use super::{
    definition::ScaleAsked,
    ended_support::{still_open, take_before_first_pair},
    exclusions, first_month,
    register::{Period, ScaleKey, Told, hold_back_until_safe},
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::{measure::better, tools::Tools},
};

/// How many months are shown, the present one not among them: it is not over.
pub(super) const MONTHS: u32 = 24;

/// Below so many months the limits are not firm (NHS England, making data count).
pub(super) const FIRM: usize = 12;

/// The rule for small numbers.
const POLICY: SuppressionPolicy = SuppressionPolicy::Mhsds;

/// What is shown over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeFigure {
    /// Mean change of the pairs whose last score is of the month.
    MeanChange,
    /// Share of the young people scored in the month who have a first and a last score. Only periods of support that
    /// have ended count: while one goes on a second score may yet come, and months of late would look worse for that.
    PairedRate,
    /// Share of those pairs with a reliable improvement.
    Improved,
}

impl TimeFigure {
    const fn title(self) -> &'static str {
        match self {
            Self::MeanChange => "Mean change of those whose last score is of the month",
            Self::PairedRate => {
                "Share with a first and a last score, of support that has ended, by the month of the last one"
            }
            Self::Improved => "Share with a reliable improvement, by the month of the last score",
        }
    }

    /// Whether it is of periods of support that have ended only.
    const fn of_ended(self) -> bool {
        matches!(self, Self::PairedRate)
    }

    /// The values that there can be: a share has an end on both sides.
    const fn ends(self) -> (f64, f64) {
        match self {
            Self::MeanChange => (f64::NEG_INFINITY, f64::INFINITY),
            Self::PairedRate | Self::Improved => (0.0, 100.0),
        }
    }

    /// How many the value is of, and the value.
    fn of(self, summary: &PairedSummary, direction: Better) -> (u64, Option<f64>) {
        let share = |part: u64, whole: u64| (whole > 0).then(|| 100.0 * part as f64 / whole as f64);
        let classified = summary.n - summary.no_threshold.min(summary.n);
        match self {
            Self::MeanChange => (summary.n, summary.figures(direction).mean_change),
            Self::PairedRate => (summary.measured, share(summary.n, summary.measured)),
            Self::Improved => (classified, share(summary.improved, classified)),
        }
    }

    /// Whether too few are behind the value.
    fn is_small(self, summary: &PairedSummary, direction: Better) -> bool {
        let (count, _) = self.of(summary, direction);
        POLICY.count(count).shown().is_none() || POLICY.is_small(summary.n)
    }
}

/// The months with what is known of each, by their first days.
pub(super) type ByMonth = BTreeMap<NaiveDate, PairedSummary>;

/// A figure of one scale over the last two years.
///
/// # Errors
/// `NotFound` for a scale that is not defined; when the store fails.
pub fn over_time(
    tx: &mut Tx<'_>,
    tools: &Tools,
    figure: TimeFigure,
    asked: &ScaleAsked,
) -> ApiResult<OverTime> {
    let (_, scale) = asked.defined()?;
    let today = uk_local_date(tools.caller.at);
    let this_month = today.with_day(1).ok_or_else(ApiError::not_found)?;
    let from = this_month - Months::new(MONTHS);
    let partnership = tools.caller.partnership();
    let question = OutcomeQuestion {
        from: Some(from),
        to: this_month.pred_opt(),
        closed: figure.of_ended(),
        ..asked.into()
    };
    let days = tx.outcomes_by_day(partnership, &OutcomeQuestion { from: None, ..question.clone() })?;
    tools.caller.audit(tx, "evaluation.over_time_read", None, None, json!({ "scale": asked.scale }));
    let mut months = ByMonth::new();
    let begins_earlier = days.iter().any(|(day, _)| *day < from);
    for (day, summary) in days.into_iter().filter(|(day, _)| *day >= from) {
        let month = months.entry(day.with_day(1).unwrap_or(day)).or_default();
        *month = month.merge(&summary);
    }
    let anybody = OutcomeQuestion { from: None, to: None, closed: false, ..question.clone() };
    let partial = tx.first_measured_on(partnership, &anybody)?.and_then(first_month::partial);
    let mut in_first_month = None;
    let mut too_early = 0;
    let mut open = 0;
    if figure.of_ended() {
        open = still_open(tx, partnership, &question, &months)?;
    }
    if let Some(month) = partial.filter(|_| !begins_earlier) {
        in_first_month = months.remove(&month).map(|summary| (month, summary.measured));
    }
    if figure.of_ended() && !begins_earlier {
        too_early = take_before_first_pair(&mut months);
    }
    let scale_key = ScaleKey {
        instrument: asked.instrument.clone(),
        informant: asked.informant.as_str().to_owned(),
        scale: asked.scale.clone(),
    };
    // Where nobody was measured before, the months are of all time.
    let after_first = in_first_month.map(|(month, _)| month + Months::new(1));
    let whole = Period { from: after_first.or(begins_earlier.then_some(from)), to: question.to };
    let mut held = small_months(figure, scale.better(), &months);
    let told = |held: &BTreeSet<NaiveDate>| {
        let mut runs = runs(&scale_key, whole, &months, held);
        // Those whose support has ended are a part of everybody.
        runs.iter_mut().for_each(|run| run.whole &= !figure.of_ended());
        runs
    };
    hold_back_until_safe(tx, tools, &mut held, told, |held, period| hold_smallest(&months, held, period))?;
    let mut exclusions = exclusions::of_change(tx, partnership, &question, 0)?;
    if figure.of_ended() {
        let left = [
            ("Support that still goes on", open),
            ("Before the month of the first pair: too early for a second score", too_early),
        ];
        let left = left.map(|(reason, count)| exclusions::published(reason, "periods", count, POLICY));
        exclusions.extend(exclusions::some(left));
    }
    let in_first = in_first_month
        .map(|(_, count)| exclusions::published(first_month::LEFT_OUT, "periods", count, POLICY));
    exclusions.extend(exclusions::some(in_first));
    if figure == TimeFigure::Improved {
        let pairs = months.values().map(|month| month.no_threshold).sum();
        exclusions.extend(exclusions::no_threshold(pairs, POLICY));
    }
    let until = this_month.pred_opt().unwrap_or(this_month);
    let partial_first = in_first_month.map(|(month, _)| month.format("%Y-%m").to_string());
    Ok(OverTime { exclusions, partial_first, ..chart(figure, scale.better(), (&months, until), &held) })
}

/// The months with too few.
fn small_months(figure: TimeFigure, direction: Better, months: &ByMonth) -> BTreeSet<NaiveDate> {
    let small = months.iter().filter(|(_, summary)| figure.is_small(summary, direction));
    small.map(|(month, _)| *month).collect()
}

/// What the months shown tell together: the sum of each run of them, which can be laid beside a published table of a
/// period that holds the run or lies within it.
fn runs<'a>(
    scale: &'a ScaleKey,
    whole: Period,
    months: &ByMonth,
    held: &BTreeSet<NaiveDate>,
) -> Vec<Told<'a>> {
    let last_day = |month: NaiveDate| (month + Months::new(1)).pred_opt();
    let all: Vec<(&NaiveDate, &PairedSummary)> = months.iter().collect();
    let mut runs = Vec::new();
    for (start, (first, _)) in all.iter().enumerate().filter(|(_, (month, _))| !held.contains(month)) {
        // Nobody had a last score in the months between those of the list.
        let before = start.checked_sub(1).and_then(|at| all.get(at));
        let covered_from = before.map_or(whole.from, |(month, _)| Some(**month + Months::new(1)));
        let (mut counts, mut is_whole) = ([0, 0], true);
        for (at, (month, summary)) in all.iter().enumerate().skip(start) {
            if held.contains(month) {
                is_whole = false;
                continue;
            }
            counts = [counts[0] + summary.measured, counts[1] + summary.n];
            let after = all.get(at + 1);
            runs.push(Told {
                scale,
                counts,
                period: Period { from: Some(**first), to: last_day(**month) },
                covered: Period {
                    from: covered_from,
                    to: after.map_or(whole.to, |(month, _)| month.pred_opt()),
                },
                whole: is_whole,
                policy: POLICY,
            });
        }
    }
    runs
}

/// Holds the smallest month of a run back; false when none is shown in it.
fn hold_smallest(months: &ByMonth, held: &mut BTreeSet<NaiveDate>, run: Period) -> bool {
    let in_run = |month: &NaiveDate| {
        run.from.is_none_or(|from| *month >= from) && run.to.is_none_or(|to| *month <= to)
    };
    let shown = months.iter().filter(|(month, _)| in_run(month) && !held.contains(month));
    let smallest = shown.min_by_key(|(_, summary)| summary.n).map(|(month, _)| *month);
    smallest.is_some_and(|month| held.insert(month))
}

/// The chart. The limits are of the months that are not held back.
fn chart(
    figure: TimeFigure,
    direction: Better,
    (months, until): (&ByMonth, NaiveDate),
    held: &BTreeSet<NaiveDate>,
) -> OverTime {
    // A share gets better upwards whatever the scale does; a mean change is signed so already.
    let points: Vec<(NaiveDate, u64, Option<f64>)> = months
        .iter()
        .map(|(month, summary)| {
            let (count, value) = figure.of(summary, direction);
            let is_held = held.contains(month);
            (*month, if is_held { 0 } else { count }, value.filter(|_| !is_held))
        })
        .collect();
    let values: Vec<f64> = points.iter().filter_map(|(_, _, value)| *value).collect();
    let limits: Option<Xmr> = xmr(&values, Better::Higher, true, None).ok();
    let mut drawn = limits.iter().flat_map(|limits| &limits.points);
    let month = |(month, count, value): &(NaiveDate, u64, Option<f64>)| {
        let point = value.and_then(|_| drawn.next());
        MonthPoint {
            month: month.format("%Y-%m").to_string(),
            count: *count,
            value: *value,
            signal: point.and_then(|point| point.signal),
            kind: point.map(|point| point.kind),
        }
    };
    let (lowest, highest) = figure.ends();
    let held_back = points.iter().filter(|(_, _, value)| value.is_none()).count() as u64;
    OverTime {
        title: figure.title().to_owned(),
        better: better(Better::Higher).to_owned(),
        months: points.iter().map(month).collect(),
        until,
        partial_first: None,
        mean: limits.as_ref().map(|limits| limits.mean),
        // Signals come of the limits as they are computed. What is drawn and told ends where a share ends; no month
        // lies beyond, so that none changes sides.
        lower: limits.as_ref().map(|limits| limits.lower.max(lowest)),
        upper: limits.as_ref().map(|limits| limits.upper.min(highest)),
        firm: values.len() >= FIRM,
        held_back,
        exclusions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use headstart_domain::{
        evaluation::ExactScore,
        statistics::{Verdict, XmrKind, XmrSignal},
    };

    use super::*;

    fn month(pairs: u64, change: f64) -> PairedSummary {
        let mut summary = PairedSummary::default();
        let (first, last) = (ExactScore::of(20.0).unwrap(), ExactScore::of(20.0 - change).unwrap());
        for _ in 0..pairs {
            summary.add(first, last, Some(Verdict::Improved));
        }
        summary
    }

    fn months(of: &[(u64, f64)]) -> ByMonth {
        let first: NaiveDate = "2025-01-01".parse().unwrap();
        (0..).zip(of).map(|(n, (pairs, change))| (first + Months::new(n), month(*pairs, *change))).collect()
    }

    fn until() -> NaiveDate {
        "2026-06-30".parse().unwrap()
    }

    fn drawn(months: &ByMonth) -> OverTime {
        let (figure, direction) = (TimeFigure::MeanChange, Better::Lower);
        chart(figure, direction, (months, until()), &small_months(figure, direction, months))
    }

    #[test]
    fn runs_are_summed_over_what_is_shown_and_cover_the_months_of_nobody() {
        let mut months = months(&[(5, 2.0), (4, 2.0), (6, 2.0)]);
        months.insert("2025-05-01".parse().unwrap(), month(8, 2.0));
        let scale = ScaleKey { instrument: "sdq".into(), informant: "self".into(), scale: "total".into() };
        let day = |day: &str| Some(day.parse().unwrap());
        let whole = Period { from: day("2024-07-01"), to: day("2026-06-30") };
        let held = small_months(TimeFigure::MeanChange, Better::Lower, &months);
        let runs = runs(&scale, whole, &months, &held);
        let told: Vec<(u64, bool)> = runs.iter().map(|run| (run.counts[1], run.whole)).collect();
        assert_eq!(told, [(5, true), (11, false), (19, false), (6, true), (14, true), (8, true)]);
        let march_to_may = &runs[4];
        assert_eq!(march_to_may.period, Period { from: day("2025-03-01"), to: day("2025-05-31") });
        assert_eq!(march_to_may.covered, Period { from: day("2025-03-01"), to: whole.to });
        let march = &runs[3];
        assert_eq!(march.covered.to, day("2025-04-30"), "nobody is of April");
        assert_eq!(runs[0].covered.from, whole.from);

        let mut held = held;
        assert!(hold_smallest(&months, &mut held, march_to_may.period));
        assert!(held.contains(&"2025-03-01".parse().unwrap()));
    }

    #[test]
    fn a_month_of_four_is_held_back_and_takes_no_part_in_the_limits() {
        let drawn = drawn(&months(&[(5, 2.0), (4, 90.0), (6, 4.0)]));
        assert_eq!((drawn.mean, drawn.held_back, drawn.firm), (Some(3.0), 1, false));
        assert_eq!((drawn.months[1].value, drawn.months[1].count), (None, 0));
        assert_eq!((drawn.months[2].month.as_str(), drawn.until), ("2025-03", until()));
        assert!((drawn.upper.unwrap() - (3.0 + 2.66 * 2.0)).abs() < 1e-9);
    }

    #[test]
    fn a_month_far_above_the_others_is_a_signal_of_improvement() {
        let mut of: Vec<(u64, f64)> = (0..12).map(|n| (8, if n % 2 == 0 { 2.0 } else { 3.0 })).collect();
        of.push((8, 12.0));
        let drawn = drawn(&months(&of));
        let last = drawn.months.last().unwrap();
        assert_eq!((last.signal, last.kind), (Some(XmrSignal::AboveUpperLimit), Some(XmrKind::Improvement)));
        assert!(drawn.firm);
    }

    /// So many pairs, and so many more without a later score.
    fn paired(pairs: u64, waiting: u64) -> PairedSummary {
        PairedSummary { measured: pairs + waiting, ..month(pairs, 1.0) }
    }

    #[test]
    fn limits_of_a_share_end_at_nought_and_a_hundred_and_those_of_a_change_do_not() {
        let first: NaiveDate = "2025-01-01".parse().unwrap();
        let all = |of: [(u64, u64); 4]| -> ByMonth {
            (0..)
                .zip(of)
                .map(|(n, (pairs, waiting))| (first + Months::new(n), paired(pairs, waiting)))
                .collect()
        };
        let rate = |months: &ByMonth| {
            let held = small_months(TimeFigure::PairedRate, Better::Lower, months);
            chart(TimeFigure::PairedRate, Better::Lower, (months, until()), &held)
        };
        let high = rate(&all([(9, 1), (10, 0), (9, 1), (10, 0)]));
        assert_eq!(high.upper, Some(100.0));
        assert!(high.lower.is_some_and(|lower| lower > 0.0 && lower < 90.0), "{:?}", high.lower);
        let low = rate(&all([(5, 45), (10, 40), (5, 45), (10, 40)]));
        assert_eq!(low.lower, Some(0.0));
        let change = drawn(&months(&[(8, 1.0), (8, 9.0), (8, 1.0)]));
        assert!(change.lower.is_some_and(|lower| lower < 0.0), "{:?}", change.lower);
    }

    #[test]
    fn the_share_that_improved_is_of_those_that_can_be_classified() {
        let mut summary = month(6, 9.0);
        let ten = ExactScore::of(10.0).unwrap();
        summary.add(ten, ten, None);
        assert_eq!(TimeFigure::Improved.of(&summary, Better::Lower), (6, Some(100.0)));
    }
}
