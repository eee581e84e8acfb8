//! What the pages about a young person show from tables of other subjects.

use super::twin;
use crate::{
    rows::{Episode, Measure, SupportSession},
    types::Uid,
};

twin! { overview:
    /// The newest sessions of a young person.
    sessions_of_young_person => sessions(young_person: Uid) -> Vec<SupportSession>;
    /// The newest measures of a young person, without their scores.
    recent_measures_of_young_person => measures(young_person: Uid) -> Vec<Measure>;
    /// The period of support that a referral opened.
    episode_of_referral => episode_of_referral(referral: Uid) -> Option<Episode>;
}
