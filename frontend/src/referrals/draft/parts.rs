//! The parts of a referral, in the order in which they are asked.
use crate::widgets::form::FieldMessage;
use crate::widgets::task_list::TaskStatus;
use chrono::NaiveDate;
use headstart_contract::referral::{ContactInput, ReferralInput};

/// A part of the referral.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Who it is about.
    YoungPerson,
    /// What is happening.
    Worry,
    /// Strengths, what was tried, hopes.
    Tried,
    /// Who agreed.
    Consent,
    /// How to make contact.
    Contact,
    /// Who refers.
    Referrer,
}

impl Part {
    /// All parts in order.
    pub const ALL: [Self; 6] =
        [Self::YoungPerson, Self::Worry, Self::Tried, Self::Consent, Self::Contact, Self::Referrer];

    /// The last part of the page's address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::YoungPerson => "young-person",
            Self::Worry => "worry",
            Self::Tried => "tried",
            Self::Consent => "consent",
            Self::Contact => "contact",
            Self::Referrer => "referrer",
        }
    }

    /// The name in the list of parts.
    pub const fn title(self) -> &'static str {
        match self {
            Self::YoungPerson => "The young person",
            Self::Worry => "The worry",
            Self::Tried => "Strengths and what has been tried",
            Self::Consent => "Agreement",
            Self::Contact => "How to make contact",
            Self::Referrer => "Who refers",
        }
    }

    /// Whether the part asks for nothing that must be told.
    pub const fn optional(self) -> bool {
        matches!(self, Self::Tried | Self::Contact)
    }

    /// Whether a field of the request belongs to this part.
    pub fn owns(self, field: &str) -> bool {
        let tried = ["worry.strengths", "worry.tried", "worry.hopes"].contains(&field);
        match self {
            Self::YoungPerson => field.starts_with("young_person.") || field.starts_with("same_as."),
            Self::Worry => field.starts_with("worry.") && !tried,
            Self::Tried => tried,
            Self::Consent => field.starts_with("consent."),
            Self::Contact => field.starts_with("contact."),
            Self::Referrer => field.starts_with("referrer."),
        }
    }

    /// What stands in the way of sending this part, by the rule that the service has as well.
    pub fn faults(self, referral: &ReferralInput, today: NaiveDate) -> Vec<FieldMessage> {
        let errors = referral.check(today).into_iter().filter(|error| self.owns(&error.field));
        errors.map(|error| FieldMessage { field: error.field, message: error.message }).collect()
    }

    fn is_blank(self, referral: &ReferralInput) -> bool {
        let ReferralInput { young_person, same_as: _, contact, worry, consent, referrer } = referral;
        match self {
            Self::YoungPerson => *young_person == Default::default(),
            Self::Worry => worry.needs.is_empty() && worry.description.is_none() && worry.tier.is_none(),
            Self::Tried => worry.strengths.is_none() && worry.tried.is_none() && worry.hopes.is_none(),
            Self::Consent => *consent == Default::default(),
            Self::Contact => *contact == ContactInput::default(),
            Self::Referrer => *referrer == Default::default(),
        }
    }

    /// How far the part has come.
    pub fn status(self, referral: &ReferralInput, today: NaiveDate) -> TaskStatus {
        let blank = self.is_blank(referral);
        match (blank, self.faults(referral, today).is_empty()) {
            (true, _) if self.optional() => TaskStatus::Optional,
            (true, _) => TaskStatus::NotStarted,
            (false, true) => TaskStatus::Completed,
            (false, false) => TaskStatus::InProgress,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use headstart_domain::referral::Source;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, 1).unwrap()
    }

    #[test]
    fn every_fault_of_an_empty_referral_belongs_to_one_part() {
        for error in ReferralInput::default().check(day()) {
            let owners = Part::ALL.into_iter().filter(|part| part.owns(&error.field)).count();
            assert_eq!(owners, 1, "{}", error.field);
        }
    }

    #[test]
    fn a_part_is_complete_when_nothing_of_it_stands_in_the_way() {
        let mut referral = ReferralInput::default();
        assert_eq!(Part::Referrer.status(&referral, day()), TaskStatus::NotStarted);
        assert_eq!(Part::Contact.status(&referral, day()), TaskStatus::Optional);
        referral.referrer.name = Some("Sam".into());
        assert_eq!(Part::Referrer.status(&referral, day()), TaskStatus::InProgress);
        referral.referrer.source = Some(Source::Gp);
        assert_eq!(Part::Referrer.status(&referral, day()), TaskStatus::Completed);
    }
}
