//! Referrals, drafts and the history of moves.

use chrono::NaiveDate;
use diesel::{NullableExpressionMethods, Queryable, Selectable};
use headstart_domain::access::Reach;

use super::{filters::ReferralFilter, twin};
use crate::{
    rows::{History, Referral, ReferralDraft, YoungPerson},
    schema::{locality, referral, school, young_person},
    types::{Json, Time, Uid},
};

/// A referral in a list, with what the list shows of its young person.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = referral)]
#[expect(missing_docs, reason = "the fields are the columns of the same name")]
pub struct ReferralLine {
    pub id: Uid,
    pub reference: String,
    pub young_person_id: Uid,
    pub state: String,
    pub tier: Option<String>,
    pub source: String,
    pub names_risk: bool,
    pub received_at: Time,
    pub decide_by: Option<NaiveDate>,
    pub told: Option<Json>,
    pub referrer_account_id: Option<Uid>,
    #[diesel(select_expression = young_person::given_name)]
    pub given_name: String,
    #[diesel(select_expression = young_person::family_name)]
    pub family_name: String,
    #[diesel(select_expression = young_person::birth_date)]
    pub birth_date: NaiveDate,
    #[diesel(select_expression = locality::name.nullable())]
    pub locality: Option<String>,
    #[diesel(select_expression = school::name.nullable())]
    pub school: Option<String>,
}

/// A referral as it is shown: with its young person's name, its locality's and its school's.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = referral)]
pub struct ReferralShown {
    /// The referral.
    #[diesel(embed)]
    pub referral: Referral,
    /// The young person's given name.
    #[diesel(select_expression = young_person::given_name)]
    pub given_name: String,
    /// The young person's family name.
    #[diesel(select_expression = young_person::family_name)]
    pub family_name: String,
    /// The locality's name.
    #[diesel(select_expression = locality::name.nullable())]
    pub locality: Option<String>,
    /// The school's name.
    #[diesel(select_expression = school::name.nullable())]
    pub school: Option<String>,
}

/// A referral with its young person, its locality's and its school's name.
pub type ReferralFound = (Referral, YoungPerson, Option<String>, Option<String>);

/// A referral that another one may repeat: its young person and its state.
pub type Repeated = (Uid, String);

/// A referral by which the panel was asked: its identifier, reference and state.
pub type Asked = (Uid, String, String);

twin! { referral:
    /// One referral within reach.
    find_referral => find(within: &Reach, id: Uid) -> Option<ReferralFound>;
    /// One referral within reach, as it is shown.
    show_referral => show(within: &Reach, id: Uid) -> Option<ReferralShown>;
    /// A page of referrals within reach.
    list_referrals => list(within: &Reach, filter: &ReferralFilter) -> Vec<ReferralLine>;
    /// How many open referrals within reach are in each state.
    count_open_referrals => count_open(within: &Reach) -> Vec<(String, i64)>;
    /// Those of these referrals from which a period of support is open, now or again.
    supported_now => supported_now(referrals: &[Uid]) -> Vec<Uid>;
    /// Adds a referral.
    insert_referral => insert(row: Referral) -> ();
    /// Moves a referral on; false when it is not at `version` any more.
    update_referral => update_state(row: &Referral, version: i32) -> bool;
    /// The referral with this reference, when it is within reach.
    referral_by_reference => by_reference(within: &Reach, reference: &str) -> Option<Repeated>;
    /// True when the partnership has a referral with this reference.
    referral_reference_exists => reference_exists(partnership: Uid, reference: &str) -> bool;
    /// Referrals of a young person, newest first.
    referrals_of_young_person => of_young_person(young_person: Uid) -> Vec<Referral>;
    /// The referrals by which the panel was asked for more than a period of support gives, newest first.
    referrals_asked_for => asked_for_episode(young_person: Uid, episode: Uid) -> Vec<Asked>;
    /// How many referrals of a young person came before a moment.
    count_referrals_before => count_before(young_person: Uid, before: Time) -> i64;
    /// Adds a step to a record's history.
    insert_history => add_history(row: History) -> ();
    /// A record's history, oldest first.
    history_of => history_of(subject: Uid) -> Vec<History>;
    /// Everything that moved about a young person, newest first.
    history_of_young_person => history_of_young_person(young_person: Uid) -> Vec<History>;
    /// Adds a draft.
    insert_draft => insert_draft(row: ReferralDraft) -> ();
    /// One of somebody's own drafts.
    find_draft => find_draft(account: Uid, id: Uid) -> Option<ReferralDraft>;
    /// Somebody's drafts, last saved first.
    drafts_of => drafts_of(account: Uid) -> Vec<ReferralDraft>;
    /// Saves a draft; false when it is not at `version` any more.
    save_draft => save_draft(id: Uid, version: i32, body: &str, at: Time) -> bool;
    /// Deletes a draft.
    delete_draft => delete_draft(id: Uid) -> ();
    /// Deletes drafts not saved since a moment, and tells how many.
    purge_drafts => purge_drafts(before: Time) -> usize;
}
