//! The people who work in a programme, and who does what.

use std::collections::BTreeMap;

use headstart_domain::access::{Grant, Place, Role};
use headstart_store::{Json, Uid, rows::Account};

use super::{DemoError, DemoResult, dice::Dice};

/// The most young people that anybody leads at a time.
pub(super) const MOST_LED: u32 = 24;

/// Somebody, or some program, who acts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Staff {
    pub(super) id: Uid,
    pub(super) name: String,
    /// `user` or `client`.
    pub(super) kind: &'static str,
    pub(super) role: Role,
    /// The organisation they belong to.
    pub(super) organisation: Option<Uid>,
}

/// Everybody, by where they work.
#[derive(Debug, Default)]
pub(super) struct Roster {
    pub(super) manager: Option<Staff>,
    pub(super) chair: Option<Staff>,
    /// Those who may lead, by locality.
    pub(super) teams: BTreeMap<Uid, Vec<Staff>>,
    /// Inclusion leads, by school.
    pub(super) inclusion_leads: BTreeMap<Uid, Staff>,
    /// Teachers with an account, by school.
    pub(super) teachers: BTreeMap<Uid, Vec<Staff>>,
    /// Workers of delivery organisations, by organisation.
    pub(super) delivery: BTreeMap<Uid, Staff>,
    /// The program of a partner organisation.
    pub(super) partner: Option<Staff>,
    /// Young people led now, by who leads.
    led: BTreeMap<Uid, u32>,
}

impl Roster {
    /// Notes somebody under what they do.
    pub(super) fn add(&mut self, staff: &Staff, place: Place) {
        let staff = staff.clone();
        match (staff.role, place) {
            (Role::ProgrammeManager, _) => self.manager = Some(staff),
            (Role::PanelChair, _) => self.chair = Some(staff),
            (Role::InclusionLead, Place::School(school)) => {
                self.inclusion_leads.insert(school.into(), staff);
            }
            (Role::SchoolStaff, Place::School(school)) => {
                self.teachers.entry(school.into()).or_default().push(staff);
            }
            (Role::DeliveryWorker, Place::Organisation(organisation)) => {
                self.delivery.insert(organisation.into(), staff);
            }
            (role, Place::Locality(locality)) if role.may_lead() => {
                self.teams.entry(locality.into()).or_default().push(staff);
            }
            _ => {}
        }
    }

    /// Anybody of a locality's team.
    pub(super) fn member(&self, dice: &mut Dice, locality: Uid) -> DemoResult<Staff> {
        let team = self.teams.get(&locality).ok_or(DemoError::Empty("a locality's team"))?;
        dice.one(team).cloned()
    }

    /// Who chairs the panel.
    pub(super) fn chair(&self) -> DemoResult<Staff> {
        self.chair.clone().ok_or(DemoError::Empty("a panel chair"))
    }

    /// Who leads a young person from now on; nobody when everybody of the team leads as many as they can.
    /// `is_open` tells whether they still do today.
    pub(super) fn appoint(
        &mut self,
        dice: &mut Dice,
        locality: Uid,
        is_open: bool,
    ) -> DemoResult<Option<Staff>> {
        if !is_open {
            return self.member(dice, locality).map(Some);
        }
        let team = self.teams.get(&locality).ok_or(DemoError::Empty("a locality's team"))?;
        // Of two drawn, mostly the one with fewer: caseloads are alike, not equal.
        let one = dice.one(team)?;
        let drawn = [one, if dice.chance(0.6) { dice.one(team)? } else { one }];
        let led = |staff: &Staff| self.led.get(&staff.id).copied().unwrap_or_default();
        let fewest = drawn.into_iter().min_by_key(|staff| led(staff)).filter(|staff| led(staff) < MOST_LED);
        let chosen = fewest.or_else(|| team.iter().find(|staff| led(staff) < MOST_LED)).cloned();
        if let Some(staff) = &chosen {
            *self.led.entry(staff.id).or_default() += 1;
        }
        Ok(chosen)
    }

    /// Gives somebody's young person to a colleague, whom it tells.
    pub(super) fn hand_over(
        &mut self,
        dice: &mut Dice,
        from: &Staff,
        locality: Uid,
        is_open: bool,
    ) -> DemoResult<Option<Staff>> {
        let to = self.appoint(dice, locality, is_open)?.filter(|to| to.id != from.id);
        if let (Some(_), true) = (&to, is_open) {
            self.release(from.id);
        }
        Ok(to)
    }

    /// Notes that somebody goes on leading a young person after a step up or down.
    pub(super) fn keep(&mut self, who: Uid) {
        *self.led.entry(who).or_default() += 1;
    }

    /// Notes that somebody leads one young person less.
    pub(super) fn release(&mut self, who: Uid) {
        if let Some(led) = self.led.get_mut(&who) {
            *led = led.saturating_sub(1);
        }
    }
}

/// An account without a password yet.
pub(super) fn account(
    partnership: Uid,
    staff: &Staff,
    email: String,
    place: Place,
    at: headstart_store::Time,
) -> DemoResult<Account> {
    Ok(Account {
        id: staff.id,
        partnership_id: partnership,
        email,
        name: staff.name.clone(),
        password_hash: String::new(),
        must_change_password: false,
        grants: Json::write(&[Grant { role: staff.role, place }])?,
        active: true,
        failed_sign_ins: 0,
        locked_until: None,
        created_at: at,
        version: 1,
    })
}
