//! Young people's records.
pub mod identity;
