//! Outcomes of the programme, scores for evaluators, and releases.

use headstart_contract::{
    evaluation::{
        AddedValueFigureRow, AddedValueTable, ChangeFigureRow, FigureRow, Funnel, MeasurableChangeTable,
        OutcomeDefinition, Outcomes, OverTime, PublishedTableInput, PublishedTableLine, PublishedTableView,
        ReachFigureRow, ReachTable,
    },
    page::Page,
    release::{DeltaView, Dictionary, ProjectInput, ProjectView, ReleasePreview, ReleaseView, Verification},
};
use headstart_domain::id::{EvaluationProjectId, PublishedTableId, ReleaseId};

use crate::{Client, Filters, Result};

impl Client {
    /// Outcomes by group.
    pub async fn read_outcomes(&self, filters: Filters<'_>) -> Result<Outcomes> {
        self.get("/api/v1/evaluation/outcomes", filters).read().await
    }

    /// What the figures of a scale mean: name `instrument`, `scale` and `informant`.
    pub async fn read_outcome_definition(&self, filters: Filters<'_>) -> Result<OutcomeDefinition> {
        self.get("/api/v1/evaluation/outcomes/definition", filters).read().await
    }

    /// An outcome month by month: name `figure`, `instrument`, `scale` and `informant`.
    pub async fn read_outcomes_over_time(&self, filters: Filters<'_>) -> Result<OverTime> {
        self.get("/api/v1/evaluation/outcomes/over-time", filters).read().await
    }

    /// An outcome across schools or organisations: name `by`, `figure`, `instrument`, `scale` and `informant`.
    pub async fn read_outcome_funnel(&self, filters: Filters<'_>) -> Result<Funnel> {
        self.get("/api/v1/evaluation/outcomes/funnel", filters).read().await
    }

    /// The measurable change of the programme by informant and group.
    pub async fn read_measurable_change(&self, filters: Filters<'_>) -> Result<MeasurableChangeTable> {
        self.get("/api/v1/evaluation/measurable-change", filters).read().await
    }

    /// The rows behind a measurable change: name `informant`.
    pub async fn list_measurable_change_rows(&self, filters: Filters<'_>) -> Result<Page<ChangeFigureRow>> {
        self.get("/api/v1/evaluation/measurable-change/rows", filters).read().await
    }

    /// The SDQ added value of the programme by group.
    pub async fn read_added_value(&self, filters: Filters<'_>) -> Result<AddedValueTable> {
        self.get("/api/v1/evaluation/added-value", filters).read().await
    }

    /// The rows behind an added value.
    pub async fn list_added_value_rows(&self, filters: Filters<'_>) -> Result<Page<AddedValueFigureRow>> {
        self.get("/api/v1/evaluation/added-value/rows", filters).read().await
    }

    /// The young people behind a figure of reach: name `by` and `value`.
    pub async fn list_reach_rows(&self, filters: Filters<'_>) -> Result<Page<ReachFigureRow>> {
        self.get("/api/v1/evaluation/reach/rows", filters).read().await
    }

    /// Whom the programme reaches: name `by`.
    pub async fn read_reach(&self, filters: Filters<'_>) -> Result<ReachTable> {
        self.get("/api/v1/evaluation/reach", filters).read().await
    }

    /// Referrals month by month: name `figure`.
    pub async fn read_referrals_over_time(&self, filters: Filters<'_>) -> Result<OverTime> {
        self.get("/api/v1/evaluation/referrals/over-time", filters).read().await
    }

    /// The rows behind a figure: name `instrument`, `scale` and `informant`.
    pub async fn list_figure_rows(&self, filters: Filters<'_>) -> Result<Page<FigureRow>> {
        self.get("/api/v1/evaluation/outcomes/rows", filters).read().await
    }

    /// Publishes a table of outcomes; the key makes repeating it safe.
    pub async fn create_published_table(
        &self,
        table: &PublishedTableInput,
        key: &str,
    ) -> Result<PublishedTableView> {
        self.post("/api/v1/evaluation/published-tables").json(table).once(key).read().await
    }

    /// Published tables, in the order they were published.
    pub async fn list_published_tables(&self, filters: Filters<'_>) -> Result<Page<PublishedTableLine>> {
        self.get("/api/v1/evaluation/published-tables", filters).read().await
    }

    /// A published table.
    pub async fn read_published_table(&self, id: PublishedTableId) -> Result<PublishedTableView> {
        self.get(&format!("/api/v1/evaluation/published-tables/{id}"), &[]).read().await
    }

    /// A published table as CSV.
    pub async fn read_published_table_csv(&self, id: PublishedTableId) -> Result<reqwest::Response> {
        self.get(&format!("/api/v1/evaluation/published-tables/{id}/table.csv"), &[]).send().await
    }

    /// Pseudonymised scores as CSV with a heading, without what describes a young person: that takes a release. The
    /// answer can be large: read it chunk by chunk.
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

    /// Evaluation projects, in the order they were made.
    pub async fn list_evaluation_projects(&self, filters: Filters<'_>) -> Result<Page<ProjectView>> {
        self.get("/api/v1/evaluation/projects", filters).read().await
    }

    /// Destroys the key of an evaluation project, for good.
    pub async fn destroy_project_key(&self, id: EvaluationProjectId) -> Result<ProjectView> {
        self.post(&format!("/api/v1/evaluation/projects/{id}/destroy-key")).read().await
    }

    /// What a release of a project would hold if it were frozen now.
    pub async fn preview_release(&self, id: EvaluationProjectId) -> Result<ReleasePreview> {
        self.get(&format!("/api/v1/evaluation/projects/{id}/preview"), &[]).read().await
    }

    /// The frozen releases of a project, newest first.
    pub async fn list_releases(
        &self,
        project: EvaluationProjectId,
        filters: Filters<'_>,
    ) -> Result<Page<ReleaseView>> {
        self.get(&format!("/api/v1/evaluation/projects/{project}/releases"), filters).read().await
    }

    /// What is new in a table of a release, as lines of JSON. The answer can be large: read it chunk by chunk.
    pub async fn pull_release_delta(
        &self,
        id: ReleaseId,
        table: headstart_domain::release::Resource,
        filters: Filters<'_>,
    ) -> Result<reqwest::Response> {
        self.get(&format!("/api/v1/evaluation/releases/{id}/delta/{table}.ndjson"), filters).send().await
    }

    /// Checks a release.
    pub async fn verify_release(&self, id: ReleaseId) -> Result<Verification> {
        self.post(&format!("/api/v1/evaluation/releases/{id}/verify")).read().await
    }
}
