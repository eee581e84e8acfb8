//! Answering instruments: the words a site may use, links, forms answered without an account, and paper forms
//! typed in twice.

use chrono::{DateTime, Utc};
use headstart_domain::{
    answering::{Difference, Hand, HelpLine, LinkState, Settings},
    episode::Point,
    id::{AnswerLinkId, EpisodeId, MeasureId, PaperEntryId, WordingId},
    instrument::{Informant, Wording},
};
use serde_json::Value;

use crate::{
    measure::{MeasureInput, MeasureView},
    wire,
};

wire! {
    /// The words of an instrument that a site is licensed to use.
    #[serde(deny_unknown_fields)]
    pub struct WordingInput {
        /// Who reads these words.
        pub informant: Informant,
        /// The version of the instrument's definition; the newest when absent.
        #[serde(default)]
        pub version: Option<String>,
        /// Every question and the text of every answer.
        pub wording: Wording,
        /// The licence under which the site may use the words, as shown below them.
        pub licence: String,
        /// Who holds the rights.
        pub holder: String,
        /// True: whoever uploads declares that the site is licensed to use these words.
        pub licensed: bool,
    }

    /// Words that a site uploaded.
    pub struct WordingView {
        /// Their identifier.
        pub id: WordingId,
        /// The instrument's key.
        pub instrument: String,
        /// The version of its definition.
        pub version: String,
        /// Who reads them.
        pub informant: Informant,
        /// The words.
        pub wording: Wording,
        /// The licence.
        pub licence: String,
        /// Who holds the rights.
        pub holder: String,
        /// Who declared that the site is licensed.
        pub declared_by: String,
        /// When.
        pub declared_at: DateTime<Utc>,
        /// When they went out of use; absent while they are in use.
        pub ended_at: Option<DateTime<Utc>>,
        /// Who took them out of use.
        pub ended_by: Option<String>,
    }

    /// Whether an instrument can be answered by somebody through a link.
    pub struct WordingOption {
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub title: String,
        /// The version of its definition.
        pub version: String,
        /// Who answers.
        pub informant: Informant,
        /// `shipped`, `uploaded` or `none`: where the words come from. Without them no link can be made.
        pub words: String,
        /// The line about rights that stands below the form.
        pub licence: String,
        /// The words that a site uploaded, when those are used.
        pub wording_id: Option<WordingId>,
    }

    /// A link to make.
    #[serde(deny_unknown_fields)]
    pub struct AnswerLinkInput {
        /// The instrument's key.
        pub instrument: String,
        /// Who will answer.
        pub informant: Informant,
        /// When in the period of support.
        pub point: Point,
        /// A link to send, or this device handed over.
        pub hand: Hand,
    }

    /// A link.
    pub struct AnswerLinkView {
        /// Its identifier.
        pub id: AnswerLinkId,
        /// The episode.
        pub episode_id: EpisodeId,
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub title: String,
        /// Who is to answer.
        pub informant: Informant,
        /// When in the period of support.
        pub point: Point,
        /// A link, or a device handed over.
        pub hand: Hand,
        /// Where it stands.
        pub state: LinkState,
        /// True while it can be used.
        pub usable: bool,
        /// When it runs out.
        pub expires_at: DateTime<Utc>,
        /// Who made it.
        pub made_by: String,
        /// When.
        pub made_at: DateTime<Utc>,
        /// When it was first opened.
        pub opened_at: Option<DateTime<Utc>>,
        /// When answers were last kept for later. What they are nobody reads before they are sent; an endorsed risk
        /// item has alerted by itself.
        pub saved_at: Option<DateTime<Utc>>,
        /// When it was answered or cancelled.
        pub ended_at: Option<DateTime<Utc>>,
        /// The measure its answers became.
        pub measure_id: Option<MeasureId>,
    }

    /// A link just made. Its address is shown this once.
    pub struct AnswerLinkMade {
        /// The link.
        pub link: AnswerLinkView,
        /// The address to send or open. Its secret stands after the `#`, which browsers send to nobody.
        pub address: String,
    }

    /// The secret of a link.
    #[serde(deny_unknown_fields)]
    pub struct LinkToken {
        /// What stands after the `#` of the link's address.
        pub token: String,
    }

    /// Answers to keep or to send.
    #[serde(deny_unknown_fields)]
    pub struct AnswersInput {
        /// The secret of the link.
        pub token: String,
        /// The answers in item order: a number, `null` for not answered, `"prefer_not_to_say"`.
        pub answers: Vec<Value>,
        /// The answers about impact, in order, where they are asked for.
        #[serde(default)]
        pub impact: Option<Vec<Value>>,
        /// The first question about impact: `true`, `false`, `null`, `"prefer_not_to_say"`.
        #[serde(default)]
        pub impact_screen: Option<Value>,
    }

    /// A form to answer. It says nothing about the young person.
    pub struct AnsweringForm {
        /// The instrument's title.
        pub title: String,
        /// Who is to answer.
        pub informant: Informant,
        /// The words.
        pub wording: Wording,
        /// The lowest answer.
        pub min: f64,
        /// The highest answer.
        pub max: f64,
        /// The step between answers.
        pub step: f64,
        /// The line about rights that stands below the form.
        pub licence: String,
        /// Who asks: the partnership.
        pub asked_by: String,
        /// True on a device that was handed over.
        pub tablet: bool,
        /// When the link runs out.
        pub expires_at: DateTime<Utc>,
        /// Where whoever answers can turn to.
        pub help_lines: Vec<HelpLine>,
        /// Answers kept for later.
        pub kept: Option<KeptAnswers>,
        /// Whether the form asks about risks: such an answer is told to those who keep people safe as soon as it is
        /// kept. Whoever answers must be told so first.
        pub tells_at_once: bool,
    }

    /// Answers kept for later.
    pub struct KeptAnswers {
        /// The answers in item order.
        pub answers: Vec<Value>,
        /// The answers about impact.
        pub impact: Option<Vec<Value>>,
        /// The first question about impact.
        pub impact_screen: Option<Value>,
        /// When they were kept.
        pub saved_at: DateTime<Utc>,
    }

    /// Answers are kept.
    pub struct AnswersKept {
        /// When.
        pub saved_at: DateTime<Utc>,
    }

    /// Answers have arrived.
    pub struct AnswersReceived {
        /// When.
        pub received_at: DateTime<Utc>,
        /// Where whoever answered can turn to.
        pub help_lines: Vec<HelpLine>,
    }

    /// A paper form of which one entry was typed in, and another is awaited.
    pub struct PaperEntryView {
        /// Its identifier.
        pub id: PaperEntryId,
        /// The episode.
        pub episode_id: EpisodeId,
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub title: String,
        /// Who answered.
        pub informant: String,
        /// When in the period of support.
        pub point: Point,
        /// `waiting` for the second entry, `differs`, `recorded` or `discarded`.
        pub state: String,
        /// Who typed the first entry.
        pub first_by: String,
        /// When.
        pub first_at: DateTime<Utc>,
        /// Who typed the second entry.
        pub second_by: Option<String>,
        /// When.
        pub second_at: Option<DateTime<Utc>>,
        /// Why one person typed both, or how the differences were settled.
        pub note: Option<String>,
        /// Where the entries differ; only while they do.
        pub differences: Vec<Difference>,
        /// The second entry, for whoever settles the differences; only while there are any.
        pub second_entry: Option<MeasureInput>,
        /// What was recorded in the end.
        pub measure: Option<MeasureView>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A second entry of a paper form, or the form as it was settled.
    #[serde(deny_unknown_fields)]
    pub struct PaperEntryInput {
        /// The form as it was typed in.
        pub form: MeasureInput,
        /// Why the same person types it again; needed when they do. When settling: how it was settled.
        #[serde(default)]
        pub note: Option<String>,
    }

    /// What a partnership asks for, and when.
    pub struct MeasuringView {
        /// The settings.
        pub settings: Settings,
        /// Who changed them last; absent while they are what the product brings.
        pub changed_by: Option<String>,
        /// When.
        pub changed_at: Option<DateTime<Utc>>,
        /// The version, for `If-Match`; 0 while they are what the product brings.
        pub version: i32,
    }
}
