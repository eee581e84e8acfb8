//! One waiting time: it starts, may pause with a reason and resume, and stops.

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

use super::{Calendar, CalendarError, ClockKind, DayCount, PauseReason, Standing, Target};

/// What a clock is doing, with what belongs to that state and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ClockState {
    /// Days are counted.
    Running {
        /// The day it started, resumed or restarted; days after it count.
        since: NaiveDate,
    },
    /// Days are not counted.
    Paused {
        /// The last day that counted.
        since: NaiveDate,
        /// Why.
        reason: PauseReason,
    },
    /// What was waited for has happened, or nobody waits any more.
    Stopped {
        /// The day it stopped.
        on: NaiveDate,
    },
}

/// Something done to a clock that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockAction {
    /// Stop counting for a reason.
    Pause(PauseReason),
    /// Count again after a pause.
    Resume,
    /// End the wait.
    Stop,
    /// Count again after a stop, because the referral was reopened. The days between do not count.
    Restart,
}

/// An action and its day, as history keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockEvent {
    /// The day of the action.
    pub on: NaiveDate,
    /// The action.
    pub action: ClockAction,
}

/// Why an action was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClockRefusal {
    /// The clock's state does not allow the action.
    #[error("a clock that is {state} cannot {action}")]
    WrongState {
        /// `running`, `paused` or `stopped`.
        state: &'static str,
        /// `pause`, `resume`, `stop` or `restart`.
        action: &'static str,
    },
    /// The action is dated before the clock's latest change.
    #[error("{on} lies before the clock's latest change on {latest}")]
    BeforeLatestChange {
        /// The day of the refused action.
        on: NaiveDate,
        /// The day of the latest change.
        latest: NaiveDate,
    },
}

/// A stretch in which days counted: those after `from`, up to and including `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: NaiveDate,
    to: NaiveDate,
}

/// A waiting time. Transitions consume the clock and return it changed, or a [`ClockRefusal`].
///
/// It is rebuilt from history by [`Clock::replay`], so that it can never disagree with history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    kind: ClockKind,
    started_on: NaiveDate,
    ended_runs: Vec<Run>,
    state: ClockState,
}

impl Clock {
    /// Starts a clock. The day itself is day nought.
    #[must_use]
    pub fn start(kind: ClockKind, on: NaiveDate) -> Self {
        Self { kind, started_on: on, ended_runs: Vec::new(), state: ClockState::Running { since: on } }
    }

    /// Rebuilds a clock from its start and what happened since, in the order in which it happened.
    ///
    /// # Errors
    /// The first [`ClockRefusal`], when the events could not have happened in this order.
    pub fn replay(
        kind: ClockKind,
        started_on: NaiveDate,
        events: impl IntoIterator<Item = ClockEvent>,
    ) -> Result<Self, ClockRefusal> {
        events.into_iter().try_fold(Self::start(kind, started_on), Self::apply)
    }

    /// Applies one event.
    ///
    /// # Errors
    /// [`ClockRefusal`] when the state does not allow it or it lies before the latest change.
    pub fn apply(self, event: ClockEvent) -> Result<Self, ClockRefusal> {
        match event.action {
            ClockAction::Pause(reason) => self.pause(event.on, reason),
            ClockAction::Resume => self.resume(event.on),
            ClockAction::Stop => self.stop(event.on),
            ClockAction::Restart => self.restart(event.on),
        }
    }

    /// Pauses a running clock; `on` is the last day that counts.
    ///
    /// # Errors
    /// [`ClockRefusal`] unless the clock runs and `on` is not before its latest change.
    pub fn pause(self, on: NaiveDate, reason: PauseReason) -> Result<Self, ClockRefusal> {
        self.not_before_latest_change(on)?;
        match self.state {
            ClockState::Running { since } => {
                Ok(self.end_run(since, on, ClockState::Paused { since: on, reason }))
            }
            _ => Err(self.refuse("pause")),
        }
    }

    /// Resumes a paused clock; days after `on` count.
    ///
    /// # Errors
    /// [`ClockRefusal`] unless the clock is paused and `on` is not before its latest change.
    pub fn resume(mut self, on: NaiveDate) -> Result<Self, ClockRefusal> {
        self.not_before_latest_change(on)?;
        match self.state {
            ClockState::Paused { .. } => {
                self.state = ClockState::Running { since: on };
                Ok(self)
            }
            _ => Err(self.refuse("resume")),
        }
    }

    /// Stops a running or paused clock.
    ///
    /// # Errors
    /// [`ClockRefusal`] when the clock is stopped already or `on` is before its latest change.
    pub fn stop(mut self, on: NaiveDate) -> Result<Self, ClockRefusal> {
        self.not_before_latest_change(on)?;
        match self.state {
            ClockState::Running { since } => Ok(self.end_run(since, on, ClockState::Stopped { on })),
            ClockState::Paused { .. } => {
                self.state = ClockState::Stopped { on };
                Ok(self)
            }
            ClockState::Stopped { .. } => Err(self.refuse("stop")),
        }
    }

    /// Runs a stopped clock on; days after `on` count, those since it stopped do not.
    ///
    /// # Errors
    /// [`ClockRefusal`] unless the clock is stopped and `on` is not before its latest change.
    pub fn restart(mut self, on: NaiveDate) -> Result<Self, ClockRefusal> {
        self.not_before_latest_change(on)?;
        match self.state {
            ClockState::Stopped { .. } => {
                self.state = ClockState::Running { since: on };
                Ok(self)
            }
            _ => Err(self.refuse("restart")),
        }
    }

    /// Which wait this is.
    #[must_use]
    pub const fn kind(&self) -> ClockKind {
        self.kind
    }

    /// The day it started.
    #[must_use]
    pub const fn started_on(&self) -> NaiveDate {
        self.started_on
    }

    /// What it is doing.
    #[must_use]
    pub const fn state(&self) -> ClockState {
        self.state
    }

    /// Days of one kind counted until `today`, pauses left out. Once paused or stopped, it grows no more.
    #[must_use]
    pub fn elapsed(&self, count: DayCount, today: NaiveDate, calendar: &Calendar) -> u32 {
        self.runs(today).map(|run| calendar.days_between(count, run.from, run.to)).sum()
    }

    /// Working days counted until `today`, pauses left out.
    #[must_use]
    pub fn elapsed_working_days(&self, today: NaiveDate, calendar: &Calendar) -> u32 {
        self.elapsed(DayCount::Working, today, calendar)
    }

    /// Calendar days counted until `today`, pauses left out.
    #[must_use]
    pub fn elapsed_calendar_days(&self, today: NaiveDate) -> u32 {
        self.elapsed(DayCount::Calendar, today, &Calendar::default())
    }

    /// Where the wait stands against a target on `today`.
    #[must_use]
    pub fn standing(&self, target: Target, today: NaiveDate, calendar: &Calendar) -> Standing {
        target.standing(self.elapsed(target.count(), today, calendar))
    }

    /// The last day on which the target is kept. `None` while a clock is paused that has not missed the target,
    /// because the day then depends on when it resumes: a clock that was paused on its last day has the day on which
    /// it resumes, which counts no more than a first day does. For a stopped clock, the day by which it should have
    /// stopped.
    ///
    /// # Errors
    /// [`CalendarError`] when the calendar does not reach that far.
    pub fn due_on(&self, target: Target, calendar: &Calendar) -> Result<Option<NaiveDate>, CalendarError> {
        let mut missing = target.days();
        for run in &self.ended_runs {
            let counted = calendar.days_between(target.count(), run.from, run.to);
            let in_time = matches!(self.state, ClockState::Stopped { on } if on == run.to);
            if counted > missing || (counted == missing && in_time) {
                return calendar.add_days(target.count(), run.from, missing).map(Some);
            }
            missing -= counted;
        }
        self.counting_from().map(|from| calendar.add_days(target.count(), from, missing)).transpose()
    }

    /// The day after which days still missing would count: none while a pause holds the clock.
    fn counting_from(&self) -> Option<NaiveDate> {
        match self.state {
            ClockState::Running { since } => Some(since),
            ClockState::Paused { .. } => None,
            // A clock stopped out of a pause was never about to reach its target.
            ClockState::Stopped { on } => {
                self.ended_runs.last().map(|run| run.to).filter(|ended| *ended == on)
            }
        }
    }

    fn runs(&self, today: NaiveDate) -> impl Iterator<Item = Run> {
        let current = match self.state {
            ClockState::Running { since } => Some(Run { from: since, to: today }),
            ClockState::Paused { .. } | ClockState::Stopped { .. } => None,
        };
        let ended = self.ended_runs.iter().map(move |run| Run { from: run.from, to: run.to.min(today) });
        ended.chain(current)
    }

    fn end_run(mut self, from: NaiveDate, to: NaiveDate, state: ClockState) -> Self {
        self.ended_runs.push(Run { from, to });
        self.state = state;
        self
    }

    fn not_before_latest_change(&self, on: NaiveDate) -> Result<(), ClockRefusal> {
        let latest = match self.state {
            ClockState::Running { since } | ClockState::Paused { since, .. } => since,
            ClockState::Stopped { on } => on,
        };
        if on < latest {
            return Err(ClockRefusal::BeforeLatestChange { on, latest });
        }
        Ok(())
    }

    fn refuse(&self, action: &'static str) -> ClockRefusal {
        let state = match self.state {
            ClockState::Running { .. } => "running",
            ClockState::Paused { .. } => "paused",
            ClockState::Stopped { .. } => "stopped",
        };
        ClockRefusal::WrongState { state, action }
    }
}

#[cfg(test)]
mod tests;
