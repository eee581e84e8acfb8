//! The API as the browser sees it: typed requests over `fetch`, and data that loads into a page.
pub mod client;
pub mod error;
pub mod listed;
pub mod paths;
pub mod remote;
pub mod submit;
