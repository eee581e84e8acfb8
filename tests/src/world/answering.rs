//! Words, a link, an alert and a paper form, made over the API.

use headstart_client::Client;
use headstart_contract::{
    answering::{AnswerLinkInput, PaperEntryInput, WordingInput},
    measure::MeasureInput,
};
use headstart_domain::{
    answering::{Hand, Settings},
    episode::{Mode, Point},
    id::{AlertId, AnswerLinkId, EpisodeId, PaperEntryId, WordingId},
    instrument::{Informant, Wording},
};
use serde_json::{Value, json};

/// One of each.
pub struct Answering {
    pub wording: WordingId,
    pub link: AnswerLinkId,
    pub alert: AlertId,
    pub paper_entry: (PaperEntryId, i32),
}

impl Answering {
    /// Makes them; the word is the operation that they are for.
    pub async fn make(administrator: &Client, manager: &Client, episode: EpisodeId, word: &str) -> Self {
        let key = |kind: &str| format!("{kind}-{word}");
        if word == "changeMeasuring" {
            administrator.change_measuring(0, &Settings::default()).await.unwrap();
        }
        let wording = administrator.upload_wording("sdq", &wording(), &key("wording")).await.unwrap().id;
        let link = AnswerLinkInput {
            instrument: "phq-9".into(),
            informant: Informant::SelfReport,
            point: Point::Review,
            hand: Hand::Link,
        };
        let link = manager.make_answer_link(episode, &link, &key("link")).await.unwrap().link.id;
        let risk = form("yp-core", vec![json!(1); 10]);
        manager.record_measure(episode, &risk, &key("risk")).await.unwrap();
        let alert = manager.list_alerts(&[("limit", "1")]).await.unwrap().items.remove(0).id;
        let entry = manager.make_paper_entry(episode, &paper(1), &key("paper")).await.unwrap();
        let entry = if word == "settlePaperEntry" {
            let again = PaperEntryInput { form: paper(2), note: Some("Nobody else is here".into()) };
            manager.enter_paper_again(entry.id, entry.version, &again).await.unwrap()
        } else {
            entry
        };
        Self { wording, link, alert, paper_entry: (entry.id, entry.version) }
    }
}

/// A paper form, every item answered alike.
pub fn paper(answer: i32) -> MeasureInput {
    form("sdq", vec![json!(answer); 25])
}

fn form(instrument: &str, answers: Vec<Value>) -> MeasureInput {
    MeasureInput {
        instrument: instrument.into(),
        informant: "self".into(),
        point: Point::Review,
        completed_on: "2026-05-13".parse().unwrap(),
        mode: Mode::Paper,
        answers,
        impact: None,
        impact_screen: None,
    }
}

/// Words of our own for as many questions as the SDQ has.
pub fn wording() -> WordingInput {
    WordingInput {
        informant: Informant::SelfReport,
        version: None,
        wording: Wording {
            stem: None,
            items: (1..=25).map(|n| format!("Made-up question {n}")).collect(),
            labels: ["No", "A bit", "Yes"].map(str::to_owned).to_vec(),
            impact: None,
        },
        licence: "Licence of the site".into(),
        holder: "Holder of rights".into(),
        licensed: true,
    }
}
