//! Who acts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Permission, Reach, Role, Span};
use crate::id::{AnswerLinkId, ClientId, LocalityId, OrganisationId, PartnershipId, SchoolId, UserId};

/// The place that a role is held in. Which kinds count depends on the role's [`Span`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Place {
    /// The whole partnership.
    Partnership,
    /// One locality.
    Locality(LocalityId),
    /// One school.
    School(SchoolId),
    /// One organisation.
    Organisation(OrganisationId),
}

/// A role held in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub place: Place,
}

/// The person or program behind a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A member of staff.
    User(UserId),
    /// A program.
    Client(ClientId),
    /// Whoever holds an answer link. They have no role, and so reach no record.
    Holder(AnswerLinkId),
}

impl Subject {
    /// `user`, `client` or `link`, as stored in history and audit.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Client(_) => "client",
            Self::Holder(_) => "link",
        }
    }

    /// The identifier, whichever kind it is.
    pub const fn uuid(self) -> uuid::Uuid {
        match self {
            Self::User(id) => id.uuid(),
            Self::Client(id) => id.uuid(),
            Self::Holder(id) => id.uuid(),
        }
    }
}

/// Who acts, for which partnership, with which roles. There is no data without one.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The partnership whose records are meant; nothing of another is ever seen.
    pub partnership: PartnershipId,
    /// The person or program.
    pub subject: Subject,
    /// The name that history shows.
    pub name: String,
    /// The roles held.
    pub grants: Vec<Grant>,
    /// For programs: what their token was given, out of what their roles permit.
    pub scopes: Option<Vec<Permission>>,
}

impl Actor {
    /// True when one of the roles permits it and, for a program, the token holds it.
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.iter().any(|grant| grant.role.permissions().contains(&permission))
            && self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&permission))
    }

    /// Everything the actor is permitted.
    pub fn permissions(&self) -> Vec<Permission> {
        Permission::ALL.iter().copied().filter(|permission| self.may(*permission)).collect()
    }

    /// How far `permission` goes on a day, in the United Kingdom: the union over the roles that carry it.
    pub fn reach(&self, permission: Permission, on: NaiveDate) -> Reach {
        let mut reach = Reach::none(self.partnership, self.subject, on);
        if !self.may(permission) {
            return reach;
        }
        for grant in self.grants.iter().filter(|g| g.role.permissions().contains(&permission)) {
            match grant.role.span() {
                Span::Nobody => continue,
                Span::Partnership => reach.everyone = true,
                Span::Panel => reach.panel = true,
                Span::Locality => match grant.place {
                    Place::Locality(id) => reach.localities.push(id),
                    Place::Partnership => reach.everyone = true,
                    Place::School(_) | Place::Organisation(_) => {}
                },
                Span::School => {
                    if let Place::School(id) = grant.place {
                        reach.schools.push(id);
                    }
                }
                Span::Organisation => {
                    if let Place::Organisation(id) = grant.place {
                        reach.organisations.push(id);
                    }
                }
                Span::Relationship => {}
            }
            reach.own = true;
        }
        reach
    }

    /// True when any role lets the actor read full referrals, not only their progress.
    pub fn reads_full_referrals(&self) -> bool {
        self.grants.iter().any(|g| {
            g.role.permissions().contains(&Permission::ReferralsRead) && g.role.reads_full_referrals()
        })
    }

    /// The member of staff, when the actor is one.
    pub const fn user(&self) -> Option<UserId> {
        match self.subject {
            Subject::User(id) => Some(id),
            Subject::Client(_) | Subject::Holder(_) => None,
        }
    }

    /// The organisations in which the actor holds a role.
    pub fn organisations(&self) -> Vec<OrganisationId> {
        self.grants
            .iter()
            .filter_map(|grant| match grant.place {
                Place::Organisation(id) => Some(id),
                _ => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn actor(grants: Vec<Grant>) -> Actor {
        Actor {
            partnership: PartnershipId::new(Uuid::from_u128(1)),
            subject: Subject::User(UserId::new(Uuid::from_u128(2))),
            name: "Sam".into(),
            grants,
            scopes: None,
        }
    }

    #[test]
    fn a_locality_worker_reaches_their_locality_and_what_they_did_themselves() {
        let east = LocalityId::new(Uuid::from_u128(9));
        let worker =
            actor(vec![Grant { role: Role::EmotionalWellbeingAssistant, place: Place::Locality(east) }]);
        let reach = worker.reach(Permission::ReferralsRead, NaiveDate::MIN);
        assert_eq!(reach.localities, [east]);
        assert!(reach.own && !reach.everyone);
    }

    #[test]
    fn an_administrator_and_an_evaluator_reach_nobodys_record() {
        for role in [Role::Administrator, Role::Evaluator] {
            let reach = actor(vec![Grant { role, place: Place::Partnership }])
                .reach(Permission::YoungPeopleRead, NaiveDate::MIN);
            assert!(reach.is_empty(), "{role}");
        }
    }

    #[test]
    fn a_role_in_the_wrong_kind_of_place_reaches_nothing_more() {
        let lead = actor(vec![Grant { role: Role::InclusionLead, place: Place::Partnership }]);
        let reach = lead.reach(Permission::ReferralsRead, NaiveDate::MIN);
        assert!(reach.schools.is_empty() && !reach.everyone);
    }

    #[test]
    fn a_program_is_held_to_the_scopes_of_its_token() {
        let mut partner = actor(vec![Grant { role: Role::PartnerSystem, place: Place::Partnership }]);
        partner.scopes = Some(vec![Permission::ReferralsCreate]);
        assert!(partner.may(Permission::ReferralsCreate));
        assert!(!partner.may(Permission::ReferralsRead));
        assert!(partner.reach(Permission::ReferralsRead, NaiveDate::MIN).is_empty());
    }

    #[test]
    fn two_roles_reach_as_far_as_both_but_only_for_what_each_permits() {
        let school = SchoolId::new(Uuid::from_u128(3));
        let both = actor(vec![
            Grant { role: Role::InclusionLead, place: Place::School(school) },
            Grant { role: Role::PanelChair, place: Place::Partnership },
        ]);
        let read = both.reach(Permission::ReferralsRead, NaiveDate::MIN);
        assert!(read.panel && read.schools == [school]);
        let panel = both.reach(Permission::ReferralsPanel, NaiveDate::MIN);
        assert!(panel.panel && panel.schools.is_empty());
    }
}
