//! Crossing of thresholds: how many moved out of the raised bands, and how many into them.

use serde::{Deserialize, Serialize};

use crate::instrument::{Better, Informant, Scale};

/// The name of the middle band of scales on which both ends stand out.
const MIDDLE: &str = "average";

/// Pairs by whether the first and the last score lie in a raised band.
///
/// The share that got out has those raised at first below the line, not everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Crossings {
    /// Pairs whose scores both have a band.
    pub banded: u64,
    /// Those of them whose first score lies in a raised band.
    pub raised_first: u64,
    /// Those whose first score lies in a raised band and whose last one does not.
    pub moved_out: u64,
    /// Those whose last score lies in a raised band and whose first one does not.
    pub moved_into: u64,
}

impl Crossings {
    /// The crossings of both groups together.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        Self {
            banded: self.banded + other.banded,
            raised_first: self.raised_first + other.raised_first,
            moved_out: self.moved_out + other.moved_out,
            moved_into: self.moved_into + other.moved_into,
        }
    }
}

impl Scale {
    /// Whether a band of this scale is a raised one: worse than the ordinary band, which is the best one of its
    /// table, or the average one where the table has one. None for a band that the scale does not have.
    pub fn is_raised(&self, informant: Informant, band: &str) -> Option<bool> {
        let tables = self
            .bands
            .iter()
            .filter(|table| table.informants.is_empty() || table.informants.contains(&informant));
        let mut raised = tables.filter_map(|table| {
            let place = table.bands.iter().position(|name| name == band)?;
            let middle = table.bands.iter().position(|name| name == MIDDLE);
            Some(match self.better() {
                Better::Lower => place > middle.unwrap_or(0),
                Better::Higher => place < middle.unwrap_or(table.bands.len().saturating_sub(1)),
            })
        });
        raised.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::Instrument;

    fn raised(instrument: &str, scale: &str, band: &str) -> Option<bool> {
        let instrument = Instrument::find(instrument).unwrap();
        instrument.scale(scale).unwrap().is_raised(Informant::SelfReport, band)
    }

    #[test]
    fn bands_worse_than_the_ordinary_one_are_raised() {
        assert_eq!(raised("sdq", "emotional", "close-to-average"), Some(false));
        assert_eq!(raised("sdq", "emotional", "slightly-raised"), Some(true));
        assert_eq!(raised("sdq", "emotional", "borderline"), Some(true));
        assert_eq!(raised("sdq", "emotional", "purple"), None);
    }

    #[test]
    fn on_a_scale_where_higher_is_better_it_is_the_low_end() {
        assert_eq!(raised("sdq", "prosocial", "very-low"), Some(true));
        assert_eq!(raised("sdq", "prosocial", "close-to-average"), Some(false));
        assert_eq!(raised("swemwbs", "total", "low"), Some(true));
        assert_eq!(raised("swemwbs", "total", "average"), Some(false));
        assert_eq!(raised("swemwbs", "total", "high"), Some(false));
    }
}
