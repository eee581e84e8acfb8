//! The school survey.

use headstart_contract::{
    answering::LinkToken,
    survey::{
        SurveyAnswers, SurveyForm, SurveyInstrumentView, SurveyLinksInput, SurveyLinksMade, SurveyReceived,
        SurveyResultsView, SurveySchoolView, SurveyWaveView,
    },
};
use headstart_domain::{
    id::{SchoolId, SurveyWaveId},
    survey::{SchoolPlan, WaveAction, WavePlan},
};

use crate::{Client, Filters, Result};

impl Client {
    /// The instruments that may be used, and whether there are words for pupils.
    pub async fn list_survey_instruments(&self) -> Result<Vec<SurveyInstrumentView>> {
        self.get("/api/v1/survey-instruments", &[]).read().await
    }

    /// The rounds that the caller may see, newest first.
    pub async fn list_survey_waves(&self) -> Result<Vec<SurveyWaveView>> {
        self.get("/api/v1/survey-waves", &[]).read().await
    }

    /// Makes a round; the key makes repeating it safe.
    pub async fn create_survey_wave(&self, plan: &WavePlan, key: &str) -> Result<SurveyWaveView> {
        self.post("/api/v1/survey-waves").once(key).json(plan).read().await
    }

    /// One round.
    pub async fn read_survey_wave(&self, id: SurveyWaveId) -> Result<SurveyWaveView> {
        self.get(&format!("/api/v1/survey-waves/{id}"), &[]).read().await
    }

    /// Changes a round, at the version that was read.
    pub async fn change_survey_wave(
        &self,
        id: SurveyWaveId,
        version: i32,
        plan: &WavePlan,
    ) -> Result<SurveyWaveView> {
        self.put(&format!("/api/v1/survey-waves/{id}")).at(version).json(plan).read().await
    }

    /// Opens or closes a round, at the version that was read.
    pub async fn move_survey_wave(
        &self,
        id: SurveyWaveId,
        action: WaveAction,
        version: i32,
    ) -> Result<SurveyWaveView> {
        self.post(&format!("/api/v1/survey-waves/{id}/{action}")).at(version).read().await
    }

    /// The schools and classes of a round, with response rates as they are now.
    pub async fn list_survey_schools(&self, id: SurveyWaveId) -> Result<Vec<SurveySchoolView>> {
        self.get(&format!("/api/v1/survey-waves/{id}/schools"), &[]).read().await
    }

    /// Puts a school into a round or changes its classes, at the version of the round that was read.
    pub async fn put_survey_school(
        &self,
        id: SurveyWaveId,
        school: SchoolId,
        version: i32,
        plan: &SchoolPlan,
    ) -> Result<SurveyWaveView> {
        let path = format!("/api/v1/survey-waves/{id}/schools/{school}");
        self.put(&path).at(version).json(plan).read().await
    }

    /// Takes a school out of a round, at the version of the round that was read.
    pub async fn remove_survey_school(&self, id: SurveyWaveId, school: SchoolId, version: i32) -> Result<()> {
        self.delete(&format!("/api/v1/survey-waves/{id}/schools/{school}")).at(version).done().await
    }

    /// Makes links for the classes of a school; their addresses are told this once. The key makes repeating it safe.
    pub async fn make_survey_links(
        &self,
        id: SurveyWaveId,
        school: SchoolId,
        links: &SurveyLinksInput,
        key: &str,
    ) -> Result<SurveyLinksMade> {
        let path = format!("/api/v1/survey-waves/{id}/schools/{school}/links");
        self.post(&path).once(key).json(links).read().await
    }

    /// What a closed round shows; `school_id` among the filters sets a school beside all.
    pub async fn read_survey_results(
        &self,
        id: SurveyWaveId,
        filters: Filters<'_>,
    ) -> Result<SurveyResultsView> {
        self.get(&format!("/api/v1/survey-waves/{id}/results"), filters).read().await
    }

    /// The responses of a closed round, as CSV.
    pub async fn export_survey_responses(&self, id: SurveyWaveId) -> Result<String> {
        let path = format!("/api/v1/survey-waves/{id}/responses.csv");
        Ok(self.get(&path, &[]).send().await?.text().await?)
    }

    /// Opens the questions of a round. No credential counts here but the secret of the class's link.
    pub async fn open_survey(&self, token: &LinkToken) -> Result<SurveyForm> {
        self.post("/api/v1/answering/survey/open").json(token).read().await
    }

    /// Sends what one pupil answered.
    pub async fn submit_survey(&self, answers: &SurveyAnswers) -> Result<SurveyReceived> {
        self.post("/api/v1/answering/survey/submit").json(answers).read().await
    }
}
