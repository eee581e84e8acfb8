//! Answering instruments: words, links, forms without an account, paper forms typed in twice, what is asked for.

mod form;
mod link;
mod paper;
mod settings;
mod wording;

pub use form::{Holder, discard, keep, open, submit};
pub use link::{cancel, list as list_links, make};
pub use paper::{PaperStep, discard as discard_paper, first_entry, list as list_paper, second_entry};
pub use settings::{change as change_settings, read as read_settings, settings};
pub use wording::{history as wording_history, options, upload, withdraw};
pub(super) use wording::{of_row, shipped_licence, words};
