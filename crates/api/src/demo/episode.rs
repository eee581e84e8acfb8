//! A period of support with all that belongs to it.

use chrono::{DateTime, Utc};
use headstart_domain::{
    clock::uk_local_date,
    episode::{EpisodeAction as Do, EpisodeState, MOVES, Outcome},
    tier::Tier,
};
use headstart_store::{Uid, rows::Episode};

use super::{
    DemoResult,
    episode_course::{self, Course},
    generate::Maker,
    needs::Worry,
    person::Person,
    programme::time,
    staff::Staff,
    told,
    walk::{Subject, Walk},
};

/// A period of support that is opened.
pub(super) struct Opening {
    pub(super) tier: Tier,
    pub(super) at: DateTime<Utc>,
    /// When the waiting time began.
    pub(super) clock_started_at: DateTime<Utc>,
    pub(super) referral: Option<Uid>,
    /// The period before a step up or down.
    pub(super) previous: Option<Uid>,
    pub(super) by: Staff,
    pub(super) worry: Worry,
    /// How it goes, if that is not left to chance.
    pub(super) course: Option<Course>,
}

/// A period of support while it is made up.
pub(super) struct Support {
    pub(super) episode: Uid,
    pub(super) tier: Tier,
    pub(super) worry: Worry,
    pub(super) lead: Staff,
    pub(super) started: DateTime<Utc>,
    /// When the closing began, support ended, or now.
    pub(super) until: DateTime<Utc>,
    pub(super) closed: Option<DateTime<Utc>>,
    pub(super) closing: bool,
    pub(super) outcome: Outcome,
}

/// How a period of support stands.
pub(super) struct Supported {
    /// When it closed; not yet when none.
    pub(super) closed: Option<DateTime<Utc>>,
    /// The period that a step up or down opens.
    pub(super) next: Option<Opening>,
}

/// What sessions and measures leave on an episode.
#[derive(Default)]
pub(super) struct Traces {
    pub(super) first_contact: Option<chrono::NaiveDate>,
    pub(super) last_seen: Option<chrono::NaiveDate>,
    pub(super) has_baseline: bool,
    pub(super) has_closing: bool,
    pub(super) first_measure: Option<chrono::NaiveDate>,
    pub(super) last_measure: Option<chrono::NaiveDate>,
}

impl Maker<'_> {
    /// Makes up a period of support and what came of it, and says what follows.
    pub(super) fn support(&mut self, person: &mut Person, opening: Opening) -> DemoResult<Supported> {
        let course = match &opening.course {
            Some(course) => course.clone(),
            None => episode_course::course(self.dice, opening.tier)?,
        };
        let times = self.times(&course, opening.at);
        let ends = |action: Do| matches!(action, Do::Close | Do::StepUp | Do::StepDown);
        let is_open = !times.iter().any(|(action, _)| ends(*action));
        let id = self.dice.uid(opening.at);
        let subject = Subject {
            kind: "episode",
            id,
            partnership: self.site.partnership(),
            young_person: person.row.id,
        };
        let begun = ("open", EpisodeState::Waiting);
        let mut walk = Walk::begin(self.dice, MOVES, subject, begun, opening.at, &opening.by)?;
        let lead = self.walk_course(person, &opening, &course, &times, is_open, &mut walk)?;
        let when = |wanted: Do| times.iter().find(|(action, _)| *action == wanted).map(|(_, at)| *at);
        let closed = if is_open { None } else { times.last().map(|(_, at)| *at) };
        let started = when(Do::Start).filter(|_| walk.state != EpisodeState::Waiting);
        let mut traces = Traces::default();
        if let (Some(started), Some(lead)) = (started, &lead) {
            let closing = when(Do::BeginClosing);
            let support = Support {
                episode: id,
                tier: opening.tier,
                worry: opening.worry,
                lead: lead.clone(),
                started,
                until: closing.or(closed).unwrap_or(self.days.now),
                closed,
                closing: closing.is_some(),
                outcome: course.outcome,
            };
            self.fill_support(person, &support, &mut traces)?;
        }
        let tier_after = next_tier(opening.tier);
        let next =
            times.last().filter(|(action, _)| matches!(action, Do::StepUp | Do::StepDown)).zip(lead.clone());
        let next = next.map(|((_, at), by)| Opening {
            tier: tier_after,
            at: *at,
            clock_started_at: opening.clock_started_at,
            referral: None,
            previous: Some(id),
            by,
            worry: opening.worry,
            course: None,
        });
        self.records.episodes.push(Episode {
            id,
            partnership_id: subject.partnership,
            young_person_id: person.row.id,
            referral_id: opening.referral,
            previous_id: opening.previous,
            tier: opening.tier.as_str().into(),
            state: walk.state.as_str().into(),
            is_open,
            lead_worker_id: lead.map(|lead| lead.id),
            locality_id: Some(person.locality),
            clock_started_at: time(opening.clock_started_at),
            opened_at: time(opening.at),
            started_at: started.map(time),
            closed_at: closed.map(time),
            outcome: closed.map(|_| course.outcome.as_str().into()),
            first_contact_on: traces.first_contact,
            last_seen_on: traces.last_seen,
            has_baseline: traces.has_baseline,
            has_closing: traces.has_closing,
            first_measure_on: traces.first_measure,
            last_measure_on: traces.last_measure,
            updated_at: time(walk.at),
            version: walk.version(),
        });
        self.records.history.extend(walk.history);
        Ok(Supported { closed, next })
    }

    /// When each step took place; steps that are still to come are left out.
    fn times(&mut self, course: &Course, from: DateTime<Utc>) -> Vec<(Do, DateTime<Utc>)> {
        let mut times = Vec::with_capacity(course.steps.len());
        let mut last = from;
        for (action, days) in &course.steps {
            let Some(at) = self.days.after(self.dice, last, *days) else { break };
            times.push((*action, at));
            last = at;
        }
        times
    }

    /// Takes the steps of a course, and tells who leads at its end.
    fn walk_course(
        &mut self,
        person: &Person,
        opening: &Opening,
        course: &Course,
        times: &[(Do, DateTime<Utc>)],
        is_open: bool,
        walk: &mut Walk<EpisodeState, Do>,
    ) -> DemoResult<Option<Staff>> {
        let mut lead: Option<Staff> = None;
        for (action, at) in times {
            let by = match (&lead, action) {
                (_, Do::Allocate) => self.site.roster.member(self.dice, person.locality)?,
                (Some(lead), _) => lead.clone(),
                (None, _) => break,
            };
            match action {
                Do::Allocate => {
                    lead = self.site.roster.appoint(self.dice, person.locality, is_open)?;
                    if lead.is_none() {
                        break;
                    }
                }
                Do::Reallocate => {
                    let from = by.clone();
                    let to = self.site.roster.hand_over(self.dice, &from, person.locality, is_open)?;
                    let Some(to) = to else { continue };
                    lead = Some(to);
                }
                _ => {}
            }
            let appointed = lead.as_ref().map(|staff| staff.id.into());
            let next = next_tier(opening.tier);
            let details = told::of_episode(self.dice, *action, appointed, course.outcome, next)?;
            walk.go(self.dice, *action, &details, *at, &by)?;
        }
        Ok(lead)
    }

    /// Placements, sessions, goals and measures of a period of support that has started.
    fn fill_support(&mut self, person: &Person, support: &Support, traces: &mut Traces) -> DemoResult<()> {
        let placed = self.placements(person, support)?;
        self.sessions(person, support, &placed, traces)?;
        let goals = self.goals(person, support)?;
        self.measures(person, support, goals, traces)
    }
}

/// The tier that a step leads to.
fn next_tier(tier: Tier) -> Tier {
    if tier == Tier::PartnershipPlus { Tier::UniversalPlus } else { Tier::PartnershipPlus }
}

impl Support {
    /// The day it started.
    pub(super) fn first_day(&self) -> chrono::NaiveDate {
        uk_local_date(self.started)
    }

    /// The last day on which it was worked with.
    pub(super) fn last_day(&self) -> chrono::NaiveDate {
        uk_local_date(self.until)
    }
}
