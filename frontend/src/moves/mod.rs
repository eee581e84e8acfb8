//! Moves that the service offers for a record: as links, and as the page on which one is made.
pub mod agreement_fields;
pub mod details_form;
pub mod move_links;
pub mod move_page;
