//! Why a wait is not counted for a while.

use serde::{Deserialize, Serialize};

/// The reasons for which a clock may be paused. A code and no text: what exactly is missing belongs in the
/// referral's history, where access to it is guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// The referrer was asked for more before screening can end.
    InformationRequested,
    /// The panel put off its decision until something it named is there.
    DecisionDeferred,
    /// Consent was asked for and is not yet given or refused.
    ConsentAwaited,
    /// The young person or family asked to start later.
    FamilyAskedToWait,
    /// The young person cannot take part for now, for example in hospital or out of the area.
    YoungPersonUnavailable,
    /// Another reason, written down in the referral's history.
    Other,
}

impl PauseReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::InformationRequested,
        Self::DecisionDeferred,
        Self::ConsentAwaited,
        Self::FamilyAskedToWait,
        Self::YoungPersonUnavailable,
        Self::Other,
    ];

    /// The stable code used in the database and on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InformationRequested => "information_requested",
            Self::DecisionDeferred => "decision_deferred",
            Self::ConsentAwaited => "consent_awaited",
            Self::FamilyAskedToWait => "family_asked_to_wait",
            Self::YoungPersonUnavailable => "young_person_unavailable",
            Self::Other => "other",
        }
    }

    /// The reason with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The words people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::InformationRequested => "More information asked for",
            Self::DecisionDeferred => "Decision deferred by the panel",
            Self::ConsentAwaited => "Waiting for consent",
            Self::FamilyAskedToWait => "Young person or family asked to start later",
            Self::YoungPersonUnavailable => "Young person cannot take part for now",
            Self::Other => "Another reason",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_on_the_wire_and_leads_back_to_its_reason() {
        for reason in PauseReason::ALL {
            assert_eq!(PauseReason::from_code(reason.code()), Some(reason));
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
    }
}
