//! What young people want to get to.

use chrono::{DateTime, Utc};
use headstart_store::{Uid, rows::Goal};

use super::{DemoResult, episode::Support, generate::Maker, person::Person, programme::time, words};

impl Maker<'_> {
    /// Lets the goals of the period before a step go on in the next one.
    pub(super) fn goals_go_on(&mut self, before: Uid, next: Uid, at: DateTime<Utc>) {
        let kept: Vec<Goal> =
            self.records.goals.iter().filter(|goal| goal.episode_id == before).cloned().collect();
        for goal in kept {
            let (id, previous_id) = (self.dice.uid(at), Some(goal.id));
            self.records.goals.push(Goal { id, episode_id: next, previous_id, ..goal });
        }
    }

    /// Makes up the goals of a period of support, unless others go on in it, and tells how many there are.
    pub(super) fn goals(&mut self, person: &Person, support: &Support) -> DemoResult<usize> {
        let kept = self.records.goals.iter().filter(|goal| goal.episode_id == support.episode).count();
        if kept > 0 {
            return Ok(kept);
        }
        let count = self.dice.weighted(&[(0_i16, 0.24), (1, 0.3), (2, 0.3), (3, 0.16)])?;
        let set_after = self.dice.between(0, 6);
        let Some(at) =
            self.days.after(self.dice, support.started, set_after).filter(|at| *at <= support.until)
        else {
            return Ok(0);
        };
        let first = self.dice.between(0, 200) as usize;
        for position in 1..=count {
            let place = (first + position as usize * 5) % words::GOALS.len();
            let title = words::GOALS.get(place).copied().unwrap_or_default();
            let set_by = self.dice.weighted(&[
                ("young_person", 0.45),
                ("together", 0.45),
                ("carer", 0.06),
                ("worker", 0.04),
            ])?;
            self.records.goals.push(Goal {
                id: self.dice.uid(at),
                partnership_id: self.site.partnership(),
                young_person_id: person.row.id,
                episode_id: support.episode,
                position,
                title: title.into(),
                set_by: set_by.into(),
                created_at: time(at),
                previous_id: None,
                corrected_by: None,
                corrected_at: None,
                version: 1,
            });
        }
        Ok(usize::try_from(count).unwrap_or_default())
    }
}
