//! A measure as it is shown.

use headstart_contract::measure::{MeasureView, ScoreView};
use headstart_domain::instrument::{Better, Informant, Instrument};
use headstart_store::{
    rows::{Measure, Score},
    tx::measure::MeasureScored,
};

use super::{band_words, yardstick::Yardstick};
use crate::error::{ApiError, ApiResult};

/// `lower` or `higher`.
pub(in crate::use_cases) const fn better(better: Better) -> &'static str {
    match better {
        Better::Lower => "lower",
        Better::Higher => "higher",
    }
}

/// The definition that a measure was scored with.
pub(in crate::use_cases) fn definition(key: &str, version: &str) -> ApiResult<&'static Instrument> {
    let exact = version.parse().ok().and_then(|version| Instrument::find_version(key, version));
    exact
        .or_else(|| Instrument::find(key))
        .ok_or_else(|| ApiError::Internal(format!("a measure of an instrument that is not defined: {key}")))
}

/// A measure with its scores; change is told against the baseline scores of its episode.
pub(super) fn measure((row, scores): MeasureScored, baseline: &[Score]) -> ApiResult<MeasureView> {
    let instrument = definition(&row.instrument, &row.instrument_version)?;
    let informant: Informant = row.informant.parse()?;
    let views =
        scores.iter().filter_map(|score| view_of(instrument, informant, &row, score, baseline)).collect();
    Ok(MeasureView {
        id: row.id.into(),
        episode_id: row.episode_id.into(),
        instrument: row.instrument,
        title: instrument.title().to_owned(),
        version: row.instrument_version,
        informant: row.informant,
        point: row.point.parse()?,
        completed_on: row.completed_on,
        mode: row.mode.parse()?,
        entered_by: row.entered_by,
        entered_at: row.entered_at.utc(),
        scores: views,
        alerts: row.alerts.read()?,
    })
}

/// A score as it is shown; none of a scale that its definition does not have.
fn view_of(
    instrument: &Instrument,
    informant: Informant,
    measure: &Measure,
    score: &Score,
    baseline: &[Score],
) -> Option<ScoreView> {
    let scale = instrument.scale(&score.scale)?;
    let before = baseline.iter().find(|earlier| {
        (&earlier.instrument, &earlier.informant, &earlier.scale)
            == (&score.instrument, &score.informant, &score.scale)
            && earlier.measure_id != measure.id
            && earlier.completed_on <= measure.completed_on
    });
    Some(ScoreView {
        scale: score.scale.clone(),
        title: scale.title.clone(),
        score: score.value,
        answered: count(score.answered),
        items: count(score.items),
        prorated: score.prorated,
        band: score.band.as_deref().map(band_words),
        metric: score.metric,
        t: score.t,
        better: better(scale.better()).to_owned(),
        change: before.and_then(|before| Yardstick::new(scale, informant).change(before, score)),
    })
}

fn count(items: i16) -> u16 {
    u16::try_from(items).unwrap_or_default()
}
