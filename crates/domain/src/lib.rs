//! The programme's rules: types, state transitions, eligibility, access policy, instruments and scoring,
//! statistics and disclosure control. No HTTP, SQL, async, system clock or randomness: time and new ids are
//! arguments, and everything here builds for WebAssembly.

pub mod access;
pub mod answering;
pub mod calculator;
pub mod clock;
pub mod code_list;
pub mod consent;
pub mod disclosure;
pub mod episode;
pub mod evaluation;
pub mod field;
pub mod id;
pub mod identifier;
pub mod instrument;
pub mod person;
pub mod referral;
pub mod release;
pub mod statistics;
pub mod survey;
pub mod tier;
pub mod workflow;
