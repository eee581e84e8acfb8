//! What actors do: each use case runs in one unit of work and knows nothing of HTTP.

pub mod account;
pub mod calendar;
pub mod history;
pub mod housekeeping;
pub mod places;
pub mod referral;
pub mod setup;
pub mod tools;
pub mod young_person;
