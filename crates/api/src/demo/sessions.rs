//! Sessions of support, about every week or two of term, and who came.

use chrono::{Days, NaiveDate};
use headstart_domain::episode::{Attendance, Mechanism, Outcome};
use headstart_store::rows::SupportSession;

use super::{
    DemoResult,
    days::in_hours,
    episode::{Support, Traces},
    generate::Maker,
    person::Person,
    placements::Placed,
    programme::time,
    words,
};

/// The most sessions of a period of support.
const MOST: usize = 20;

impl Maker<'_> {
    /// Makes up the sessions of a period of support. The first, at which it starts, always takes place.
    pub(super) fn sessions(
        &mut self,
        person: &Person,
        support: &Support,
        placed: &[Placed],
        traces: &mut Traces,
    ) -> DemoResult<()> {
        let days = self.session_days(support);
        let count = days.len();
        for (nth, day) in days.into_iter().enumerate() {
            let gone = support.outcome == Outcome::Disengaged && support.closed.is_some() && nth + 4 > count;
            let attendance = match nth {
                0 => Attendance::Attended,
                _ if gone => Attendance::DidNotAttend,
                _ => self.attendance()?,
            };
            if attendance.seen() {
                traces.first_contact = traces.first_contact.or(Some(day));
                traces.last_seen = Some(day);
            }
            let row = self.session(person, support, placed, day, attendance)?;
            self.records.sessions.push(row);
        }
        Ok(())
    }

    fn session_days(&mut self, support: &Support) -> Vec<NaiveDate> {
        let last = support.last_day();
        let (soonest, latest) = self.size.days_between_sessions();
        let mut days = vec![support.first_day()];
        while days.len() < MOST {
            let Some(previous) = days.last() else { break };
            let gap = u64::from(self.dice.between(soonest, latest));
            let next =
                previous.checked_add_days(Days::new(gap)).and_then(|day| self.days.school_day_from(day));
            let Some(next) = next.filter(|day| *day <= last) else { break };
            days.push(next);
        }
        days
    }

    /// About four in five sessions take place.
    fn attendance(&mut self) -> DemoResult<Attendance> {
        self.dice.weighted(&[
            (Attendance::Attended, 75.0),
            (Attendance::LateSeen, 5.0),
            (Attendance::DidNotAttend, 9.0),
            (Attendance::CancelledByYoungPerson, 6.0),
            (Attendance::CancelledByProvider, 4.0),
            (Attendance::LateNotSeen, 1.0),
        ])
    }

    fn session(
        &mut self,
        person: &Person,
        support: &Support,
        placed: &[Placed],
        day: NaiveDate,
        attendance: Attendance,
    ) -> DemoResult<SupportSession> {
        let dice = &mut *self.dice;
        let placement = placed.iter().find(|placed| placed.is_active_on(day)).filter(|_| dice.chance(0.7));
        let worker = placement.and_then(|placed| placed.worker.as_ref()).unwrap_or(&support.lead);
        let first = day == support.first_day();
        let mechanism = dice.weighted(&[
            (Mechanism::FaceToFace, 84.0),
            (Mechanism::Telephone, 7.0),
            (Mechanism::Video, 6.0),
            (Mechanism::Text, 3.0),
        ])?;
        let seen = attendance.seen();
        let notes = if seen { words::NOTES } else { words::MISSED };
        let noted = self.size.has_texts() && dice.chance(0.75);
        let recorded = if first { support.started } else { in_hours(dice, day).min(self.days.now) };
        Ok(SupportSession {
            id: dice.uid(recorded),
            partnership_id: self.site.partnership(),
            young_person_id: person.row.id,
            episode_id: support.episode,
            placement_id: placement.map(|placed| placed.id),
            held_on: day,
            minutes: if seen { Some(*dice.one(&[30, 40, 45, 45, 50, 60])?) } else { None },
            mechanism: mechanism.as_str().into(),
            attendance: attendance.as_str().into(),
            note: if noted { Some((*dice.one(notes)?).into()) } else { None },
            recorded_by: worker.name.clone(),
            recorded_by_id: worker.id,
            recorded_at: time(recorded),
            corrected_by: None,
            corrected_at: None,
            version: 1,
        })
    }
}
