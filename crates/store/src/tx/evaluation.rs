//! Outcomes of the programme.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use headstart_domain::{episode::NoMeasures, evaluation::PairedSummary};

use super::twin;
pub use crate::outcome::{AddedValueFigureRow, ChangeFigureRow, FigureRow, OutcomeGroup, OutcomeQuestion};
use crate::types::Uid;

/// How many episodes with a score the figures of change leave out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Episodes of young people without consent to evaluation; no figure counts them.
    pub without_consent: i64,
    /// Episodes with a scale that has a first score and no later one yet; it counts as measured only.
    pub not_paired: i64,
    /// Those of them whose support was completed without closing measures, by the reason that was told.
    pub no_measures: BTreeMap<NoMeasures, i64>,
}

twin! { evaluation:
    /// Brings the pairs and summaries of an episode up to date. Call it last in a unit of work, after whatever
    /// changed: consent, placements, scores; adding measures and placements does it by itself.
    refresh_episode => refresh_episode(episode: Uid) -> ();
    /// The same for all episodes of a young person, as when their consent changes.
    refresh_young_person => refresh_young_person(young_person: Uid) -> ();
    /// Computes all pairs and summaries of a partnership afresh, and tells how many pairs there are.
    rebuild_summaries => rebuild(partnership: Uid) -> usize;
    /// Outcomes in the groups asked for: from the summaries for one dimension and the tier, from the pairs for any
    /// other crossing and for a period.
    outcomes => outcomes(partnership: Uid, question: &OutcomeQuestion) -> Vec<OutcomeGroup>;
    /// The sums of each day on which somebody has a last score (or the first, while there is no later one), over
    /// the groups that the question leaves.
    outcomes_by_day =>
        outcomes_by_day(partnership: Uid, question: &OutcomeQuestion) -> Vec<(NaiveDate, PairedSummary)>;
}

twin! { beginning:
    /// The day of the first score that a question counts, whenever the last one was.
    first_measured_on => first_measured_on(partnership: Uid, question: &OutcomeQuestion) -> Option<NaiveDate>;
}

twin! { figure_row:
    /// A page of the pairs, and first scores, that a question about one scale of one informant counts, after a period
    /// of support and in their order.
    figure_rows => figure_rows(
        partnership: Uid, question: &OutcomeQuestion, after: Option<Uid>, limit: i64
    ) -> Vec<FigureRow>;
    /// A page of the periods of support that a question about all scales of one informant counts, after a period and in
    /// their order.
    change_figure_rows => change_rows(
        partnership: Uid, question: &OutcomeQuestion, after: Option<Uid>, limit: i64
    ) -> Vec<ChangeFigureRow>;
    /// A page of the periods of support of which an added value can be computed, after a period and in their order;
    /// instrument, informant and scale of the question do not matter.
    added_value_figure_rows => added_value_rows(
        partnership: Uid, question: &OutcomeQuestion, after: Option<Uid>, limit: i64
    ) -> Vec<AddedValueFigureRow>;
}

twin! { left_out:
    /// How many forms of young people with consent have no valid score on a scale that the question means, within its
    /// groups and period: too many answers are missing.
    not_valid_forms => not_valid_forms(partnership: Uid, question: &OutcomeQuestion) -> i64;
    /// How many episodes with a score the figures of the question leave out, within its groups and period.
    left_out => left_out(partnership: Uid, question: &OutcomeQuestion) -> LeftOut;
}
