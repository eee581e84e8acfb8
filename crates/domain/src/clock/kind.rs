//! Which waits are measured.

use serde::{Deserialize, Serialize};

/// The three waiting times of a referral. Each starts when the referral is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// Until the referral is decided: a tier, advice, a hand-over or a refusal.
    ReferralToDecision,
    /// Until someone first speaks with the young person or their family.
    ReferralToFirstContact,
    /// Until the young person first attends a session of an offer.
    ReferralToFirstSession,
}

impl ClockKind {
    /// All three, in the order in which they usually stop.
    pub const ALL: [Self; 3] =
        [Self::ReferralToDecision, Self::ReferralToFirstContact, Self::ReferralToFirstSession];

    /// The stable code used in the database and on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReferralToDecision => "referral_to_decision",
            Self::ReferralToFirstContact => "referral_to_first_contact",
            Self::ReferralToFirstSession => "referral_to_first_session",
        }
    }

    /// The kind with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ReferralToDecision => "Referral to decision",
            Self::ReferralToFirstContact => "Referral to first contact",
            Self::ReferralToFirstSession => "Referral to first session",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_on_the_wire_and_leads_back_to_its_kind() {
        for kind in ClockKind::ALL {
            assert_eq!(ClockKind::from_code(kind.code()), Some(kind));
            let wire = serde_json::to_value(kind).unwrap();
            assert_eq!(wire, kind.code());
        }
        assert_eq!(ClockKind::from_code("referral"), None);
    }
}
