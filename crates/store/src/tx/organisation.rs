//! Organisations that refer or deliver.

use super::twin;
use crate::{rows::Organisation, types::Uid};

twin! { organisation:
    /// Adds an organisation. A conflict when the partnership has one of that name.
    insert_organisation => insert(row: Organisation) -> ();
    /// An organisation of a partnership.
    find_organisation => find(partnership: Uid, id: Uid) -> Option<Organisation>;
    /// The organisation of a partnership with a name.
    find_organisation_by_name => find_by_name(partnership: Uid, name: &str) -> Option<Organisation>;
    /// A page of a partnership's organisations after one of them, by name.
    list_organisations => list(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<Organisation>;
    /// Changes the name of an organisation; false when it is not at `version` any more.
    update_organisation => update(row: &Organisation, version: i32) -> bool;
    /// Deletes an organisation; false when it is not at `version` any more. A conflict while offers,
    /// placements, programs, referrals or consents name it.
    delete_organisation => delete(partnership: Uid, id: Uid, version: i32) -> bool;
}
