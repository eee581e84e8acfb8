//! Outcomes of the programme, and scores for evaluators.

use headstart_contract::evaluation::Outcomes;

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
}
