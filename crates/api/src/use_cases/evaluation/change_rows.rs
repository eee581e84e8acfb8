//! The rows behind a figure of measurable change.

use headstart_contract::evaluation::ChangeFigureRow;
use headstart_domain::{access::Permission, evaluation::MeasurableChange, statistics::Verdict};
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{ChangeFigureRow as Stored, OutcomeQuestion},
};
use serde_json::json;

use super::{
    figure_rows::{refuse_held_back, refuse_part_held_back, refuse_telling_rows},
    measurable_change::safe_groups,
    row_reader::{RowOf, RowReader},
};
use crate::{error::ApiResult, use_cases::tools::Tools};

/// A page of the periods of support behind the measurable change of one informant, with the period each is of. Who sees
/// what is as with the rows behind the figure of a scale.
///
/// # Errors
/// `SmallGroup` for a figure that is held back; `TellingRows` for one that is limited to what describes young people; the
/// store's.
pub fn change_rows(
    tx: &mut Tx<'_>,
    tools: &Tools,
    question: &OutcomeQuestion,
    after: Option<Uid>,
    limit: i64,
) -> ApiResult<Vec<(Uid, Option<ChangeFigureRow>)>> {
    let caller = &tools.caller;
    let reads_records = caller.actor.may(Permission::EpisodesRead);
    if !reads_records {
        refuse_held_back(&safe_groups(tx, tools, question)?)?;
        refuse_telling_rows(question)?;
        refuse_part_held_back(question, |whole| safe_groups(tx, tools, whole))?;
    }
    let rows = tx.change_figure_rows(caller.partnership(), question, after, limit)?;
    let episodes: Vec<Uid> = rows.iter().map(|row| row.episode_id).collect();
    let reader = RowReader::of(tx, tools, "measurable change", question, &episodes)?;
    let details = json!({ "informant": question.informant, "episodes": reader.told(&episodes) });
    caller.audit(tx, "evaluation.change_rows_read", None, None, details);
    let view = |row: Stored| {
        let who = reader.who(row.episode_id, row.young_person_id);
        (row.episode_id, who.map(|who| told_of(&row, who)))
    };
    Ok(rows.into_iter().map(view).collect())
}

fn told_of(row: &Stored, who: RowOf) -> ChangeFigureRow {
    let (pseudonym, record) = who.told();
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    let reading = MeasurableChange::of(row.paired > 0, |wanted| match wanted {
        Verdict::Improved => row.improved > 0,
        Verdict::Unchanged => row.unchanged > 0,
        Verdict::Deteriorated => row.deteriorated > 0,
    });
    let category = [
        (reading.improvement, "improved"),
        (reading.no_change, "unchanged"),
        (reading.deterioration, "deteriorated"),
    ];
    ChangeFigureRow {
        pseudonym,
        record,
        scales: count(row.scales),
        paired: count(row.paired),
        improved: count(row.improved),
        unchanged: count(row.unchanged),
        deteriorated: count(row.deteriorated),
        category: category.iter().find(|(is, _)| *is == 1).map(|(_, code)| (*code).to_owned()),
    }
}
