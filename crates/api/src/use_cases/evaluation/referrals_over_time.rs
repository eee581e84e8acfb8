//! Referrals received and decided month by month, with the limits within which they vary by chance.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Months, NaiveDate, NaiveTime};
use headstart_contract::evaluation::{MonthPoint, OverTime};
use headstart_domain::{
    clock::uk_local_date,
    disclosure::SuppressionPolicy,
    statistics::{Better, XmrKind, xmr},
};
use headstart_store::{Time, Tx, tx::referral_flow::ReferralEvent};
use serde::Deserialize;
use serde_json::json;

use super::{
    exclusions, first_month,
    over_time::{FIRM, MONTHS},
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// The rule for small numbers.
const POLICY: SuppressionPolicy = SuppressionPolicy::Mhsds;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferralFigure {
    /// Referrals that came in during the month.
    Received,
    /// Referrals that were decided during the month.
    Decided,
}

impl ReferralFigure {
    const fn title(self) -> &'static str {
        match self {
            Self::Received => "Referrals received in the month",
            Self::Decided => "Referrals decided in the month",
        }
    }

    const fn event(self) -> ReferralEvent {
        match self {
            Self::Received => ReferralEvent::Received,
            Self::Decided => ReferralEvent::Decided,
        }
    }
}

/// Referrals of the last two years, those entered in error and duplicates apart. The chart begins with the first
/// month that has one and that the programme ran from its first weekday.
///
/// # Errors
/// When the store fails.
pub fn referrals_over_time(tx: &mut Tx<'_>, tools: &Tools, figure: ReferralFigure) -> ApiResult<OverTime> {
    let today = uk_local_date(tools.caller.at);
    let this_month = today.with_day(1).ok_or_else(ApiError::not_found)?;
    let first = this_month - Months::new(MONTHS);
    // Midnight in the United Kingdom is midnight or eleven in the evening in UTC: a day more each way is read, and
    // each hour is put into its own month.
    let at = |day: NaiveDate| Time::from(day.and_time(NaiveTime::MIN).and_utc());
    let (from, before) = (first.pred_opt().unwrap_or(first), this_month.succ_opt().unwrap_or(this_month));
    let hours = tx.referrals_by_hour(tools.caller.partnership(), figure.event(), at(from), at(before))?;
    tools.caller.audit(tx, "evaluation.referrals_over_time_read", None, None, json!({}));
    let began = tx.first_referral_at(tools.caller.partnership())?.map(|at| uk_local_date(at.utc()));
    let partial = began.and_then(first_month::partial).filter(|month| *month >= first);
    let (mut months, mut left_out): (BTreeMap<NaiveDate, u64>, u64) = (BTreeMap::new(), 0);
    for of in hours {
        let day = DateTime::from_timestamp(of.hour * 3600, 0).map(uk_local_date);
        let Some(month) = day.and_then(|day| day.with_day(1)) else { continue };
        if !(first..this_month).contains(&month) {
            continue;
        }
        if of.left_out {
            left_out += of.referrals;
        } else {
            *months.entry(month).or_default() += of.referrals;
        }
    }
    let left_out =
        exclusions::published("Duplicates, and referrals entered in error", "referrals", left_out, POLICY);
    let in_first = partial.and_then(|month| Some((month, months.remove(&month)?)));
    let of_first =
        in_first.map(|(_, count)| exclusions::published(first_month::LEFT_OUT, "referrals", count, POLICY));
    Ok(OverTime {
        exclusions: exclusions::some([left_out].into_iter().chain(of_first)),
        partial_first: in_first.map(|(month, _)| month.format("%Y-%m").to_string()),
        ..chart(figure, &months, (in_first.map(|(month, _)| month + Months::new(1)), this_month))
    })
}

/// The chart of the months from the first whole one, or else the first with a referral, to the one before this month: one
/// without any counts 0.
fn chart(
    figure: ReferralFigure,
    months: &BTreeMap<NaiveDate, u64>,
    (first_whole, this_month): (Option<NaiveDate>, NaiveDate),
) -> OverTime {
    let first = first_whole.or_else(|| months.keys().next().copied());
    let all = first.into_iter().flat_map(|first| (0..MONTHS).map(move |n| first + Months::new(n)));
    let points: Vec<(NaiveDate, u64)> = all
        .take_while(|month| *month < this_month)
        .map(|month| (month, months.get(&month).copied().unwrap_or_default()))
        .collect();
    let is_held = |count: u64| POLICY.is_small(count);
    let values: Vec<f64> =
        points.iter().filter(|(_, count)| !is_held(*count)).map(|(_, count)| *count as f64).collect();
    // Neither many referrals nor few are good in themselves: what the signals say is left to people.
    // Held back are months with few, never those with none: where most months that have referrals are held back, what
    // is left would tell of a mean near nought that is not theirs.
    let shown = values.iter().filter(|value| **value > 0.0).count();
    let held = points.len() - values.len();
    let limits = xmr(&values, Better::Higher, true, None).ok().filter(|_| shown > held);
    let mut drawn = limits.iter().flat_map(|limits| &limits.points);
    let month = |(month, count): &(NaiveDate, u64)| {
        let is_shown = !is_held(*count);
        let point = if is_shown { drawn.next() } else { None };
        MonthPoint {
            month: month.format("%Y-%m").to_string(),
            count: if is_shown { *count } else { 0 },
            value: is_shown.then_some(*count as f64),
            signal: point.and_then(|point| point.signal),
            kind: is_shown.then_some(XmrKind::CommonCause),
        }
    };
    OverTime {
        title: figure.title().to_owned(),
        better: "neither".to_owned(),
        months: points.iter().map(month).collect(),
        until: this_month.pred_opt().unwrap_or(this_month),
        partial_first: None,
        mean: limits.as_ref().map(|limits| limits.mean),
        // Fewer than none cannot come in.
        lower: limits.as_ref().map(|limits| limits.lower.max(0.0)),
        upper: limits.as_ref().map(|limits| limits.upper),
        firm: values.len() >= FIRM,
        held_back: held as u64,
        exclusions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use headstart_domain::statistics::XmrSignal;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_without_referrals_counts_nought_and_one_of_few_is_held_back() {
        let months =
            BTreeMap::from([(day("2026-01-01"), 9), (day("2026-03-01"), 4), (day("2026-04-01"), 12)]);
        let drawn = chart(ReferralFigure::Received, &months, (None, day("2026-06-01")));
        let values: Vec<Option<f64>> = drawn.months.iter().map(|month| month.value).collect();
        assert_eq!(values, [Some(9.0), Some(0.0), None, Some(12.0), Some(0.0)]);
        assert_eq!((drawn.held_back, drawn.mean, drawn.better.as_str()), (1, Some(5.25), "neither"));
        assert_eq!((drawn.months[2].count, drawn.months[2].kind), (0, None));
        assert_eq!(drawn.lower, Some(0.0));
        assert!(
            chart(ReferralFigure::Decided, &BTreeMap::new(), (None, day("2026-06-01"))).months.is_empty()
        );
    }

    #[test]
    fn where_most_months_with_referrals_are_held_back_the_rest_make_no_mean() {
        let months = BTreeMap::from([(day("2026-01-01"), 3), (day("2026-03-01"), 4), (day("2026-05-01"), 2)]);
        let drawn = chart(ReferralFigure::Received, &months, (None, day("2026-08-01")));
        assert_eq!((drawn.mean, drawn.lower, drawn.upper), (None, None, None));
        assert_eq!((drawn.held_back, drawn.months.len()), (3, 7));
    }

    #[test]
    fn a_month_far_above_the_others_is_a_signal_but_neither_good_nor_bad() {
        let months = (0..13)
            .map(|n| (day("2025-01-01") + Months::new(n), if n == 12 { 60 } else { 10 + u64::from(n % 2) }));
        let drawn = chart(ReferralFigure::Received, &months.collect(), (None, day("2026-02-01")));
        let last = drawn.months.last().unwrap();
        assert_eq!((last.signal, last.kind), (Some(XmrSignal::AboveUpperLimit), Some(XmrKind::CommonCause)));
        assert!(drawn.firm);
    }
}
