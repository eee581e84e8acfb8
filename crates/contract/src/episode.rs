//! Episodes of support: allocation, placements, sessions, goals.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    episode::{Attendance, EpisodeState, Mechanism, Outcome, PlacementState},
    id::{EpisodeId, GoalId, LocalityId, OfferId, PlacementId, ReferralId, SessionId, UserId, YoungPersonId},
    instrument::Informant,
    tier::Tier,
};

use crate::{
    referral::{HistoryEntry, MoveView},
    wire,
    young_person::Identity,
};

wire! {
    /// An episode in a list.
    pub struct EpisodeSummary {
        /// Its identifier.
        pub id: EpisodeId,
        /// The young person.
        pub young_person_id: YoungPersonId,
        /// Their name.
        pub young_person: String,
        /// Their age now, in whole years.
        pub age: u16,
        /// The tier.
        pub tier: Tier,
        /// Where it stands.
        pub state: EpisodeState,
        /// The lead worker.
        pub lead_worker: Option<String>,
        /// The locality.
        pub locality: Option<String>,
        /// The school.
        pub school: Option<String>,
        /// When it was opened.
        pub opened_at: DateTime<Utc>,
        /// The last session at which the young person was seen.
        pub last_seen: Option<NaiveDate>,
        /// What is due, in words: a baseline, a review, closing measures, a first contact.
        pub due: Vec<String>,
        /// Risk items that were endorsed and that nobody has seen to yet.
        pub open_alerts: u32,
    }

    /// An episode.
    pub struct EpisodeView {
        /// Its identifier.
        pub id: EpisodeId,
        /// What the identity bar shows.
        pub identity: Identity,
        /// The referral it came from.
        pub referral_id: Option<ReferralId>,
        /// The episode before a step up or down.
        pub previous_id: Option<EpisodeId>,
        /// The episode that a step up or down opened after it.
        pub next_id: Option<EpisodeId>,
        /// The referral by which the panel was asked for Partnership Plus, the newest one.
        pub asked_panel: Option<AskedPanel>,
        /// The tier.
        pub tier: Tier,
        /// Where it stands.
        pub state: EpisodeState,
        /// The lead worker.
        pub lead_worker_id: Option<UserId>,
        /// Their name.
        pub lead_worker: Option<String>,
        /// The locality.
        pub locality_id: Option<LocalityId>,
        /// Its name.
        pub locality: Option<String>,
        /// When the waiting time began: the referral that started it all.
        pub clock_started_at: DateTime<Utc>,
        /// When it was opened.
        pub opened_at: DateTime<Utc>,
        /// When support started.
        pub started_at: Option<DateTime<Utc>>,
        /// When it was closed.
        pub closed_at: Option<DateTime<Utc>>,
        /// How it ended.
        pub outcome: Option<Outcome>,
        /// Working days from the referral to the first contact, or until now.
        pub working_days_to_first_contact: u32,
        /// Placements, newest first.
        pub placements: Vec<PlacementView>,
        /// Goals in their order.
        pub goals: Vec<GoalView>,
        /// Measures with a baseline in this episode and none at closing yet; none once it is closed.
        pub missing_at_closing: Vec<MissingMeasure>,
        /// What can be done now.
        pub moves: Vec<MoveView>,
        /// True when the actor may record sessions, goals, placements and measures.
        pub may_work: bool,
        /// True when the actor may correct sessions and goals, also once the episode is closed.
        pub may_correct: bool,
        /// What has happened, oldest first.
        pub history: Vec<HistoryEntry>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A referral by which the panel was asked for more support than there is.
    pub struct AskedPanel {
        /// The referral.
        pub referral_id: ReferralId,
        /// Its reference.
        pub reference: String,
        /// Where it stands, in words.
        pub state: String,
        /// True until it is decided.
        pub is_open: bool,
    }

    /// A closing measure that is missing.
    pub struct MissingMeasure {
        /// The instrument's key.
        pub instrument: String,
        /// Its title.
        pub title: String,
        /// Who answers.
        pub informant: Informant,
    }

    /// A young person in an offer.
    pub struct PlacementView {
        /// Its identifier.
        pub id: PlacementId,
        /// The offer.
        pub offer_id: OfferId,
        /// The offer's name.
        pub offer: String,
        /// The tier that the offer is for.
        pub tier: Tier,
        /// The organisation that delivers it.
        pub organisation: Option<String>,
        /// Where it stands.
        pub state: PlacementState,
        /// When it was made.
        pub created_at: DateTime<Utc>,
        /// What can be done now.
        pub moves: Vec<MoveView>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A placement to make.
    #[serde(deny_unknown_fields)]
    pub struct PlacementInput {
        /// The offer.
        pub offer_id: OfferId,
    }

    /// A session of support.
    pub struct SessionView {
        /// Its identifier.
        pub id: SessionId,
        /// The day.
        pub on: NaiveDate,
        /// How long, in minutes.
        pub minutes: Option<u16>,
        /// How it took place.
        pub mechanism: Mechanism,
        /// Whether the young person came.
        pub attendance: Attendance,
        /// That in words.
        pub attendance_label: String,
        /// The placement it belongs to.
        pub placement_id: Option<PlacementId>,
        /// A note of what was done.
        pub note: Option<String>,
        /// Who recorded it.
        pub recorded_by: String,
        /// When.
        pub recorded_at: DateTime<Utc>,
        /// Who corrected it last.
        pub corrected_by: Option<String>,
        /// When it was corrected last.
        pub corrected_at: Option<DateTime<Utc>>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A session to record.
    #[serde(deny_unknown_fields)]
    pub struct SessionInput {
        /// The day; not in the future.
        pub on: NaiveDate,
        /// How long, in minutes, 1 to 480.
        #[serde(default)]
        pub minutes: Option<u16>,
        /// How it took place.
        pub mechanism: Mechanism,
        /// Whether the young person came.
        pub attendance: Attendance,
        /// The placement it belongs to.
        #[serde(default)]
        pub placement_id: Option<PlacementId>,
        /// A note of what was done.
        #[serde(default)]
        pub note: Option<String>,
    }

    /// A goal of the young person.
    pub struct GoalView {
        /// Its identifier.
        pub id: GoalId,
        /// Its place, 1 to 3.
        pub position: u8,
        /// The goal in the young person's words.
        pub title: String,
        /// Who set it: `young_person`, `carer`, `together`, `worker`.
        pub set_by: String,
        /// When it was set.
        pub created_at: DateTime<Utc>,
        /// The goal of the period of support before a step, from which this one goes on.
        pub previous_id: Option<GoalId>,
        /// Who corrected it last.
        pub corrected_by: Option<String>,
        /// When it was corrected last.
        pub corrected_at: Option<DateTime<Utc>>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// A goal to set; at most three are open at a time.
    #[serde(deny_unknown_fields)]
    pub struct GoalInput {
        /// The goal in the young person's words.
        pub title: String,
        /// Who set it: `young_person`, `carer`, `together`, `worker`.
        pub set_by: String,
    }

    /// A member of staff who may become a lead worker.
    pub struct LeadWorker {
        /// Who.
        pub id: UserId,
        /// Their name.
        pub name: String,
        /// Their role, in words.
        pub role: String,
        /// Where they work, in words: localities, organisations, or the whole partnership.
        pub places: Vec<String>,
        /// Open episodes they lead now.
        pub open_episodes: u32,
    }
}
