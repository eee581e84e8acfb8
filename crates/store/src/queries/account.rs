//! Accounts of staff, browser sessions, programs, signing keys and answers given before.

use diesel::prelude::*;

use super::{Conn, by_name::start_after};
use crate::{
    Result,
    rows::{Account, BrowserSession, Client, Idempotency, SigningKey},
    schema::{account, browser_session, client, idempotency, locality, organisation, signing_key},
    tx::account::AccountFilter,
    types::{Time, Uid},
};

/// Adds an account; its email is kept in lower case, because people do not type it the same way twice.
pub(crate) fn insert(connection: &mut Conn, row: Account) -> Result<()> {
    let row = Account { email: row.email.to_lowercase(), ..row };
    diesel::insert_into(account::table).values(row).execute(connection)?;
    Ok(())
}

/// An account of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<Account>> {
    let found = account::table
        .filter(account::id.eq(id))
        .filter(account::partnership_id.eq(partnership))
        .select(Account::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The account with an email, of whichever partnership.
pub(crate) fn find_by_email(connection: &mut Conn, email: &str) -> Result<Option<Account>> {
    let found = account::table
        .filter(account::email.eq(email.to_lowercase()))
        .select(Account::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's accounts, by name.
pub(crate) fn list(connection: &mut Conn, partnership: Uid, filter: &AccountFilter) -> Result<Vec<Account>> {
    let query = account::table.select(Account::as_select());
    let mut query = start_after!(connection, query, account, partnership, filter.after);
    if let Some(active) = filter.active {
        query = query.filter(account::active.eq(active));
    }
    Ok(query.limit(filter.limit).load(connection)?)
}

/// The names of a partnership's localities and organisations, in which roles are held.
pub(crate) fn place_names(connection: &mut Conn, partnership: Uid) -> Result<Vec<(Uid, String)>> {
    let mut names: Vec<(Uid, String)> = locality::table
        .filter(locality::partnership_id.eq(partnership))
        .select((locality::id, locality::name))
        .load(connection)?;
    let organisations: Vec<(Uid, String)> = organisation::table
        .filter(organisation::partnership_id.eq(partnership))
        .select((organisation::id, organisation::name))
        .load(connection)?;
    names.extend(organisations);
    Ok(names)
}

/// Changes name, roles and whether an account is active; false when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Account, version: i32) -> Result<bool> {
    let changed = diesel::update(account::table)
        .filter(account::id.eq(row.id))
        .filter(account::partnership_id.eq(row.partnership_id))
        .filter(account::version.eq(version))
        .set((
            account::name.eq(&row.name),
            account::grants.eq(&row.grants),
            account::active.eq(row.active),
            account::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Gives an account another password, which its person chose or must change, and forgets failed attempts.
pub(crate) fn set_password(
    connection: &mut Conn,
    id: Uid,
    password_hash: &str,
    must_change: bool,
) -> Result<()> {
    diesel::update(account::table)
        .filter(account::id.eq(id))
        .set((
            account::password_hash.eq(password_hash),
            account::must_change_password.eq(must_change),
            account::failed_sign_ins.eq(0),
            account::locked_until.eq(None::<Time>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Counts a failed attempt to sign in, and tells how many there were since the last success or lock.
pub(crate) fn count_failed_sign_in(connection: &mut Conn, id: Uid) -> Result<i32> {
    // Counted by the database: attempts at the same moment must not hide each other.
    diesel::update(account::table)
        .filter(account::id.eq(id))
        .set(account::failed_sign_ins.eq(account::failed_sign_ins + 1))
        .execute(connection)?;
    let count =
        account::table.filter(account::id.eq(id)).select(account::failed_sign_ins).get_result(connection)?;
    Ok(count)
}

/// Refuses sign-in until a moment, and starts counting anew.
pub(crate) fn lock(connection: &mut Conn, id: Uid, until: Time) -> Result<()> {
    diesel::update(account::table)
        .filter(account::id.eq(id))
        .set((account::failed_sign_ins.eq(0), account::locked_until.eq(until)))
        .execute(connection)?;
    Ok(())
}

/// Forgets failed attempts after a successful one.
pub(crate) fn note_sign_in(connection: &mut Conn, id: Uid) -> Result<()> {
    diesel::update(account::table)
        .filter(account::id.eq(id))
        .filter(account::failed_sign_ins.ne(0).or(account::locked_until.is_not_null()))
        .set((account::failed_sign_ins.eq(0), account::locked_until.eq(None::<Time>)))
        .execute(connection)?;
    Ok(())
}

/// Adds a browser session.
pub(crate) fn insert_session(connection: &mut Conn, row: BrowserSession) -> Result<()> {
    diesel::insert_into(browser_session::table).values(row).execute(connection)?;
    Ok(())
}

/// A browser session with its account, by the hash of its token.
pub(crate) fn find_session(
    connection: &mut Conn,
    token_hash: &str,
) -> Result<Option<(BrowserSession, Account)>> {
    let found = browser_session::table
        .inner_join(account::table)
        .filter(browser_session::token_hash.eq(token_hash))
        .select((BrowserSession::as_select(), Account::as_select()))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Notes when a session was last used.
pub(crate) fn touch_session(connection: &mut Conn, token_hash: &str, at: Time) -> Result<()> {
    diesel::update(browser_session::table)
        .filter(browser_session::token_hash.eq(token_hash))
        .set(browser_session::last_seen_at.eq(at))
        .execute(connection)?;
    Ok(())
}

/// Ends a session; false when there was none.
pub(crate) fn delete_session(connection: &mut Conn, token_hash: &str) -> Result<bool> {
    let deleted = diesel::delete(browser_session::table.filter(browser_session::token_hash.eq(token_hash)))
        .execute(connection)?;
    Ok(deleted == 1)
}

/// Ends every session of an account, and tells how many.
pub(crate) fn delete_sessions_of(connection: &mut Conn, account: Uid) -> Result<usize> {
    let deleted = diesel::delete(browser_session::table.filter(browser_session::account_id.eq(account)))
        .execute(connection)?;
    Ok(deleted)
}

/// Deletes sessions not used since `idle` or begun before `begun`, and tells how many.
pub(crate) fn purge_sessions(connection: &mut Conn, idle: Time, begun: Time) -> Result<usize> {
    let old = browser_session::last_seen_at.lt(idle).or(browser_session::created_at.lt(begun));
    Ok(diesel::delete(browser_session::table.filter(old)).execute(connection)?)
}

/// Adds a program.
pub(crate) fn insert_client(connection: &mut Conn, row: Client) -> Result<()> {
    diesel::insert_into(client::table).values(row).execute(connection)?;
    Ok(())
}

/// The program that signs in with a client id, of whichever partnership.
pub(crate) fn find_client_by_client_id(connection: &mut Conn, client_id: &str) -> Result<Option<Client>> {
    let found = client::table
        .filter(client::client_id.eq(client_id))
        .select(Client::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A program of a partnership.
pub(crate) fn find_client(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<Client>> {
    let found = client::table
        .filter(client::id.eq(id))
        .filter(client::partnership_id.eq(partnership))
        .select(Client::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's programs, in the order they were made.
pub(crate) fn list_clients(
    connection: &mut Conn,
    partnership: Uid,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<Client>> {
    let rows = client::table
        .filter(client::partnership_id.eq(partnership))
        .filter(client::id.gt(after.unwrap_or(Uid::NIL)))
        .order(client::id)
        .limit(limit)
        .select(Client::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Gives a program another secret; false when the partnership has no such program.
pub(crate) fn set_client_secret(
    connection: &mut Conn,
    partnership: Uid,
    id: Uid,
    secret_hash: &str,
) -> Result<bool> {
    let changed = diesel::update(client::table)
        .filter(client::id.eq(id))
        .filter(client::partnership_id.eq(partnership))
        .set(client::secret_hash.eq(secret_hash))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Lets a program sign in or not; false when there is none.
pub(crate) fn set_client_active(
    connection: &mut Conn,
    partnership: Uid,
    id: Uid,
    active: bool,
) -> Result<bool> {
    let changed = diesel::update(client::table)
        .filter(client::id.eq(id))
        .filter(client::partnership_id.eq(partnership))
        .set(client::active.eq(active))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Adds a signing key.
pub(crate) fn insert_signing_key(connection: &mut Conn, row: SigningKey) -> Result<()> {
    diesel::insert_into(signing_key::table).values(row).execute(connection)?;
    Ok(())
}

/// The signing keys in use, and those retired after a moment, newest first.
pub(crate) fn signing_keys(connection: &mut Conn, retired_after: Time) -> Result<Vec<SigningKey>> {
    let rows = signing_key::table
        .filter(signing_key::retired_at.is_null().or(signing_key::retired_at.gt(retired_after)))
        .order((signing_key::created_at.desc(), signing_key::kid.desc()))
        .limit(100)
        .select(SigningKey::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Stops signing with a key; false when it was retired already.
pub(crate) fn retire_signing_key(connection: &mut Conn, kid: &str, at: Time) -> Result<bool> {
    let changed = diesel::update(signing_key::table)
        .filter(signing_key::kid.eq(kid))
        .filter(signing_key::retired_at.is_null())
        .set(signing_key::retired_at.eq(at))
        .execute(connection)?;
    Ok(changed == 1)
}

/// The answer given to an actor's request with this key.
pub(crate) fn find_idempotency(connection: &mut Conn, actor: Uid, key: &str) -> Result<Option<Idempotency>> {
    let found = idempotency::table
        .filter(idempotency::actor_id.eq(actor))
        .filter(idempotency::key.eq(key))
        .select(Idempotency::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Keeps an answer.
pub(crate) fn insert_idempotency(connection: &mut Conn, row: Idempotency) -> Result<()> {
    diesel::insert_into(idempotency::table).values(row).execute(connection)?;
    Ok(())
}

/// Deletes answers given before a moment, and tells how many.
pub(crate) fn purge_idempotency(connection: &mut Conn, before: Time) -> Result<usize> {
    let deleted =
        diesel::delete(idempotency::table.filter(idempotency::created_at.lt(before))).execute(connection)?;
    Ok(deleted)
}
