//! The API as its users meet it: every story runs against the real application on a database of its own,
//! once on SQLite and, where it is given, once on PostgreSQL.
#![cfg(test)]

mod accounts;
mod admin;
mod alerts;
mod answering;
mod audit_in_commit;
mod calculators;
mod closing;
mod demo;
mod duplicates;
mod episodes;
mod evaluation;
mod goals;
mod hand_over;
mod identity;
mod left_out;
mod manners;
mod measures;
mod measuring;
mod paper_entries;
mod placements;
mod problems;
mod programme_change;
mod published_tables;
mod referrals;
mod releases;
mod rescoring;
mod rows_behind;
mod same_person;
mod sessions;
mod setup;
mod setup_file;
mod sign_in;
mod steps;
mod support;
mod surveys;
mod waiting_time;
mod wordings;
mod world;
mod young_people;
