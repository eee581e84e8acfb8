//! `headstart moves`

use std::io::Write as _;

use headstart_domain::{episode, referral};

/// Writes the moves of referrals, episodes and placements to standard output, in Markdown.
///
/// # Errors
/// When it cannot be written.
pub fn run() -> Result<(), String> {
    let text = format!(
        "# Moves\n\nWhat can be done with a record in each of its states, written from the tables that the server and \
         the app go by. Codes are those of the API.\n\n## Referrals\n\n{}\n## Episodes\n\n{}\n## Placements\n\n{}",
        referral::MOVES.markdown(),
        episode::MOVES.markdown(),
        episode::PLACEMENT_MOVES.markdown(),
    );
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
}
