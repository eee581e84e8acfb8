//! Many records at once: for data that was made elsewhere and is taken over as it is.

use super::twin;
use crate::rows::{
    Consent, Episode, Goal, History, Measure, PersonAccess, Placement, Referral, ReferralDraft, Score,
    SupportSession, YoungPerson,
};

/// Records of young people, with everything that hangs on them. They are taken over as they are: states,
/// history and what an episode keeps of its measures must fit already, and the outcomes are brought up to date
/// afterwards by [`Tx::rebuild_summaries`](super::Tx::rebuild_summaries).
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are the rows of the tables of the same name")]
pub struct Records {
    pub young_people: Vec<YoungPerson>,
    pub person_access: Vec<PersonAccess>,
    pub consents: Vec<Consent>,
    pub drafts: Vec<ReferralDraft>,
    pub referrals: Vec<Referral>,
    pub episodes: Vec<Episode>,
    pub placements: Vec<Placement>,
    pub sessions: Vec<SupportSession>,
    pub goals: Vec<Goal>,
    pub measures: Vec<Measure>,
    pub scores: Vec<Score>,
    pub history: Vec<History>,
}

twin! { bulk:
    /// Adds records, in statements of bounded size. A conflict when any of them cannot stand beside what there
    /// is.
    insert_records => insert(records: &Records) -> ();
}
