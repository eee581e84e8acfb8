//! Schools: what the register says of them, and what the partnership decides.

use headstart_domain::id::{ClusterId, LocalityId};

use super::twin;
use crate::{rows::School, types::Uid};

/// Which schools of a partnership to list.
#[derive(Debug, Clone, Default)]
pub struct SchoolFilter {
    /// Taking part in the programme, or not.
    pub takes_part: Option<bool>,
    /// Of this locality.
    pub locality: Option<LocalityId>,
    /// Of this cluster.
    pub cluster: Option<ClusterId>,
    /// The school after which the page starts.
    pub after: Option<Uid>,
    /// The most schools.
    pub limit: i64,
}

twin! { school:
    /// A school of a partnership.
    find_school => find(partnership: Uid, id: Uid) -> Option<School>;
    /// The schools of a partnership with these unique reference numbers.
    schools_by_urn => by_urn(partnership: Uid, urns: &[i32]) -> Vec<School>;
    /// A page of a partnership's schools, by name.
    list_schools => list(partnership: Uid, filter: &SchoolFilter) -> Vec<School>;
    /// Adds schools, or replaces what the register says of them, told apart by partnership and unique reference
    /// number. Of a school that is known, identifier, locality, cluster and part in the programme stay as they
    /// are, and the version goes up by one. No number may come twice.
    put_schools => put_register(rows: &[School]) -> ();
    /// Changes locality, cluster and part in the programme; false when it is not at `version` any more.
    update_school => update_decisions(row: &School, version: i32) -> bool;
}
