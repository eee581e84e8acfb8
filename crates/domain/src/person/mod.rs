//! The young person.
