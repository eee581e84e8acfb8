//! Referrals not yet sent.

use headstart_contract::{
    page::Page,
    referral::{Draft, DraftInput, ReferralView},
};
use headstart_domain::id::DraftId;

use crate::{Client, Filters, Result};

impl Client {
    /// One's own drafts, last saved first.
    pub async fn list_drafts(&self, filters: Filters<'_>) -> Result<Page<Draft>> {
        self.get("/api/v1/referral-drafts", filters).read().await
    }

    /// Starts a draft; the key makes repeating it safe.
    pub async fn create_draft(&self, draft: &DraftInput, key: &str) -> Result<Draft> {
        self.post("/api/v1/referral-drafts").once(key).json(draft).read().await
    }

    /// One of one's own drafts.
    pub async fn read_draft(&self, id: DraftId) -> Result<Draft> {
        self.get(&format!("/api/v1/referral-drafts/{id}"), &[]).read().await
    }

    /// Saves a draft over the version that was read.
    pub async fn save_draft(&self, id: DraftId, version: i32, draft: &DraftInput) -> Result<Draft> {
        self.put(&format!("/api/v1/referral-drafts/{id}")).at(version).json(draft).read().await
    }

    /// Deletes a draft.
    pub async fn delete_draft(&self, id: DraftId) -> Result<()> {
        self.delete(&format!("/api/v1/referral-drafts/{id}")).done().await
    }

    /// Sends a draft as a referral; the key makes repeating it safe.
    pub async fn submit_draft(&self, id: DraftId, key: &str) -> Result<ReferralView> {
        self.post(&format!("/api/v1/referral-drafts/{id}/submit")).once(key).read().await
    }
}
