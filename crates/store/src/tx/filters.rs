//! What lists can be filtered and ordered by.

use headstart_domain::{
    episode::EpisodeState,
    id::{LocalityId, SchoolId, UserId},
    referral::{ReferralState, Source},
    tier::Tier,
};

use crate::types::{Time, Uid};

/// Where a page starts: after this moment and identifier, in the list's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// The moment of the last item of the page before.
    pub at: Time,
    /// Its identifier.
    pub id: Uid,
}

/// Which referrals to list.
#[derive(Debug, Clone, Default)]
pub struct ReferralFilter {
    /// In this state.
    pub state: Option<ReferralState>,
    /// Somebody still has to act on it, or not.
    pub open: Option<bool>,
    /// A risk was named, or not.
    pub names_risk: Option<bool>,
    /// Decided for this tier.
    pub tier: Option<Tier>,
    /// Of this locality.
    pub locality: Option<LocalityId>,
    /// Of this school.
    pub school: Option<SchoolId>,
    /// That came this way.
    pub source: Option<Source>,
    /// Made by this member of staff.
    pub referrer: Option<UserId>,
    /// Oldest first.
    pub oldest_first: bool,
    /// Where the page starts.
    pub after: Option<After>,
    /// The most items.
    pub limit: i64,
}

/// Which episodes to list.
#[derive(Debug, Clone, Default)]
pub struct EpisodeFilter {
    /// In this state.
    pub state: Option<EpisodeState>,
    /// Open, or closed.
    pub open: Option<bool>,
    /// At this tier.
    pub tier: Option<Tier>,
    /// Of this locality.
    pub locality: Option<LocalityId>,
    /// Led by this member of staff.
    pub lead_worker: Option<UserId>,
    /// Oldest first.
    pub oldest_first: bool,
    /// Where the page starts.
    pub after: Option<After>,
    /// The most items.
    pub limit: i64,
}
