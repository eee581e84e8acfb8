//! Pairs of scores and the summaries kept of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::{
    dsl::count_star,
    prelude::*,
    query_builder::{BoxedSqlQuery, SqlQuery},
    sql_query,
    sql_types::{Date, Text},
    upsert::excluded,
};
use headstart_domain::{
    episode::{Attendance, PlacementState},
    evaluation::PairedSummary,
};

use super::{Conn, Db, dialect};
use crate::{
    Result,
    outcome::{
        Changes, CrossedSums, EpisodeFacts, OutcomeGroup, OutcomeQuestion, PersonFacts, ScoreFact, crossed,
        grouped, paired_scores, statement, statement_by_day,
    },
    rows::{Episode, OutcomeLeftOut, OutcomeSummary, PairedScore},
    schema::{
        episode, outcome_left_out, outcome_summary, paired_score, placement, score, support_session,
        young_person,
    },
    types::{DbUuid, Uid},
};

/// How many episodes a rebuild reads at a time.
const BATCH: i64 = 500;
/// How many pairs a rebuild inserts at a time.
const ROWS: usize = 500;

/// Brings the pairs of one episode up to date, and the summaries with them.
pub(crate) fn refresh_episode(connection: &mut Conn, episode: Uid) -> Result<()> {
    let mut changes = Changes::default();
    refresh(connection, episode, &mut changes)?;
    apply(connection, changes)
}

/// Brings the pairs of all episodes of a young person up to date, and the summaries with them.
pub(crate) fn refresh_young_person(connection: &mut Conn, young_person: Uid) -> Result<()> {
    let episodes: Vec<Uid> = episode::table
        .filter(episode::young_person_id.eq(young_person))
        .order(episode::id)
        .select(episode::id)
        .load(connection)?;
    let mut changes = Changes::default();
    for episode in episodes {
        refresh(connection, episode, &mut changes)?;
    }
    apply(connection, changes)
}

/// Replaces the pairs of an episode that are not what they should be, and notes what that does to the
/// summaries.
fn refresh(connection: &mut Conn, id: Uid, changes: &mut Changes) -> Result<()> {
    let Some(of) = episode::table
        .filter(episode::id.eq(id))
        .select(episode::partnership_id)
        .get_result(connection)
        .optional()?
    else {
        return Ok(());
    };
    dialect::share_partnership(connection, of)?;
    let Some(episode) = dialect::lock_episode(connection, id)? else { return Ok(()) };
    let scores: Vec<ScoreFact> = score::table
        .filter(score::episode_id.eq(id))
        .order((score::completed_on, score::id))
        .select(ScoreFact::as_select())
        .load(connection)?;
    let kept: Vec<PairedScore> = paired_score::table
        .filter(paired_score::episode_id.eq(id))
        .select(PairedScore::as_select())
        .load(connection)?;
    let mut pairs = Vec::new();
    for facts in facts(connection, vec![episode])? {
        pairs.extend(paired_scores(&facts, &scores)?);
    }
    changes.replace(&kept, &pairs)?;
    for gone in kept.iter().filter(|row| !pairs.contains(row)) {
        let (instrument, informant) = (gone.instrument.as_str(), gone.informant.as_str());
        let key = (gone.partnership_id, instrument, informant, gone.scale.as_str(), gone.episode_id);
        diesel::delete(paired_score::table.find(key)).execute(connection)?;
    }
    for new in pairs.into_iter().filter(|row| !kept.contains(row)) {
        diesel::insert_into(paired_score::table).values(new).execute(connection)?;
    }
    Ok(())
}

/// Episodes with what goes with their pairs.
pub(crate) fn facts(connection: &mut Conn, episodes: Vec<Episode>) -> Result<Vec<EpisodeFacts>> {
    let ids: Vec<Uid> = episodes.iter().map(|episode| episode.id).collect();
    let of: Vec<Uid> = episodes.iter().map(|episode| episode.young_person_id).collect();
    let people: HashMap<Uid, PersonFacts> = young_person::table
        .filter(young_person::id.eq_any(of))
        .select(PersonFacts::as_select())
        .load(connection)?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    // Who never started an offer has no outcome of it.
    let placed: Vec<(Uid, Uid, Option<Uid>)> = placement::table
        .filter(placement::episode_id.eq_any(&ids))
        .filter(placement::state.ne(PlacementState::DidNotStart.as_str()))
        .select((placement::episode_id, placement::offer_id, placement::organisation_id))
        .load(connection)?;
    let mut offers: HashMap<Uid, (BTreeSet<Uid>, BTreeSet<Uid>)> = HashMap::new();
    for (episode, offer, organisation) in placed {
        let of = offers.entry(episode).or_default();
        of.0.insert(offer);
        of.1.extend(organisation);
    }
    let seen = Attendance::ALL.iter().filter(|attendance| attendance.seen()).map(|seen| seen.as_str());
    let sessions: Vec<(Uid, i64)> = support_session::table
        .filter(support_session::episode_id.eq_any(&ids))
        .filter(support_session::attendance.eq_any(seen.collect::<Vec<_>>()))
        .group_by(support_session::episode_id)
        .select((support_session::episode_id, count_star()))
        .load(connection)?;
    let sessions: HashMap<Uid, i64> = sessions.into_iter().collect();
    let with_facts = |episode: Episode| {
        let (offers, organisations) = offers.remove(&episode.id).unwrap_or_default();
        let attended = sessions.get(&episode.id).copied().unwrap_or_default();
        Some(EpisodeFacts {
            offers: offers.into_iter().collect(),
            organisations: organisations.into_iter().collect(),
            attended: u64::try_from(attended).unwrap_or_default(),
            person: people.get(&episode.young_person_id)?.clone(),
            episode,
        })
    };
    Ok(episodes.into_iter().filter_map(with_facts).collect())
}

/// Adds the changes to the summaries, in one statement for each table (or so many rows of it).
fn apply(connection: &mut Conn, changes: Changes) -> Result<()> {
    let (groups, left_out) = changes.into_rows()?;
    // Rows are locked in the order of their keys, by everybody.
    for some in groups.chunks(ROWS) {
        add_to_summaries(connection, some)?;
    }
    if groups.iter().any(|row| row.measured < 0) {
        // Whoever emptied a group has tidied it up before: those found here are this unit of work's own.
        let of: BTreeSet<Uid> = groups.iter().map(|row| row.partnership_id).collect();
        of.into_iter().try_for_each(|partnership| tidy(connection, partnership))?;
    }
    for some in left_out.into_rows().collect::<Vec<_>>().chunks(ROWS) {
        add_to_left_out(connection, some)?;
    }
    Ok(())
}

/// Takes away the groups of nobody.
fn tidy(connection: &mut Conn, partnership: Uid) -> Result<()> {
    use outcome_summary as s;
    let nobody = s::table.filter(s::partnership_id.eq(partnership)).filter(s::measured.eq(0));
    diesel::delete(nobody).execute(connection)?;
    Ok(())
}

fn add_to_left_out(connection: &mut Conn, rows: &[OutcomeLeftOut]) -> Result<()> {
    use outcome_left_out as l;
    diesel::insert_into(l::table)
        .values(rows.to_vec())
        .on_conflict((l::partnership_id, l::instrument, l::informant, l::scale, l::no_measures))
        .do_update()
        .set((
            l::without_consent.eq(l::without_consent + excluded(l::without_consent)),
            l::not_paired.eq(l::not_paired + excluded(l::not_paired)),
        ))
        .execute(connection)?;
    Ok(())
}

fn add_to_summaries(connection: &mut Conn, rows: &[OutcomeSummary]) -> Result<()> {
    use outcome_summary as s;
    let counts = (
        s::measured.eq(s::measured + excluded(s::measured)),
        s::paired.eq(s::paired + excluded(s::paired)),
        s::improved.eq(s::improved + excluded(s::improved)),
        s::unchanged.eq(s::unchanged + excluded(s::unchanged)),
        s::deteriorated.eq(s::deteriorated + excluded(s::deteriorated)),
        s::no_threshold.eq(s::no_threshold + excluded(s::no_threshold)),
        s::banded.eq(s::banded + excluded(s::banded)),
        s::raised_first.eq(s::raised_first + excluded(s::raised_first)),
        s::moved_out.eq(s::moved_out + excluded(s::moved_out)),
        s::moved_into.eq(s::moved_into + excluded(s::moved_into)),
    );
    let sums = (
        s::sum_first.eq(s::sum_first + excluded(s::sum_first)),
        s::sum_last.eq(s::sum_last + excluded(s::sum_last)),
        s::sum_first_sq.eq(s::sum_first_sq + excluded(s::sum_first_sq)),
        s::sum_last_sq.eq(s::sum_last_sq + excluded(s::sum_last_sq)),
        s::sum_first_last.eq(s::sum_first_last + excluded(s::sum_first_last)),
    );
    diesel::insert_into(s::table)
        .values(rows.to_vec())
        .on_conflict((
            s::partnership_id,
            s::dimension,
            s::instrument,
            s::informant,
            s::scale,
            s::value,
            s::tier,
        ))
        .do_update()
        .set((counts, sums))
        .execute(connection)?;
    Ok(())
}

/// Computes all pairs and summaries of a partnership afresh, and tells how many pairs there are.
pub(crate) fn rebuild(connection: &mut Conn, partnership: Uid) -> Result<usize> {
    dialect::own_partnership(connection, partnership)?;
    let pairs = paired_score::table.filter(paired_score::partnership_id.eq(partnership));
    diesel::delete(pairs).execute(connection)?;
    let summaries = outcome_summary::table.filter(outcome_summary::partnership_id.eq(partnership));
    diesel::delete(summaries).execute(connection)?;
    let counts = outcome_left_out::table.filter(outcome_left_out::partnership_id.eq(partnership));
    diesel::delete(counts).execute(connection)?;
    let (mut changes, mut count) = (Changes::default(), 0);
    let mut last: Option<Episode> = None;
    loop {
        let episodes = episodes_after(connection, partnership, last.as_ref())?;
        last = episodes.last().cloned();
        if last.is_none() {
            break;
        }
        let pairs = pairs_of(connection, episodes)?;
        pairs
            .chunk_by(|one, other| one.episode_id == other.episode_id)
            .try_for_each(|of| changes.replace(&[], of))?;
        for some in pairs.chunks(ROWS) {
            diesel::insert_into(paired_score::table).values(some).execute(connection)?;
        }
        count += pairs.len();
    }
    let (groups, left_out) = changes.into_rows()?;
    for some in groups.chunks(ROWS) {
        diesel::insert_into(outcome_summary::table).values(some).execute(connection)?;
    }
    for some in left_out.into_rows().collect::<Vec<_>>().chunks(ROWS) {
        diesel::insert_into(outcome_left_out::table).values(some).execute(connection)?;
    }
    Ok(count)
}

fn episodes_after(connection: &mut Conn, partnership: Uid, last: Option<&Episode>) -> Result<Vec<Episode>> {
    let mut query = episode::table
        .filter(episode::partnership_id.eq(partnership))
        .order((episode::opened_at, episode::id))
        .limit(BATCH)
        .select(Episode::as_select())
        .into_boxed::<Db>();
    if let Some(last) = last {
        query = query.filter(
            episode::opened_at
                .ge(last.opened_at)
                .and(episode::opened_at.gt(last.opened_at).or(episode::id.gt(last.id))),
        );
    }
    Ok(query.load(connection)?)
}

/// The pairs of some episodes, whose scores are read together.
fn pairs_of(connection: &mut Conn, episodes: Vec<Episode>) -> Result<Vec<PairedScore>> {
    let ids: Vec<Uid> = episodes.iter().map(|episode| episode.id).collect();
    let mut scores: BTreeMap<Uid, Vec<ScoreFact>> = BTreeMap::new();
    let rows: Vec<ScoreFact> = score::table
        .filter(score::episode_id.eq_any(&ids))
        .order((score::completed_on, score::id))
        .select(ScoreFact::as_select())
        .load(connection)?;
    for row in rows {
        scores.entry(row.episode_id).or_default().push(row);
    }
    let mut pairs = Vec::new();
    for facts in facts(connection, episodes)? {
        if let Some(scores) = scores.remove(&facts.episode.id) {
            pairs.extend(paired_scores(&facts, &scores)?);
        }
    }
    Ok(pairs)
}

/// Outcomes in the groups asked for: from the summaries where there are some for the question, else from the
/// pairs.
pub(crate) fn outcomes(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<Vec<OutcomeGroup>> {
    let Some(dimension) = question.kept_as() else {
        return outcomes_of_pairs(connection, partnership, question);
    };
    let mut query = outcome_summary::table
        .filter(outcome_summary::partnership_id.eq(partnership))
        .filter(outcome_summary::dimension.eq(dimension))
        .select(OutcomeSummary::as_select())
        .into_boxed::<Db>();
    if let Some(instrument) = &question.instrument {
        query = query.filter(outcome_summary::instrument.eq(instrument.clone()));
    }
    if let Some(informant) = &question.informant {
        query = query.filter(outcome_summary::informant.eq(informant.clone()));
    }
    if let Some(scale) = &question.scale {
        query = query.filter(outcome_summary::scale.eq(scale.clone()));
    }
    // There are as many rows as kinds of group, however many young people there are.
    Ok(grouped(&query.load(connection)?, question))
}

fn outcomes_of_pairs(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<Vec<OutcomeGroup>> {
    let rows = load_sums(connection, partnership, question, &statement(question))?;
    crossed(rows, question, partnership)
}

/// Runs a statement of sums with the parameters of its question.
fn load_sums(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
    statement: &str,
) -> Result<Vec<CrossedSums>> {
    Ok(asked(partnership, question, statement).load(connection)?)
}

/// A statement over the pairs that a question means, with the parameters of [`conditions`](crate::outcome::conditions).
pub(crate) fn asked(
    partnership: Uid,
    question: &OutcomeQuestion,
    statement: &str,
) -> BoxedSqlQuery<'static, Db, SqlQuery> {
    let mut query = sql_query(statement).into_boxed::<Db>().bind::<DbUuid, _>(partnership);
    for text in [&question.instrument, &question.informant, &question.scale].into_iter().flatten() {
        query = query.bind::<Text, _>(text.clone());
    }
    for day in [question.from, question.to].into_iter().flatten() {
        query = query.bind::<Date, _>(day);
    }
    for (dimension, values) in &question.only {
        for value in values {
            let pattern = match (dimension.has_several(), value.is_empty()) {
                (false, _) => value.clone(),
                (true, false) => format!("%\"{value}\"%"),
                // An empty list: of no offer, or of no organisation.
                (true, true) => "[]".to_owned(),
            };
            query = query.bind::<Text, _>(pattern);
        }
    }
    query
}

/// The sums of the pairs of each day, over all groups that the question leaves: by the day of the last score.
pub(crate) fn outcomes_by_day(
    connection: &mut Conn,
    partnership: Uid,
    question: &OutcomeQuestion,
) -> Result<Vec<(NaiveDate, PairedSummary)>> {
    let rows = load_sums(connection, partnership, question, &statement_by_day(question))?;
    rows.iter().map(CrossedSums::of_day).collect()
}
