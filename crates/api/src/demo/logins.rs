//! The accounts that the sign-in page of a demonstration shows: one for every role.

use headstart_contract::about::DemoAccount;
use headstart_domain::access::Role;

use super::blueprint::{self, Blueprint};

/// The password of every account of a demonstration. It guards nothing: there is nobody's data behind it.
pub const PASSWORD: &str = "early-help-demo";

/// Where an account's role is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum At {
    Partnership,
    /// By place in the blueprint's list, as the following.
    Locality(usize),
    School(usize),
    Organisation(usize),
}

/// An account that is shown.
pub(super) struct Login {
    /// What its email begins with.
    pub(super) mailbox: &'static str,
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) at: At,
    /// What there is to see with it.
    pub(super) note: &'static str,
}

const fn login(mailbox: &'static str, name: &'static str, role: Role, at: At, note: &'static str) -> Login {
    Login { mailbox, name, role, at, note }
}

/// The accounts of Solent Bay.
pub(super) const SOLENT_BAY: &[Login] = &[
    login(
        "manager",
        "Rosalind Hale",
        Role::ProgrammeManager,
        At::Partnership,
        "Everything of Solent Bay: all localities, outcomes and waiting times",
    ),
    login(
        "officer",
        "Joseph Addo",
        Role::ProgrammeOfficer,
        At::Partnership,
        "Everything of Solent Bay, and the organisations that deliver the offers",
    ),
    login(
        "wellbeing",
        "Priya Mehta",
        Role::MentalHealthSupportWorker,
        At::Locality(0),
        "The inbox of the locality East, and a caseload",
    ),
    login(
        "navigator",
        "Gareth Bowen",
        Role::ParentCarerNavigator,
        At::Locality(1),
        "The inbox of the locality West, and a caseload of families",
    ),
    login(
        "community",
        "Naomi Clarke",
        Role::CommunityEngagementWorker,
        At::Locality(2),
        "The inbox of the locality Central, and a caseload",
    ),
    login(
        "assistant",
        "Elena Dobre",
        Role::EmotionalWellbeingAssistant,
        At::Locality(0),
        "Day-to-day support in the locality East: sessions, goals, questionnaires",
    ),
    login(
        "apprentice",
        "Kofi Mensah",
        Role::Apprentice,
        At::Locality(0),
        "Helps with support in the locality East; decides on nothing",
    ),
    login(
        "inclusion",
        "Harriet Sayer",
        Role::InclusionLead,
        At::School(0),
        "Tern Point Academy: refers, and sees how its young people are supported",
    ),
    login(
        "teacher",
        "Daniel Pike",
        Role::SchoolStaff,
        At::School(0),
        "Refers, has two drafts, and sees only that something is being done",
    ),
    login(
        "chair",
        "Margaret Osborne",
        Role::PanelChair,
        At::Partnership,
        "The early-help panel: what is before it, and its decisions",
    ),
    login("panel", "Imran Malik", Role::PanelMember, At::Partnership, "Reads what is before the panel"),
    login(
        "counsellor",
        "Alice Thorne",
        Role::DeliveryWorker,
        At::Organisation(0),
        "Lantern Counselling: the young people placed with it",
    ),
    login(
        "safeguarding",
        "Bridget Nolan",
        Role::SafeguardingLead,
        At::Partnership,
        "Risk alerts of all localities, and the records behind them",
    ),
    login(
        "evaluator",
        "Femi Balogun",
        Role::Evaluator,
        At::Partnership,
        "Outcomes in groups that are large enough; nobody's record",
    ),
    login(
        "administrator",
        "Chris Redfern",
        Role::Administrator,
        At::Partnership,
        "Localities, schools, offers, accounts; nobody's record",
    ),
    login(
        "dpo",
        "Helen Skelton",
        Role::DataProtectionOfficer,
        At::Partnership,
        "Who looked at which record, and every record to answer requests",
    ),
];

/// The accounts of Carrowdale.
pub(super) const CARROWDALE: &[Login] = &[
    login(
        "manager",
        "Owen Farrow",
        Role::ProgrammeManager,
        At::Partnership,
        "Another partnership of the same installation: none of Solent Bay is seen here",
    ),
    login(
        "wellbeing",
        "Sana Ahmed",
        Role::MentalHealthSupportWorker,
        At::Locality(0),
        "The small team of Carrowdale",
    ),
    login("chair", "Ruth Fairley", Role::PanelChair, At::Partnership, "The panel of Carrowdale"),
];

/// The accounts as the sign-in page shows them.
pub fn demo_accounts() -> Vec<DemoAccount> {
    [&blueprint::SOLENT_BAY, &blueprint::CARROWDALE].into_iter().flat_map(shown).collect()
}

fn shown(blueprint: &'static Blueprint) -> impl Iterator<Item = DemoAccount> {
    blueprint.logins.iter().map(|login| DemoAccount {
        email: email(blueprint, login.mailbox),
        password: PASSWORD.into(),
        name: login.name.into(),
        role: login.role.label().into(),
        note: login.note.into(),
    })
}

/// An email address of a partnership.
pub(super) fn email(blueprint: &Blueprint, mailbox: &str) -> String {
    format!("{mailbox}@{}", blueprint.domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_of_people_is_shown() {
        for role in Role::ALL.iter().filter(|role| role.is_for_people()) {
            assert!(SOLENT_BAY.iter().any(|login| login.role == *role), "{role}");
        }
    }
}
