//! Asking for answers: links to send, and this device handed over.
pub mod ask_page;
pub mod link_list;
