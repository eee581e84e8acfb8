//! What the pages about a young person show from tables of other subjects.

use super::twin;
use crate::{rows::Measure, types::Uid};

twin! { overview:
    /// The newest measures of a young person, without their scores.
    recent_measures_of_young_person => measures(young_person: Uid) -> Vec<Measure>;
    /// The periods of support that came of a referral, the oldest first, and whether each is open.
    episodes_from => episodes_from(referral: Uid) -> Vec<(Uid, bool)>;
}
