//! Data sets frozen for evaluators.

mod changes;
mod files;
mod keeping;
mod notebooks;
mod study;
