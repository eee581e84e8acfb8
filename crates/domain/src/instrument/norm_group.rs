//! What a band or a T score tells of a young person besides how they are: of which sex and age the norms are.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{catalogue::Instrument, definition::Scale, respondent::Informant, respondent::NormSex};

/// The norms by which a score was judged. Beside the score itself, a T score or a band gives them away.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NormGroup {
    /// Norms for a sex, for ages (first and last), or for both.
    For {
        /// The sex, `true` for female; none when they are for everybody.
        female: Option<bool>,
        /// The ages; none when they are for every age.
        ages: Option<(u8, u8)>,
    },
    /// No norms of the instrument fit: the age or the sex is another one, or not known.
    Outside(String),
}

impl NormGroup {
    fn of(sex: Option<NormSex>, ages: Option<(u8, u8)>) -> Self {
        Self::For { female: sex.map(|sex| sex == NormSex::Female), ages }
    }
}

impl Scale {
    /// Whether a T score or a band of this scale rests on the young person's sex or age, for answers of this
    /// informant. Whoever knows it beside the score can tell these.
    pub fn goes_by_sex_or_age(&self, informant: Informant) -> bool {
        self.has_norms(informant) || self.has_bands_for_some(informant)
    }

    fn has_norms(&self, informant: Informant) -> bool {
        self.norms.iter().any(|norm| norm.informant == informant)
    }

    fn has_bands_for_some(&self, informant: Informant) -> bool {
        self.bands.iter().any(|bands| {
            (bands.informants.is_empty() || bands.informants.contains(&informant))
                && (bands.sex.is_some() || bands.ages.is_some())
        })
    }
}

impl Instrument {
    /// The norms by which one form's scores are judged, with the default band table. Empty when nothing about it
    /// rests on sex or age. The age is in completed years on the day of the form.
    pub fn norm_groups(
        &self,
        informant: Informant,
        age: Option<u8>,
        sex: Option<NormSex>,
    ) -> BTreeSet<NormGroup> {
        let table = self.default_band_table();
        let shift = self.definition().norm_age_shift.get(table).copied().unwrap_or(0);
        let shifted = age.map(|age| i16::from(age) + i16::from(shift));
        let outside = || NormGroup::Outside(self.key().to_owned());
        let mut groups = BTreeSet::new();
        for scale in self.scales() {
            if scale.has_norms(informant) {
                let norms =
                    scale.norms.iter().find(|norm| norm.informant == informant && Some(norm.sex) == sex);
                let row = norms.zip(shifted).and_then(|(norm, age)| {
                    norm.rows.iter().find(|row| (i16::from(row.0)..=i16::from(row.1)).contains(&age))
                });
                groups.insert(row.map_or_else(outside, |row| NormGroup::of(sex, Some((row.0, row.1)))));
            }
            if scale.has_bands_for_some(informant) {
                let bands = scale.bands(table, informant, age, sex);
                groups.insert(bands.map_or_else(outside, |bands| NormGroup::of(bands.sex, bands.ages)));
            }
        }
        groups
    }

    /// The keys of the instruments of which some T score or band rests on sex or age.
    pub fn judged_by_sex_or_age() -> &'static BTreeSet<&'static str> {
        static KEYS: LazyLock<BTreeSet<&'static str>> =
            LazyLock::new(|| SCALES.iter().map(|(instrument, _, _)| *instrument).collect());
        &KEYS
    }

    /// The scales of which the T score or the band rests on sex or age: instrument, informant, scale, in any version.
    pub fn scales_by_sex_or_age() -> &'static [(&'static str, Informant, &'static str)] {
        &SCALES
    }
}

static SCALES: LazyLock<Vec<(&'static str, Informant, &'static str)>> = LazyLock::new(|| {
    let mut scales = Vec::new();
    for instrument in Instrument::all() {
        for respondent in instrument.informants() {
            let informant = respondent.informant;
            let judged = instrument.scales().iter().filter(|scale| scale.goes_by_sex_or_age(informant));
            scales.extend(judged.map(|scale| (instrument.key(), informant, scale.key.as_str())));
        }
    }
    scales.sort_unstable_by_key(|(instrument, informant, scale)| (*instrument, informant.as_str(), *scale));
    scales.dedup();
    scales
});

/// Whether the T score and the band of a scale rest on sex or age, in any version of the instrument.
pub fn goes_by_sex_or_age(instrument: &str, informant: &str, scale: &str) -> bool {
    SCALES.iter().any(|(key, who, of)| *key == instrument && *of == scale && who.as_str() == informant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(key: &str, informant: Informant, age: u8, sex: Option<NormSex>) -> Vec<NormGroup> {
        Instrument::find(key).unwrap().norm_groups(informant, Some(age), sex).into_iter().collect()
    }

    #[test]
    fn whose_t_score_or_band_tells_a_sex_or_an_age() {
        let keys: Vec<&str> = Instrument::judged_by_sex_or_age().iter().copied().collect();
        assert_eq!(keys, ["cors", "ors", "rcads-47", "yp-core"]);
        assert!(goes_by_sex_or_age("rcads-47", "parent", "panic"));
        assert!(goes_by_sex_or_age("ors", "self", "total"));
        // Its bands for parents are the same at every age; the SDQ's go by informant alone.
        assert!(!goes_by_sex_or_age("ors", "parent", "total"));
        assert!(!goes_by_sex_or_age("sdq", "self", "total"));
    }

    #[test]
    fn norms_are_told_apart_as_far_as_a_score_tells_them() {
        let female = |ages| vec![NormGroup::For { female: Some(true), ages: Some(ages) }];
        let own = Informant::SelfReport;
        assert_eq!(groups("rcads-47", own, 13, Some(NormSex::Female)), female((12, 13)));
        assert_eq!(groups("yp-core", own, 13, Some(NormSex::Female)), female((11, 13)));
        let ages = |ages| vec![NormGroup::For { female: None, ages: Some(ages) }];
        assert_eq!(groups("ors", own, 13, None), ages((13, 17)));
        // That there is no band tells something too.
        assert_eq!(groups("ors", own, 12, None), [NormGroup::Outside("ors".to_owned())]);
        assert_eq!(groups("rcads-47", own, 13, None), [NormGroup::Outside("rcads-47".to_owned())]);
        assert_eq!(groups("sdq", own, 13, None), []);
    }
}
