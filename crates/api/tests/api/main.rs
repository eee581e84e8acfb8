//! The API as its users meet it: every story runs against the real application on a database of its own,
//! once on SQLite and, where it is given, once on PostgreSQL.
#![cfg(test)]

mod accounts;
mod admin;
mod problems;
mod referrals;
mod setup;
mod setup_file;
mod sign_in;
mod world;
mod young_people;
