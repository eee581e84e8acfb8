//! `headstart data-dictionary`

use std::io::Write as _;

/// Writes the data dictionary of releases to standard output.
///
/// # Errors
/// When it cannot be written.
pub fn run() -> Result<(), String> {
    let text = headstart_domain::release::markdown();
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
}
