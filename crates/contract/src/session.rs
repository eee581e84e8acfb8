//! Signing in, in the browser and for programs.

use headstart_domain::{
    access::{Grant, Permission},
    field::{FieldError, FieldErrors},
    id::{PartnershipId, UserId},
};

use crate::{limits::PASSWORD, wire};

wire! {
    /// Who signs in.
    #[serde(deny_unknown_fields)]
    pub struct SignIn {
        /// The email of the account.
        pub email: String,
        /// The password.
        pub password: String,
    }

    /// A password that somebody chooses for themselves.
    #[serde(deny_unknown_fields)]
    pub struct PasswordChange {
        /// The password until now.
        pub current_password: String,
        /// The password from now on.
        pub new_password: String,
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
        /// True while the password is one that somebody handed over: nothing else can be done before it is changed.
        pub must_change_password: bool,
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

impl PasswordChange {
    /// The fields that need attention. Whether the password until now is right, and whether the new one is easily
    /// guessed, is for the API to check. No kinds of characters are asked for: length is what counts (NIST SP 800-63B,
    /// section 3.1.1.2).
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        if self.current_password.is_empty() {
            errors.add("current_password", "required", "Enter your password until now");
        }
        let length = self.new_password.chars().count();
        if length < *PASSWORD.start() {
            let message = format!("Choose a password of {} characters or more", PASSWORD.start());
            errors.add("new_password", "too_short", message);
        } else if length > *PASSWORD.end() {
            let message = format!("Choose a password of {} characters or fewer", PASSWORD.end());
            errors.add("new_password", "too_long", message);
        }
        errors.into_vec()
    }
}
