//! Instruments, and what was measured with them.

use headstart_contract::measure::{InstrumentView, MeasureInput, MeasureView, ScoreSeries};
use headstart_domain::id::{EpisodeId, YoungPersonId};
use serde_json::Value;

use crate::{Client, Result};

impl Client {
    /// The instruments that can be completed.
    pub async fn list_instruments(&self) -> Result<Vec<InstrumentView>> {
        self.get("/api/v1/instruments", &[]).read().await
    }

    /// One instrument, by its key.
    pub async fn read_instrument(&self, key: &str) -> Result<InstrumentView> {
        self.get(&format!("/api/v1/instruments/{key}"), &[]).read().await
    }

    /// What was measured in a period of support, newest first.
    pub async fn list_measures(&self, id: EpisodeId) -> Result<Vec<MeasureView>> {
        self.get(&format!("/api/v1/episodes/{id}/measures"), &[]).read().await
    }

    /// Records a completed instrument and gives its scores; the key makes repeating it safe.
    pub async fn record_measure(
        &self,
        id: EpisodeId,
        measure: &MeasureInput,
        key: &str,
    ) -> Result<MeasureView> {
        self.post(&format!("/api/v1/episodes/{id}/measures")).once(key).json(measure).read().await
    }

    /// The course of every scale for a young person.
    pub async fn read_score_series(&self, id: YoungPersonId) -> Result<Vec<ScoreSeries>> {
        self.get(&format!("/api/v1/young-people/{id}/score-series"), &[]).read().await
    }

    /// The names of the calculators.
    pub async fn list_calculators(&self) -> Result<Vec<String>> {
        self.get("/api/v1/calculators", &[]).read().await
    }

    /// Computes: an object in, an object out.
    pub async fn run_calculator(&self, name: &str, given: &Value) -> Result<Value> {
        self.post(&format!("/api/v1/calculators/{name}")).json(given).read().await
    }
}
