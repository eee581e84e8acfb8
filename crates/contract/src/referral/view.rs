//! What is read of referrals.

use chrono::{DateTime, NaiveDate, Utc};
use headstart_domain::{
    field::{FieldError, FieldErrors},
    id::{DraftId, EpisodeId, LocalityId, ReferralId, SchoolId, YoungPersonId},
    referral::{Need, Progress, ReferralState, Screening, Source},
    tier::Tier,
    workflow::Detail,
};

use super::{ReferralInput, input::optional};
use crate::{
    likeness::{LikelyPerson, PersonFacts},
    limits::TYPED_DATE,
    wire,
};

impl TypedDate {
    /// Every field that cannot be kept.
    pub fn check(&self, within: &str) -> Vec<FieldError> {
        let mut errors = FieldErrors::new();
        for (part, text) in [("day", &self.day), ("month", &self.month), ("year", &self.year)] {
            optional(
                &mut errors,
                &format!("{within}.{part}"),
                Some(text),
                "this part of the date",
                TYPED_DATE,
            );
        }
        errors.into_vec()
    }
}

wire! {
    /// A referral not yet sent.
    pub struct Draft {
        /// Its identifier.
        pub id: DraftId,
        /// What has been filled in.
        pub referral: ReferralInput,
        /// The date of birth as it was typed, while it is no whole, real date.
        pub typed_birth_date: Option<TypedDate>,
        /// When it was last saved.
        pub saved_at: DateTime<Utc>,
        /// When it will be deleted if nothing is done with it.
        pub delete_after: NaiveDate,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// What is saved of a draft.
    #[serde(deny_unknown_fields)]
    pub struct DraftInput {
        /// What has been filled in.
        pub referral: ReferralInput,
        /// The date of birth as it was typed, while it is no whole, real date: so that nothing that was typed is lost.
        #[serde(default)]
        pub typed_birth_date: Option<TypedDate>,
    }

    /// A date as it was typed into three fields.
    #[serde(deny_unknown_fields)]
    pub struct TypedDate {
        /// The day.
        pub day: String,
        /// The month, by number or name.
        pub month: String,
        /// The year.
        pub year: String,
    }

    /// A referral in a list.
    pub struct ReferralSummary {
        /// Its identifier.
        pub id: ReferralId,
        /// Its reference, `HS-XXXX-XXX`.
        pub reference: String,
        /// The young person; absent for referrers who may only know the progress.
        pub young_person_id: Option<YoungPersonId>,
        /// The young person's name.
        pub young_person: String,
        /// Their age now, in whole years.
        pub age: u16,
        /// Where it stands; absent for referrers who may only know the progress.
        pub state: Option<ReferralState>,
        /// What the referrer may know.
        pub progress: Progress,
        /// The tier decided on.
        pub tier: Option<Tier>,
        /// The way in.
        pub source: Source,
        /// Whether a need was named that points beyond early help, such as self-harm; absent for referrers who may only
        /// know the progress.
        pub names_risk: Option<bool>,
        /// The locality.
        pub locality: Option<String>,
        /// The school.
        pub school: Option<String>,
        /// When it came in.
        pub received_at: DateTime<Utc>,
        /// When the waiting time runs out; absent when decided or paused.
        pub decide_by: Option<NaiveDate>,
    }

    /// Who referred.
    pub struct Referrer {
        /// Their name.
        pub name: String,
        /// Their role or relation.
        pub role: Option<String>,
        /// How the programme reaches them.
        pub contact: Option<String>,
        /// The way in.
        pub source: Source,
        /// The partner's own reference.
        pub external_reference: Option<String>,
    }

    /// The worry, as told.
    pub struct WorryView {
        /// Presenting needs.
        pub needs: Vec<Need>,
        /// What is happening.
        pub description: String,
        /// What the young person is good at and what helps.
        pub strengths: Option<String>,
        /// What has been tried.
        pub tried: Option<String>,
        /// What the young person would like to be different.
        pub hopes: Option<String>,
        /// The tier the referrer had in mind.
        pub tier: Option<Tier>,
        /// Why the programme fits although the age is outside 10 to 16.
        pub age_reason: Option<String>,
        /// Whether the young person agreed.
        pub young_person_agrees: bool,
        /// Whether a parent or carer agreed; absent when they were not asked.
        pub parent_agrees: Option<bool>,
    }

    /// A referral.
    pub struct ReferralView {
        /// Its identifier.
        pub id: ReferralId,
        /// Its reference, `HS-XXXX-XXX`.
        pub reference: String,
        /// The young person's name.
        pub young_person: String,
        /// What the referrer may know.
        pub progress: Progress,
        /// When it came in.
        pub received_at: DateTime<Utc>,
        /// The way in.
        pub source: Source,
        /// What information was asked for, while it is waited for: the referrer reads it too, and can answer.
        pub asked: Option<String>,
        /// The rest; absent for referrers who may only know the progress.
        pub full: Option<FullReferral>,
        /// What the actor can do now.
        pub moves: Vec<MoveView>,
        /// The version, for `If-Match`.
        pub version: i32,
    }

    /// What the people who work on a referral read.
    pub struct FullReferral {
        /// The young person.
        pub young_person_id: YoungPersonId,
        /// Where it stands.
        pub state: ReferralState,
        /// That in words.
        pub state_label: String,
        /// The tier decided on.
        pub tier: Option<Tier>,
        /// The locality.
        pub locality_id: Option<LocalityId>,
        /// Its name.
        pub locality: Option<String>,
        /// The school.
        pub school_id: Option<SchoolId>,
        /// Its name.
        pub school: Option<String>,
        /// The worry.
        pub worry: WorryView,
        /// Who referred.
        pub referrer: Referrer,
        /// When it was decided.
        pub decided_at: Option<DateTime<Utc>>,
        /// Working days waited so far, or until the decision, without pauses.
        pub working_days_waited: u32,
        /// When the waiting time runs out; absent when decided or paused.
        pub decide_by: Option<NaiveDate>,
        /// The period of support it opened, or for which the panel was asked.
        pub episode_id: Option<EpisodeId>,
        /// What has happened, oldest first.
        pub history: Vec<HistoryEntry>,
    }

    /// Something that can be done with a record now.
    pub struct MoveView {
        /// The action: the last part of the address.
        pub action: String,
        /// The words of the button.
        pub label: String,
        /// What it means.
        pub help: String,
        /// What has to be told.
        pub needs: Vec<Detail>,
        /// The tiers that fit, where one is asked for.
        pub tiers: Vec<Tier>,
        /// The state it leads to, in words.
        pub leads_to: String,
    }

    /// One step in a record's history.
    pub struct HistoryEntry {
        /// When.
        pub at: DateTime<Utc>,
        /// Who.
        pub by: String,
        /// What was done, in words.
        pub action: String,
        /// The state before; absent for the first entry.
        pub from: Option<String>,
        /// The state after, in words.
        pub to: String,
        /// What was told with it, in the order it was asked.
        pub told: Vec<Told>,
    }

    /// One thing told with a move.
    pub struct Told {
        /// What it is, in words.
        pub label: String,
        /// What was said.
        pub text: String,
    }

    /// How many referrals wait in a state.
    pub struct ReferralCount {
        /// The state.
        pub state: ReferralState,
        /// That in words.
        pub label: String,
        /// How many.
        pub count: u64,
    }

    /// The computed first look at a referral.
    pub struct ScreeningView {
        /// The findings.
        pub screening: Screening,
        /// The suggestion in words.
        pub suggestion_label: String,
        /// Whom the referral is about, to compare with those below.
        pub facts: PersonFacts,
        /// Known young people within the actor's reach who may be the same, likeliest first. Those whom somebody
        /// has told apart are not among them, and nobody is when the referral is closed.
        pub may_be_same: Vec<LikelyPerson>,
    }
}
