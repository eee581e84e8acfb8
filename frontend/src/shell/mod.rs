//! What surrounds every page: header, navigation, session, focus.
pub mod areas;
pub mod flash;
pub mod frame;
pub mod password_page;
pub mod session_state;
pub mod session_watch;
pub mod sign_in;
pub mod start;
