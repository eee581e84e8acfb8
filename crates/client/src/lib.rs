//! Typed client of the API over reqwest.
