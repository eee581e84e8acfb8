//! Risk items that were endorsed, and what was done about them.

use chrono::{DateTime, Utc};
use headstart_domain::{
    id::{AlertId, EpisodeId, MeasureId, YoungPersonId},
    instrument::Informant,
};

use crate::wire;

wire! {
    /// A risk item that was endorsed.
    pub struct AlertView {
        /// Its identifier.
        pub id: AlertId,
        /// When it was raised: when the answer was first stored, be it kept for later.
        pub raised_at: DateTime<Utc>,
        /// The lead worker now.
        pub lead_worker: Option<String>,
        /// What it says; absent when the reader may not read the record, who then learns only that there is one.
        pub about: Option<AlertContent>,
        /// When somebody said what was done; absent while it is open.
        pub acknowledged_at: Option<DateTime<Utc>>,
        /// Who.
        pub acknowledged_by: Option<String>,
    }

    /// What an alert says.
    pub struct AlertContent {
        /// The young person.
        pub young_person_id: YoungPersonId,
        /// Their name.
        pub young_person: String,
        /// Their age now, in whole years.
        pub age: u16,
        /// The episode.
        pub episode_id: EpisodeId,
        /// The measure; absent while the answer is kept and the form not sent, or not recorded, yet.
        pub measure_id: Option<MeasureId>,
        /// The instrument's title.
        pub instrument: String,
        /// Who answered.
        pub informant: Informant,
        /// The item's number.
        pub item: u16,
        /// What the item is about, in our words.
        pub risk: String,
        /// The answer; the latest one that endorses the item while nobody has seen to it.
        pub answer: f64,
        /// The answer in words, where there are words for it.
        pub answer_words: Option<String>,
        /// What was done about it.
        pub done: Option<String>,
    }

    /// How many alerts nobody has seen to.
    pub struct AlertCount {
        /// How many.
        pub open: u32,
    }

    /// What was done about an alert.
    #[serde(deny_unknown_fields)]
    pub struct Acknowledgement {
        /// What was done: whom you spoke to, what was agreed.
        pub done: String,
    }
}
