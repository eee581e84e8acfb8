//! Periods of support: lead workers, placements, sessions, goals.

use headstart_contract::{
    episode::{
        EpisodeSummary, EpisodeView, GoalInput, GoalView, LeadWorker, PlacementInput, PlacementView,
        SessionInput, SessionView,
    },
    page::Page,
};
use headstart_domain::{
    id::{EpisodeId, GoalId, PlacementId, SessionId},
    workflow::Details,
};

use crate::{Client, Filters, Result};

impl Client {
    /// A page of periods of support, newest first.
    pub async fn list_episodes(&self, filters: Filters<'_>) -> Result<Page<EpisodeSummary>> {
        self.get("/api/v1/episodes", filters).read().await
    }

    /// One period of support.
    pub async fn read_episode(&self, id: EpisodeId) -> Result<EpisodeView> {
        self.get(&format!("/api/v1/episodes/{id}"), &[]).read().await
    }

    /// Moves a period of support on, from the version that was read.
    pub async fn move_episode(
        &self,
        id: EpisodeId,
        action: &str,
        version: i32,
        told: &Details,
    ) -> Result<EpisodeView> {
        self.post(&format!("/api/v1/episodes/{id}/{action}")).at(version).json(told).read().await
    }

    /// Who may become a lead worker; `locality` names the one whose workers come first.
    pub async fn list_lead_workers(&self, filters: Filters<'_>) -> Result<Vec<LeadWorker>> {
        self.get("/api/v1/lead-workers", filters).read().await
    }

    /// Placements in offers, newest first.
    pub async fn list_placements(&self, id: EpisodeId) -> Result<Vec<PlacementView>> {
        self.get(&format!("/api/v1/episodes/{id}/placements"), &[]).read().await
    }

    /// Offers a place; the key makes repeating it safe.
    pub async fn make_placement(
        &self,
        id: EpisodeId,
        placement: &PlacementInput,
        key: &str,
    ) -> Result<PlacementView> {
        self.post(&format!("/api/v1/episodes/{id}/placements")).once(key).json(placement).read().await
    }

    /// Moves a placement on, from the version that was read.
    pub async fn move_placement(
        &self,
        id: PlacementId,
        action: &str,
        version: i32,
        told: &Details,
    ) -> Result<PlacementView> {
        self.post(&format!("/api/v1/placements/{id}/{action}")).at(version).json(told).read().await
    }

    /// Sessions, newest first.
    pub async fn list_sessions(&self, id: EpisodeId) -> Result<Vec<SessionView>> {
        self.get(&format!("/api/v1/episodes/{id}/sessions"), &[]).read().await
    }

    /// Records a session; the key makes repeating it safe.
    pub async fn record_session(
        &self,
        id: EpisodeId,
        session: &SessionInput,
        key: &str,
    ) -> Result<SessionView> {
        self.post(&format!("/api/v1/episodes/{id}/sessions")).once(key).json(session).read().await
    }

    /// Corrects a session, at the version that was read.
    pub async fn correct_session(
        &self,
        id: EpisodeId,
        session: SessionId,
        version: i32,
        told: &SessionInput,
    ) -> Result<SessionView> {
        self.put(&format!("/api/v1/episodes/{id}/sessions/{session}")).at(version).json(told).read().await
    }

    /// Goals in their order.
    pub async fn list_goals(&self, id: EpisodeId) -> Result<Vec<GoalView>> {
        self.get(&format!("/api/v1/episodes/{id}/goals"), &[]).read().await
    }

    /// Sets a goal; the key makes repeating it safe.
    pub async fn set_goal(&self, id: EpisodeId, goal: &GoalInput, key: &str) -> Result<GoalView> {
        self.post(&format!("/api/v1/episodes/{id}/goals")).once(key).json(goal).read().await
    }

    /// Corrects a goal, at the version that was read.
    pub async fn correct_goal(
        &self,
        id: EpisodeId,
        goal: GoalId,
        version: i32,
        told: &GoalInput,
    ) -> Result<GoalView> {
        self.put(&format!("/api/v1/episodes/{id}/goals/{goal}")).at(version).json(told).read().await
    }
}
