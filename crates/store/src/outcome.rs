//! Outcome figures: which two scores of an episode are compared, what they are broken down by, and the sums that
//! are kept of them.

mod added_value;
mod crossing;
pub(crate) mod facts;
mod figure_rows;
mod group;
mod left_out;
mod measurable_change;
mod pairing;
mod summary;
mod values;

pub use added_value::{AddedValueGroup, AddedValueSums};
pub(crate) use added_value::{AddedValueRow, added_value_groups, added_value_statement};
pub(crate) use crossing::{CrossedSums, crossed, first_day_statement, statement, statement_by_day};
pub use figure_rows::{AddedValueFigureRow, ChangeFigureRow, FigureRow};
pub(crate) use figure_rows::{added_value_rows_statement, change_rows_statement, rows_statement};
pub(crate) use group::grouped;
pub use group::{OutcomeGroup, OutcomeQuestion};
pub(crate) use left_out::{ANY, LeftOutRow, NoMeasuresRow, left_out_statement, no_measures_statement};
pub use measurable_change::ChangeGroup;
pub(crate) use measurable_change::{ChangeRow, change_groups, change_statement};
pub(crate) use pairing::{EpisodeFacts, PersonFacts, ScoreFact, paired_scores};
pub(crate) use summary::Changes;

/// The dimension of the summaries that holds everybody once.
pub(crate) const EVERYBODY: &str = "";
