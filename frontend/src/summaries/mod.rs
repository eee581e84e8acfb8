//! Summaries to print: one for a review meeting, one in plain words for the young person.
pub mod courses;
mod plain_words;
pub mod print_button;

pub mod plain_page;
pub mod review_page;
