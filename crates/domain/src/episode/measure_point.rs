//! When in a period of support a measure was completed, and how.

use crate::code_list::code_list;

code_list! {
    /// When a measure was completed.
    pub enum Point {
        Baseline = "baseline", "Baseline";
        Review = "review", "Review";
        Closing = "closing", "Closing";
    }
}

code_list! {
    /// How the answers came in.
    pub enum Mode {
        Paper = "paper", "Typed in from paper";
        Together = "together", "Filled in together";
        Link = "link", "Through a link";
        Tablet = "tablet", "On a tablet handed over";
        Import = "import", "Imported";
    }
}
