//! Reference data: schools, deprivation by neighbourhood, postcodes, bank holidays, code lists, and the
//! set-up of a partnership.
//!
//! An import has three steps, of which only the last touches a database. `parse` (one per kind) reads a file, tells its
//! layout by its headers and gives typed records and rejected lines. [`compare`] sets the records against what is
//! known. The command then writes what [`Changes::to_write`] gives in one transaction, or nothing: a bad line holds the
//! whole file back until someone says to load the rest.
//!
//! Files of one kind complement each other. A field that a file does not state stays as it was; see [`Field`].

mod area;
pub mod bank_holidays;
mod changes;
pub mod code_sets;
pub mod deprivation;
mod fault;
mod kind;
mod load;
mod parsed;
pub mod postcodes;
mod record;
mod report;
pub mod schools;
pub mod setup;
mod table;
mod value;
mod whole_file;

pub use area::{AreaCode, LsoaCode};
pub use changes::{Change, Changes, compare};
pub use fault::{Fault, FaultCode, ImportError, Reason};
pub use kind::ImportKind;
pub use load::{LoadError, Loading, Stored, load};
pub use parsed::{Numbered, Parsed, RejectedLine};
pub use record::{Field, FieldChange, Record};
pub use report::{Entry, ImportReport, LineCounts, Outcome, Verdict};

#[cfg(test)]
pub(crate) mod tests;
