//! The actor of one request.

use chrono::{DateTime, Utc};
use headstart_domain::{
    access::{Actor, Permission, Reach},
    clock::uk_local_date,
};
use headstart_store::{AuditEntry, Tx, Uid};
use serde_json::Value;

/// How the caller proved who they are.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A browser session.
    Session {
        /// SHA-256 of the cookie's token.
        token_hash: String,
        /// What changes must carry.
        csrf_token: String,
        /// The account's email.
        email: String,
        /// True while nothing but choosing a password is open to them.
        must_change_password: bool,
    },
    /// A token.
    Token,
    /// The secret of an answer link.
    Link,
}

/// The actor of one request, with what history and audit need.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who acts.
    pub actor: Actor,
    /// How they proved it.
    pub credential: Credential,
    /// The identifier of the request.
    pub request_id: String,
    /// The time of the request.
    pub at: DateTime<Utc>,
}

impl Caller {
    /// The partnership, as the store takes it.
    pub fn partnership(&self) -> Uid {
        self.actor.partnership.into()
    }

    /// The actor, as the store takes it.
    pub const fn actor_uid(&self) -> Uid {
        Uid(self.actor.subject.uuid())
    }

    /// How far a permission goes at the time of the request.
    pub fn reach(&self, permission: Permission) -> Reach {
        self.actor.reach(permission, uk_local_date(self.at))
    }

    /// Notes in the audit that the caller read or changed something. `details` holds names of fields or
    /// identifiers of listed records; never names, contacts or notes, but for what was
    /// corrected, sealed.
    pub fn audit(
        &self,
        tx: &mut Tx<'_>,
        action: &'static str,
        young_person: Option<Uid>,
        subject: Option<Uid>,
        details: Value,
    ) {
        tx.audit(AuditEntry {
            partnership_id: self.partnership(),
            at: self.at.into(),
            actor_kind: self.actor.subject.kind(),
            actor_id: self.actor_uid(),
            action,
            young_person_id: young_person,
            subject_id: subject,
            details,
            request_id: self.request_id.clone(),
        });
    }
}
