//! Makes up a whole installation, a bounded number of records at a time.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use headstart_domain::referral::Source;
use headstart_store::{Uid, rows::PersonAccess, tx::bulk::Records};

use super::{
    DemoError, DemoResult, Plan, Programme, Size,
    blueprint::{Blueprint, CARROWDALE, SOLENT_BAY},
    days::Days,
    decks::Decks,
    dice::Dice,
    episode::Opening,
    needs::{self, Worry},
    person::Person,
    programme::Site,
    referral::{Asked, Referred},
    showcase::Script,
    survey::{self, Survey},
};

/// Every how many young people's records are restricted.
const RESTRICTED: usize = 230;

/// What is handed over: rows to be written.
#[derive(Debug)]
pub enum Batch {
    /// A partnership as it is set up.
    Programme(Box<Programme>),
    /// Records of some of its young people. Contacts, notes and drafts are in plain text: whoever writes them
    /// seals them.
    Records(Box<Records>),
    /// Rounds of its school survey.
    Survey(Box<Survey>),
}

/// What records are made up from.
pub(super) struct Maker<'a> {
    pub(super) days: &'a Days,
    pub(super) dice: &'a mut Dice,
    pub(super) decks: Decks,
    pub(super) site: Site,
    pub(super) size: Size,
    /// What was made up and not handed over yet.
    pub(super) records: Records,
    /// Places of each offer that are taken now.
    pub(super) taken: BTreeMap<Uid, i32>,
}

/// Makes up everything of a plan, and hands it over as it comes.
///
/// # Errors
/// When the generator is at fault, or whoever takes the rows fails.
pub fn generate<E: From<DemoError>>(
    plan: &Plan,
    mut take: impl FnMut(Batch) -> Result<(), E>,
) -> Result<(), E> {
    let days = Days::until(plan.now);
    let mut dice = Dice::new(plan.seed);
    // The second partnership is small in every size.
    let parts: [(&'static Blueprint, Size, usize); 2] = [
        (&SOLENT_BAY, plan.size, plan.size.young_people()),
        (&CARROWDALE, Size::Demonstration, plan.size.young_people_of_second()),
    ];
    for (blueprint, size, young_people) in parts {
        let site = Site::new(blueprint, size, &days, &mut dice)?;
        take(Batch::Programme(Box::new(site.programme.clone())))?;
        let records = Records::default();
        let (decks, taken) = (Decks::new(), BTreeMap::new());
        let mut maker = Maker { days: &days, dice: &mut dice, decks, site, size, records, taken };
        for (nth, times) in maker.arrivals(young_people)?.into_iter().enumerate() {
            maker.life(&times, &Script { restricted: nth % RESTRICTED == 100, ..Script::default() })?;
            if (nth + 1) % size.written_together() == 0 {
                take(Batch::Records(Box::new(std::mem::take(&mut maker.records))))?;
            }
        }
        if size == Size::Demonstration && young_people > size.written_together() {
            maker.showcase()?;
            maker.drafts()?;
            take(Batch::Survey(Box::new(survey::survey(&maker.site, plan.now, plan.seed)?)))?;
        }
        take(Batch::Records(Box::new(std::mem::take(&mut maker.records))))?;
    }
    Ok(())
}

impl Maker<'_> {
    /// When each young person is referred, in the order of first referrals.
    fn arrivals(&mut self, young_people: usize) -> DemoResult<Vec<Vec<DateTime<Utc>>>> {
        let mut arrivals = Vec::with_capacity(young_people);
        for _ in 0..young_people {
            arrivals.push(vec![self.days.received(self.dice)?]);
        }
        let more = (young_people as f64 * (self.size.referrals_each() - 1.0)).round() as usize;
        let last = u32::try_from(young_people.saturating_sub(1)).unwrap_or(u32::MAX);
        for _ in 0..more {
            let place = self.dice.between(0, last) as usize;
            let at = self.days.received(self.dice)?;
            if let Some(times) = arrivals.get_mut(place) {
                times.push(at);
            }
        }
        arrivals.iter_mut().for_each(|times| times.sort_unstable());
        arrivals.sort_unstable();
        Ok(arrivals)
    }

    /// Somebody's way through the programme.
    pub(super) fn life(&mut self, times: &[DateTime<Utc>], script: &Script) -> DemoResult<()> {
        let first = *times.first().ok_or(DemoError::Empty("referrals"))?;
        let mut person = self.person(first, script.locality)?;
        let mut busy_until: Option<DateTime<Utc>> = None;
        let mut before: Option<String> = None;
        for (at, earlier) in times.iter().zip(0_u32..) {
            let notified = earlier == 0 && person.notified && script.worry.is_none();
            let worry = match script.worry {
                Some(worry) => worry,
                None if notified => Worry::DomesticAbuse,
                None => needs::worry(self.dice, &person, at.date_naive())?,
            };
            let source = if notified { Source::Police } else { needs::source(self.dice, worry)? };
            let supported = busy_until.is_some_and(|until| *at < until);
            let (steps, repeats) = (script.steps.clone(), before.clone());
            let referred =
                self.refer(&person, Asked { at: *at, worry, source, steps, supported, earlier, repeats })?;
            if earlier == 0 {
                self.consents(&mut person, *at, &referred.entered_by)?;
                self.contact(&mut person)?;
            }
            // A later referral does not end the support that an earlier one led to.
            busy_until = busy_until.max(Some(self.follow(&person, &referred, worry, script)?));
            before = Some(referred.reference);
        }
        if script.restricted {
            self.restrict(&mut person);
        }
        self.records.young_people.push(person.row);
        Ok(())
    }

    /// The support that a referral leads to, and until when no other can begin.
    fn follow(
        &mut self,
        person: &Person,
        referred: &Referred,
        worry: Worry,
        script: &Script,
    ) -> DemoResult<DateTime<Utc>> {
        if referred.state.awaits_decision() {
            return Ok(DateTime::<Utc>::MAX_UTC);
        }
        let mut opening = referred.opens().map(|tier| Opening {
            tier,
            at: referred.at,
            clock_started_at: referred.received,
            referral: Some(referred.id),
            previous: None,
            by: referred.entered_by.clone(),
            worry,
            course: script.course.clone(),
        });
        if opening.is_some() {
            self.agree_to_support(person);
        }
        let mut until = referred.at;
        while let Some(next) = opening.take() {
            let supported = self.support(person, &next)?;
            until = supported.closed.unwrap_or(DateTime::<Utc>::MAX_UTC);
            opening = supported.next;
        }
        Ok(until)
    }

    /// Lets only the manager and the lead worker see somebody's record.
    fn restrict(&mut self, person: &mut Person) {
        person.row.restricted = true;
        let lead = self.records.episodes.last().filter(|episode| episode.young_person_id == person.row.id);
        let lead = lead.and_then(|episode| episode.lead_worker_id);
        let manager = self.site.roster.manager.as_ref().map(|manager| manager.id);
        for account_id in manager.into_iter().chain(lead) {
            self.records.person_access.push(PersonAccess { young_person_id: person.row.id, account_id });
        }
    }
}
