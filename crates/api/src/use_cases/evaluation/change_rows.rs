//! The rows behind a figure of measurable change.

use headstart_contract::evaluation::{ChangeFigureRow, FigureRecord};
use headstart_domain::{access::Permission, evaluation::MeasurableChange, statistics::Verdict};
use headstart_store::{
    Tx, Uid,
    tx::evaluation::{ChangeFigureRow as Stored, OutcomeQuestion},
};
use serde_json::json;

use super::{
    figure_rows::{FigureNames, records_of, refuse_held_back, refuse_part_held_back, refuse_telling_rows},
    measurable_change::safe_groups,
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
    let records = records_of(tx, tools, &episodes)?;
    let told: Vec<String> =
        episodes.iter().filter(|id| records.contains_key(id)).map(|id| id.0.to_string()).collect();
    let details = json!({ "informant": question.informant, "episodes": told });
    caller.audit(tx, "evaluation.change_rows_read", None, None, details);
    let names = (!reads_records).then(|| FigureNames::of(tools, "measurable change", question));
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

fn told_of(row: &Stored, pseudonym: Option<String>, record: Option<FigureRecord>) -> ChangeFigureRow {
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
