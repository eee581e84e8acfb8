//! The rows behind an added value.

use headstart_contract::evaluation::AddedValueFigureRow;
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
    figure_rows::{refuse_held_back, refuse_part_held_back, refuse_telling_rows},
    row_reader::{RowOf, RowReader},
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
    let reader = RowReader::of(tx, tools, "added value", question, &episodes)?;
    let details = json!({ "episodes": reader.told(&episodes) });
    caller.audit(tx, "evaluation.added_value_rows_read", None, None, details);
    let view = |row: Stored| {
        let who = reader.who(row.episode_id, row.young_person_id);
        (row.episode_id, who.map(|who| told_of(&row, who)))
    };
    Ok(rows.into_iter().map(view).collect())
}

fn told_of(row: &Stored, who: RowOf) -> AddedValueFigureRow {
    let (pseudonym, record) = who.told();
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
