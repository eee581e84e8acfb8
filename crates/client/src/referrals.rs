//! Referrals.

use headstart_contract::{
    likeness::SamePersonAnswer,
    page::Page,
    referral::{ReferralCount, ReferralInput, ReferralSummary, ReferralView, ScreeningView},
};
use headstart_domain::{id::ReferralId, workflow::Details};

use crate::{Client, Filters, Result};

impl Client {
    /// Makes a referral; the key makes repeating it safe.
    pub async fn create_referral(&self, referral: &ReferralInput, key: &str) -> Result<ReferralView> {
        self.post("/api/v1/referrals").once(key).json(referral).read().await
    }

    /// A page of referrals, newest first.
    pub async fn list_referrals(&self, filters: Filters<'_>) -> Result<Page<ReferralSummary>> {
        self.get("/api/v1/referrals", filters).read().await
    }

    /// How many open referrals wait in each state.
    pub async fn count_referrals(&self) -> Result<Vec<ReferralCount>> {
        self.get("/api/v1/referral-counts", &[]).read().await
    }

    /// One referral.
    pub async fn read_referral(&self, id: ReferralId) -> Result<ReferralView> {
        self.get(&format!("/api/v1/referrals/{id}"), &[]).read().await
    }

    /// The computed first look at a referral.
    pub async fn read_screening(&self, id: ReferralId) -> Result<ScreeningView> {
        self.get(&format!("/api/v1/referrals/{id}/screening"), &[]).read().await
    }

    /// Says whether a referral is about somebody known already, from the version that was read.
    pub async fn answer_same_person(
        &self,
        id: ReferralId,
        version: i32,
        answer: &SamePersonAnswer,
    ) -> Result<ReferralView> {
        self.post(&format!("/api/v1/referrals/{id}/same-person")).at(version).json(answer).read().await
    }

    /// Moves a referral on, from the version that was read. `action` is one of the view's `moves`.
    pub async fn move_referral(
        &self,
        id: ReferralId,
        action: &str,
        version: i32,
        told: &Details,
    ) -> Result<ReferralView> {
        self.post(&format!("/api/v1/referrals/{id}/{action}")).at(version).json(told).read().await
    }
}
