//! The third step: setting a file against the store and writing what it changes, in one unit of work.

use std::collections::HashMap;

use headstart_store::{Store, StoreError, Tx};

use super::changes::{Changes, compare};
use super::fault::ImportError;
use super::kind::ImportKind;
use super::parsed::Parsed;
use super::record::Record;
use super::report::{ImportReport, Verdict};

/// Records written between two words about how far an import is.
const STEP: usize = 1_000;

/// How an import is to end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loading {
    /// Only report; write nothing.
    pub dry_run: bool,
    /// Load the good lines although others are bad.
    pub accept_rejected: bool,
}

/// Why an import came to nothing. A bad line is no error: see [`Verdict::HeldBack`].
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be used.
    #[error(transparent)]
    File(#[from] ImportError),
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The installation has no such partnership.
    #[error("there is no partnership with the code {code:?}")]
    UnknownPartnership {
        /// The code as it was given.
        code: String,
    },
}

/// A record that the store keeps.
pub trait Stored: Record + Send + 'static {
    /// What the records have in common that no line says, such as the partnership they are for.
    type Common: Send + 'static;

    /// The kind of import they come by.
    const KIND: ImportKind;

    /// What the store has of the records in the file.
    ///
    /// # Errors
    /// When the store fails or holds what cannot be read.
    fn known(
        tx: &mut Tx<'_>,
        common: &mut Self::Common,
        incoming: &Parsed<Self>,
    ) -> Result<HashMap<Self::Key, Self>, StoreError>;

    /// Sets the file against what is known.
    #[must_use]
    fn compare(known: &HashMap<Self::Key, Self>, incoming: Parsed<Self>) -> Changes<Self> {
        compare(known, incoming)
    }

    /// Writes records that are new or differ.
    ///
    /// # Errors
    /// When the store fails.
    fn put(tx: &mut Tx<'_>, common: &mut Self::Common, records: &[&Self]) -> Result<(), StoreError>;

    /// Takes away what the file says is no more.
    ///
    /// # Errors
    /// When the store fails.
    fn withdraw(_tx: &mut Tx<'_>, _keys: &[Self::Key]) -> Result<(), StoreError> {
        Ok(())
    }

    /// Notes the import for the audit, where the records belong to somebody.
    fn note(_tx: &mut Tx<'_>, _common: &Self::Common, _report: &ImportReport) {}
}

/// Sets a file against the store and writes what it changes, all or nothing. `progress` is told how many of how many
/// records are written.
///
/// # Errors
/// [`StoreError`] when the store fails; nothing was written then.
pub async fn load<T: Stored>(
    store: &Store,
    incoming: Parsed<T>,
    mut common: T::Common,
    loading: Loading,
    progress: impl Fn(usize, usize) + Send + 'static,
) -> Result<ImportReport, StoreError> {
    let work = move |tx: &mut Tx<'_>| {
        let known = T::known(tx, &mut common, &incoming)?;
        let changes = T::compare(&known, incoming);
        let verdict = changes.verdict(loading.dry_run, loading.accept_rejected);
        let report = changes.report(T::KIND, verdict);
        if verdict == Verdict::Loaded {
            write(tx, &mut common, &changes, &progress)?;
            T::note(tx, &common, &report);
        }
        Ok(report)
    };
    // A dry run cannot write by mistake: the store refuses to while it reads.
    if loading.dry_run { store.read(work).await } else { store.write(work).await }
}

fn write<T: Stored>(
    tx: &mut Tx<'_>,
    common: &mut T::Common,
    changes: &Changes<T>,
    progress: &impl Fn(usize, usize),
) -> Result<(), StoreError> {
    let records: Vec<&T> = changes.to_write().collect();
    let mut written = 0;
    for step in records.chunks(STEP) {
        T::put(tx, common, step)?;
        written += step.len();
        progress(written, records.len());
    }
    T::withdraw(tx, &changes.withdrawn)
}

/// A stored value that does not have the form it was stored in.
pub(super) fn corrupt(what: &str, value: &str) -> StoreError {
    StoreError::Corrupt(format!("{what} {value:?}"))
}

/// Reads a stored text as what it was when it was stored.
pub(super) fn stored<T, E>(
    what: &str,
    text: Option<String>,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<super::Field<T>, StoreError> {
    match text {
        None => Ok(super::Field::Blank),
        Some(text) => read(&text).map(super::Field::Value).map_err(|_| corrupt(what, &text)),
    }
}

/// Reads a stored number as the smaller type it was when it was stored.
pub(super) fn stored_number<S, T>(what: &str, number: Option<S>) -> Result<super::Field<T>, StoreError>
where
    S: Copy + std::fmt::Display,
    T: TryFrom<S>,
{
    match number {
        None => Ok(super::Field::Blank),
        Some(number) => {
            let read = T::try_from(number).map_err(|_| corrupt(what, &number.to_string()))?;
            Ok(super::Field::Value(read))
        }
    }
}

/// A number as the store takes it. Every range that a reader accepts fits.
pub(super) fn to_stored<T, S>(what: &str, field: &super::Field<T>) -> Result<Option<S>, StoreError>
where
    T: Copy + std::fmt::Display,
    S: TryFrom<T>,
{
    let convert = |number: &T| S::try_from(*number).map_err(|_| corrupt(what, &number.to_string()));
    field.value().map(convert).transpose()
}
