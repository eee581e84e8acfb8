//! Localities and the wards they are made of.

use super::twin;
use crate::{
    rows::Locality,
    types::{Time, Uid},
};

/// A locality with the names of its wards, in order.
pub type LocalityFound = (Locality, Vec<String>);

twin! { locality:
    /// Adds a locality, without its wards. A conflict when the partnership has one of that name.
    insert_locality => insert(row: Locality) -> ();
    /// A locality of a partnership with its wards.
    find_locality => find(partnership: Uid, id: Uid) -> Option<LocalityFound>;
    /// The locality of a partnership with a name.
    find_locality_by_name => find_by_name(partnership: Uid, name: &str) -> Option<LocalityFound>;
    /// A page of a partnership's localities after one of them, by name.
    list_localities => list(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<LocalityFound>;
    /// Gives a locality another name; false when it is not at `version` any more.
    update_locality => update(row: &Locality, version: i32) -> bool;
    /// Sets the wards that a locality is made of. A conflict when another locality has one of them.
    set_wards => set_wards(partnership: Uid, locality: Uid, wards: &[String]) -> ();
    /// Gives young people the locality of the ward they live in, else that of their school, where it is another,
    /// and tells how many moved: who may read them follows. Referrals and episodes keep the locality they were
    /// opened in. To be called whenever wards or the localities of schools changed.
    rehome => rehome(partnership: Uid, at: Time) -> usize;
    /// Deletes a locality and its wards; false when it is not at `version` any more. A conflict while
    /// schools, clusters, young people or episodes belong to it.
    delete_locality => delete(partnership: Uid, id: Uid, version: i32) -> bool;
}
