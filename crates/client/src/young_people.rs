//! Young people and their consents.

use headstart_contract::{
    audit::AuditView,
    consent::{ConsentRecord, ConsentView, ConsentWithdrawal},
    likeness::{LikelyPerson, LikelyQuery},
    young_person::{TimelineEntry, YoungPersonChange, YoungPersonFound, YoungPersonSearch, YoungPersonView},
};
use headstart_domain::id::{ConsentId, YoungPersonId};

use crate::{Client, Result};

impl Client {
    /// Young people within reach who match.
    pub async fn search_young_people(&self, whom: &YoungPersonSearch) -> Result<Vec<YoungPersonFound>> {
        self.post("/api/v1/young-people/search").json(whom).read().await
    }

    /// Young people whose records the actor may read and who may be the one that is described.
    pub async fn find_likely_people(&self, whom: &LikelyQuery) -> Result<Vec<LikelyPerson>> {
        self.post("/api/v1/young-people/likely").json(whom).read().await
    }

    /// One young person's record.
    pub async fn read_young_person(&self, id: YoungPersonId) -> Result<YoungPersonView> {
        self.get(&format!("/api/v1/young-people/{id}"), &[]).read().await
    }

    /// Changes a record over the version that was read; what is absent stays.
    pub async fn change_young_person(
        &self,
        id: YoungPersonId,
        version: i32,
        change: &YoungPersonChange,
    ) -> Result<YoungPersonView> {
        self.patch(&format!("/api/v1/young-people/{id}")).at(version).json(change).read().await
    }

    /// What happened, newest first.
    pub async fn read_timeline(&self, id: YoungPersonId) -> Result<Vec<TimelineEntry>> {
        self.get(&format!("/api/v1/young-people/{id}/timeline"), &[]).read().await
    }

    /// Who looked at the record or changed it, newest first.
    pub async fn read_audit(&self, id: YoungPersonId) -> Result<Vec<AuditView>> {
        self.get(&format!("/api/v1/young-people/{id}/audit"), &[]).read().await
    }

    /// Records a consent given or refused; the key makes repeating it safe.
    pub async fn record_consent(
        &self,
        id: YoungPersonId,
        consent: &ConsentRecord,
        key: &str,
    ) -> Result<ConsentView> {
        self.post(&format!("/api/v1/young-people/{id}/consents")).once(key).json(consent).read().await
    }

    /// Withdraws a consent.
    pub async fn withdraw_consent(
        &self,
        id: YoungPersonId,
        consent: ConsentId,
        withdrawal: &ConsentWithdrawal,
    ) -> Result<ConsentView> {
        let path = format!("/api/v1/young-people/{id}/consents/{consent}/withdraw");
        self.post(&path).json(withdrawal).read().await
    }
}
