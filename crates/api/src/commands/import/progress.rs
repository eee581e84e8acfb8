//! How far an import is, on the terminal; nothing where there is none.

use std::io::Read;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that first fills with the bytes read and then with the records written.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Starts with a file of so many bytes.
    pub fn reading(bytes: u64) -> Self {
        let bar = ProgressBar::new(bytes);
        bar.set_style(style("{msg} {wide_bar} {bytes}/{total_bytes}"));
        bar.set_message("Reading");
        Self(bar)
    }

    /// Counts what is read from the file.
    pub fn watch<R: Read>(&self, file: R) -> impl Read {
        self.0.wrap_read(file)
    }

    /// What is to be told how many of how many records are written.
    pub fn writing(&self) -> impl Fn(usize, usize) + Send + 'static {
        let bar = self.0.clone();
        move |written, all| {
            bar.set_style(style("{msg} {wide_bar} {pos}/{len}"));
            bar.set_message("Writing");
            bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
            bar.set_position(u64::try_from(written).unwrap_or(u64::MAX));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
