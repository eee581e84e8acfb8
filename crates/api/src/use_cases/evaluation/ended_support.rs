//! What a share of support that has ended leaves out: support that still goes on, and a programme's first months.

use chrono::NaiveDate;
use headstart_store::{Tx, Uid, tx::evaluation::OutcomeQuestion};

use super::over_time::ByMonth;
use crate::error::ApiResult;

/// Takes away the months before the first with a pair, and counts who was measured in them: a programme's first months
/// hold first scores only, and a share of nought there says nothing of how it keeps up with people.
pub(super) fn take_before_first_pair(months: &mut ByMonth) -> u64 {
    let first = months.iter().find(|(_, summary)| summary.n > 0).map(|(month, _)| *month);
    let early: Vec<NaiveDate> =
        months.keys().copied().filter(|month| first.is_none_or(|first| *month < first)).collect();
    early.iter().filter_map(|month| months.remove(month)).map(|summary| summary.measured).sum()
}

/// How many periods of support with a score of these months still go on.
///
/// # Errors
/// The store's.
pub(super) fn still_open(
    tx: &mut Tx<'_>,
    partnership: Uid,
    question: &OutcomeQuestion,
    ended: &ByMonth,
) -> ApiResult<u64> {
    let all = tx.outcomes_by_day(partnership, &OutcomeQuestion { closed: false, ..question.clone() })?;
    let all: u64 = all.iter().map(|(_, summary)| summary.measured).sum();
    let ended: u64 = ended.values().map(|summary| summary.measured).sum();
    Ok(all.saturating_sub(ended))
}

#[cfg(test)]
mod tests {
    use chrono::Months;
    use headstart_domain::evaluation::PairedSummary;

    use super::*;

    #[test]
    fn months_before_the_first_pair_are_no_part_of_a_share() {
        let first: NaiveDate = "2025-01-01".parse().unwrap();
        let of = |n, measured| PairedSummary { n, measured, ..PairedSummary::default() };
        let mut months: ByMonth = (0..)
            .zip([of(0, 7), of(0, 6), of(5, 8), of(0, 9)])
            .map(|(n, summary)| (first + Months::new(n), summary))
            .collect();
        assert_eq!(take_before_first_pair(&mut months), 13);
        let left: Vec<String> = months.keys().map(ToString::to_string).collect();
        assert_eq!(left, ["2025-03-01", "2025-04-01"], "a later month without a pair stays");
        assert_eq!(take_before_first_pair(&mut ByMonth::from([(first, of(0, 4))])), 4);
    }
}
