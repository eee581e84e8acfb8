//! What figures leave out, and how many: counted in the same frame as the figures.

use headstart_contract::evaluation::Exclusion;
use headstart_domain::{disclosure::SuppressionPolicy, episode::NoMeasures};
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{LeftOut, OutcomeQuestion},
};

use super::safe_table::policy;
use crate::error::ApiResult;

/// An exclusion in words, with its number as it is.
pub(super) fn exclusion(reason: &str, unit: &str, count: u64) -> Exclusion {
    Exclusion { reason: reason.to_owned(), unit: unit.to_owned(), episodes: count, suppressed: false }
}

/// The same of a part of the programme, in which a small number would tell of somebody: it is held back.
pub(super) fn published(reason: &str, unit: &str, count: u64, policy: SuppressionPolicy) -> Exclusion {
    let suppressed = policy.is_small(count);
    Exclusion { suppressed, ..exclusion(reason, unit, if suppressed { 0 } else { count }) }
}

/// The exclusion of a question: as it is for the whole programme, as it may be published for a part of it.
pub(super) fn of_question(question: &OutcomeQuestion, reason: &str, unit: &str, count: u64) -> Exclusion {
    if question.is_limited() {
        published(reason, unit, count, policy(question))
    } else {
        exclusion(reason, unit, count)
    }
}

/// The groups that are not shown.
pub(super) fn held_back(groups: u64) -> Exclusion {
    exclusion("Groups too small to be shown, or that would give one away", "groups", groups)
}

/// Those that count something, or may not say what they count.
pub(super) fn some(exclusions: impl IntoIterator<Item = Exclusion>) -> Vec<Exclusion> {
    exclusions.into_iter().filter(|exclusion| exclusion.suppressed || exclusion.episodes > 0).collect()
}

/// Those without consent to evaluation.
pub(super) fn without_consent(question: &OutcomeQuestion, left_out: &LeftOut) -> Exclusion {
    let count = counted(left_out.without_consent);
    of_question(question, "No consent to evaluation: in no figure", "periods", count)
}

/// Of those with one score so far, why support was completed without closing measures.
fn no_measures(question: &OutcomeQuestion, left_out: &LeftOut) -> Vec<Exclusion> {
    let why = NoMeasures::ALL.iter().filter_map(|why| Some((why, *left_out.no_measures.get(why)?)));
    let told = |(why, count): (&NoMeasures, i64)| {
        let reason = format!("Of these, completed without closing measures: {}", why.label().to_lowercase());
        of_question(question, &reason, "periods", counted(count))
    };
    why.map(told).collect()
}

/// What the figures of change leave out, with so many groups held back. Everything is counted within the instrument,
/// scale, groups and period of the question.
pub(super) fn of_change(
    tx: &mut Tx<'_>,
    partnership: Uid,
    question: &OutcomeQuestion,
    groups: u64,
) -> ApiResult<Vec<Exclusion>> {
    let left_out = tx.left_out(partnership, question)?;
    let forms = counted(tx.not_valid_forms(partnership, question)?);
    let not_valid = "Too many answers missing on some scale: no score";
    let one_score = "One score so far on some scale: measured, but in no change";
    let mut left = vec![
        without_consent(question, &left_out),
        of_question(question, not_valid, "forms", forms),
        of_question(question, one_score, "periods", counted(left_out.not_paired)),
    ];
    left.extend(no_measures(question, &left_out));
    left.push(held_back(groups));
    Ok(some(left))
}

/// Pairs on a scale without a smallest reliable change, which no share of those who improved counts.
pub(super) fn no_threshold(pairs: u64, policy: SuppressionPolicy) -> Option<Exclusion> {
    let reason = "No smallest reliable change is published: in no share of those who improved";
    (pairs > 0).then(|| published(reason, "periods", pairs, policy))
}

fn counted(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use headstart_domain::evaluation::Dimension;

    use super::*;

    #[test]
    fn a_small_number_is_told_of_the_whole_programme_and_held_back_of_a_part() {
        let whole = OutcomeQuestion::default();
        let left = of_question(&whole, "No consent", "periods", 2);
        assert_eq!((left.episodes, left.suppressed), (2, false));
        let part = OutcomeQuestion {
            only: vec![(Dimension::Tier, vec!["universal".to_owned()])],
            ..OutcomeQuestion::default()
        };
        let left = of_question(&part, "No consent", "periods", 2);
        assert_eq!((left.episodes, left.suppressed), (0, true));
        assert_eq!(of_question(&part, "No consent", "periods", 12).episodes, 12);
        assert_eq!(some([left, of_question(&part, "None", "periods", 0)]).len(), 1);
    }
}
