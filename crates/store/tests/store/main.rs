//! What the store promises, on every database. One program, so that it is linked once.
#![cfg(test)]

mod accounts;
mod audit;
mod migrations;
mod partnership;
mod raw;
mod reference;
mod setup;
mod units_of_work;
