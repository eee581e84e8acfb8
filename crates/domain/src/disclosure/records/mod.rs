//! Protection of records of single people: no combination of telling details is shown that fewer than `k` share.

mod details;
mod protect_records;
mod step;

pub use self::details::{Details, KeyStage, Shown, Withheld};
pub use self::protect_records::{ProtectedRecords, RecordProtection, protect_records};
pub use self::step::Step;
