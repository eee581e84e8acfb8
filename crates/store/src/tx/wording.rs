//! Words of instruments that sites uploaded.

use super::twin;
use crate::{
    rows::InstrumentWording,
    types::{Time, Uid},
};

twin! { wording:
    /// Adds the words of an instrument. A second current one for the same version and informant is a conflict.
    insert_wording => insert(row: InstrumentWording) -> ();
    /// The words in use of one instrument, version and informant.
    current_wording => current(partnership: Uid, instrument: &str, version: &str, informant: &str) -> Option<InstrumentWording>;
    /// Every wording in use of a partnership.
    current_wordings => all_current(partnership: Uid) -> Vec<InstrumentWording>;
    /// Every wording there was of an instrument, newest first.
    wording_history => history(partnership: Uid, instrument: &str) -> Vec<InstrumentWording>;
    /// One wording of a partnership, in use or not.
    find_wording => find(partnership: Uid, id: Uid) -> Option<InstrumentWording>;
    /// Takes a wording out of use; false when it is not in use.
    end_wording => end(partnership: Uid, id: Uid, at: Time, by: &str) -> bool;
}
