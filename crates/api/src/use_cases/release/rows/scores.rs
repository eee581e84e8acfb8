//! Rows of scores.

use std::collections::HashMap;

use headstart_domain::clock::uk_local_date;
use headstart_store::{Tx, Uid, tx::release_data::ReleaseScore};

use super::{Cell, Row};
use crate::{
    error::ApiResult,
    use_cases::release::{names::Names, population::Member},
};

/// The columns, in order.
pub const COLUMNS: [&str; 18] = [
    "young_person",
    "episode",
    "form",
    "scale",
    "instrument",
    "version",
    "informant",
    "point",
    "mode",
    "days_since_referral",
    "sequence",
    "score",
    "metric",
    "t",
    "band",
    "answered",
    "items",
    "prorated",
];

/// A questionnaire's name and its place among those of the same instrument and informant.
struct Form {
    episode: String,
    name: String,
    sequence: i64,
}

/// The rows of some young people, in the order of their names.
///
/// # Errors
/// The store's.
pub fn rows(tx: &mut Tx<'_>, people: &[&Member], names: &Names) -> ApiResult<Vec<Row>> {
    let ids: Vec<Uid> = people.iter().map(|member| member.id).collect();
    let members: HashMap<Uid, &str> = people.iter().map(|member| (member.id, member.name.as_str())).collect();
    let mut scores = tx.release_scores(&ids)?;
    // As pairs of scores are chosen: by day, then by entry.
    scores.sort_unstable_by_key(|score| (score.completed_on, score.id));
    let forms = forms(&scores, names);
    let mut named: Vec<(&str, &Form, ReleaseScore)> = scores
        .into_iter()
        .filter_map(|score| {
            Some((*members.get(&score.young_person_id)?, forms.get(&score.measure_id)?, score))
        })
        .collect();
    named.sort_unstable_by(|one, other| {
        (one.0, &one.1.episode, &one.1.name, &one.2.scale).cmp(&(
            other.0,
            &other.1.episode,
            &other.1.name,
            &other.2.scale,
        ))
    });
    Ok(named.into_iter().map(|(name, form, score)| row(name, form, score).to_vec()).collect())
}

fn forms(scores: &[ReleaseScore], names: &Names) -> HashMap<Uid, Form> {
    let mut forms: HashMap<Uid, Form> = HashMap::new();
    let mut episodes: HashMap<Uid, String> = HashMap::new();
    let mut counts: HashMap<(Uid, &str, &str), i64> = HashMap::new();
    for score in scores {
        forms.entry(score.measure_id).or_insert_with(|| {
            let count = counts.entry((score.episode_id, &score.instrument, &score.informant)).or_default();
            *count += 1;
            let episode = episodes.entry(score.episode_id).or_insert_with(|| names.name(score.episode_id));
            Form { episode: episode.clone(), name: names.name(score.measure_id), sequence: *count }
        });
    }
    forms
}

fn row(name: &str, form: &Form, score: ReleaseScore) -> [Cell; COLUMNS.len()] {
    let referred_on = uk_local_date(score.clock_started_at.utc());
    [
        name.to_owned().into(),
        form.episode.clone().into(),
        form.name.clone().into(),
        score.scale.into(),
        score.instrument.into(),
        score.version.parse::<i64>().ok().into(),
        score.informant.into(),
        score.point.into(),
        score.mode.into(),
        score.completed_on.signed_duration_since(referred_on).num_days().into(),
        form.sequence.into(),
        score.value.into(),
        score.metric.into(),
        score.t.into(),
        score.band.into(),
        score.answered.into(),
        score.items.into(),
        score.prorated.into(),
    ]
}
