//! Risk items that were endorsed, and who has seen to them.

use headstart_domain::access::Reach;

use super::{episode::EpisodeLine, filters::After, twin};
use crate::{
    rows::Alert,
    types::{Time, Uid},
};

/// Which alerts to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct AlertFilter {
    /// Those that nobody has seen to yet, or the others.
    pub open: Option<bool>,
    /// Where the page starts.
    pub after: Option<After>,
    /// The most items.
    pub limit: i64,
}

/// An alert that was raised: its identifier, the item, whether nobody has seen to it yet, and the answer.
pub type Raised = (Uid, i16, bool, f64);

twin! { alert:
    /// Adds alerts.
    insert_alerts => insert(rows: Vec<Alert>) -> ();
    /// The alerts that answers of one origin (a link, a paper form, a measure) have raised so far.
    alerts_of_origin => of_origin(origin: Uid) -> Vec<Raised>;
    /// Says another answer to the item of an alert, while nobody has seen to it.
    alert_answered_anew => answered_anew(id: Uid, answer: f64) -> ();
    /// Notes the measure that the answers of an origin became.
    set_alerts_measure => set_measure(origin: Uid, measure: Uid) -> ();
    /// A page of the alerts that must reach the actor, newest first. Of a record that they may not read only
    /// that there is one; what it says is for those whose [`Self::alert_lines`] has its episode.
    list_alerts => list(within: &Reach, filter: &AlertFilter) -> Vec<Alert>;
    /// How many alerts that must reach the actor nobody has seen to yet.
    count_open_alerts => count_open(within: &Reach) -> i64;
    /// One alert that must reach the actor.
    find_alert => find(within: &Reach, id: Uid) -> Option<Alert>;
    /// Of some episodes, those within reach.
    alert_lines => lines(within: &Reach, episodes: &[Uid]) -> Vec<EpisodeLine>;
    /// The names of the lead workers of some episodes, whatever the reach: whoever must know of an alert must
    /// know whom to speak to.
    alert_leads => leads(episodes: &[Uid]) -> Vec<(Uid, String)>;
    /// How many alerts of each of some episodes nobody has seen to yet; those with none are left out.
    open_alerts_of => open_of(episodes: &[Uid]) -> Vec<(Uid, i64)>;
    /// Notes what was done about an alert (by whose name and identifier); false when that was noted before.
    acknowledge_alert => acknowledge(id: Uid, by: (&str, Uid), done: String, at: Time) -> bool;
}
