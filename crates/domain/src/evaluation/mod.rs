//! What changed: pairing, measurable change, waiting, added value, and by what it is broken down.

mod added_value;
mod crossing;
mod dimension;
mod exact_score;
mod measurable_change;
mod pairing;
mod summary;
mod waiting;

pub use self::added_value::{AddedValue, AddedValueInput, added_value, expected_total};
pub use self::crossing::Crossings;
pub use self::dimension::{AgeBand, DeprivationFifth, Dimension, DoseBand, FreeSchoolMeals, WaitingBand};
pub use self::exact_score::ExactScore;
pub use self::measurable_change::{MeasurableChange, MeasuredPair, measurable_change};
pub use self::pairing::{Pair, PairingRule, pair};
pub use self::summary::{PairedFigures, PairedSummary};
pub use self::waiting::{AttendanceCode, Waiting, waiting};
