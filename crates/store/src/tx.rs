//! A connection in use: what a use case reads and writes with.

pub mod account;
pub mod alert;
pub mod answer_link;
pub mod audit;
pub mod bulk;
pub mod change;
pub mod cluster;
pub mod episode;
pub mod evaluation;
pub mod filters;
pub mod goal;
pub mod joining;
pub mod likeness;
pub mod locality;
pub mod measure;
pub mod measuring;
pub mod offer;
pub mod organisation;
pub mod overview;
pub mod paper_entry;
pub mod partnership;
pub mod person;
pub mod placement;
pub mod population;
pub mod published_table;
pub mod reference;
pub mod referral;
pub mod referral_flow;
pub mod release;
pub mod release_data;
pub mod school;
pub mod session;
pub mod survey;
pub mod wording;

use diesel::{PgConnection, SqliteConnection};

use crate::audit_chain::AuditEntry;

/// The connection underneath.
pub(crate) enum Handle<'a> {
    Pg(&'a mut PgConnection),
    Sqlite(&'a mut SqliteConnection),
}

/// A connection in use. Its methods are the queries of the store; they stand in the files of `tx/` by
/// aggregate, and are written in `queries/`.
pub struct Tx<'a> {
    handle: Handle<'a>,
    notes: &'a mut Notes,
}

/// What a use case leaves behind besides its rows.
#[derive(Default)]
pub(crate) struct Notes {
    /// To be written with the commit, or before the answer of a reading.
    pub(crate) audit: Vec<AuditEntry>,
    /// Something was changed that processes remember; see [`Store::changes`](crate::Store::changes).
    pub(crate) remembered: bool,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(handle: Handle<'a>, notes: &'a mut Notes) -> Self {
        Self { handle, notes }
    }

    /// Notes a reading or a change; it is written with the commit, or before the answer of a reading.
    pub fn audit(&mut self, entry: AuditEntry) {
        self.notes.audit.push(entry);
    }

    /// What processes remember is to be read anew after the commit.
    fn forget(&mut self) {
        self.notes.remembered = true;
    }
}

/// Gives [`Tx`] a method for each query, calling the one compiled for the database in use. `, then forget` marks
/// the ones that change what processes remember.
macro_rules! twin {
    ($module:ident: $($(#[$meta:meta])* $name:ident => $query:ident($($arg:ident: $ty:ty),*) -> $ret:ty $(, then $after:ident)?;)+) => {
        impl $crate::tx::Tx<'_> {
            $(
                $(#[$meta])*
                ///
                /// # Errors
                /// When the database refuses or cannot be reached.
                pub fn $name(&mut self, $($arg: $ty),*) -> $crate::Result<$ret> {
                    $(self.$after();)?
                    match &mut self.handle {
                        $crate::tx::Handle::Pg(c) => $crate::pg::queries::$module::$query(c, $($arg),*),
                        $crate::tx::Handle::Sqlite(c) => $crate::sqlite::queries::$module::$query(c, $($arg),*),
                    }
                }
            )+
        }
    };
}
pub(crate) use twin;
