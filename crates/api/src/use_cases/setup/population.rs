//! The population that the programme is for.

use std::collections::HashSet;

use headstart_contract::setup::{PopulationFigure, PopulationInput, PopulationView};
use headstart_domain::{clock::uk_local_date, evaluation::Dimension, field::FieldErrors};
use headstart_store::{
    Json, Tx, Uid,
    rows::{Population, PopulationFigure as StoredFigure},
    tx::school::SchoolFilter,
};
use serde_json::json;

use super::{refused, sound, still_there};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
};

/// The most records of one kind that are looked up.
const MOST: i64 = 5_000;

/// The figures by one dimension; none while nobody has set them.
///
/// # Errors
/// When the store fails.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, dimension: Dimension) -> ApiResult<PopulationView> {
    match tx.find_population(caller.partnership(), dimension)? {
        Some(row) => view(dimension, row),
        None => Ok(PopulationView { dimension, figures: Vec::new(), source: None, as_at: None, version: 0 }),
    }
}

fn view(dimension: Dimension, row: Population) -> ApiResult<PopulationView> {
    let figures: Vec<StoredFigure> = row.figures.read()?;
    let figure = |figure: StoredFigure| PopulationFigure { value: figure.value, count: figure.count };
    Ok(PopulationView {
        dimension,
        figures: figures.into_iter().map(figure).collect(),
        source: Some(row.source),
        as_at: Some(row.as_at),
        version: row.version,
    })
}

/// Sets the figures by one dimension.
///
/// # Errors
/// Stale, fields that need attention, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    dimension: Dimension,
    input: &PopulationInput,
    version: IfMatch,
) -> ApiResult<PopulationView> {
    let partnership = caller.partnership();
    let before = tx.find_population(partnership, dimension)?;
    version.check(before.as_ref().map_or(0, |row| row.version))?;
    sound(input.check())?;
    if input.as_at > uk_local_date(caller.at) {
        return Err(ApiError::field("as_at", "out_of_range", "The day must not be in the future"));
    }
    known_groups(tx, partnership, dimension, &input.figures)?;
    let stored =
        |figure: &PopulationFigure| StoredFigure { value: figure.value.clone(), count: figure.count };
    let mut row = Population {
        partnership_id: partnership,
        dimension: dimension.as_str().to_owned(),
        figures: Json::write(&input.figures.iter().map(stored).collect::<Vec<_>>())?,
        source: input.source.trim().to_owned(),
        as_at: input.as_at,
        version: 1,
    };
    match before {
        None => {
            tx.insert_population(row.clone()).map_err(refused("Somebody else set these figures meanwhile"))?
        }
        Some(before) => {
            still_there(tx.update_population(&row, before.version)?, before.version)?;
            row.version = before.version + 1;
        }
    }
    caller.audit(tx, "population.changed", None, None, json!({ "dimension": dimension }));
    view(dimension, row)
}

/// Refuses groups that the dimension or the partnership does not have.
fn known_groups(
    tx: &mut Tx<'_>,
    partnership: Uid,
    dimension: Dimension,
    figures: &[PopulationFigure],
) -> ApiResult<()> {
    let known: HashSet<String> = match dimension {
        Dimension::Locality => {
            let rows = tx.list_localities(partnership, None, MOST)?;
            rows.into_iter().map(|(row, _)| row.id.0.to_string()).collect()
        }
        Dimension::School => {
            let rows =
                tx.list_schools(partnership, &SchoolFilter { limit: MOST, ..SchoolFilter::default() })?;
            rows.into_iter().map(|row| row.id.0.to_string()).collect()
        }
        _ => dimension.codes().into_iter().map(str::to_owned).collect(),
    };
    let mut errors = FieldErrors::new();
    for (n, figure) in figures.iter().enumerate() {
        if !known.contains(&figure.value) {
            errors.add(format!("figures[{n}].value"), "unknown", "There is no such group");
        }
    }
    sound(errors.into_vec())
}
