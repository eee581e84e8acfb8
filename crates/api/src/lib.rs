//! The HTTP API, sign-in, use cases, imports, exports and the headstart binary.

pub mod auth;
pub mod commands;
pub mod config;
pub mod crypto;
pub mod demo;
pub mod error;
pub mod http;
pub mod import;
pub mod remembered;
pub mod routes;
pub mod server;
pub mod state;
pub mod use_cases;
