//! A fresh SQLite file: a copy of one that was migrated once in this process.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use super::{or_fail, test_options};
use crate::Store;

/// A folder of its own for a database and the files that SQLite puts beside it; deleted when dropped.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// A folder with a migrated database in it.
    pub(super) fn with_database() -> Self {
        static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
        let template = TEMPLATE.get_or_init(migrated);
        let folder = Self::new();
        or_fail(fs::write(folder.file(), template), "copying the template database");
        folder
    }

    /// An empty folder. Its name holds the process and a count; one left by an earlier process is passed over.
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        loop {
            let name =
                format!("headstart-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let path = std::env::temp_dir().join(name);
            match fs::create_dir(&path) {
                Ok(()) => return Self(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => or_fail(Err(error), "making a folder for a test database"),
            }
        }
    }

    fn file(&self) -> PathBuf {
        self.0.join("test.db")
    }

    /// The address of the database.
    pub(super) fn url(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be deleted lies in the system's folder of temporary files.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The bytes of a migrated database; closing it has put everything into the one file.
fn migrated() -> Vec<u8> {
    let folder = Folder::new();
    or_fail(Store::migrate(&test_options(&folder.url())), "migrating the template database");
    assert_no_journal(&folder.file());
    or_fail(fs::read(folder.file()), "reading the template database")
}

fn assert_no_journal(file: &Path) {
    let journal = file.with_extension("db-wal");
    assert!(!journal.exists(), "{} would be left out of the copy", journal.display());
}
