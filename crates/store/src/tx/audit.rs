//! Reading the audit.

use super::twin;
use crate::{rows::Audit, types::Uid};

twin! { audit:
    /// The newest `limit` readings and changes of a young person's record.
    audit_of_young_person => of_young_person(partnership: Uid, young_person: Uid, limit: i64) -> Vec<Audit>;
    /// The rows of the audit after a place, in the order of chains, for checking.
    audit_after => after(chain: Uid, seq: i64, limit: i64) -> Vec<Audit>;
}
