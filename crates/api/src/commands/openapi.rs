//! `headstart openapi`

use std::io::Write as _;

/// Writes the OpenAPI document to standard output.
///
/// # Errors
/// When it cannot be written.
pub fn run() -> Result<(), String> {
    let text = crate::routes::openapi::text().map_err(|error| error.to_string())?;
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
}
