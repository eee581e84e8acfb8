//! Risk items that were endorsed, and what was done about them.
pub mod alert_count;
pub mod alerts_page;
