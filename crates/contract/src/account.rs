//! Accounts of staff and of programs.

mod check;

use chrono::{DateTime, Utc};
use headstart_domain::{
    access::{Grant, Permission},
    id::{ClientId, OrganisationId, UserId},
};

use crate::wire;

wire! {
    /// A member of staff with an account.
    pub struct UserView {
        /// Their identifier.
        pub id: UserId,
        /// Their email.
        pub email: String,
        /// Their name.
        pub name: String,
        /// The roles they hold.
        pub grants: Vec<Grant>,
        /// False when they can no longer sign in.
        pub active: bool,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// An account to make.
    #[serde(deny_unknown_fields)]
    pub struct UserInput {
        /// Their email.
        pub email: String,
        /// Their name.
        pub name: String,
        /// The roles they hold.
        pub grants: Vec<Grant>,
    }

    /// An account just made, with the password to hand over; it is shown this once.
    pub struct UserCreated {
        /// The account.
        pub user: UserView,
        /// The first password.
        pub password: String,
    }

    /// Changes to an account.
    #[serde(deny_unknown_fields)]
    pub struct UserChange {
        /// Their name.
        pub name: String,
        /// The roles they hold.
        pub grants: Vec<Grant>,
        /// False when they can no longer sign in; their sessions end at once.
        pub active: bool,
    }

    /// A program with its own credentials.
    pub struct ClientView {
        /// Its identifier.
        pub id: ClientId,
        /// The client id it signs in with.
        pub client_id: String,
        /// Its name.
        pub name: String,
        /// What it may ask for.
        pub scopes: Vec<Permission>,
        /// The organisation it belongs to.
        pub organisation_id: Option<OrganisationId>,
        /// False when it can no longer sign in.
        pub active: bool,
        /// When it was made.
        pub created_at: DateTime<Utc>,
    }

    /// A program to register.
    #[serde(deny_unknown_fields)]
    pub struct ClientInput {
        /// Its name.
        pub name: String,
        /// `partner_system` or `evaluator`.
        pub role: headstart_domain::access::Role,
        /// The organisation it belongs to; needed for a partner's system.
        #[serde(default)]
        pub organisation_id: Option<OrganisationId>,
    }

    /// A program just registered, with its secret; it is shown this once.
    pub struct ClientCreated {
        /// The program.
        pub client: ClientView,
        /// Its secret.
        pub client_secret: String,
    }
}
