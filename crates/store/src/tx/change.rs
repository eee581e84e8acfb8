//! Measurable change and added value.

use super::{evaluation::OutcomeQuestion, twin};
pub use crate::outcome::{AddedValueGroup, AddedValueSums, ChangeGroup};
use crate::types::Uid;

twin! { change:
    /// Periods of support by what their measures say together, for each informant and group.
    measurable_change => measurable(partnership: Uid, question: &OutcomeQuestion) -> Vec<ChangeGroup>;
    /// What the SDQ added value of each group is made of; instrument, informant and scale of the question do not
    /// matter.
    added_value => added_value(partnership: Uid, question: &OutcomeQuestion) -> Vec<AddedValueGroup>;
}
