//! A record that goes from state to state, along the rows of the table that the product enforces.

use std::fmt::{Debug, Display};

use chrono::{DateTime, Utc};
use headstart_domain::{
    field::FieldErrors,
    workflow::{Details, Transition, Workflow},
};
use headstart_store::{Json, Uid, rows::History};

use super::{DemoError, DemoResult, dice::Dice, staff::Staff};

/// Which record it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    pub(super) kind: &'static str,
    pub(super) id: Uid,
    pub(super) partnership: Uid,
    pub(super) young_person: Uid,
}

/// A record on its way.
pub(super) struct Walk<S: 'static, A: 'static> {
    workflow: Workflow<S, A>,
    subject: Subject,
    /// Where it stands.
    pub(super) state: S,
    /// When it got there.
    pub(super) at: DateTime<Utc>,
    /// Every step so far.
    pub(super) history: Vec<History>,
}

impl<S, A> Walk<S, A>
where
    S: Copy + PartialEq + Debug + Display,
    A: Copy + PartialEq + Display,
{
    /// A record that begins in `state` by `action`.
    pub(super) fn begin(
        dice: &mut Dice,
        workflow: Workflow<S, A>,
        subject: Subject,
        (action, state): (&str, S),
        details: &Details,
        at: DateTime<Utc>,
        by: &Staff,
    ) -> DemoResult<Self> {
        let mut walk = Self { workflow, subject, state, at, history: Vec::with_capacity(6) };
        walk.note(dice, action, None, state, details, by)?;
        Ok(walk)
    }

    /// Does something with the record, when the table allows it, everything needed is told, and whoever does it
    /// is permitted to.
    pub(super) fn go(
        &mut self,
        dice: &mut Dice,
        action: A,
        details: &Details,
        at: DateTime<Utc>,
        by: &Staff,
    ) -> DemoResult<&'static Transition<S, A>> {
        let refused = |why: String| DemoError::Impossible(format!("{} {action}: {why}", self.subject.kind));
        let transition =
            self.workflow.find(self.state, action).map_err(|error| refused(error.to_string()))?;
        let mut errors = FieldErrors::new();
        details.check(transition.needs, &mut errors);
        if !errors.is_empty() {
            return Err(refused(format!("{:?}", errors.into_vec())));
        }
        if !by.role.permissions().contains(&transition.permission) {
            return Err(refused(format!("{} may not", by.role)));
        }
        if at < self.at {
            return Err(refused("before the step before".into()));
        }
        let from = self.state;
        self.at = at;
        self.note(dice, &action.to_string(), Some(from), transition.to, details, by)?;
        self.state = transition.to;
        Ok(transition)
    }

    fn note(
        &mut self,
        dice: &mut Dice,
        action: &str,
        from: Option<S>,
        to: S,
        details: &Details,
        by: &Staff,
    ) -> DemoResult<()> {
        self.history.push(History {
            id: dice.uid(self.at),
            partnership_id: self.subject.partnership,
            subject_kind: self.subject.kind.into(),
            subject_id: self.subject.id,
            young_person_id: self.subject.young_person,
            action: action.into(),
            from_state: from.map(|state| state.to_string()),
            to_state: to.to_string(),
            actor_kind: by.kind.into(),
            actor_id: by.id,
            actor_name: by.name.clone(),
            at: self.at.into(),
            details: Json::write(details)?,
        });
        Ok(())
    }

    /// Which record it is.
    pub(super) const fn subject(&self) -> Subject {
        self.subject
    }

    /// The version that the record is at: one for its making, and one for each move.
    pub(super) fn version(&self) -> i32 {
        i32::try_from(self.history.len()).unwrap_or(i32::MAX)
    }
}
