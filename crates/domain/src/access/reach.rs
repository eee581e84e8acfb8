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

    /// True when its partnership, locality and school alone put a young person's record within reach. False says
    /// nothing: the record may be within reach by its organisation, the panel, or as the actor's own.
    pub fn covers_place(
        &self,
        partnership: PartnershipId,
        restricted: bool,
        locality: Option<LocalityId>,
        school: Option<SchoolId>,
    ) -> bool {
        partnership == self.partnership
            && !restricted
            && (self.everyone
                || locality.is_some_and(|id| self.localities.contains(&id))
                || school.is_some_and(|id| self.schools.contains(&id)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Id, UserId};

    fn id<K>(n: u128) -> Id<K> {
        Id::new(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn place_and_school_settle_it_only_within_the_partnership_and_never_for_a_restricted_record() {
        let none = Reach::none(id(1), Subject::User(UserId::new(uuid::Uuid::from_u128(9))), NaiveDate::MIN);
        let east = Reach { localities: vec![id(5)], ..none.clone() };
        assert!(east.covers_place(id(1), false, Some(id(5)), None));
        assert!(!east.covers_place(id(1), false, Some(id(6)), None), "another locality");
        assert!(!east.covers_place(id(1), false, None, None), "no locality");
        assert!(!east.covers_place(id(2), false, Some(id(5)), None), "another partnership");
        assert!(!east.covers_place(id(1), true, Some(id(5)), None), "restricted");
        let school = Reach { schools: vec![id(7)], ..none.clone() };
        assert!(school.covers_place(id(1), false, None, Some(id(7))));
        let everyone = Reach { everyone: true, ..none.clone() };
        assert!(everyone.covers_place(id(1), false, None, None));
        assert!(!everyone.covers_place(id(1), true, None, None), "restricted");
        let other = Reach { own: true, panel: true, ..none };
        assert!(!other.covers_place(id(1), false, Some(id(5)), Some(id(7))), "not settled by a place");
    }
}
