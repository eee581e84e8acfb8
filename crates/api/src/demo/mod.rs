//! A made-up programme: people, places and records that look like a county's early help, and are nobody's.
//!
//! The generator is pure: the same seed, day and size give the same rows. Its shapes follow what HeadStart
//! Kent reported of the young people it supported (seed document 003). Every state a record is in was reached
//! along the rows of the same tables that the product enforces, and every score was computed from made-up
//! answers by the same code that scores real ones, so nothing here can be impossible.

mod answers;
mod area;
mod asked_panel;
mod bank_holidays;
mod blueprint;
mod clients;
mod consents;
mod contact;
mod days;
mod decks;
mod dice;
mod drafts;
mod episode;
mod episode_course;
mod generate;
mod goals;
mod logins;
mod measures;
mod names;
mod needs;
mod person;
mod placements;
mod plan;
mod programme;
mod rcads;
mod referral;
mod referral_route;
mod sessions;
mod showcase;
mod staff;
mod survey;
mod told;
mod walk;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use clients::{ClientSecret, renew_client_secrets};
pub use generate::{Batch, generate};
pub use logins::{PASSWORD, demo_accounts};
pub use plan::{Plan, Size};
pub use programme::Programme;
pub use survey::Survey;
pub use write::{Standing, standing, write};

/// What the codes of made-up partnerships begin with: by this an installation knows itself for a demonstration.
pub const CODE_PREFIX: &str = "demo-";

/// Why a demonstration could not be made up. Any of these is a fault of the generator.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A list had nothing to choose from.
    #[error("there was nothing to choose from: {0}")]
    Empty(&'static str),
    /// A record would have become one that the programme's rules do not allow.
    #[error("a made-up record would be impossible: {0}")]
    Impossible(String),
}

impl From<headstart_store::StoreError> for DemoError {
    fn from(error: headstart_store::StoreError) -> Self {
        Self::Impossible(error.to_string())
    }
}

/// The result of making something up.
pub type DemoResult<T> = Result<T, DemoError>;
