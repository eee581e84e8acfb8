//! What the store promises, on every database. One program, so that it is linked once.
#![cfg(test)]

mod accounts;
mod audit;
mod episodes;
mod export;
mod joining;
mod left_out;
mod measures;
mod migrations;
mod outcomes;
mod outcomes_by;
mod outcomes_kept;
mod partnership;
mod placements;
mod raw;
mod reach_by_age;
mod reference;
mod referrals;
mod releases;
mod setup;
mod support;
mod units_of_work;
