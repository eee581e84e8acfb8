//! Whose results somebody may see.

use crate::{
    access::{Actor, Permission, Place},
    id::SchoolId,
};

/// The schools whose response rates and results somebody may see beside those of all schools together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchoolsInView {
    /// Every school of the partnership.
    All,
    /// These only.
    Only(Vec<SchoolId>),
}

impl SchoolsInView {
    /// Those of an actor: all of them with a role held for the whole partnership, otherwise the schools in which a
    /// role with the permission is held.
    pub fn of(actor: &Actor) -> Self {
        let mut schools = Vec::new();
        if actor.may(Permission::SurveysRead) {
            let reads = |role: crate::access::Role| role.permissions().contains(&Permission::SurveysRead);
            for grant in actor.grants.iter().filter(|grant| reads(grant.role)) {
                match grant.place {
                    Place::Partnership => return Self::All,
                    Place::School(id) => schools.push(id),
                    Place::Locality(_) | Place::Organisation(_) => {}
                }
            }
        }
        Self::Only(schools)
    }

    /// Whether a school is among them.
    pub fn holds(&self, school: SchoolId) -> bool {
        match self {
            Self::All => true,
            Self::Only(schools) => schools.contains(&school),
        }
    }

    /// Whether it is every school.
    pub const fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        access::{Grant, Role, Subject},
        id::{PartnershipId, UserId},
    };

    fn view(grants: Vec<Grant>) -> SchoolsInView {
        SchoolsInView::of(&Actor {
            partnership: PartnershipId::new(Uuid::from_u128(1)),
            subject: Subject::User(UserId::new(Uuid::from_u128(2))),
            name: "Sam".into(),
            grants,
            scopes: None,
        })
    }

    #[test]
    fn school_staff_see_their_own_school_and_managers_and_evaluators_all() {
        let school = SchoolId::new(Uuid::from_u128(3));
        let at_school = |role| Grant { role, place: Place::School(school) };
        let everywhere = |role| Grant { role, place: Place::Partnership };
        for role in [Role::SchoolStaff, Role::InclusionLead] {
            assert_eq!(view(vec![at_school(role)]), SchoolsInView::Only(vec![school]));
        }
        for role in [Role::ProgrammeManager, Role::Evaluator, Role::Administrator] {
            assert!(view(vec![everywhere(role)]).is_all(), "{role}");
        }
        // A role without the permission adds nothing.
        let chair = vec![at_school(Role::SchoolStaff), everywhere(Role::PanelChair)];
        assert_eq!(view(chair), SchoolsInView::Only(vec![school]));
        assert!(!view(vec![everywhere(Role::PanelChair)]).holds(school));
    }
}
