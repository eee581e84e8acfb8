//! The roles of the programme and what each is permitted.

use super::{
    Permission::{self, *},
    Place,
};
use crate::{code_list::code_list, referral::Source};

code_list! {
    /// A role (design of the programme; the team of seed document 000).
    pub enum Role {
        ProgrammeManager = "programme_manager", "Programme manager";
        ProgrammeOfficer = "programme_officer", "Programme officer";
        MentalHealthSupportWorker = "mental_health_support_worker", "Mental health support worker";
        ParentCarerNavigator = "parent_carer_navigator", "Parent/carer navigator";
        CommunityEngagementWorker = "community_engagement_worker", "Community engagement worker";
        EmotionalWellbeingAssistant = "emotional_wellbeing_assistant", "Emotional wellbeing assistant";
        Apprentice = "apprentice", "Apprentice";
        InclusionLead = "inclusion_lead", "Inclusion lead";
        SchoolStaff = "school_staff", "School staff";
        PanelChair = "panel_chair", "Panel chair";
        PanelMember = "panel_member", "Panel member";
        DeliveryWorker = "delivery_worker", "Delivery-organisation worker";
        SafeguardingLead = "safeguarding_lead", "Safeguarding lead";
        Evaluator = "evaluator", "Evaluator";
        Administrator = "administrator", "Administrator";
        DataProtectionOfficer = "data_protection_officer", "Data-protection officer";
        PartnerSystem = "partner_system", "Partner organisation's system";
    }
}

/// How far a role's permissions on people's records go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Every young person of the partnership who is not restricted.
    Partnership,
    /// Those of the localities named in the grants.
    Locality,
    /// Those of the schools named in the grants.
    School,
    /// Those placed with, or referred by, the organisations named in the grants.
    Organisation,
    /// Those whose referral is before the panel.
    Panel,
    /// Only those whom one referred, or whose lead worker one is.
    Relationship,
    /// No young person's record at all.
    Nobody,
}

const LOCALITY_TEAM: &[Permission] = &[
    ReferralsCreate,
    ReferralsRead,
    ReferralsScreen,
    ReferralsDecide,
    ReferralsWithdraw,
    ReferralsCorrect,
    YoungPeopleRead,
    YoungPeopleWrite,
    EpisodesRead,
    EpisodesAllocate,
    EpisodesMove,
    EpisodesWork,
    AlertsRead,
    AlertsHandle,
    OutcomesRead,
    SetupRead,
];

impl Role {
    /// What the role is permitted.
    pub const fn permissions(self) -> &'static [Permission] {
        match self {
            Self::ProgrammeManager | Self::ProgrammeOfficer => &[
                ReferralsCreate,
                ReferralsRead,
                ReferralsScreen,
                ReferralsDecide,
                ReferralsPanel,
                ReferralsWithdraw,
                ReferralsCorrect,
                YoungPeopleRead,
                YoungPeopleWrite,
                EpisodesRead,
                EpisodesAllocate,
                EpisodesMove,
                EpisodesWork,
                AlertsRead,
                AlertsHandle,
                OutcomesRead,
                OutcomesPublish,
                EvaluationRead,
                SurveysRead,
                SurveysManage,
                SetupRead,
            ],
            Self::MentalHealthSupportWorker
            | Self::ParentCarerNavigator
            | Self::CommunityEngagementWorker
            | Self::EmotionalWellbeingAssistant => LOCALITY_TEAM,
            Self::Apprentice => {
                &[ReferralsRead, YoungPeopleRead, EpisodesRead, EpisodesWork, AlertsRead, SetupRead]
            }
            Self::InclusionLead => &[
                ReferralsCreate,
                ReferralsRead,
                ReferralsWithdraw,
                YoungPeopleRead,
                EpisodesRead,
                SurveysRead,
                SetupRead,
            ],
            Self::SchoolStaff => &[ReferralsCreate, ReferralsRead, ReferralsWithdraw, SurveysRead, SetupRead],
            Self::PanelChair => &[ReferralsRead, ReferralsPanel, YoungPeopleRead, OutcomesRead, SetupRead],
            Self::PanelMember => &[ReferralsRead, YoungPeopleRead, SetupRead],
            Self::DeliveryWorker => &[
                ReferralsCreate,
                ReferralsRead,
                YoungPeopleRead,
                EpisodesRead,
                EpisodesWork,
                AlertsRead,
                AlertsHandle,
                SetupRead,
            ],
            Self::SafeguardingLead => &[
                ReferralsRead,
                YoungPeopleRead,
                EpisodesRead,
                AlertsRead,
                AlertsHandle,
                OutcomesRead,
                SetupRead,
            ],
            Self::Evaluator => &[OutcomesRead, EvaluationExport, EvaluationRead, SurveysRead, SetupRead],
            Self::Administrator => &[
                EvaluationRead,
                EvaluationManage,
                SurveysRead,
                SurveysManage,
                SetupRead,
                SetupWrite,
                AccountsManage,
            ],
            Self::DataProtectionOfficer => &[
                ReferralsRead,
                YoungPeopleRead,
                EpisodesRead,
                OutcomesRead,
                OutcomesPublish,
                EvaluationRead,
                EvaluationManage,
                SetupRead,
                AuditRead,
            ],
            Self::PartnerSystem => &[ReferralsCreate, ReferralsRead, SetupRead],
        }
    }

    /// How far those permissions go on people's records.
    pub const fn span(self) -> Span {
        match self {
            Self::ProgrammeManager
            | Self::ProgrammeOfficer
            | Self::SafeguardingLead
            | Self::DataProtectionOfficer => Span::Partnership,
            Self::MentalHealthSupportWorker
            | Self::ParentCarerNavigator
            | Self::CommunityEngagementWorker
            | Self::EmotionalWellbeingAssistant
            | Self::Apprentice => Span::Locality,
            Self::InclusionLead => Span::School,
            Self::SchoolStaff => Span::Relationship,
            Self::PanelChair | Self::PanelMember => Span::Panel,
            Self::DeliveryWorker | Self::PartnerSystem => Span::Organisation,
            Self::Evaluator | Self::Administrator => Span::Nobody,
        }
    }

    /// True when the role may read why a young person was referred and how it goes, and not only that
    /// something is being done (closed loop, least disclosure).
    pub const fn reads_full_referrals(self) -> bool {
        !matches!(self, Self::SchoolStaff | Self::PartnerSystem)
    }

    /// The way in that somebody with this role refers by, when it is always the same.
    pub const fn refers_as(self) -> Option<Source> {
        match self {
            Self::SchoolStaff => Some(Source::SchoolStaff),
            Self::InclusionLead => Some(Source::InclusionLead),
            _ => None,
        }
    }

    /// True for members of staff who may be a young person's lead worker.
    pub const fn may_lead(self) -> bool {
        matches!(
            self,
            Self::MentalHealthSupportWorker
                | Self::ParentCarerNavigator
                | Self::CommunityEngagementWorker
                | Self::EmotionalWellbeingAssistant
                | Self::DeliveryWorker
                | Self::ProgrammeOfficer
        )
    }

    /// True when the role can be held in such a place. In another it would reach nothing, or further than its
    /// words say: an inclusion lead is one of a school, a delivery worker one of an organisation.
    pub const fn may_be_held_in(self, place: Place) -> bool {
        match self.span() {
            Span::Locality => matches!(place, Place::Locality(_) | Place::Partnership),
            Span::School | Span::Relationship => matches!(place, Place::School(_)),
            Span::Organisation => matches!(place, Place::Organisation(_)),
            Span::Partnership | Span::Panel | Span::Nobody => matches!(place, Place::Partnership),
        }
    }

    /// True for roles that people hold, false for those of programs.
    pub const fn is_for_people(self) -> bool {
        !matches!(self, Self::PartnerSystem)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        access::{Actor, Grant, Subject},
        id::{LocalityId, OrganisationId, PartnershipId, SchoolId, UserId},
    };

    const ID: Uuid = Uuid::from_u128(7);

    const PLACES: [Place; 4] = [
        Place::Partnership,
        Place::Locality(LocalityId::new(ID)),
        Place::School(SchoolId::new(ID)),
        Place::Organisation(OrganisationId::new(ID)),
    ];

    #[test]
    fn every_role_can_be_held_somewhere_and_reaches_only_from_there() {
        for role in Role::ALL {
            let (fits, misfits): (Vec<_>, Vec<_>) =
                PLACES.into_iter().partition(|place| role.may_be_held_in(*place));
            assert!(!fits.is_empty(), "{role}");
            for place in misfits {
                let actor = Actor {
                    partnership: PartnershipId::new(ID),
                    subject: Subject::User(UserId::new(ID)),
                    name: "Sam".into(),
                    grants: vec![Grant { role: *role, place }],
                    scopes: None,
                };
                let reach = actor.reach(Permission::ReferralsRead, chrono::NaiveDate::MIN);
                let by_place = (reach.localities.len(), reach.schools.len(), reach.organisations.len());
                assert_eq!(by_place, (0, 0, 0), "{role} in {place:?}");
            }
        }
    }

    #[test]
    fn whoever_sees_alerts_may_read_the_support_they_come_from_and_whoever_may_lead_can_act_on_them() {
        for role in Role::ALL {
            let may = role.permissions();
            if may.contains(&AlertsRead) {
                assert!(may.contains(&EpisodesRead), "{role}");
            }
            if may.contains(&AlertsHandle) || role.may_lead() {
                assert!(may.contains(&AlertsRead) && may.contains(&AlertsHandle), "{role}");
            }
        }
    }

    #[test]
    fn school_staff_are_of_a_school_and_panels_sit_for_the_partnership() {
        let [partnership, locality, school, _] = PLACES;
        assert!(Role::SchoolStaff.may_be_held_in(school) && !Role::SchoolStaff.may_be_held_in(partnership));
        assert!(Role::PanelChair.may_be_held_in(partnership) && !Role::PanelChair.may_be_held_in(locality));
        assert!(Role::Apprentice.may_be_held_in(locality) && Role::Apprentice.may_be_held_in(partnership));
    }
}
