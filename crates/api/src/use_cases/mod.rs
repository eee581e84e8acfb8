//! What actors do: each use case runs in one unit of work and knows nothing of HTTP.

pub mod account;
pub mod alert;
pub mod answering;
pub mod calendar;
mod correction;
pub mod episode;
pub mod evaluation;
pub mod goal;
pub mod history;
pub mod housekeeping;
pub mod measure;
pub mod moves;
pub mod placement;
pub mod places;
pub mod referral;
pub mod release;
pub mod score_export;
pub mod session;
pub mod setup;
pub mod survey;
pub mod tools;
pub mod young_person;
