//! Referrals as a list.
pub mod inbox_counts;
pub mod inbox_filters;
pub mod inbox_page;
pub mod inbox_table;
