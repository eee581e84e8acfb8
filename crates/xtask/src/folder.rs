//! A folder for things of a moment.
use crate::Outcome;
use crate::run::say;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A folder that only this user may look into, deleted when dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes a folder among the system's temporary files. Its name holds the word and the process.
    pub fn new(word: &str) -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("headstart-{word}-{}", std::process::id()));
        fs::create_dir(&path).map_err(|error| format!("cannot make {}: {error}", path.display()))?;
        let folder = Self(path);
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700))?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            say(&format!("cannot delete {}: {error}", self.0.display()));
        }
    }
}
