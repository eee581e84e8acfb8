//! How many referrals come in and are decided.

use super::twin;
use crate::types::{Time, Uid};

/// What happens to a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralEvent {
    /// It comes in.
    Received,
    /// It is decided.
    Decided,
}

/// Referrals of one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferralHour {
    /// The hour since 1970.
    pub hour: i64,
    /// Whether these are duplicates or were entered in error, which no figure counts.
    pub left_out: bool,
    /// How many.
    pub referrals: u64,
}

twin! { referral_flow:
    /// The hours since 1970 in which referrals came in or were decided, with how many; duplicates and those entered
    /// in error apart.
    referrals_by_hour =>
        by_hour(partnership: Uid, event: ReferralEvent, from: Time, before: Time) -> Vec<ReferralHour>;
}

twin! { beginning:
    /// When the first referral of a partnership came in.
    first_referral_at => first_referral_at(partnership: Uid) -> Option<Time>;
}
