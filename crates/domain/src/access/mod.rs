//! Who may do what: roles, permissions, actors and their reach.

mod actor;
mod permission;
mod reach;
mod role;

pub use actor::{Actor, Grant, Place, Subject};
pub use permission::Permission;
pub use reach::Reach;
pub use role::{Role, Span};
