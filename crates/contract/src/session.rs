//! Signing in, in the browser and for programs.

use headstart_domain::{
    access::{Grant, Permission},
    id::{PartnershipId, UserId},
};

use crate::wire;

wire! {
    /// Who signs in.
    #[serde(deny_unknown_fields)]
    pub struct SignIn {
        /// The email of the account.
        pub email: String,
        /// The password.
        pub password: String,
    }

    /// A browser session.
    pub struct Session {
        /// The member of staff.
        pub user_id: UserId,
        /// Their name.
        pub name: String,
        /// Their email.
        pub email: String,
        /// The partnership whose records they see.
        pub partnership_id: PartnershipId,
        /// The partnership's name.
        pub partnership: String,
        /// The roles they hold.
        pub grants: Vec<Grant>,
        /// The roles in words.
        pub roles: Vec<String>,
        /// Everything they are permitted.
        pub permissions: Vec<Permission>,
        /// To be sent as the header `CSRF-Token` with every change.
        pub csrf_token: String,
        /// Seconds without a request after which the session ends.
        pub idle_seconds: u32,
    }

    /// A token for a program (RFC 6749, section 5.1).
    pub struct Token {
        /// The token, to be sent as `Authorization: Bearer`.
        pub access_token: String,
        /// Always `Bearer`.
        pub token_type: String,
        /// Seconds until it expires.
        pub expires_in: u32,
        /// What it permits, separated by spaces.
        pub scope: String,
    }
}
