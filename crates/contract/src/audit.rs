//! Who looked at, or changed, a record.

use chrono::{DateTime, Utc};

use crate::wire;

wire! {
    /// One reading or change of a young person's record.
    pub struct AuditView {
        /// When.
        pub at: DateTime<Utc>,
        /// Who.
        pub by: String,
        /// What was done, as `referral.read`.
        pub action: String,
        /// The fields that were changed; never their values.
        pub fields: Vec<String>,
        /// The request it happened in.
        pub request_id: String,
    }
}
