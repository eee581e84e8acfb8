//! Accounts of staff, browser sessions, programs, signing keys and answers given before.

use super::twin;
use crate::{
    rows::{Account, BrowserSession, Client, Idempotency, SigningKey},
    types::{Time, Uid},
};

/// Which accounts of a partnership to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct AccountFilter {
    /// Active, or not any more.
    pub active: Option<bool>,
    /// The account after which the page starts.
    pub after: Option<Uid>,
    /// The most accounts.
    pub limit: i64,
}

/// A browser session with its account.
pub type SessionFound = (BrowserSession, Account);

twin! { account:
    /// Adds an account; its email is kept in lower case and must be new to the installation.
    insert_account => insert(row: Account) -> ();
    /// An account of a partnership.
    find_account => find(partnership: Uid, id: Uid) -> Option<Account>;
    /// The account with an email in either case, of whichever partnership: for signing in.
    find_account_by_email => find_by_email(email: &str) -> Option<Account>;
    /// A page of a partnership's accounts, by name.
    list_accounts => list(partnership: Uid, filter: &AccountFilter) -> Vec<Account>;
    /// The names of a partnership's localities and organisations, in which roles are held.
    place_names => place_names(partnership: Uid) -> Vec<(Uid, String)>;
    /// Changes name, grants and whether an account is active; false when it is not at `version` any more.
    update_account => update(row: &Account, version: i32) -> bool, then forget;
    /// Gives an account another password, and forgets failed attempts to sign in.
    set_password => set_password(id: Uid, password_hash: &str, must_change: bool) -> (), then forget;
    /// Counts a failed attempt to sign in, and tells how many there were since the last success or lock.
    count_failed_sign_in => count_failed_sign_in(id: Uid) -> i32;
    /// Refuses sign-in until a moment, and starts counting anew.
    lock_account => lock(id: Uid, until: Time) -> ();
    /// Forgets failed attempts after a successful one.
    note_sign_in => note_sign_in(id: Uid) -> ();

    /// Adds a browser session.
    insert_session => insert_session(row: BrowserSession) -> ();
    /// A browser session with its account, by the hash of its token. Age and activity are the caller's to check.
    find_session => find_session(token_hash: &str) -> Option<SessionFound>;
    /// Notes when a session was last used.
    touch_session => touch_session(token_hash: &str, at: Time) -> ();
    /// Ends a session; false when there was none.
    delete_session => delete_session(token_hash: &str) -> bool, then forget;
    /// Ends every session of an account, and tells how many.
    delete_sessions_of => delete_sessions_of(account: Uid) -> usize, then forget;
    /// Deletes sessions not used since `idle` or begun before `begun`, and tells how many.
    purge_sessions => purge_sessions(idle: Time, begun: Time) -> usize, then forget;

    /// Adds a program.
    insert_client => insert_client(row: Client) -> ();
    /// A program of a partnership.
    find_client => find_client(partnership: Uid, id: Uid) -> Option<Client>;
    /// The program that signs in with a client id, of whichever partnership.
    find_client_by_client_id => find_client_by_client_id(client_id: &str) -> Option<Client>;
    /// A page of a partnership's programs after one of them, in the order they were made.
    list_clients => list_clients(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<Client>;
    /// Gives a program another secret; false when the partnership has no such program.
    set_client_secret => set_client_secret(partnership: Uid, id: Uid, secret_hash: &str) -> bool, then forget;
    /// Lets a program sign in or not; false when the partnership has no such program.
    set_client_active => set_client_active(partnership: Uid, id: Uid, active: bool) -> bool, then forget;

    /// Adds a signing key.
    insert_signing_key => insert_signing_key(row: SigningKey) -> ();
    /// The signing keys in use, and those retired after a moment, newest first.
    signing_keys => signing_keys(retired_after: Time) -> Vec<SigningKey>;
    /// Stops signing with a key; false when it was retired already.
    retire_signing_key => retire_signing_key(kid: &str, at: Time) -> bool;

    /// The answer given to an actor's request with this key.
    find_idempotency => find_idempotency(actor: Uid, key: &str) -> Option<Idempotency>;
    /// Keeps an answer; a conflict when the actor used the key before.
    insert_idempotency => insert_idempotency(row: Idempotency) -> ();
    /// Deletes answers given before a moment, and tells how many.
    purge_idempotency => purge_idempotency(before: Time) -> usize;
}
