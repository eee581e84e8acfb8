//! Answering instruments: words, links, forms, paper forms typed in twice, alerts, and what is asked for.

use headstart_contract::{
    alert::{Acknowledgement, AlertCount, AlertView},
    answering::{
        AnswerLinkInput, AnswerLinkMade, AnswerLinkView, AnsweringForm, AnswersInput, AnswersKept,
        AnswersReceived, LinkToken, MeasuringView, PaperEntryInput, PaperEntryView, WordingInput,
        WordingOption, WordingView,
    },
    measure::MeasureInput,
    page::Page,
};
use headstart_domain::{
    answering::Settings,
    id::{AlertId, AnswerLinkId, EpisodeId, PaperEntryId, WordingId},
};

use crate::{Client, Filters, Result};

impl Client {
    /// What each instrument can be answered with.
    pub async fn list_wordings(&self) -> Result<Vec<WordingOption>> {
        self.get("/api/v1/wordings", &[]).read().await
    }

    /// The words that a site uploaded of an instrument, newest first.
    pub async fn read_wording_history(&self, instrument: &str) -> Result<Vec<WordingView>> {
        self.get(&format!("/api/v1/instruments/{instrument}/wordings"), &[]).read().await
    }

    /// Uploads the words of an instrument; the key makes repeating it safe.
    pub async fn upload_wording(
        &self,
        instrument: &str,
        words: &WordingInput,
        key: &str,
    ) -> Result<WordingView> {
        self.post(&format!("/api/v1/instruments/{instrument}/wordings")).once(key).json(words).read().await
    }

    /// Takes uploaded words out of use.
    pub async fn withdraw_wording(&self, id: WordingId) -> Result<WordingView> {
        self.post(&format!("/api/v1/wordings/{id}/withdraw")).read().await
    }

    /// Makes a link for answering; its address is told this once. The key makes repeating it safe.
    pub async fn make_answer_link(
        &self,
        id: EpisodeId,
        link: &AnswerLinkInput,
        key: &str,
    ) -> Result<AnswerLinkMade> {
        self.post(&format!("/api/v1/episodes/{id}/answer-links")).once(key).json(link).read().await
    }

    /// The links of a period of support, newest first.
    pub async fn list_answer_links(&self, id: EpisodeId) -> Result<Vec<AnswerLinkView>> {
        self.get(&format!("/api/v1/episodes/{id}/answer-links"), &[]).read().await
    }

    /// Cancels a link.
    pub async fn cancel_answer_link(&self, id: AnswerLinkId) -> Result<AnswerLinkView> {
        self.post(&format!("/api/v1/answer-links/{id}/cancel")).read().await
    }

    /// Opens the form of a link. No credential counts here but the link's secret.
    pub async fn open_form(&self, token: &LinkToken) -> Result<AnsweringForm> {
        self.post("/api/v1/answering/open").json(token).read().await
    }

    /// Keeps answers for later.
    pub async fn keep_answers(&self, answers: &AnswersInput) -> Result<AnswersKept> {
        self.put("/api/v1/answering/answers").json(answers).read().await
    }

    /// Throws kept answers away.
    pub async fn discard_answers(&self, token: &LinkToken) -> Result<()> {
        self.post("/api/v1/answering/discard").json(token).done().await
    }

    /// Sends answers, once.
    pub async fn submit_answers(&self, answers: &AnswersInput) -> Result<AnswersReceived> {
        self.post("/api/v1/answering/submit").json(answers).read().await
    }

    /// Types in a paper form, to be typed in again; the key makes repeating it safe.
    pub async fn make_paper_entry(
        &self,
        id: EpisodeId,
        form: &MeasureInput,
        key: &str,
    ) -> Result<PaperEntryView> {
        self.post(&format!("/api/v1/episodes/{id}/paper-entries")).once(key).json(form).read().await
    }

    /// The paper forms of a period of support that are typed in twice, newest first.
    pub async fn list_paper_entries(&self, id: EpisodeId) -> Result<Vec<PaperEntryView>> {
        self.get(&format!("/api/v1/episodes/{id}/paper-entries"), &[]).read().await
    }

    /// Types a paper form in again, at the version that was read.
    pub async fn enter_paper_again(
        &self,
        id: PaperEntryId,
        version: i32,
        entry: &PaperEntryInput,
    ) -> Result<PaperEntryView> {
        self.post(&format!("/api/v1/paper-entries/{id}/second-entry")).at(version).json(entry).read().await
    }

    /// Settles where two entries differ, at the version that was read.
    pub async fn settle_paper_entry(
        &self,
        id: PaperEntryId,
        version: i32,
        entry: &PaperEntryInput,
    ) -> Result<PaperEntryView> {
        self.post(&format!("/api/v1/paper-entries/{id}/settle")).at(version).json(entry).read().await
    }

    /// Throws a paper form away, at the version that was read.
    pub async fn discard_paper_entry(&self, id: PaperEntryId, version: i32) -> Result<PaperEntryView> {
        self.post(&format!("/api/v1/paper-entries/{id}/discard")).at(version).read().await
    }

    /// A page of alerts, newest first.
    pub async fn list_alerts(&self, filters: Filters<'_>) -> Result<Page<AlertView>> {
        self.get("/api/v1/alerts", filters).read().await
    }

    /// How many alerts nobody has seen to.
    pub async fn count_alerts(&self) -> Result<AlertCount> {
        self.get("/api/v1/alerts/count", &[]).read().await
    }

    /// Says what was done about an alert.
    pub async fn acknowledge_alert(&self, id: AlertId, told: &Acknowledgement) -> Result<AlertView> {
        self.post(&format!("/api/v1/alerts/{id}/acknowledge")).json(told).read().await
    }

    /// What the partnership asks for, and when.
    pub async fn read_measuring(&self) -> Result<MeasuringView> {
        self.get("/api/v1/measuring", &[]).read().await
    }

    /// Changes what the partnership asks for, at the version that was read.
    pub async fn change_measuring(&self, version: i32, settings: &Settings) -> Result<MeasuringView> {
        self.put("/api/v1/measuring").at(version).json(settings).read().await
    }
}
