//! The rows behind an added value.

use headstart_contract::evaluation::{AddedValueFigureRow, FigureRecord};
use headstart_domain::{
    access::Permission,
    evaluation::{AddedValueInput, expected_total},
};
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{AddedValueFigureRow as Stored, OutcomeQuestion},
};
use serde_json::json;

use super::{
    added_value::safe_groups,
    figure_rows::{FigureNames, records_of, refuse_held_back, refuse_part_held_back, refuse_telling_rows},
};
use crate::{error::ApiResult, use_cases::tools::Tools};

/// A page of the periods of support behind an added value, with the period each is of. Who sees what is as with the rows
/// behind the figure of a scale.
///
/// # Errors
/// `SmallGroup` for a figure that is held back; `TellingRows` for one that is limited to what describes young people; the
/// store's.
pub fn added_value_rows(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
    after: Option<Uid>,
    limit: i64,
) -> ApiResult<Vec<(Uid, Option<AddedValueFigureRow>)>> {
    let caller = &tools.caller;
    let reads_records = caller.actor.may(Permission::EpisodesRead);
    if !reads_records {
        refuse_held_back(&[safe_groups(tx, tools, question)?])?;
        refuse_telling_rows(question)?;
        refuse_part_held_back(question, |whole| Ok(vec![safe_groups(tx, tools, whole)?]))?;
    }
    let rows = tx.added_value_figure_rows(caller.partnership(), question, after, limit)?;
    let episodes: Vec<Uid> = rows.iter().map(|row| row.episode_id).collect();
    let records = records_of(tx, tools, &episodes)?;
    let told: Vec<String> =
        episodes.iter().filter(|id| records.contains_key(id)).map(|id| id.0.to_string()).collect();
    caller.audit(tx, "evaluation.added_value_rows_read", None, None, json!({ "episodes": told }));
    let names = (!reads_records).then(|| FigureNames::of(tools, "added value", question));
    let view = |row: Stored| {
        let record = records.get(&row.episode_id).map(|reference| FigureRecord {
            young_person_id: row.young_person_id.into(),
            reference: reference.clone(),
            episode_id: row.episode_id.into(),
        });
        let pseudonym = names.as_ref().map(|names| names.of_person(row.young_person_id));
        let is_told = record.is_some() || pseudonym.is_some();
        (row.episode_id, is_told.then(|| told_of(&row, pseudonym, record)))
    };
    Ok(rows.into_iter().map(view).collect())
}

fn told_of(row: &Stored, pseudonym: Option<String>, record: Option<FigureRecord>) -> AddedValueFigureRow {
    let expected = expected_total(&AddedValueInput {
        t1_total: row.first_total,
        t1_impact: row.first_impact,
        t1_emotional: row.first_emotional,
        t2_total: row.last_total,
    });
    AddedValueFigureRow {
        pseudonym,
        record,
        first_total: row.first_total,
        first_impact: row.first_impact,
        first_emotional: row.first_emotional,
        last_total: row.last_total,
        days: row.days,
        expected,
        added_value: expected - row.last_total,
    }
}
