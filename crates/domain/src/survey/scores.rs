//! What one pupil's answers score.

use serde::{Deserialize, Serialize};

use super::PupilSex;
use crate::instrument::{
    BandRange, Informant, Instrument, ScoreError, ScoreRequest,
    definition::{BandTable, Source},
};

/// A score of one response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptScore {
    /// The instrument's key.
    pub instrument: String,
    /// The version of its rules.
    pub version: u32,
    /// The scale's key.
    pub scale: String,
    /// The score; none when too much was left out.
    pub score: Option<f64>,
    /// The metric score, where the scale has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<f64>,
    /// The band, only where the bands were made from a population like a school's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
}

impl KeptScore {
    /// The number that is compared: the metric score where there is one.
    pub fn number(&self) -> Option<f64> {
        self.metric.or(self.score)
    }
}

/// The scores of an instrument's answers, by its own rules. The supplement about impact is not asked in a survey.
///
/// # Errors
/// Answers that the instrument does not take.
pub fn scores(
    instrument: &Instrument,
    answers: &[Option<f64>],
    sex: Option<PupilSex>,
) -> Result<Vec<KeptScore>, ScoreError> {
    let request = ScoreRequest {
        informant: Informant::SelfReport,
        age: None,
        sex: sex.and_then(PupilSex::norm),
        answers,
        impact: None,
        impact_screen: None,
        bands: None,
    };
    let scored = instrument.score(&request)?;
    let kept = scored.scales.iter().filter(|score| score.scale.source != Source::Impact);
    let bands_fit = instrument.school_survey().is_some_and(|survey| survey.bands_fit);
    Ok(kept
        .map(|score| KeptScore {
            instrument: instrument.key().to_owned(),
            version: instrument.version(),
            scale: score.scale.key.clone(),
            score: score.score,
            metric: score.metric,
            band: score.band.filter(|_| bands_fit).map(str::to_owned),
        })
        .collect())
}

/// The bands of a scale in a survey, from the lowest scores up; none where they do not fit a whole population.
pub(super) fn bands<'i>(instrument: &'i Instrument, scale: &str) -> &'i [String] {
    let fit = instrument.school_survey().is_some_and(|survey| survey.bands_fit);
    let table: Option<&BandTable> = instrument
        .scale(scale)
        .and_then(|scale| scale.bands(instrument.default_band_table(), Informant::SelfReport, None, None));
    table.filter(|_| fit).map_or(&[], |table| &table.bands)
}

/// What a band is called where schools read of it.
pub(super) fn band_words(instrument: &Instrument, band: &str) -> String {
    let own = instrument.school_survey().and_then(|survey| survey.band_words.get(band));
    own.cloned().unwrap_or_else(|| BandRange { name: band, from: None, below: None }.words())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::allowed;

    #[test]
    fn no_band_that_a_school_reads_of_sounds_like_a_judgement_on_health() {
        let mut told = Vec::new();
        for instrument in allowed() {
            for scale in instrument.scales() {
                told.extend(bands(instrument, &scale.key).iter().map(|band| band_words(instrument, band)));
            }
        }
        assert!(told.contains(&"Close to average".to_owned()) && told.contains(&"High".to_owned()));
        for word in ["clinical", "abnormal", "disorder", "borderline"] {
            assert!(told.iter().all(|band| !band.to_lowercase().contains(word)), "{word}: {told:?}");
        }
    }

    #[test]
    fn answers_score_by_the_instruments_rules_and_have_bands_only_of_a_whole_population() {
        let sdq = Instrument::find("sdq").unwrap();
        let kept = scores(sdq, &[Some(1.0); 25], None).unwrap();
        assert!(kept.iter().all(|score| score.scale != "impact"), "impact is not asked");
        let total = kept.iter().find(|score| score.scale == "total").unwrap();
        assert_eq!((total.score, total.band.as_deref()), (Some(20.0), Some("very-high")));
        assert_eq!(bands(sdq, "total").len(), 4);

        let swemwbs = Instrument::find("swemwbs").unwrap();
        let kept = scores(swemwbs, &[Some(3.0); 7], None).unwrap();
        assert_eq!((kept[0].score, kept[0].number()), (Some(21.0), Some(19.25)));
        // Its bands are of adults.
        assert_eq!(kept[0].band, None);
        assert!(bands(swemwbs, "total").is_empty());
    }
}
