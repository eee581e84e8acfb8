//! What the store promises, on every database. One program, so that it is linked once.
#![cfg(test)]

mod migrations;
mod raw;
