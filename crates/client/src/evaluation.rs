//! Outcomes of the programme, scores for evaluators, and releases.

use headstart_contract::{
    evaluation::Outcomes,
    release::{DeltaView, Dictionary, ProjectInput, ProjectView, ReleaseView},
};
use headstart_domain::id::{EvaluationProjectId, ReleaseId};

use crate::{Client, Filters, Result};

impl Client {
    /// Outcomes by group.
    pub async fn read_outcomes(&self, filters: Filters<'_>) -> Result<Outcomes> {
        self.get("/api/v1/evaluation/outcomes", filters).read().await
    }

    /// Pseudonymised scores as CSV with a heading. The answer can be large: read it chunk by chunk.
    pub async fn export_scores(&self) -> Result<reqwest::Response> {
        self.get("/api/v1/evaluation/exports/scores.csv", &[]).send().await
    }

    /// Makes an evaluation project.
    pub async fn create_evaluation_project(&self, project: &ProjectInput, key: &str) -> Result<ProjectView> {
        self.post("/api/v1/evaluation/projects").json(project).once(key).read().await
    }

    /// Asks for a release of a project. Read it until it is frozen.
    pub async fn create_release(&self, project: EvaluationProjectId, key: &str) -> Result<ReleaseView> {
        self.post(&format!("/api/v1/evaluation/projects/{project}/releases")).once(key).read().await
    }

    /// A release: where it stands and what it holds.
    pub async fn read_release(&self, id: ReleaseId) -> Result<ReleaseView> {
        self.get(&format!("/api/v1/evaluation/releases/{id}"), &[]).read().await
    }

    /// A file of a release, by the name that its manifest gives. The answer can be large: read it chunk by chunk.
    pub async fn pull_release_file(&self, id: ReleaseId, name: &str) -> Result<reqwest::Response> {
        self.get(&format!("/api/v1/evaluation/releases/{id}/files/{name}"), &[]).send().await
    }

    /// What is new in a release since an earlier one of its project (`since`, by number).
    pub async fn read_release_delta(&self, id: ReleaseId, filters: Filters<'_>) -> Result<DeltaView> {
        self.get(&format!("/api/v1/evaluation/releases/{id}/delta"), filters).read().await
    }

    /// The data dictionary of releases.
    pub async fn read_data_dictionary(&self) -> Result<Dictionary> {
        self.get("/api/v1/evaluation/data-dictionary", &[]).read().await
    }
}
