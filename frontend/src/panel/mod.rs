//! The early-help panel.
pub mod panel_page;
