//! The rows behind a figure: with their records for those who may read them, under pseudonyms for all others.

use headstart_contract::{evaluation::FigureRow, problem::ProblemCode};
use headstart_domain::{access::Permission, instrument::Basis};
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{FigureRow as Stored, OutcomeQuestion},
};
use serde_json::json;

use super::{
    definition::ScaleAsked,
    register::hold_back_small_differences,
    row_reader::{RowOf, RowReader},
    safe_table::{Counted, SafeTable},
    selection::selected,
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// A page of the rows behind the figure of a scale, with the period of support each is of.
///
/// Whoever may read records sees the rows of those within reach, with links. Everybody else sees all rows under
/// pseudonyms that are made for this one figure, when the figure itself may be shown to them.
///
/// # Errors
/// `NotFound` for a scale that is not defined; `SmallGroup` for a figure that is held back; `TellingRows` for one that is
/// limited to what describes young people; the store's.
pub fn figure_rows(
    tx: &mut Tx<'_>,
    tools: &Tools,
    asked: &ScaleAsked,
    question: &OutcomeQuestion,
    after: Option<Uid>,
    limit: i64,
) -> ApiResult<Vec<(Uid, Option<FigureRow>)>> {
    let (_, scale) = asked.defined()?;
    let by_sex_or_age = scale.goes_by_sex_or_age(asked.informant);
    let on_t = scale.reliable_change(asked.informant).is_some_and(|published| published.on == Basis::T);
    let caller = &tools.caller;
    let partnership = caller.partnership();
    let reads_records = caller.actor.may(Permission::EpisodesRead);
    if !reads_records {
        let mut tables = selected(tx, partnership, question)?;
        hold_back_small_differences(tx, tools, question, &mut tables)?;
        refuse_held_back(&tables)?;
        refuse_telling_rows(question)?;
    }
    let rows = tx.figure_rows(partnership, question, after, limit)?;
    let episodes: Vec<Uid> = rows.iter().map(|row| row.episode_id).collect();
    let reader = RowReader::of(tx, tools, "scale", question, &episodes)?;
    let told = reader.told(&episodes);
    let details = json!({ "instrument": asked.instrument, "scale": asked.scale, "episodes": told });
    caller.audit(tx, "evaluation.figure_rows_read", None, None, details);
    let view = |row: Stored| {
        let who = reader.who(row.episode_id, row.young_person_id);
        let told = |who: RowOf| {
            let (pseudonym, record) = who.told();
            // Beside a pseudonym nothing tells a sex or an age: not the T score by norms, nor the band beside the score.
            let is_shown = record.is_some() || !by_sex_or_age;
            let scores_shown = record.is_some() || !on_t;
            let change = row.last_score.map(|last| scale.better().gain(row.first_score, last));
            FigureRow {
                pseudonym,
                record,
                first_score: scores_shown.then_some(row.first_score),
                last_score: row.last_score.filter(|_| scores_shown),
                change: change.filter(|_| scores_shown),
                days: row.last_score.map(|_| (row.scored_on - row.first_on).num_days()),
                category: row.category,
                first_raised: row.first_raised.filter(|_| is_shown),
                last_raised: row.last_raised.filter(|_| is_shown),
            }
        };
        (row.episode_id, who.map(told))
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Refuses the rows of a figure that is held back.
///
/// # Errors
/// `SmallGroup`.
pub(super) fn refuse_held_back<G>(tables: &[SafeTable<G>]) -> ApiResult<()> {
    if tables.iter().flat_map(|table| &table.groups).any(|(_, held)| *held) {
        let detail = "Too few young people are behind the figure, or it would give a few away";
        return Err(ApiError::known(ProblemCode::SmallGroup, detail));
    }
    Ok(())
}

/// Refuses the rows of a part of a table of which any group is held back: nobody learns from the part what the whole does
/// not tell. `whole` makes the safe tables of the question without its limits, broken down by what it is limited to.
///
/// # Errors
/// `SmallGroup`; those of `whole`.
pub(super) fn refuse_part_held_back<G: Counted>(
    question: &OutcomeQuestion,
    whole: impl FnOnce(&OutcomeQuestion) -> ApiResult<Vec<SafeTable<G>>>,
) -> ApiResult<()> {
    if question.only.is_empty() {
        return Ok(());
    }
    let by = question.only.iter().map(|(dimension, _)| *dimension).collect();
    let mut tables = whole(&OutcomeQuestion { by, only: Vec::new(), ..question.clone() })?;
    let is_meant =
        |values: &[String]| question.only.iter().zip(values).all(|((_, meant), value)| meant.contains(value));
    for table in &mut tables {
        table.groups.retain(|(group, _)| is_meant(group.values()));
    }
    refuse_held_back(&tables)
}

/// Refuses rows beside pseudonyms of a figure that is limited to what describes young people, or to days.
///
/// First score, last score and the days between them are nearly always one person's alone. By them the rows of two
/// figures could be joined, whatever their names, and those of a release with either: row by row they would tell the
/// sex, the age or the school that k has withheld there, and the calendar.
///
/// # Errors
/// `TellingRows`.
pub(super) fn refuse_telling_rows(question: &OutcomeQuestion) -> ApiResult<()> {
    let describes = question.only.iter().any(|(dimension, _)| dimension.is_of_population());
    if describes || question.from.is_some() || question.to.is_some() {
        let detail = "Rows limited to what describes young people, or to days, can be read by whoever may read the records";
        return Err(ApiError::known(ProblemCode::TellingRows, detail));
    }
    Ok(())
}
