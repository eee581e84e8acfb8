//! How much is made up, and of which day.

use chrono::{DateTime, Utc};

/// What is made up: the same plan gives the same rows.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Where chance starts.
    pub seed: u64,
    /// The moment that counts as now; nothing happens after it.
    pub now: DateTime<Utc>,
    /// How much.
    pub size: Size,
}

/// How much is made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A programme that people can look at: about 1,600 young people over two years.
    Demonstration,
    /// Enough to measure speed with: 100,000 young people, 200,000 referrals, a million scores. Contacts and
    /// notes are left out.
    Benchmark,
}

impl Size {
    /// Young people of the main partnership.
    pub const fn young_people(self) -> usize {
        match self {
            Self::Demonstration => 1_600,
            Self::Benchmark => 100_000,
        }
    }

    /// Young people of the second partnership, which is there to be kept apart.
    pub const fn young_people_of_second(self) -> usize {
        14
    }

    /// Young people whose records are handed over and written together. Every batch writes about the same pages of
    /// the indexes once more, and all of it waits in memory.
    pub(super) const fn written_together(self) -> usize {
        match self {
            Self::Demonstration => 400,
            Self::Benchmark => 2_000,
        }
    }

    /// How often somebody is referred, on average.
    pub(super) const fn referrals_each(self) -> f64 {
        match self {
            Self::Demonstration => 1.22,
            Self::Benchmark => 2.0,
        }
    }

    /// How many of the questionnaires that could be filled in are.
    pub(super) const fn measured(self) -> f64 {
        match self {
            Self::Demonstration => 1.0,
            Self::Benchmark => 0.31,
        }
    }

    /// Whether contacts, notes and drafts are made up too.
    pub(super) const fn has_texts(self) -> bool {
        matches!(self, Self::Demonstration)
    }

    /// Members of each locality's team beside the five who are always there: enough that nobody leads more
    /// than they could in life.
    pub(super) const fn more_in_each_team(self) -> usize {
        match self {
            Self::Demonstration => 0,
            Self::Benchmark => 360,
        }
    }

    /// How many times as many places the offers have.
    pub(super) const fn places_times(self) -> i32 {
        match self {
            Self::Demonstration => 1,
            Self::Benchmark => 75,
        }
    }

    /// Days from one session to the next.
    pub(super) const fn days_between_sessions(self) -> (u32, u32) {
        match self {
            Self::Demonstration => (6, 13),
            Self::Benchmark => (28, 42),
        }
    }
}
