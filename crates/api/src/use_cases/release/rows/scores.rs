//! Rows of scores.

use std::collections::HashMap;

use headstart_domain::{clock::uk_local_date, disclosure::Step, instrument::goes_by_sex_or_age};
use headstart_store::{
    Tx, Uid,
    tx::release_data::{ReleaseForm, ReleaseScore},
};

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

/// A questionnaire with its names, and its place among those of the same instrument and informant.
struct Form<'p> {
    young_person: &'p str,
    episode: String,
    name: String,
    sequence: i64,
    row: ReleaseForm,
    hides_norms: bool,
}

/// The rows of some young people, in the order of their names.
///
/// # Errors
/// The store's.
pub fn rows(tx: &mut Tx<'_>, people: &[&Member], names: &Names) -> ApiResult<Vec<Row>> {
    let ids: Vec<Uid> = people.iter().map(|member| member.id).collect();
    let members: HashMap<Uid, &Member> = people.iter().map(|member| (member.id, *member)).collect();
    let forms = tx.release_forms(&ids)?;
    let scores = tx.release_scores(&ids)?;
    let forms = named(forms, &scores, &members, names);
    let mut scores: Vec<(&Form<'_>, ReleaseScore)> =
        scores.into_iter().filter_map(|score| Some((forms.get(&score.measure_id)?, score))).collect();
    scores.sort_unstable_by(|(form, one), (other_form, other)| {
        (form.young_person, &form.episode, &form.name, &one.scale).cmp(&(
            other_form.young_person,
            &other_form.episode,
            &other_form.name,
            &other.scale,
        ))
    });
    Ok(scores.into_iter().map(|(form, score)| row(form, score).into()).collect())
}

/// The questionnaires by identifier. They are counted as pairs of scores are chosen: by day, then by entry.
fn named<'p>(
    rows: Vec<ReleaseForm>,
    scores: &[ReleaseScore],
    members: &HashMap<Uid, &'p Member>,
    names: &Names,
) -> HashMap<Uid, Form<'p>> {
    let mut entered: HashMap<Uid, i64> = HashMap::new();
    for score in scores {
        let first = entered.entry(score.measure_id).or_insert(score.id);
        *first = score.id.min(*first);
    }
    let mut in_order: Vec<(i64, ReleaseForm)> =
        rows.into_iter().filter_map(|form| Some((*entered.get(&form.id)?, form))).collect();
    in_order.sort_unstable_by_key(|(entry, form)| (form.completed_on, *entry));
    let mut forms = HashMap::with_capacity(in_order.len());
    let mut episodes: HashMap<Uid, String> = HashMap::new();
    let mut counts: HashMap<(Uid, String, String), i64> = HashMap::new();
    for (_, row) in in_order {
        let Some(member) = members.get(&row.young_person_id).copied() else { continue };
        let count =
            counts.entry((row.episode_id, row.instrument.clone(), row.informant.clone())).or_default();
        *count += 1;
        let episode = episodes.entry(row.episode_id).or_insert_with(|| names.name(row.episode_id)).clone();
        let form = Form {
            young_person: &member.name,
            episode,
            name: names.name(row.id),
            sequence: *count,
            row,
            hides_norms: member.shown.withheld.has(Step::Norms),
        };
        forms.insert(form.row.id, form);
    }
    forms
}

fn row(form: &Form<'_>, score: ReleaseScore) -> [Cell; COLUMNS.len()] {
    let told = &form.row;
    let hidden = form.hides_norms && goes_by_sex_or_age(&told.instrument, &told.informant, &score.scale);
    let referred_on = uk_local_date(told.clock_started_at.utc());
    [
        form.young_person.to_owned().into(),
        form.episode.clone().into(),
        form.name.clone().into(),
        score.scale.into(),
        told.instrument.clone().into(),
        told.instrument_version.parse::<i64>().ok().into(),
        told.informant.clone().into(),
        told.point.clone().into(),
        told.mode.clone().into(),
        told.completed_on.signed_duration_since(referred_on).num_days().into(),
        form.sequence.into(),
        score.value.into(),
        score.metric.into(),
        score.t.filter(|_| !hidden).into(),
        score.band.filter(|_| !hidden).into(),
        score.answered.into(),
        score.items.into(),
        score.prorated.into(),
    ]
}
