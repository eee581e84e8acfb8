//! How instruments are answered: through links, on a tablet handed over, or typed in twice from paper; and what
//! a partnership asks for, and when.

mod double_entry;
mod help_line;
mod link;
mod settings;

pub use double_entry::{Difference, Filled, differences};
pub use help_line::{HelpLine, lines_for, national};
pub use link::{Hand, LinkState, expires_at, is_usable};
pub use settings::{
    Asked, HELP_ABOUT, HELP_NAME, HELP_NUMBER, MOST_CONTACTS, MOST_LINK_DAYS, MOST_WEEKS, Settings,
};
