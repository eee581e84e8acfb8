//! Referrals, their drafts and the history of their moves.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::{
    schema::{history, referral, referral_draft},
    types::{Json, Time, Uid},
};

/// A row of `referral_draft`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = referral_draft, treat_none_as_default_value = false)]
pub struct ReferralDraft {
    pub id: Uid,
    pub partnership_id: Uid,
    pub account_id: Uid,
    pub body: String,
    pub saved_at: Time,
    pub version: i32,
}

/// A row of `referral`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = referral, treat_none_as_default_value = false)]
pub struct Referral {
    pub id: Uid,
    pub partnership_id: Uid,
    pub reference: String,
    pub young_person_id: Uid,
    pub state: String,
    pub is_open: bool,
    pub tier: Option<String>,
    pub source: String,
    pub names_risk: bool,
    pub worry: Json,
    pub referrer: Json,
    pub referrer_account_id: Option<Uid>,
    pub organisation_id: Option<Uid>,
    pub locality_id: Option<Uid>,
    pub school_id: Option<Uid>,
    pub received_at: Time,
    pub decided_at: Option<Time>,
    pub decide_by: Option<NaiveDate>,
    pub told: Option<Json>,
    pub episode_id: Option<Uid>,
    pub updated_at: Time,
    pub version: i32,
}

/// A row of `history`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = history, treat_none_as_default_value = false)]
pub struct History {
    pub id: Uid,
    pub partnership_id: Uid,
    pub subject_kind: String,
    pub subject_id: Uid,
    pub young_person_id: Uid,
    pub action: String,
    pub from_state: Option<String>,
    pub to_state: String,
    pub actor_kind: String,
    pub actor_id: Uid,
    pub actor_name: String,
    pub at: Time,
    pub details: Json,
}
