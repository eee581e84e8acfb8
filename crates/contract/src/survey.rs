//! The school survey: rounds, links for classes, answering without an account, response rates and results.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    answering::HelpLine,
    id::{SchoolId, SurveyClassId, SurveyWaveId},
    instrument::Wording,
    survey::{Background, PupilCode, ResponseRate, Results, WavePlan, WaveState},
};
use serde_json::Value;
use uuid::Uuid;

use crate::{referral::MoveView, wire};

wire! {
    /// An instrument that may be used in a school survey.
    pub struct SurveyInstrumentView {
        /// Its key.
        pub key: String,
        /// Its title.
        pub title: String,
        /// How many questions it has.
        pub questions: u32,
        /// `shipped`, `uploaded` or `none`: where the words for pupils come from. Without them a round cannot be
        /// opened.
        pub words: String,
        /// Whether results tell of its bands: only where they were made from a population like a school's.
        pub has_bands: bool,
        /// Which survey used it.
        pub source: String,
    }

    /// A round of the school survey.
    pub struct SurveyWaveView {
        /// Its identifier.
        pub id: SurveyWaveId,
        /// What it asks, whom, and when.
        pub plan: WavePlan,
        /// The full titles of the instruments asked, in the order of the plan.
        pub titles: Vec<String>,
        /// Where it stands.
        pub state: WaveState,
        /// True while pupils can answer: open, and today between its first and last day.
        pub takes_answers: bool,
        /// How many schools take part, of those in view.
        pub schools: u32,
        /// How many classes are asked in them.
        pub classes: u32,
        /// How many of the pupils on the roll answered so far.
        pub rate: ResponseRate,
        /// What the actor can do with it now.
        pub moves: Vec<MoveView>,
        /// Who made it.
        pub made_by: String,
        /// When.
        pub made_at: DateTime<Utc>,
        /// When it was opened.
        pub opened_at: Option<DateTime<Utc>>,
        /// When it was closed.
        pub closed_at: Option<DateTime<Utc>>,
        /// The version, for `If-Match`. A change of its schools and classes counts too.
        pub version: i32,
    }

    /// A school in a round, with its response rates as they are now.
    pub struct SurveySchoolView {
        /// The school.
        pub school_id: SchoolId,
        /// Its name.
        pub name: String,
        /// Of all pupils on the roll.
        pub rate: ResponseRate,
        /// By school year.
        pub years: Vec<SurveyYearView>,
        /// By class.
        pub classes: Vec<SurveyClassView>,
    }

    /// A school year of a school in a round.
    pub struct SurveyYearView {
        /// The school year.
        pub year_group: u8,
        /// Of the pupils on the roll.
        pub rate: ResponseRate,
    }

    /// A class in a round.
    pub struct SurveyClassView {
        /// Its identifier.
        pub id: SurveyClassId,
        /// The school year.
        pub year_group: u8,
        /// Its name within the school.
        pub label: String,
        /// Of the pupils who were expected. More answers than pupils mean that somebody answered twice, or that
        /// the class is larger than was told.
        pub rate: ResponseRate,
        /// When its link was made; absent while it has none.
        pub link_made_at: Option<DateTime<Utc>>,
    }

    /// Links to make.
    #[serde(deny_unknown_fields)]
    pub struct SurveyLinksInput {
        /// The classes; all of the school when absent. A link that a class has already stops working.
        #[serde(default)]
        pub classes: Option<Vec<SurveyClassId>>,
    }

    /// Links just made, for printing. Their addresses are shown this once.
    pub struct SurveyLinksMade {
        /// The school.
        pub school_id: SchoolId,
        /// Its name.
        pub school: String,
        /// The round.
        pub wave: String,
        /// The first day on which they work.
        pub opens_on: NaiveDate,
        /// The last day.
        pub closes_on: NaiveDate,
        /// One for each class.
        pub links: Vec<SurveyLink>,
    }

    /// The link of a class. Every pupil of the class uses the same.
    pub struct SurveyLink {
        /// The class.
        pub class_id: SurveyClassId,
        /// Its school year.
        pub year_group: u8,
        /// Its name.
        pub label: String,
        /// The address. Its secret stands after the `#`, which browsers send to nobody.
        pub address: String,
    }

    /// The questions of a round, as a pupil meets them.
    pub struct SurveyForm {
        /// The name of the round.
        pub wave: String,
        /// Who asks: the partnership.
        pub asked_by: String,
        /// The school.
        pub school: String,
        /// The class.
        pub class: String,
        /// The last day on which answers are taken.
        pub closes_on: NaiveDate,
        /// The instruments in order.
        pub parts: Vec<SurveyPart>,
        /// Whether pupils are asked for a code of their own.
        pub asks_code: bool,
        /// What can be said to the question about girl or boy.
        pub sexes: Vec<SurveyChoice>,
        /// What can be said to the question about ethnic group.
        pub ethnic_groups: Vec<SurveyChoice>,
        /// Where whoever answers can turn to.
        pub help_lines: Vec<HelpLine>,
    }

    /// One instrument of a round.
    pub struct SurveyPart {
        /// Its key.
        pub instrument: String,
        /// Its title.
        pub title: String,
        /// The words.
        pub wording: Wording,
        /// The lowest answer.
        pub min: f64,
        /// The highest answer.
        pub max: f64,
        /// The step between answers.
        pub step: f64,
        /// The line about rights that stands below the questions.
        pub licence: String,
    }

    /// Something that can be chosen.
    pub struct SurveyChoice {
        /// What is sent.
        pub code: String,
        /// What is read.
        pub label: String,
    }

    /// What one pupil answered.
    #[serde(deny_unknown_fields)]
    pub struct SurveyAnswers {
        /// The secret of the class's link.
        pub token: String,
        /// A random identifier (UUID version 4) made when the pupil starts: sent again with the same one, answers
        /// count once.
        pub response_id: Uuid,
        /// What the pupil says about themselves.
        #[serde(default)]
        pub background: Background,
        /// The pupil's own code, where the round asks for one and the pupil gives it.
        #[serde(default)]
        pub code: Option<PupilCode>,
        /// The answers, instrument by instrument; one that is left out counts as not answered.
        pub parts: Vec<SurveyPartAnswers>,
    }

    /// The answers to one instrument.
    #[serde(deny_unknown_fields)]
    pub struct SurveyPartAnswers {
        /// The instrument's key.
        pub instrument: String,
        /// In item order: a number, `null` for not answered, `"prefer_not_to_say"`.
        pub answers: Vec<Value>,
    }

    /// Answers have arrived.
    pub struct SurveyReceived {
        /// Where whoever answered can turn to.
        pub help_lines: Vec<HelpLine>,
    }

    /// A school by name.
    pub struct SurveySchoolName {
        /// The school.
        pub id: SchoolId,
        /// Its name.
        pub name: String,
    }

    /// What a closed round shows.
    pub struct SurveyResultsView {
        /// The round.
        pub wave_id: SurveyWaveId,
        /// Its name.
        pub wave: String,
        /// The school that is set beside all; absent when none was asked for.
        pub school: Option<SurveySchoolName>,
        /// The schools that can be asked for.
        pub schools: Vec<SurveySchoolName>,
        /// The response rate in all schools of the round.
        pub all_rate: ResponseRate,
        /// The response rate in the school.
        pub school_rate: Option<ResponseRate>,
        /// The fewest responses that anything is told of.
        pub threshold: u64,
        /// Scale by scale.
        pub results: Results,
    }
}
