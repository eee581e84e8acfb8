//! Publishing tables of outcomes.

use headstart_contract::{
    evaluation::{
        OutcomeRow, OutcomeSelection, PublishedRow, PublishedTableInput, PublishedTableLine,
        PublishedTableView,
    },
    limits::TABLE_TITLE,
};
use headstart_domain::{
    disclosure::SuppressionPolicy,
    field::{FieldErrors, required_text},
};
use headstart_store::{Json, Tx, Uid, rows::PublishedTable, tx::evaluation::OutcomeQuestion};
use serde_json::json;

use super::{
    names::Names,
    outcomes::{PAIRING, row},
    register::{counts, refuse_small_differences},
    safe_table::policy,
    selection::selected,
};
use crate::{
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// Freezes a table: nothing of it changes afterwards.
///
/// # Errors
/// Fields that need attention; `SmallDifference` when a published table would give a small group away beside it;
/// the store's.
pub fn publish(
    tx: &mut Tx<'_>,
    tools: &Tools,
    input: PublishedTableInput,
    question: &OutcomeQuestion,
) -> ApiResult<PublishedTableView> {
    let mut errors = FieldErrors::new();
    let title = errors.take("title", required_text(&input.title, "a title", TABLE_TITLE));
    let (Some(title), true) = (title, errors.is_empty()) else {
        return Err(ApiError::Invalid(errors.into_vec()));
    };
    let partnership = tools.caller.partnership();
    // Two tables published at once must see each other.
    tx.lock_published_tables(partnership)?;
    let tables = selected(tx, partnership, question)?;
    let counts = counts(&tables, question);
    refuse_small_differences(tx, tools, &counts)?;
    let names = Names::read(tx, partnership, &question.by)?;
    let policy = policy(question);
    let groups = tables.iter().flat_map(|table| &table.groups);
    let rows: Vec<PublishedRow> = groups
        .filter_map(|(group, held)| row(group, *held, question, &names))
        .map(|row| published(row, policy))
        .collect();
    let row = PublishedTable {
        id: tools.uid(),
        partnership_id: partnership,
        title,
        selection: Json::write(&input.selection)?,
        policy: Json::write(&policy)?,
        pairing: PAIRING.to_owned(),
        cells: Json::write(&rows)?,
        counts: Json::write(&counts)?,
        published_by: tools.caller.actor.name.clone(),
        published_by_id: tools.caller.actor_uid(),
        published_at: tools.caller.at.into(),
    };
    tx.insert_published_table(row.clone())?;
    tools.caller.audit(tx, "evaluation.table_published", None, Some(row.id), json!({}));
    view(row)
}

/// A row as it is published: counts to the nearest five, shares and means rounded.
fn published(row: OutcomeRow, policy: SuppressionPolicy) -> PublishedRow {
    let count = |count: u64| policy.count(count).shown().filter(|_| !row.suppressed);
    let percent = |part: u64, of: u64| {
        policy.percentage(part, of).ok().and_then(|percent| percent.shown()).filter(|_| !row.suppressed)
    };
    let rounded = |number: Option<f64>, steps: f64| number.map(|number| (number * steps).round() / steps);
    let classified = row.paired.saturating_sub(row.no_threshold);
    PublishedRow {
        measured: count(row.measured),
        paired: count(row.paired),
        paired_percent: percent(row.paired, row.measured),
        mean_change: rounded(row.mean_change, 10.0),
        mean_change_low: rounded(row.mean_change_low, 10.0),
        mean_change_high: rounded(row.mean_change_high, 10.0),
        effect_size: rounded(row.effect_size, 100.0),
        improved_percent: percent(row.improved, classified),
        deteriorated_percent: percent(row.deteriorated, classified),
        suppressed: row.suppressed,
        instrument: row.instrument,
        instrument_title: row.instrument_title,
        scale: row.scale,
        scale_title: row.scale_title,
        informant: row.informant,
        better: row.better,
        values: row.values,
    }
}

/// What the mark of a figure that is held back means, and how counts were rounded.
fn mark(policy: SuppressionPolicy) -> String {
    format!(
        "* stands for a figure that is held back: it is of fewer than {} young people, or would give such a group away. \
         Counts are rounded to the nearest five.",
        policy.threshold()
    )
}

fn view(row: PublishedTable) -> ApiResult<PublishedTableView> {
    let policy: SuppressionPolicy = row.policy.read()?;
    Ok(PublishedTableView {
        id: row.id.into(),
        title: row.title,
        selection: row.selection.read()?,
        published_by: row.published_by,
        published_at: row.published_at.utc(),
        held_back_mark: mark(policy),
        policy,
        pairing: row.pairing,
        rows: row.cells.read()?,
    })
}

/// A published table.
///
/// # Errors
/// Not found, or the store's.
pub fn read(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<PublishedTableView> {
    let found = tx.find_published_table(tools.caller.partnership(), id)?.ok_or_else(ApiError::not_found)?;
    tools.caller.audit(tx, "evaluation.table_read", None, Some(id), json!({}));
    view(found)
}

/// A table as it stands in the list.
///
/// # Errors
/// A stored row that cannot be read.
pub fn line(row: PublishedTable) -> ApiResult<PublishedTableLine> {
    let selection: OutcomeSelection = row.selection.read()?;
    Ok(PublishedTableLine {
        id: row.id.into(),
        title: row.title,
        selection,
        published_by: row.published_by,
        published_at: row.published_at.utc(),
    })
}

/// A published table as CSV with a heading; `*` where a figure is held back, which the row's note explains.
///
/// # Errors
/// When a line cannot be written, which memory always takes.
pub fn csv(table: &PublishedTableView) -> ApiResult<Vec<u8>> {
    let dimensions: Vec<&str> =
        table.rows.first().iter().flat_map(|row| &row.values).map(|value| value.dimension.as_str()).collect();
    let mut heading = vec!["instrument", "scale", "informant", "better"];
    heading.extend(dimensions);
    heading.extend([
        "measured",
        "paired",
        "paired_percent",
        "mean_change",
        "mean_change_low",
        "mean_change_high",
        "effect_size",
        "improved_percent",
        "deteriorated_percent",
        "note",
    ]);
    let failed = |error: csv::Error| ApiError::Internal(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&heading).map_err(failed)?;
    for row in &table.rows {
        let count = |count: Option<u64>| count.map_or_else(|| "*".to_owned(), |count| count.to_string());
        let share = |share: Option<f64>| share.map_or_else(|| "*".to_owned(), |share| share.to_string());
        let mean = |mean: Option<f64>| match mean {
            Some(mean) => mean.to_string(),
            None if row.suppressed => "*".to_owned(),
            None => String::new(),
        };
        let mut cells =
            vec![row.instrument.clone(), row.scale.clone(), row.informant.clone(), row.better.clone()];
        cells.extend(row.values.iter().map(|value| value.label.clone()));
        cells.extend([
            count(row.measured),
            count(row.paired),
            share(row.paired_percent),
            mean(row.mean_change),
            mean(row.mean_change_low),
            mean(row.mean_change_high),
            mean(row.effect_size),
            share(row.improved_percent),
            share(row.deteriorated_percent),
        ]);
        let is_marked = cells.iter().any(|cell| cell == "*");
        cells.push(if is_marked { table.held_back_mark.clone() } else { String::new() });
        writer.write_record(&cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| ApiError::Internal(error.to_string()))
}
