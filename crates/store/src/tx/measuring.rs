//! What a partnership asks for, and how far its periods of support have come.

use chrono::NaiveDate;

use super::twin;
use crate::{
    rows::Measuring,
    types::{Time, Uid},
};

/// The episode, the instrument, the informant and the point of measures, and the newest day of them.
pub type NewestMeasure = (Uid, String, String, String, Option<NaiveDate>);

/// The episode, the instrument, the informant and the point that a link asks for, when it was made and when it runs out.
pub type LinkSent = (Uid, String, String, String, Time, Time);

twin! { measuring:
    /// What a partnership asks for; none when it keeps to what the product brings.
    find_measuring => find(partnership: Uid) -> Option<Measuring>;
    /// Writes what a partnership asks for; false when it is not at `version` any more (0: never written yet).
    put_measuring => put(row: Measuring, version: i32) -> bool;
    /// How often the young person was seen in each of some episodes; those never seen are left out.
    contacts_of => contacts(episodes: &[Uid]) -> Vec<(Uid, i64)>;
    /// The newest day of each instrument, informant and point measured in some episodes.
    newest_measures_of => measured(episodes: &[Uid]) -> Vec<NewestMeasure>;
    /// The links of some episodes that were sent and not answered, those that have run out among them.
    links_sent_of => links_sent(episodes: &[Uid]) -> Vec<LinkSent>;
}
