//! Instruments, completed measures, and the course of scores.

mod form;
mod goal_course;
mod instruments;
mod list;
mod record;
mod rescore;
mod risk;
mod series;
mod view;
mod yardstick;

pub(super) use form::numbers;
pub use instruments::{instrument, instruments};
pub use list::list;
pub use record::{Told, Who, check, record, record_told};
pub use rescore::{rescore, rests_on};
pub use risk::{Origin, raise};
pub use series::series;
pub(super) use view::{better, definition};

use headstart_domain::instrument::BandRange;

/// A band's stored name in words.
fn band_words(name: &str) -> String {
    BandRange { name, from: None, below: None }.words()
}
