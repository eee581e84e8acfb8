//! Sign-in: who is behind a request, and what a handler's type says they must be allowed.

mod allowed;
mod authenticate;
mod caller;
mod keys;
mod password;

pub use allowed::{Allowed, InAnySession, InSession, Permit, SignedIn, permits};
pub use authenticate::{
    COOKIE, CSRF_HEADER, KnownProgram, KnownSession, SESSION_AGE, SESSION_IDLE, actor_of_account,
    actor_of_client, authenticate, session_cookie,
};
pub use caller::{Caller, Credential};
pub use keys::{Keys, TOKEN_SECONDS};
pub use password::{easily_guessed, hash_password, new_password, verify_password};
