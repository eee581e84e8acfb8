//! A walk over every operation of the API document: who gets in, who does not, and what the audit says of it.

mod answering;
mod audit;
mod document;
mod expectation;
mod foreign_records;
mod permissions;
mod request;
mod roles;
mod scopes;
mod surveys;
