//! What can be asked of a scale: its range, its bands, its threshold.

use super::definition::{Answers, BandTable, Combine, Impact, Metric, Scale, Source, Threshold};
use super::respondent::{Better, Informant, NormSex};

impl Scale {
    /// Whether lower or higher is better.
    pub const fn better(&self) -> Better {
        self.better
    }

    /// The smallest reliable change for answers of this informant, where one is published.
    pub fn reliable_change(&self, informant: Informant) -> Option<&Threshold> {
        self.reliable_change.iter().find(|t| t.informants.is_empty() || t.informants.contains(&informant))
    }

    /// The bands of one table for one young person and informant. There are none when the table has none for
    /// that age or sex, or when it needs an age or sex that is not known.
    pub fn bands(
        &self,
        table: &str,
        informant: Informant,
        age: Option<u8>,
        sex: Option<NormSex>,
    ) -> Option<&BandTable> {
        self.bands.iter().find(|bands| bands.is_for(table, informant, age, sex))
    }

    /// The SNOMED CT id of the score for answers of this informant.
    pub fn snomed(&self, informant: Informant) -> Option<&str> {
        self.snomed.get(&informant).map(String::as_str)
    }

    /// Mean and standard deviation for T scores.
    pub fn norm(&self, informant: Informant, age: i16, sex: NormSex) -> Option<(f64, f64)> {
        let norm = self.norms.iter().find(|norm| norm.informant == informant && norm.sex == sex)?;
        let row = norm.rows.iter().find(|row| (i16::from(row.0)..=i16::from(row.1)).contains(&age))?;
        Some((row.2, row.3))
    }

    /// The lowest and highest score when every item is answered.
    pub(super) fn range(
        &self,
        answers: &Answers,
        impact: Option<&Impact>,
        earlier: &[Scale],
        informant: Informant,
    ) -> (f64, f64) {
        let (low, high) = (f64::from(answers.min), f64::from(answers.max));
        match (&self.source, self.combine) {
            (Source::Items(_), Combine::Mean) => (low, high),
            (Source::Items(items), Combine::Sum) => (low * items.len() as f64, high * items.len() as f64),
            (Source::Scales(keys), _) => {
                earlier.iter().filter(|scale| keys.contains(&scale.key)).fold((0.0, 0.0), |sum, scale| {
                    let part = scale.range(answers, impact, earlier, informant);
                    (sum.0 + part.0, sum.1 + part.1)
                })
            }
            (Source::Impact, _) => {
                let most = impact.map_or(0, |impact| {
                    let items = impact.items.get(&informant).copied().unwrap_or(0);
                    impact.values.iter().copied().max().unwrap_or(0) * i32::try_from(items).unwrap_or(0)
                });
                (0.0, f64::from(most))
            }
        }
    }
}

impl Metric {
    /// The metric score for a score of a scale whose lowest score is `low`. A table has none between whole
    /// numbers.
    pub fn of(&self, score: f64, low: f64) -> Option<f64> {
        match self {
            Self::Linear { less, times } => Some((score - less) * times),
            Self::Table(values) => {
                let place = score - low;
                let whole = place >= 0.0 && place.fract() == 0.0;
                if whole { values.get(place as usize).copied() } else { None }
            }
        }
    }
}

impl BandTable {
    pub(super) fn is_for(
        &self,
        table: &str,
        informant: Informant,
        age: Option<u8>,
        sex: Option<NormSex>,
    ) -> bool {
        let ages = |(first, last)| age.is_some_and(|age| (first..=last).contains(&age));
        (self.informants.is_empty() || self.informants.contains(&informant))
            && (self.tables.is_empty() || self.tables.iter().any(|name| name == table))
            && self.sex.is_none_or(|wanted| sex == Some(wanted))
            && self.ages.is_none_or(ages)
    }

    /// The name of the band that a number falls in: the last one whose edge it reaches.
    pub fn band(&self, number: f64) -> Option<&str> {
        let reached = self.edges.iter().take_while(|&&edge| number >= edge).count();
        self.bands.get(reached).map(String::as_str)
    }

    /// The bands with their edges, from the lowest scores up, for charts and keys.
    pub fn ranges(&self) -> impl Iterator<Item = BandRange<'_>> {
        let from = std::iter::once(None).chain(self.edges.iter().copied().map(Some));
        let below = self.edges.iter().copied().map(Some).chain(std::iter::once(None));
        let edges = from.zip(below);
        self.bands.iter().zip(edges).map(|(name, (from, below))| BandRange { name, from, below })
    }
}

/// One band and the numbers in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandRange<'a> {
    /// The band's name, in lower case with hyphens.
    pub name: &'a str,
    /// The lowest number in it; none for the lowest band.
    pub from: Option<f64>,
    /// The number it stays below; none for the highest band.
    pub below: Option<f64>,
}

impl BandRange<'_> {
    /// The band's name as words, such as `Slightly raised`.
    pub fn words(&self) -> String {
        let mut words = self.name.replace('-', " ");
        if let Some(first) = words.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        words
    }
}
