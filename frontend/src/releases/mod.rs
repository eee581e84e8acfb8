//! Evaluation projects and the data sets frozen for them.
pub mod changes;
pub mod check_section;
pub mod dictionary_page;
pub mod files;
pub mod freeze_page;
pub mod project_section;
pub mod projects_page;
pub mod release_page;
pub mod release_words;
