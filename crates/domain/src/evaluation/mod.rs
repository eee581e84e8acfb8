//! What changed: pairing, measurable change, waiting, added value.

mod added_value;
mod measurable_change;
mod pairing;
mod summary;
mod waiting;

pub use self::added_value::{AddedValue, AddedValueInput, added_value};
pub use self::measurable_change::{MeasurableChange, MeasuredPair, measurable_change};
pub use self::pairing::{Pair, PairingRule, pair};
pub use self::summary::{PairedFigures, PairedSummary};
pub use self::waiting::{AttendanceCode, Waiting, waiting};
