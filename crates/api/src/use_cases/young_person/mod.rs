//! Young people: reading, finding, changing, consents, what happened, who looked.

mod audit;
mod change;
mod consents;
pub mod contact;
mod joining;
mod likely;
mod read;
mod search;
mod timeline;

pub use audit::audit;
pub use change::change;
pub use consents::{agreed_to_support, consent_views, record_consent, support_in_force, withdraw_consent};
pub use joining::{Joined, fill, join, tell_apart};
pub use likely::{alike, facts, likely, likened, may_be_same};
pub use read::{identity, read};
pub use search::search;
pub use timeline::timeline;
