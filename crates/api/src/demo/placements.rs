//! Young people in offers. No offer has more of them than places.

use chrono::{DateTime, Duration, Utc};
use headstart_domain::{
    clock::uk_local_date,
    episode::{PLACEMENT_MOVES, PlacementAction as Do, PlacementState},
    tier::Tier,
    workflow::Details,
};
use headstart_store::{
    Uid,
    rows::{Offer, Placement},
};

use super::{
    DemoResult,
    episode::Support,
    episode_course::was_completed,
    generate::Maker,
    needs::Worry,
    person::Person,
    programme::time,
    staff::Staff,
    told,
    walk::{Subject, Walk},
};

/// A placement in which sessions can take place.
pub(super) struct Placed {
    pub(super) id: Uid,
    /// From when to when it was active.
    pub(super) active: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Who works there.
    pub(super) worker: Option<Staff>,
}

impl Maker<'_> {
    /// Makes up the placements of a period of support.
    pub(super) fn placements(&mut self, person: &Person, support: &Support) -> DemoResult<Vec<Placed>> {
        let mut placed = Vec::new();
        for number in self.offers(support)? {
            let offers = &self.site.programme.offers;
            if let Some(offer) = offers.iter().find(|offer| offer.number == number).cloned() {
                placed.push(self.place(person, support, &offer)?);
            }
        }
        Ok(placed)
    }

    /// The offers that fit, by number.
    fn offers(&mut self, support: &Support) -> DemoResult<Vec<i16>> {
        let dice = &mut *self.dice;
        let mut offers = Vec::with_capacity(2);
        if support.tier == Tier::PartnershipPlus {
            let group = match support.worry {
                Worry::DomesticAbuse => 11,
                Worry::Family => 9,
                Worry::Behaviour | Worry::Absence => dice.weighted(&[(10, 0.8), (9, 0.2)])?,
                _ => dice.weighted(&[(9, 0.5), (10, 0.5)])?,
            };
            if dice.chance(0.85) {
                offers.push(group);
            }
            if dice.chance(0.3) {
                offers.push(if dice.chance(0.6) { 5 } else { 6 });
            }
        } else if dice.chance(0.8) {
            offers.push(match support.worry {
                Worry::Move => 8,
                Worry::Friends => dice.weighted(&[(6, 0.5), (7, 0.5)])?,
                Worry::School => dice.weighted(&[(6, 0.4), (7, 0.4), (5, 0.2)])?,
                _ => dice.weighted(&[(5, 0.62), (6, 0.22), (7, 0.16)])?,
            });
        }
        Ok(offers)
    }

    fn place(&mut self, person: &Person, support: &Support, offer: &Offer) -> DemoResult<Placed> {
        let made = support.started + Duration::hours(i64::from(self.dice.between(1, 6)));
        let made = made.min(self.days.now);
        let id = self.dice.uid(made);
        let subject = Subject {
            kind: "placement",
            id,
            partnership: self.site.partnership(),
            young_person: person.row.id,
        };
        let begun = ("offer", PlacementState::Offered);
        let by = &support.lead;
        let mut walk =
            Walk::begin(self.dice, PLACEMENT_MOVES, subject, begun, &Details::default(), made, by)?;
        let mut began = None;
        for (action, at) in self.placement_steps(support, made)? {
            if action == Do::Schedule && support.closed.is_none() && !self.take_place(offer) {
                if walk.state == PlacementState::Offered {
                    let details = told::of_placement(self.dice, Do::Queue)?;
                    walk.go(self.dice, Do::Queue, &details, at, by)?;
                }
                break;
            }
            let had_place = walk.state.takes_a_place();
            let details = told::of_placement(self.dice, action)?;
            let transition = walk.go(self.dice, action, &details, at, by)?;
            if transition.to == PlacementState::Active {
                began = Some(at);
            }
            if support.closed.is_none() && had_place && !transition.to.takes_a_place() {
                self.give_back_place(offer);
            }
        }
        if let (Some(closed), true) = (support.closed, walk.state.is_open()) {
            self.end_placement(support, &mut walk, closed)?;
        }
        if let (Some(organisation), true) = (offer.organisation_id, self.dice.chance(0.94)) {
            self.consent_to_share(person, organisation, made, by)?;
        }
        let ended = if walk.state.is_open() { self.days.now } else { walk.at };
        self.records.placements.push(Placement {
            id,
            partnership_id: subject.partnership,
            young_person_id: person.row.id,
            episode_id: support.episode,
            offer_id: offer.id,
            organisation_id: offer.organisation_id,
            state: walk.state.as_str().into(),
            is_open: walk.state.is_open(),
            created_at: time(made),
            updated_at: time(walk.at),
            version: walk.version(),
        });
        self.records.history.extend(walk.history);
        let worker = offer.organisation_id.and_then(|id| self.site.roster.delivery.get(&id)).cloned();
        Ok(Placed { id, active: began.map(|from| (from, ended)), worker })
    }

    /// What happens with a placement and when, within the period of support.
    fn placement_steps(
        &mut self,
        support: &Support,
        made: DateTime<Utc>,
    ) -> DemoResult<Vec<(Do, DateTime<Utc>)>> {
        let dice = &mut *self.dice;
        let mut plan: Vec<(Do, u32)> = Vec::with_capacity(4);
        if dice.chance(0.25) {
            plan.push((Do::Queue, dice.between(0, 2)));
        }
        if dice.chance(0.05) {
            plan.push((Do::DidNotStart, dice.between(4, 15)));
        } else {
            plan.push((Do::Schedule, dice.between(1, 9)));
            let weeks =
                if support.tier == Tier::PartnershipPlus { dice.between(8, 12) } else { dice.between(6, 10) };
            let fate = dice.weighted(&[
                (Do::Complete, 80.0),
                (Do::LeaveEarly, 11.0),
                (Do::Transfer, 3.0),
                (Do::DidNotStart, 6.0),
            ])?;
            if fate == Do::DidNotStart {
                plan.push((fate, dice.between(3, 10)));
            } else {
                plan.push((Do::Start, dice.between(1, 7)));
                plan.push((fate, if fate == Do::Complete { weeks * 5 } else { weeks * 2 }));
            }
        }
        let mut steps = Vec::with_capacity(plan.len());
        let mut last = made;
        for (action, days) in plan {
            let Some(at) = self.days.after(self.dice, last, days) else { break };
            if support.closed.is_some_and(|closed| at > closed) {
                break;
            }
            steps.push((action, at));
            last = at;
        }
        Ok(steps)
    }

    /// Ends a placement with the period of support that it belongs to.
    fn end_placement(
        &mut self,
        support: &Support,
        walk: &mut Walk<PlacementState, Do>,
        at: DateTime<Utc>,
    ) -> DemoResult<()> {
        let action = match walk.state {
            PlacementState::Active if was_completed(support.outcome) => Do::Complete,
            PlacementState::Active => Do::LeaveEarly,
            _ => Do::DidNotStart,
        };
        let details = told::of_placement(self.dice, action)?;
        let at = at.max(walk.at);
        walk.go(self.dice, action, &details, at, &support.lead)?;
        Ok(())
    }

    /// Takes a place that is taken to this day; false when none is left.
    fn take_place(&mut self, offer: &Offer) -> bool {
        let taken = self.taken.entry(offer.id).or_default();
        let free = offer.places.is_none_or(|places| *taken < places);
        if free {
            *taken += 1;
        }
        free
    }

    fn give_back_place(&mut self, offer: &Offer) {
        if let Some(taken) = self.taken.get_mut(&offer.id) {
            *taken -= 1;
        }
    }
}

impl Placed {
    /// Whether somebody was in the offer on a day.
    pub(super) fn is_active_on(&self, day: chrono::NaiveDate) -> bool {
        self.active.is_some_and(|(from, to)| uk_local_date(from) <= day && day <= uk_local_date(to))
    }
}
