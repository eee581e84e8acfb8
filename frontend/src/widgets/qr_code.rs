//! A QR code, drawn here: a camera opens what is printed.
use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Modules of white that readers need around the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code of an address, with words for those who do not see it. Nothing for an address that is too long for one.
pub fn qr_code(address: &str, what: &str) -> Option<AnyView> {
    let (path, width) = modules(address)?;
    let side = width + 2 * QUIET;
    Some(
        view! {
            <svg class="app-qr" role="img" aria-label=what.to_owned() viewBox=format!("0 0 {side} {side}")
                shape-rendering="crispEdges" focusable="false">
                <rect width=side height=side fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
        .into_any(),
    )
}

/// The dark modules as one path, run by run, and how many modules a side has. A sixth of them may be spoiled.
fn modules(address: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let (width, colours) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let (from, down, long) = (x + QUIET, y + QUIET, run.len());
                // Writing to a string does not fail.
                let _ = write!(path, "M{from} {down}h{long}v1h-{long}z");
            }
            x += run.len();
        }
    }
    Some((path, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts a path back into rows of modules, quiet zone and all.
    fn painted(path: &str, width: usize) -> Vec<Vec<bool>> {
        let side = width + 2 * QUIET;
        let mut rows = vec![vec![false; side]; side];
        for run in path.split('M').filter(|run| !run.is_empty()) {
            let (start, rest) = run.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let long: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            rows[y][x..x + long].fill(true);
        }
        rows
    }

    #[test]
    fn the_drawing_is_the_code_with_its_quiet_zone_and_three_finders() {
        let address = "https://headstart.example.gov.uk/survey#0123456789abcdefghijkl";
        let (path, width) = modules(address).unwrap();
        let rows = painted(&path, width);
        let code = QrCode::with_error_correction_level(address, EcLevel::M).unwrap();
        for y in 0..width {
            for x in 0..width {
                assert_eq!(rows[y + QUIET][x + QUIET], code[(x, y)] == Color::Dark, "{x} {y}");
            }
        }
        assert!(rows[..QUIET].iter().flatten().all(|dark| !dark), "white above");
        assert!(rows.iter().all(|row| row[..QUIET].iter().all(|dark| !dark)), "white at the left");
        let finder = |x: usize, y: usize| (0..7).all(|n| rows[y][x + n] && rows[y + 6][x + n]);
        let far = QUIET + width - 7;
        assert!(finder(QUIET, QUIET) && finder(far, QUIET) && finder(QUIET, far));
    }

    #[test]
    fn an_address_that_no_code_holds_has_none() {
        assert!(modules(&"x".repeat(5_000)).is_none());
    }
}
