//! Disclosure control: small-number policies, the audit of suppressed tables, k-anonymity, pseudonyms.

mod audit;
mod flow;
mod k_anonymity;
mod openpseudonymiser;
mod policy;
mod protect;
mod pseudonym;
mod published;
mod records;
mod register;
mod table;

pub use self::audit::{Audit, Cell, CellBounds, MAX_SUPPRESSED, audit};
pub use self::k_anonymity::{Anonymity, k_anonymity};
pub use self::openpseudonymiser::open_pseudonym;
pub use self::policy::SuppressionPolicy;
pub use self::protect::{Protection, protect, protect_list};
pub use self::pseudonym::{ProjectKey, Pseudonym, pseudonym};
pub use self::published::Published;
pub use self::records::{
    Details, KeyStage, ProtectedRecords, RecordProtection, Shown, Step, Withheld, protect_records,
};
pub use self::register::{Beside, CountedCell, Population, PublishedCells, SmallDifference};
pub use self::table::{HeldBack, hold_back, hold_back_cells};
