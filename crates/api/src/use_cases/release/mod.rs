//! Data sets frozen for evaluators: made from one consistent state of the records, kept as bytes, never changed.

pub mod begin;
mod chunks;
pub mod delta;
pub mod files;
mod format;
mod gather;
mod manifest;
mod names;
mod norms;
mod population;
pub mod prepare;
pub mod preview;
pub mod project;
mod rows;
mod shared;
pub mod verify;
pub mod view;
