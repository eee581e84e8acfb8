//! Disclosure control: small-number policies, the audit of suppressed tables, k-anonymity, pseudonyms.

mod audit;
mod flow;
mod k_anonymity;
mod openpseudonymiser;
mod policy;
mod pseudonym;
mod published;

pub use self::audit::{Audit, Cell, CellBounds, MAX_SUPPRESSED, audit};
pub use self::k_anonymity::{Anonymity, k_anonymity};
pub use self::openpseudonymiser::open_pseudonym;
pub use self::policy::SuppressionPolicy;
pub use self::pseudonym::{ProjectKey, Pseudonym, pseudonym};
pub use self::published::Published;
