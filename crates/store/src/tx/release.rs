//! Evaluation projects and their releases.

use super::twin;
use crate::{
    rows::{EvaluationProject, EvaluationRelease, ReleaseChunk},
    types::{Json, Time, Uid},
};

twin! { release:
    /// Adds an evaluation project; its name must be new to the partnership.
    insert_evaluation_project => insert_project(row: EvaluationProject) -> ();
    /// An evaluation project of a partnership.
    find_evaluation_project => find_project(partnership: Uid, id: Uid) -> Option<EvaluationProject>;
    /// A page of a partnership's evaluation projects, in the order they were made.
    list_evaluation_projects => list_projects(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<EvaluationProject>;
    /// Destroys the key of an evaluation project; false when it has none any more.
    destroy_project_key => destroy_key(partnership: Uid, id: Uid, at: Time) -> bool;
    /// Adds a release that is to be prepared. A project has one at a time.
    insert_release => insert(row: EvaluationRelease) -> ();
    /// A release of a partnership, whatever its state.
    find_release => find(partnership: Uid, id: Uid) -> Option<EvaluationRelease>;
    /// A page of a project's frozen releases, newest first; `before` is the last of the page before.
    list_releases => list(project: Uid, before: Option<Uid>, limit: i64) -> Vec<EvaluationRelease>;
    /// The frozen release of a project with a number.
    numbered_release => numbered(project: Uid, number: i32) -> Option<EvaluationRelease>;
    /// The number of a project's newest frozen release; 0 without one.
    newest_release_number => newest_number(project: Uid) -> i32;
    /// Adds a chunk of a release that is being prepared.
    insert_release_chunk => insert_chunk(row: ReleaseChunk) -> ();
    /// The bytes of a chunk; none after the last.
    release_chunk => chunk(release: Uid, part: &str, seq: i32) -> Option<Vec<u8>>;
    /// Freezes a release that is being prepared, and tells its number; none when it is not being prepared any more.
    freeze_release => freeze(id: Uid, at: Time, manifest: Json) -> Option<i32>;
    /// Gives up a release that is being prepared, and deletes what there is of it.
    fail_release => fail(id: Uid) -> ();
    /// Releases that were begun before a time and are still being prepared.
    stale_releases => stale(before: Time) -> Vec<Uid>;
}
