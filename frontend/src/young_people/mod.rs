//! Young people's records.
pub mod access_page;
pub mod access_words;
pub mod consents_page;
pub mod contact_fields;
pub mod edit_page;
pub mod identity;
pub mod overview_page;
pub mod person_fields;
pub mod record_frame;
pub mod record_lists;
pub mod scores_page;
pub mod search_page;
pub mod timeline_page;
