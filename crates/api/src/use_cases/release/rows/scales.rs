//! Rows of scales: the definitions of this version, which are the same for everybody.

use headstart_domain::instrument::{Basis, Informant, Instrument, Scale};

use super::{Cell, Row};
use crate::use_cases::measure::better;

/// The columns, in order.
pub const COLUMNS: [&str; 11] = [
    "instrument",
    "informant",
    "scale",
    "instrument_title",
    "scale_title",
    "version",
    "measures_outcome",
    "better",
    "compared",
    "smallest_reliable",
    "smallest_reliable_source",
];

/// Every scale of every instrument, for each informant, in the order of the key.
pub fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let newest = |instrument: &&Instrument| {
        Instrument::find(instrument.key()).is_some_and(|newest| newest.version() == instrument.version())
    };
    for instrument in Instrument::all().iter().filter(newest) {
        for respondent in instrument.informants() {
            for scale in instrument.scales() {
                rows.push(row(instrument, respondent.informant, scale).into());
            }
        }
    }
    let key = |row: &Row| row.iter().take(3).map(|cell| cell.text().into_owned()).collect::<Vec<_>>();
    rows.sort_by_cached_key(key);
    rows.dedup_by_key(|row| key(row));
    rows
}

fn row(instrument: &Instrument, informant: Informant, scale: &Scale) -> [Cell; COLUMNS.len()] {
    let published = scale.reliable_change(informant);
    let compared = match published.map(|published| published.on).unwrap_or_default() {
        Basis::Score => "score",
        Basis::Metric => "metric",
        Basis::T => "t",
    };
    [
        instrument.key().to_owned().into(),
        informant.as_str().into(),
        scale.key.clone().into(),
        instrument.title().to_owned().into(),
        scale.title.clone().into(),
        instrument.version().into(),
        instrument.measures_outcome().into(),
        better(scale.better()).to_owned().into(),
        compared.into(),
        published.map(|published| published.threshold).into(),
        published.map(|published| published.source.clone()).into(),
    ]
}
