//! How far a permission goes: the one rule by which records are loaded, listed, counted and exported.

use chrono::NaiveDate;

use crate::id::{LocalityId, OrganisationId, PartnershipId, SchoolId};

use super::Subject;

/// The records an actor may touch: those of the partnership that fall under at least one of the parts.
/// A restricted young person falls under none of them, except for people named on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The partnership; always applied.
    pub partnership: PartnershipId,
    /// The actor.
    pub subject: Subject,
    /// The day for which it is asked, in the United Kingdom: a consent to share that has run out before it shares
    /// nothing.
    pub on: NaiveDate,
    /// Every young person.
    pub everyone: bool,
    /// Young people of these localities.
    pub localities: Vec<LocalityId>,
    /// Young people of these schools.
    pub schools: Vec<SchoolId>,
    /// Young people placed with, or referred by, these organisations.
    pub organisations: Vec<OrganisationId>,
    /// Young people whose referral is before the panel.
    pub panel: bool,
    /// Young people whom the actor referred or leads for.
    pub own: bool,
}

impl Reach {
    /// No record at all.
    pub const fn none(partnership: PartnershipId, subject: Subject, on: NaiveDate) -> Self {
        Self {
            partnership,
            subject,
            on,
            everyone: false,
            localities: Vec::new(),
            schools: Vec::new(),
            organisations: Vec::new(),
            panel: false,
            own: false,
        }
    }

    /// True when no record can fall under it.
    pub fn is_empty(&self) -> bool {
        !self.everyone
            && self.localities.is_empty()
            && self.schools.is_empty()
            && self.organisations.is_empty()
            && !self.panel
            && !self.own
    }
}
