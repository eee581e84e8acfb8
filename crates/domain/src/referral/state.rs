//! Where a referral stands.

use crate::code_list::code_list;

code_list! {
    /// The state of a referral, from the moment it was sent. (A draft is another type: it is not a referral yet.)
    pub enum ReferralState {
        Submitted = "submitted", "New";
        Screening = "screening", "Being screened";
        InformationRequested = "information_requested", "Waiting for information";
        SentToPanel = "sent_to_panel", "Sent to panel";
        Listed = "listed", "Listed for a panel meeting";
        Deferred = "deferred", "Deferred by the panel";
        AcceptedUniversalPlus = "accepted_universal_plus", "Accepted for Universal Plus";
        ApprovedUniversalPlus = "approved_universal_plus", "Approved for Universal Plus by the panel";
        ApprovedPartnershipPlus = "approved_partnership_plus", "Approved for Partnership Plus";
        SupportedAtUniversal = "supported_at_universal", "Supported at Universal";
        Declined = "declined", "Declined";
        Redirected = "redirected", "Redirected by the panel";
        ReferredToSpecialist = "referred_to_specialist", "Handed over to a specialist service";
        HandOverAcknowledged = "hand_over_acknowledged", "Hand-over acknowledged";
        EscalatedToSafeguarding = "escalated_to_safeguarding", "Escalated to safeguarding";
        Withdrawn = "withdrawn", "Withdrawn";
        Duplicate = "duplicate", "Duplicate";
        EnteredInError = "entered_in_error", "Entered in error";
    }
}

code_list! {
    /// What a referrer may know of a referral: that something is being done, not why.
    pub enum Progress {
        Received = "received", "Received";
        LookedAt = "looked_at", "Being looked at";
        MoreInformation = "more_information", "We need more information";
        Supported = "supported", "Being supported";
        SupportEnded = "support_ended", "Support has ended";
        Ended = "ended", "Dealt with";
    }
}

impl ReferralState {
    /// True while somebody in the programme still has to act on the referral: decide, or hear from a specialist
    /// service that it has taken the young person over.
    pub const fn is_open(self) -> bool {
        self.awaits_decision() || matches!(self, Self::ReferredToSpecialist)
    }

    /// True while somebody in the programme still has to decide.
    pub const fn awaits_decision(self) -> bool {
        matches!(
            self,
            Self::Submitted
                | Self::Screening
                | Self::InformationRequested
                | Self::SentToPanel
                | Self::Listed
                | Self::Deferred
        )
    }

    /// True while the referral is before the panel.
    pub const fn is_before_panel(self) -> bool {
        matches!(self, Self::SentToPanel | Self::Listed | Self::Deferred)
    }

    /// What the referrer may know.
    pub const fn progress(self) -> Progress {
        match self {
            Self::Submitted => Progress::Received,
            // Nobody supports a young person whom a specialist service has not taken over yet.
            Self::Screening
            | Self::SentToPanel
            | Self::Listed
            | Self::Deferred
            | Self::ReferredToSpecialist => Progress::LookedAt,
            Self::InformationRequested => Progress::MoreInformation,
            // Only these open a period of support: whoever reads that somebody is supported does not ask again.
            Self::AcceptedUniversalPlus | Self::ApprovedUniversalPlus | Self::ApprovedPartnershipPlus => {
                Progress::Supported
            }
            Self::SupportedAtUniversal
            | Self::HandOverAcknowledged
            | Self::EscalatedToSafeguarding
            | Self::Declined
            | Self::Redirected
            | Self::Withdrawn
            | Self::Duplicate
            | Self::EnteredInError => Progress::Ended,
        }
    }

    /// What the referrer may know, when it is known too whether a period of support is open from the referral.
    pub fn progress_with(self, is_supported_now: bool) -> Progress {
        match crate::referral::opens_episode(self) {
            Some(_) if !is_supported_now => Progress::SupportEnded,
            _ => self.progress(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_over_stays_open_and_is_no_support_until_the_service_has_acknowledged_it() {
        let (waiting, taken) = (ReferralState::ReferredToSpecialist, ReferralState::HandOverAcknowledged);
        assert!(waiting.is_open() && !waiting.awaits_decision());
        assert_eq!(waiting.progress(), Progress::LookedAt);
        assert!(!taken.is_open());
        assert_eq!(taken.progress(), Progress::Ended);
    }

    #[test]
    fn a_referrer_reads_of_support_only_where_a_period_of_support_was_opened() {
        for &state in ReferralState::ALL {
            let opens = crate::referral::opens_episode(state).is_some();
            assert_eq!(state.progress() == Progress::Supported, opens, "{state}");
        }
    }
}
