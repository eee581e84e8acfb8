//! Episodes of support.

use chrono::NaiveDate;
use diesel::{NullableExpressionMethods, Queryable, Selectable};
use headstart_domain::access::Reach;

use super::{filters::EpisodeFilter, twin};
use crate::{
    rows::{Episode, YoungPerson},
    schema::{account, episode, locality, young_person},
    types::{Time, Uid},
};

/// An episode with its young person and the names of its lead worker and locality and of the young person's
/// school.
pub type EpisodeFound = (Episode, YoungPerson, Option<String>, Option<String>, Option<String>);

/// An episode in a list, with what the list shows of its young person.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = episode)]
#[expect(missing_docs, reason = "the fields are the columns of the same name")]
pub struct EpisodeLine {
    pub id: Uid,
    pub young_person_id: Uid,
    pub tier: String,
    pub state: String,
    pub lead_worker_id: Option<Uid>,
    pub clock_started_at: Time,
    pub opened_at: Time,
    pub started_at: Option<Time>,
    pub closed_at: Option<Time>,
    pub first_contact_on: Option<NaiveDate>,
    pub last_seen_on: Option<NaiveDate>,
    pub has_baseline: bool,
    pub has_closing: bool,
    pub last_measure_on: Option<NaiveDate>,
    #[diesel(select_expression = young_person::given_name)]
    pub given_name: String,
    #[diesel(select_expression = young_person::family_name)]
    pub family_name: String,
    #[diesel(select_expression = young_person::birth_date)]
    pub birth_date: NaiveDate,
    #[diesel(select_expression = account::name.nullable())]
    pub lead_worker: Option<String>,
    #[diesel(select_expression = account::active.nullable())]
    pub lead_is_active: Option<bool>,
    #[diesel(select_expression = locality::name.nullable())]
    pub locality: Option<String>,
}

/// An episode in a list, with the name of the young person's school.
pub type EpisodeListed = (EpisodeLine, Option<String>);

/// An episode with its lead worker's name.
pub type EpisodeLed = (Episode, Option<String>);

twin! { episode:
    /// Which of some episodes are within reach, with the references of their young people.
    episodes_within => within_reach(within: &Reach, ids: &[Uid]) -> Vec<(Uid, String)>;
    /// One episode within reach.
    find_episode => find(within: &Reach, id: Uid) -> Option<EpisodeFound>;
    /// A page of episodes within reach.
    list_episodes => list(within: &Reach, filter: &EpisodeFilter) -> Vec<EpisodeListed>;
    /// Adds an episode. A second open one of the same young person is a conflict.
    insert_episode => insert(row: Episode) -> ();
    /// Moves an episode on; false when it is not at `version` any more. What sessions and measures keep on it
    /// stays as it is.
    update_episode => update(row: &Episode, version: i32) -> bool;
    /// The open episode of a young person.
    open_episode_of => open_of_young_person(young_person: Uid) -> Option<Episode>;
    /// The episode that a step opened after this one.
    episode_after => after(young_person: Uid, id: Uid) -> Option<Uid>;
    /// Episodes of a young person, newest first.
    episodes_of_young_person => of_young_person(young_person: Uid) -> Vec<EpisodeLed>;
    /// How many open episodes each lead worker of a partnership has; those with none are left out.
    open_episodes_by_lead_worker => open_by_lead_worker(partnership: Uid) -> Vec<(Uid, i64)>;
}
