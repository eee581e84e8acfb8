//! Clusters of schools.

use super::twin;
use crate::{rows::Cluster, types::Uid};

twin! { cluster:
    /// Adds a cluster. A conflict when the partnership has one of that name.
    insert_cluster => insert(row: Cluster) -> ();
    /// A cluster of a partnership.
    find_cluster => find(partnership: Uid, id: Uid) -> Option<Cluster>;
    /// The cluster of a partnership with a name.
    find_cluster_by_name => find_by_name(partnership: Uid, name: &str) -> Option<Cluster>;
    /// A page of a partnership's clusters after one of them, by name.
    list_clusters => list(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<Cluster>;
    /// Changes name and locality of a cluster; false when it is not at `version` any more.
    update_cluster => update(row: &Cluster, version: i32) -> bool;
    /// Deletes a cluster; false when it is not at `version` any more. A conflict while schools belong to it.
    delete_cluster => delete(partnership: Uid, id: Uid, version: i32) -> bool;
}
