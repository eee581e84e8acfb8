//! Tests of the whole: the server with a database of its own, and the typed client before it.
#![cfg(test)]

mod journeys;
mod walk;
mod world;
