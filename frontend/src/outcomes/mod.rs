//! What changed for young people.
pub mod outcome_words;
pub mod outcomes_page;
pub mod scale_page;
pub mod scale_section;
