//! What the store promises, on every database. One program, so that it is linked once.
#![cfg(test)]

mod audit;
mod migrations;
mod raw;
mod units_of_work;
