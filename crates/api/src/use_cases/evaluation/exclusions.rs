//! What figures leave out, and how many.

use headstart_contract::evaluation::Exclusion;
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{LeftOut, OutcomeQuestion},
};

use crate::error::ApiResult;

/// An exclusion in words.
pub(super) fn exclusion(reason: &str, unit: &str, count: u64) -> Exclusion {
    Exclusion { reason: reason.to_owned(), unit: unit.to_owned(), episodes: count }
}

/// The groups that are not shown.
pub(super) fn held_back(groups: u64) -> Exclusion {
    exclusion("Groups too small to be shown, or that would give one away", "groups", groups)
}

/// Those that count something.
pub(super) fn some(exclusions: impl IntoIterator<Item = Exclusion>) -> Vec<Exclusion> {
    exclusions.into_iter().filter(|exclusion| exclusion.episodes > 0).collect()
}

/// Those without consent to evaluation.
pub(super) fn without_consent(left_out: LeftOut) -> Exclusion {
    exclusion("No consent to evaluation: in no figure", "periods", counted(left_out.without_consent))
}

/// Forms of which no score could be computed.
fn not_valid(tx: &mut Tx<'_>, partnership: Uid, question: &OutcomeQuestion) -> ApiResult<Exclusion> {
    let forms = counted(tx.not_valid_forms(partnership, question)?);
    Ok(exclusion("Too many answers missing on some scale: no score", "forms", forms))
}

/// What the figures of change leave out, with so many groups held back.
pub(super) fn of_change(
    tx: &mut Tx<'_>,
    partnership: Uid,
    question: &OutcomeQuestion,
    groups: u64,
) -> ApiResult<Vec<Exclusion>> {
    let left_out = tx.left_out(partnership, question)?;
    let one_score = "One score so far on some scale: measured, but in no change";
    Ok(some([
        without_consent(left_out),
        not_valid(tx, partnership, question)?,
        exclusion(one_score, "periods", counted(left_out.not_paired)),
        held_back(groups),
    ]))
}

fn counted(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
