//! How many episodes the figures of change leave out.

use std::collections::BTreeMap;

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Text},
};

use super::{
    crossing::{conditions, frame},
    group::OutcomeQuestion,
};
use crate::{
    rows::{OutcomeLeftOut, PairedScore},
    types::Uid,
};

/// Stands for any instrument, informant or scale, and for any reason or none why there are no closing measures.
pub(crate) const ANY: &str = "";

/// Partnership, instrument, informant, scale, and the reason why there are no closing measures.
type Key = (Uid, String, String, String, String);

/// What is to be added to the counts: for partnership, instrument, informant, scale and the reason why there are no
/// closing measures, the episodes without consent and those not paired on some scale, or on that one.
#[derive(Debug, Default)]
pub(crate) struct LeftOutChanges(BTreeMap<Key, (i64, i64)>);

/// Whether an episode is left out, and why.
#[derive(Debug, Clone, Copy, Default)]
struct Reasons {
    without_consent: bool,
    not_paired: bool,
}

impl LeftOutChanges {
    /// Counts one episode, all of whose pairs are given, so many times.
    pub(super) fn count(&mut self, pairs: &[PairedScore], times: i64) {
        let mut episode: BTreeMap<(Uid, &str, &str, &str), Reasons> = BTreeMap::new();
        for pair in pairs {
            let own = (pair.instrument.as_str(), pair.scale.as_str());
            // The scale of one instrument is another than that of the same name of the next.
            for (instrument, scale) in [(ANY, ANY), (own.0, ANY), own] {
                for informant in [pair.informant.as_str(), ANY] {
                    let key = (pair.partnership_id, instrument, informant, scale);
                    let reasons = episode.entry(key).or_default();
                    reasons.without_consent |= !pair.counted;
                    reasons.not_paired |= pair.counted && pair.last_score.is_none();
                }
            }
        }
        let why = pairs.first().map(|pair| pair.no_measures.as_str()).filter(|why| !why.is_empty());
        for ((partnership, instrument, informant, scale), reasons) in episode {
            let key = |why: &str| {
                let scale = (instrument.to_owned(), informant.to_owned(), scale.to_owned());
                (partnership, scale.0, scale.1, scale.2, why.to_owned())
            };
            let counts = self.0.entry(key(ANY)).or_default();
            counts.0 += times * i64::from(reasons.without_consent);
            counts.1 += times * i64::from(reasons.not_paired);
            if let Some(why) = why {
                self.0.entry(key(why)).or_default().1 += times * i64::from(reasons.not_paired);
            }
        }
    }

    /// The changes as rows in the order of their keys, which is the order in which everybody locks them; counts
    /// that stay as they are are left out.
    pub(crate) fn into_rows(self) -> impl Iterator<Item = OutcomeLeftOut> {
        self.0.into_iter().filter(|(_, counts)| *counts != (0, 0)).map(
            |(key, (without_consent, not_paired))| {
                let (partnership_id, instrument, informant, scale, no_measures) = key;
                OutcomeLeftOut {
                    partnership_id,
                    instrument,
                    informant,
                    scale,
                    no_measures,
                    without_consent,
                    not_paired,
                }
            },
        )
    }
}

/// How many episodes the figures of a question leave out, counted within its frame: its instrument, informant, scale,
/// period and single groups. The parameters are those of [`frame`].
pub(crate) fn left_out_statement(question: &OutcomeQuestion) -> String {
    format!(
        "SELECT count(DISTINCT CASE WHEN NOT counted THEN episode_id END) AS without_consent, \
         count(DISTINCT CASE WHEN counted AND last_score IS NULL THEN episode_id END) AS not_paired \
         FROM paired_score WHERE {}",
        frame(question)
    )
}

/// How many of the episodes with one score so far were completed without closing measures, by the reason that was told,
/// within the same frame.
pub(crate) fn no_measures_statement(question: &OutcomeQuestion) -> String {
    format!(
        "SELECT no_measures, count(DISTINCT episode_id) AS episodes FROM paired_score \
         WHERE {} AND last_score IS NULL AND no_measures <> '' GROUP BY no_measures",
        conditions(question)
    )
}

/// A row of that query.
#[derive(Debug, QueryableByName)]
pub(crate) struct NoMeasuresRow {
    #[diesel(sql_type = Text)]
    pub(crate) no_measures: String,
    #[diesel(sql_type = BigInt)]
    pub(crate) episodes: i64,
}

/// A row of the query of those left out.
#[derive(Debug, QueryableByName)]
pub(crate) struct LeftOutRow {
    #[diesel(sql_type = BigInt)]
    pub(crate) without_consent: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) not_paired: i64,
}
