//! Making, reading and moving referrals.

mod clock;
mod drafts;
mod read;
mod referred;
mod same_person;
mod screening;
mod submit;
mod transition;

pub use clock::first_decide_by;
pub use drafts::{KEPT_DAYS, delete_draft, list_drafts, new_draft, read_draft, save_draft};
pub use read::{read, summary, supported_now};
pub use same_person::{JOINED, KEPT_APART, same_person};
pub use screening::screening;
pub use submit::submit;
pub use transition::transition;

use headstart_domain::{
    referral::{Need, Source},
    tier::Tier,
};
use serde::{Deserialize, Serialize};

/// The worry, as it is stored with the referral.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredWorry {
    /// Presenting needs.
    pub needs: Vec<Need>,
    /// What is happening.
    pub description: String,
    /// What helps.
    pub strengths: Option<String>,
    /// What was tried.
    pub tried: Option<String>,
    /// What should be different.
    pub hopes: Option<String>,
    /// The tier the referrer had in mind.
    pub tier: Option<Tier>,
    /// Why the programme fits although the age is outside 10 to 16.
    pub age_reason: Option<String>,
    /// Whether the young person agreed.
    pub young_person_agrees: bool,
    /// Whether a parent or carer agreed.
    pub parent_agrees: Option<bool>,
}

/// The referrer, as stored with the referral.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredReferrer {
    /// Their name.
    pub name: String,
    /// Their role or relation.
    pub role: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// The way in.
    pub source: Source,
    /// The partner's own reference.
    pub external_reference: Option<String>,
}

/// A text without its outer blanks; nothing when it is blank.
fn tidy(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
