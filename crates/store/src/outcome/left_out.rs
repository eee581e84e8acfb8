//! How many episodes the figures of change leave out.

use std::collections::BTreeMap;

use crate::{
    rows::{OutcomeLeftOut, PairedScore},
    types::Uid,
};

/// Stands for any instrument, or any informant.
pub(crate) const ANY: &str = "";

/// What is to be added to the counts: for partnership, instrument and informant, the episodes without consent
/// and those not paired on some scale.
#[derive(Debug, Default)]
pub(crate) struct LeftOutChanges(BTreeMap<(Uid, String, String), (i64, i64)>);

/// Whether an episode is left out, and why.
#[derive(Debug, Clone, Copy, Default)]
struct Reasons {
    without_consent: bool,
    not_paired: bool,
}

impl LeftOutChanges {
    /// Counts one episode, all of whose pairs are given, so many times.
    pub(super) fn count(&mut self, pairs: &[PairedScore], times: i64) {
        let mut episode: BTreeMap<(Uid, &str, &str), Reasons> = BTreeMap::new();
        for pair in pairs {
            for instrument in [pair.instrument.as_str(), ANY] {
                for informant in [pair.informant.as_str(), ANY] {
                    let reasons = episode.entry((pair.partnership_id, instrument, informant)).or_default();
                    reasons.without_consent |= !pair.counted;
                    reasons.not_paired |= pair.counted && pair.last_score.is_none();
                }
            }
        }
        for ((partnership, instrument, informant), reasons) in episode {
            let counts =
                self.0.entry((partnership, instrument.to_owned(), informant.to_owned())).or_default();
            counts.0 += times * i64::from(reasons.without_consent);
            counts.1 += times * i64::from(reasons.not_paired);
        }
    }

    /// The changes as rows in the order of their keys, which is the order in which everybody locks them; counts
    /// that stay as they are are left out.
    pub(crate) fn into_rows(self) -> impl Iterator<Item = OutcomeLeftOut> {
        self.0.into_iter().filter(|(_, counts)| *counts != (0, 0)).map(
            |((partnership_id, instrument, informant), (without_consent, not_paired))| OutcomeLeftOut {
                partnership_id,
                instrument,
                informant,
                without_consent,
                not_paired,
            },
        )
    }
}
