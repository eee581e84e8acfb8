//! Data sets frozen for evaluators.

mod changes;
mod files;
mod keeping;
mod norms;
mod notebooks;
pub mod study;
