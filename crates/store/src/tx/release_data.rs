//! What a release is made from.

use super::twin;
pub use crate::release::{
    EpisodeOf, EvaluationConsent, JudgedForm, ReleaseForm, ReleasePerson, ReleasePlacement, ReleaseScore,
    ReleaseSessions,
};
use crate::{
    rows::Episode,
    types::{Time, Uid},
};

twin! { release_data:
    /// The young people of a partnership after one, by identifier, whether they consent or not.
    release_people => people(partnership: Uid, after: Option<Uid>, limit: i64) -> Vec<ReleasePerson>;
    /// All words on evaluation in a partnership; of each young person the newest comes first.
    evaluation_consents => consents(partnership: Uid) -> Vec<EvaluationConsent>;
    /// All periods of support of a partnership: whose, which tier, since when.
    release_episodes_of_all => episodes_of_all(partnership: Uid) -> Vec<EpisodeOf>;
    /// How many referrals were made about each young person of a partnership.
    release_referrals => referrals(partnership: Uid) -> Vec<(Uid, i64)>;
    /// The periods of support of some young people.
    release_episodes => episodes(people: &[Uid]) -> Vec<Episode>;
    /// The placements in some periods of support, by the offer's number.
    release_placements => placements(episodes: &[Uid]) -> Vec<ReleasePlacement>;
    /// The sessions of some periods of support, counted by attendance.
    release_sessions => sessions(episodes: &[Uid]) -> Vec<ReleaseSessions>;
    /// How many goals were set in some periods of support.
    release_goals => goals(episodes: &[Uid]) -> Vec<(Uid, i64)>;
    /// The completed questionnaires of some young people.
    release_forms => forms(people: &[Uid]) -> Vec<ReleaseForm>;
    /// The completed questionnaires of a partnership of some instruments.
    release_forms_of => forms_of(partnership: Uid, instruments: &[&str]) -> Vec<JudgedForm>;
    /// The scores of some young people.
    release_scores => scores(people: &[Uid]) -> Vec<ReleaseScore>;
    /// Of whom anything was changed after a time, and when.
    changed_since => changed_since(partnership: Uid, since: Time) -> Vec<(Uid, Option<Time>)>;
}
