//! Ways in.

use crate::code_list::code_list;

code_list! {
    /// Where a referral comes from (the ways in of seed documents 000 and 003).
    pub enum Source {
        SchoolStaff = "school_staff", "Teacher or other school staff";
        InclusionLead = "inclusion_lead", "Inclusion lead";
        SelfReferral = "self", "The young person";
        ParentCarer = "parent_carer", "Parent or carer";
        Friend = "friend", "Friend";
        Gp = "gp", "GP";
        SchoolNurse = "school_nurse", "School nurse";
        CamhsStepDown = "camhs_step_down", "CAMHS, stepping down";
        SocialCare = "social_care", "Social care";
        YouthOffending = "youth_offending", "Youth offending service";
        Police = "police", "Police";
        VoluntarySector = "voluntary_sector", "Voluntary sector";
        OtherPartnership = "other_partnership", "Another partnership";
        LocalityTeam = "locality_team", "HeadStart locality team";
    }
}

impl Source {
    /// The MHSDS source-of-referral code that fits best (NHS Data Dictionary, SOURCE OF REFERRAL FOR MENTAL
    /// HEALTH SERVICES); a mapping for export, not a claim of conformance.
    pub const fn mhsds(self) -> &'static str {
        match self {
            Self::SchoolStaff | Self::InclusionLead => "C2",
            Self::SelfReferral => "B1",
            Self::ParentCarer | Self::Friend => "B2",
            Self::Gp => "A1",
            Self::SchoolNurse => "F1",
            Self::CamhsStepDown => "P1",
            Self::SocialCare => "C1",
            Self::YouthOffending => "E6",
            Self::Police => "E1",
            Self::VoluntarySector | Self::OtherPartnership => "G4",
            Self::LocalityTeam => "P1",
        }
    }
}
