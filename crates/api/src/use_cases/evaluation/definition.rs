//! What the figures of a scale mean.

use std::collections::BTreeSet;

use headstart_contract::evaluation::{FigureDefinition, OutcomeDefinition, ThresholdDefinition};
use headstart_domain::instrument::{BandTable, Basis, Informant, Instrument, Scale};
use headstart_store::tx::evaluation::OutcomeQuestion;

use super::outcomes::PAIRING;
use crate::{
    error::{ApiError, ApiResult},
    use_cases::measure::better,
};

/// One scale of an instrument as one informant answers it.
#[derive(Debug, Clone)]
pub struct ScaleAsked {
    /// The instrument's key.
    pub instrument: String,
    /// The scale's key.
    pub scale: String,
    /// Who answers.
    pub informant: Informant,
}

impl ScaleAsked {
    /// The definitions of both.
    ///
    /// # Errors
    /// `NotFound` for an instrument or scale that is not defined, or that measures no outcome.
    pub fn defined(&self) -> ApiResult<(&'static Instrument, &'static Scale)> {
        let instrument = Instrument::find(&self.instrument)
            .filter(|instrument| instrument.measures_outcome())
            .ok_or_else(ApiError::not_found)?;
        let scale = instrument.scale(&self.scale).ok_or_else(ApiError::not_found)?;
        Ok((instrument, scale))
    }
}

impl From<&ScaleAsked> for OutcomeQuestion {
    fn from(asked: &ScaleAsked) -> Self {
        Self {
            instrument: Some(asked.instrument.clone()),
            informant: Some(asked.informant.as_str().to_owned()),
            scale: Some(asked.scale.clone()),
            ..Self::default()
        }
    }
}

/// Where the figures of a scale are defined. Keys are made of letters, digits and hyphens.
pub(super) fn address(instrument: &str, scale: &str, informant: Informant) -> String {
    format!(
        "/api/v1/evaluation/outcomes/definition?instrument={instrument}&scale={scale}&informant={informant}"
    )
}

/// Each figure of a row with its formula. Sources: Cumming for the effect size with the average standard
/// deviation, Borenstein for its interval.
const FIGURES: &[(&str, &str)] = &[
    ("measured", "Periods of support with at least one valid score on the scale"),
    ("paired", "Those of them with a later valid score on it"),
    ("paired_rate", "paired / measured"),
    (
        "mean_first, mean_last",
        "Means over the pairs of the first and of the last score. Sums are of whole ten-thousandths of a point: a score \
         with more decimals, as one made up for missing answers, is rounded to these first (half to even)",
    ),
    (
        "mean_change",
        "Mean over the pairs of the last score less the first, signed so that positive is better",
    ),
    (
        "mean_change_low, mean_change_high",
        "95 per cent interval of the mean change by Student's t, pairs - 1 degrees",
    ),
    (
        "effect_size",
        "Hedges' g: mean change over the root of the mean of both variances, times 1 - 3 / (4 (pairs - 1) - 1)",
    ),
    (
        "effect_size_low, effect_size_high",
        "g -/+ 1.96 J sqrt((1 / n + d squared / (2 n)) 2 (1 - r)), r the correlation of first and last score",
    ),
    ("improved", "Pairs that changed for the better by the smallest reliable change or more"),
    ("deteriorated", "Pairs that changed for the worse by the smallest reliable change or more"),
    ("unchanged", "Pairs that changed by less than that"),
    (
        "no_threshold",
        "Pairs on a scale for which no smallest reliable change is published: in none of the three",
    ),
    ("moved_out", "Pairs first in a raised band and last in none; the share is of raised_first"),
    ("moved_into", "Pairs last in a raised band and first in none; the share is of banded less raised_first"),
    (
        "lower, upper (over time)",
        "Mean of the months shown -/+ 2.66 times the mean step between neighbours, steps of 3.267 times their mean and \
         more left out (XmR). The month that goes on is no part of it, nor a first month in which a weekday went by before \
         the first score. Limits of a share end at 0 and 100 per cent, beyond which no share lies; signals come of \
         the limits before that",
    ),
];

/// What is left out, in words.
const EXCLUSIONS: &[&str] = &[
    "Young people without consent to evaluation, from the moment it is withdrawn or runs out",
    "Scores that could not be computed because too many answers are missing",
    "From everything but measured: periods of support with one valid score so far. Where support was completed without \
     closing measures, they are counted by the reason that was told: the young person did not want to, they could not be \
     reached, they were not asked in time, another reason",
    "From moved_out and moved_into: pairs of which a score has no band, as when age or sex is not known",
    "Groups too small to be shown, and those that a total would give away",
];

/// The definition of the figures of a scale.
///
/// # Errors
/// Those of [`ScaleAsked::defined`].
pub fn definition(asked: &ScaleAsked) -> ApiResult<OutcomeDefinition> {
    let (instrument, scale) = asked.defined()?;
    let threshold = scale.reliable_change(asked.informant);
    let figure = |(figure, formula): &(&str, &str)| FigureDefinition {
        figure: (*figure).to_owned(),
        formula: (*formula).to_owned(),
    };
    Ok(OutcomeDefinition {
        instrument: asked.instrument.clone(),
        instrument_title: instrument.title().to_owned(),
        instrument_version: instrument.version().to_string(),
        scale: asked.scale.clone(),
        scale_title: scale.title.clone(),
        informant: asked.informant.as_str().to_owned(),
        better: better(scale.better()).to_owned(),
        pairing: PAIRING.to_owned(),
        compared: compared(threshold.map(|threshold| threshold.on).unwrap_or_default()).to_owned(),
        threshold: threshold.map(|threshold| ThresholdDefinition {
            points: threshold.threshold,
            source: threshold.source.clone(),
            verified: threshold.verified,
        }),
        raised_bands: raised(scale, asked.informant, instrument.default_band_table()),
        figures: FIGURES.iter().map(figure).collect(),
        exclusions: EXCLUSIONS.iter().map(|text| (*text).to_owned()).collect(),
    })
}

const fn compared(basis: Basis) -> &'static str {
    match basis {
        Basis::Score => "score",
        Basis::Metric => "metric",
        Basis::T => "t",
    }
}

/// The raised bands of the table by which forms are judged, for this informant at any age and of any sex.
fn raised(scale: &Scale, informant: Informant, table: &str) -> Vec<String> {
    let is_used = |bands: &&BandTable| {
        (bands.tables.is_empty() || bands.tables.iter().any(|name| name == table))
            && (bands.informants.is_empty() || bands.informants.contains(&informant))
    };
    let names: BTreeSet<&String> =
        scale.bands.iter().filter(is_used).flat_map(|bands| &bands.bands).collect();
    names.into_iter().filter(|band| scale.is_raised(informant, band) == Some(true)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_says_where_the_limits_of_a_share_end() {
        let asked =
            ScaleAsked { instrument: "sdq".into(), scale: "total".into(), informant: Informant::Parent };
        let found = definition(&asked).unwrap_or_else(|_| panic!("the SDQ is defined"));
        let limits = found.figures.iter().find(|one| one.figure.starts_with("lower, upper")).unwrap();
        assert!(limits.formula.contains("end at 0 and 100 per cent"), "{}", limits.formula);
    }

    #[test]
    fn the_definition_names_the_threshold_its_source_and_the_raised_bands() {
        let asked = ScaleAsked {
            instrument: "sdq".into(),
            scale: "emotional".into(),
            informant: Informant::SelfReport,
        };
        let found = definition(&asked).unwrap_or_else(|_| panic!("the SDQ is defined"));
        assert_eq!(found.threshold.as_ref().map(|threshold| threshold.points), Some(4.0));
        assert!(found.threshold.is_some_and(|threshold| threshold.source.contains("NHS England")));
        assert_eq!(found.raised_bands, ["high", "slightly-raised", "very-high"]);
        assert!(definition(&ScaleAsked { scale: "colour".into(), ..asked.clone() }).is_err());
        assert!(
            definition(&ScaleAsked { instrument: "chi-esq".into(), scale: "care".into(), ..asked }).is_err()
        );
    }
}
