//! Groups of roles, written out here and not taken from the product: who is let in changes only on purpose.

use headstart_domain::access::Role::{self, *};

pub const MANAGERS_AND_TEAM: &[Role] = &[
    ProgrammeManager,
    ProgrammeOfficer,
    MentalHealthSupportWorker,
    ParentCarerNavigator,
    CommunityEngagementWorker,
    EmotionalWellbeingAssistant,
];
pub const REFERRERS: &[Role] = &[InclusionLead, SchoolStaff, DeliveryWorker, PartnerSystem];
pub const READERS_OF_REFERRALS: &[Role] = &[
    Apprentice,
    InclusionLead,
    SchoolStaff,
    PanelChair,
    PanelMember,
    DeliveryWorker,
    SafeguardingLead,
    DataProtectionOfficer,
    PartnerSystem,
];
pub const READERS_OF_RECORDS: &[Role] = &[
    Apprentice,
    InclusionLead,
    PanelChair,
    PanelMember,
    DeliveryWorker,
    SafeguardingLead,
    DataProtectionOfficer,
];
pub const READERS_OF_SUPPORT: &[Role] =
    &[Apprentice, InclusionLead, DeliveryWorker, SafeguardingLead, DataProtectionOfficer];
pub const HELPERS: &[Role] = &[Apprentice, DeliveryWorker];
pub const READERS_OF_OUTCOMES: &[Role] = &[PanelChair, SafeguardingLead, Evaluator, DataProtectionOfficer];
pub const READERS_OF_ALERTS: &[Role] = &[Apprentice, DeliveryWorker, SafeguardingLead];
pub const HANDLERS_OF_ALERTS: &[Role] = &[DeliveryWorker, SafeguardingLead];
pub const READERS_OF_RELEASES: &[Role] =
    &[Evaluator, ProgrammeManager, ProgrammeOfficer, DataProtectionOfficer, Administrator];
pub const MANAGERS_OF_SURVEYS: &[Role] = &[ProgrammeManager, ProgrammeOfficer, Administrator];
pub const READERS_OF_SURVEYS: &[Role] = &[Evaluator, InclusionLead, SchoolStaff];
