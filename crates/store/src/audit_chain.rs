//! The chain of audit rows: each row's hash covers the row before it, one chain for each writer.

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    rows::Audit,
    types::{Json, Time, Uid},
};

/// What is to be written of one reading or change; the writer adds its place in the chain.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    /// The partnership whose record it is.
    pub partnership_id: Uid,
    /// When.
    pub at: Time,
    /// `user`, `client` or `system`.
    pub actor_kind: &'static str,
    /// Who.
    pub actor_id: Uid,
    /// What was done, as `referral.read`.
    pub action: &'static str,
    /// The young person whose record it is.
    pub young_person_id: Option<Uid>,
    /// The record.
    pub subject_id: Option<Uid>,
    /// Names of changed fields or identifiers of listed records; never names, contacts or notes.
    pub details: Value,
    /// The request it happened in.
    pub request_id: String,
}

/// A writer's place in its chain.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    id: Uuid,
    seq: i64,
    previous: String,
}

impl Chain {
    /// Starts a chain. Each writer of each process has its own.
    pub(crate) fn start(id: Uuid) -> Self {
        Self { id, seq: 0, previous: String::new() }
    }

    /// The next row of the chain.
    pub(crate) fn link(&mut self, entry: AuditEntry) -> Audit {
        self.seq += 1;
        let mut row = Audit {
            chain: Uid(self.id),
            seq: self.seq,
            partnership_id: entry.partnership_id,
            at: entry.at,
            actor_kind: entry.actor_kind.to_owned(),
            actor_id: entry.actor_id,
            action: entry.action.to_owned(),
            young_person_id: entry.young_person_id,
            subject_id: entry.subject_id,
            details: Json(entry.details),
            request_id: entry.request_id,
            previous_hash: std::mem::take(&mut self.previous),
            hash: String::new(),
        };
        row.hash = hash(&row);
        self.previous.clone_from(&row.hash);
        row
    }
}

/// The hash of a row: SHA-256 over every other column in order, each preceded by its length, in hexadecimal.
pub fn hash(row: &Audit) -> String {
    let mut hasher = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    add(row.chain.0.as_bytes());
    add(&row.seq.to_be_bytes());
    add(row.partnership_id.0.as_bytes());
    add(&row.at.0.to_be_bytes());
    add(row.actor_kind.as_bytes());
    add(row.actor_id.0.as_bytes());
    add(row.action.as_bytes());
    add(row.young_person_id.as_ref().map_or(&[][..], |id| id.0.as_bytes()));
    add(row.subject_id.as_ref().map_or(&[][..], |id| id.0.as_bytes()));
    add(row.details.0.to_string().as_bytes());
    add(row.request_id.as_bytes());
    add(row.previous_hash.as_bytes());
    let digits = hasher.finalize();
    let halves = digits.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}
