//! How long a wait may last.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::DayCount;

/// A promise such as 'within ten working days'. Targets are set by each partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Target {
    days: u32,
    count: DayCount,
}

#[derive(Deserialize)]
#[serde(rename = "Target")]
struct Unchecked {
    days: u32,
    count: DayCount,
}

/// Why a target was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a target is between 1 and {max} days, not {days}", max = Target::MAX_DAYS)]
pub struct TargetError {
    /// The number of days as given.
    pub days: u32,
}

/// Where a wait stands against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// The target is kept so far; `left` more days may count before it is missed, 0 on the last day.
    Within {
        /// Days of the target's kind that may still count.
        left: u32,
    },
    /// The target is missed.
    Breached {
        /// Days of the target's kind counted beyond it, at least 1.
        over: u32,
    },
}

impl Target {
    /// The longest target that can be set: three years of calendar days.
    pub const MAX_DAYS: u32 = 1_096;

    /// From the referral to the decision: ten working days.
    pub const DECISION: Self = Self { days: 10, count: DayCount::Working };

    /// A target of `days` days of one kind.
    ///
    /// # Errors
    /// [`TargetError`] unless `days` is between 1 and [`Target::MAX_DAYS`].
    pub fn new(days: u32, count: DayCount) -> Result<Self, TargetError> {
        if (1..=Self::MAX_DAYS).contains(&days) {
            Ok(Self { days, count })
        } else {
            Err(TargetError { days })
        }
    }

    /// The number of days, 1 to [`Target::MAX_DAYS`].
    #[must_use]
    pub const fn days(self) -> u32 {
        self.days
    }

    /// Which days count.
    #[must_use]
    pub const fn count(self) -> DayCount {
        self.count
    }

    /// Where a wait of `elapsed` days of the target's kind stands. The target is kept on its last day.
    #[must_use]
    pub const fn standing(self, elapsed: u32) -> Standing {
        match self.days.checked_sub(elapsed) {
            Some(left) => Standing::Within { left },
            None => Standing::Breached { over: elapsed - self.days },
        }
    }
}

impl TryFrom<Unchecked> for Target {
    type Error = TargetError;

    fn try_from(unchecked: Unchecked) -> Result<Self, Self::Error> {
        Self::new(unchecked.days, unchecked.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_kept_on_its_last_day_and_missed_the_day_after() {
        let target = Target::new(10, DayCount::Working).unwrap();
        assert_eq!(target.standing(0), Standing::Within { left: 10 });
        assert_eq!(target.standing(10), Standing::Within { left: 0 });
        assert_eq!(target.standing(11), Standing::Breached { over: 1 });
    }

    #[test]
    fn a_target_of_no_days_or_of_centuries_is_refused_in_memory_and_from_json() {
        for days in [0, Target::MAX_DAYS + 1] {
            assert_eq!(Target::new(days, DayCount::Calendar), Err(TargetError { days }));
            let json = format!(r#"{{"days":{days},"count":"calendar"}}"#);
            assert!(serde_json::from_str::<Target>(&json).is_err());
        }
    }
}
