//! Young people who are being supported.
pub mod caseload_page;
