//! A period of support with all that belongs to it.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    clock::uk_local_date,
    episode::{EpisodeAction as Do, EpisodeState, MOVES, NoMeasures, Outcome},
    tier::Tier,
    workflow::Details,
};
use headstart_store::{Json, Uid, rows::Episode};

use super::{
    DemoResult,
    dice::Dice,
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
    pub(super) previous: Option<Before>,
    pub(super) by: Staff,
    pub(super) worry: Worry,
    /// How it goes, if that is not left to chance.
    pub(super) course: Option<Course>,
}

/// What goes on from the period before a step up or down.
pub(super) struct Before {
    pub(super) episode: Uid,
    pub(super) lead: Staff,
    pub(super) first_contact: Option<NaiveDate>,
    pub(super) last_seen: Option<NaiveDate>,
}

/// A period of support while it is made up.
pub(super) struct Support {
    pub(super) episode: Uid,
    /// The period before a step up or down.
    pub(super) previous: Option<Uid>,
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
    pub(super) first_contact: Option<NaiveDate>,
    pub(super) last_seen: Option<NaiveDate>,
    pub(super) has_baseline: bool,
    pub(super) has_closing: bool,
    pub(super) last_measure: Option<NaiveDate>,
}

/// A period of support that has gone its way until now.
struct Lived {
    id: Uid,
    course: Course,
    times: Vec<(Do, DateTime<Utc>)>,
    walk: Walk<EpisodeState, Do>,
    lead: Option<Staff>,
    no_measures: Option<NoMeasures>,
}

impl Lived {
    fn when(&self, wanted: Do) -> Option<DateTime<Utc>> {
        self.times.iter().find(|(action, _)| *action == wanted).map(|(_, at)| *at)
    }

    /// When support started. Nobody is supported before there is a lead worker.
    fn started(&self) -> Option<DateTime<Utc>> {
        self.when(Do::Start).filter(|_| self.lead.is_some())
    }

    fn closed(&self) -> Option<DateTime<Utc>> {
        self.times.last().filter(|(action, _)| ends(*action)).map(|(_, at)| *at)
    }

    /// Says with the closing, if there was one, why there are no closing measures.
    fn say_why_no_measures(&mut self, dice: &mut Dice) -> DemoResult<()> {
        let Some(step) = self.walk.history.last_mut().filter(|step| step.action == Do::Close.as_str()) else {
            return Ok(());
        };
        let mut details: Details = step.details.read()?;
        self.no_measures = Some(dice.weighted(&[
            (NoMeasures::DidNotWant, 25.0),
            (NoMeasures::NotReached, 40.0),
            (NoMeasures::NotInTime, 30.0),
            (NoMeasures::Other, 5.0),
        ])?);
        details.no_measures = self.no_measures;
        step.details = Json::write(&details)?;
        Ok(())
    }

    fn row(&self, person: &Person, opening: &Opening, traces: &Traces) -> Episode {
        let closed = self.closed();
        Episode {
            id: self.id,
            partnership_id: person.row.partnership_id,
            young_person_id: person.row.id,
            referral_id: opening.referral,
            previous_id: opening.previous.as_ref().map(|before| before.episode),
            tier: opening.tier.as_str().into(),
            state: self.walk.state.as_str().into(),
            is_open: closed.is_none(),
            lead_worker_id: self.lead.as_ref().map(|lead| lead.id),
            locality_id: Some(person.locality),
            clock_started_at: time(opening.clock_started_at),
            opened_at: time(opening.at),
            started_at: self.started().map(time),
            closed_at: closed.map(time),
            outcome: closed.map(|_| self.course.outcome.as_str().into()),
            no_measures: self.no_measures.map(|why| why.as_str().to_owned()),
            first_contact_on: traces.first_contact,
            last_seen_on: traces.last_seen,
            has_baseline: traces.has_baseline,
            has_closing: traces.has_closing,
            last_measure_on: traces.last_measure,
            updated_at: time(self.walk.at),
            version: self.walk.version(),
        }
    }

    /// The period that a step up or down opens: it goes on with the lead worker and the waiting time.
    fn next(&self, opening: &Opening, traces: &Traces) -> Option<Opening> {
        let (action, at) = self.times.last()?;
        let lead = self.lead.clone().filter(|_| matches!(action, Do::PanelStepUp | Do::StepDown))?;
        Some(Opening {
            tier: next_tier(opening.tier),
            at: *at,
            clock_started_at: opening.clock_started_at,
            referral: opening.referral,
            by: lead.clone(),
            previous: Some(Before {
                episode: self.id,
                lead,
                first_contact: traces.first_contact,
                last_seen: traces.last_seen,
            }),
            worry: opening.worry,
            course: None,
        })
    }
}

impl Maker<'_> {
    /// Makes up a period of support and what came of it, and says what follows.
    pub(super) fn support(&mut self, person: &Person, opening: &Opening) -> DemoResult<Supported> {
        let mut course = match &opening.course {
            Some(course) => course.clone(),
            None => episode_course::course(self.dice, opening.tier)?,
        };
        if opening.previous.is_some() {
            course.steps.retain(|(action, _)| *action != Do::Allocate);
        }
        let times = self.times(&course, opening.at);
        let is_open = !times.iter().any(|(action, _)| ends(*action));
        let mut walk = self.open(person, opening)?;
        let lead = self.walk_course(person, opening, course.outcome, &times, is_open, &mut walk)?;
        let mut traces = Traces::default();
        if let Some(before) = &opening.previous {
            (traces.first_contact, traces.last_seen) = (before.first_contact, before.last_seen);
        }
        let id = walk.subject().id;
        if let Some(before) = &opening.previous {
            self.goals_go_on(before.episode, id, opening.at);
        }
        let mut lived = Lived { id, course, times, walk, lead, no_measures: None };
        if let (Some(started), Some(lead)) = (lived.started(), &lived.lead) {
            let (closing, closed) = (lived.when(Do::BeginClosing), lived.closed());
            let support = Support {
                episode: lived.id,
                previous: opening.previous.as_ref().map(|before| before.episode),
                tier: opening.tier,
                worry: opening.worry,
                lead: lead.clone(),
                started,
                until: closing.or(closed).unwrap_or(self.days.now),
                closed,
                closing: closing.is_some(),
                outcome: lived.course.outcome,
            };
            self.fill_support(person, &support, &mut traces)?;
            if let Some(at) = lived.when(Do::AskPanel) {
                let decided = lived.when(Do::PanelStepUp);
                self.ask_panel(person, &support, at, decided)?;
            }
        }
        if lived.course.outcome.is_completed() && traces.has_baseline && !traces.has_closing {
            lived.say_why_no_measures(self.dice)?;
        }
        self.records.episodes.push(lived.row(person, opening, &traces));
        let supported = Supported { closed: lived.closed(), next: lived.next(opening, &traces) };
        self.records.history.extend(lived.walk.history);
        Ok(supported)
    }

    /// Opens a period of support: a new one waits for a lead worker, one after a step has the same.
    fn open(&mut self, person: &Person, opening: &Opening) -> DemoResult<Walk<EpisodeState, Do>> {
        let subject = Subject {
            kind: "episode",
            id: self.dice.uid(opening.at),
            partnership: self.site.partnership(),
            young_person: person.row.id,
        };
        let mut details = Details::default();
        let mut state = EpisodeState::Waiting;
        if let Some(before) = &opening.previous {
            details.tier = Some(opening.tier);
            details.lead_worker_id = Some(before.lead.id.into());
            state = EpisodeState::Allocated;
        }
        Walk::begin(self.dice, MOVES, subject, ("open", state), &details, opening.at, &opening.by)
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
        outcome: Outcome,
        times: &[(Do, DateTime<Utc>)],
        is_open: bool,
        walk: &mut Walk<EpisodeState, Do>,
    ) -> DemoResult<Option<Staff>> {
        let mut lead = opening.previous.as_ref().map(|before| before.lead.clone());
        if let (Some(lead), true) = (&lead, is_open) {
            self.site.roster.keep(lead.id);
        }
        for (action, at) in times {
            let by = match (&lead, action) {
                (_, Do::Allocate) => self.site.roster.member(self.dice, person.locality)?,
                (Some(_), Do::PanelStepUp) => self.site.roster.chair()?,
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
            let details = told::of_episode(self.dice, *action, appointed, outcome, next)?;
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

/// Whether a move closes a period of support.
const fn ends(action: Do) -> bool {
    matches!(action, Do::Close | Do::PanelStepUp | Do::StepDown)
}

/// The tier that a step leads to.
fn next_tier(tier: Tier) -> Tier {
    if tier == Tier::PartnershipPlus { Tier::UniversalPlus } else { Tier::PartnershipPlus }
}

impl Support {
    /// The day it started.
    pub(super) fn first_day(&self) -> NaiveDate {
        uk_local_date(self.started)
    }

    /// The last day on which it was worked with.
    pub(super) fn last_day(&self) -> NaiveDate {
        uk_local_date(self.until)
    }
}
