//! What must hold in a definition beyond its form. The build refuses a definition with any of these problems.

use std::collections::BTreeSet;

use super::definition::{Answers, BandTable, Basis, Definition, Metric, Missing, Norm, Scale, Source};
use super::respondent::{Informant, NormSex};

/// The most items an instrument can have; scoring keeps the answers of one form in an array of this size.
pub const MOST_ITEMS: usize = 64;

/// Everything wrong with a definition, in sentences; none when it is sound.
pub fn problems(definition: &Definition) -> Vec<String> {
    let mut found = Vec::new();
    check_head(definition, &mut found);
    check_answers(definition, &mut found);
    for (place, scale) in definition.scales.iter().enumerate() {
        let earlier = definition.scales.get(..place).unwrap_or_default();
        let mut of_scale = Vec::new();
        check_source(definition, scale, earlier, &mut of_scale);
        check_norms(definition, scale, &mut of_scale);
        check_bands(definition, scale, earlier, &mut of_scale);
        check_thresholds(definition, scale, &mut of_scale);
        found.extend(of_scale.into_iter().map(|problem| format!("scale {}: {problem}", scale.key)));
    }
    found
}

fn check_head(definition: &Definition, found: &mut Vec<String>) {
    let mut need = |holds: bool, problem: &str| {
        if !holds {
            found.push(problem.to_owned());
        }
    };
    need(is_plain(&definition.key, '-'), "the key must be lower case with hyphens");
    need(definition.version >= 1, "versions count from 1");
    need(!definition.informants.is_empty(), "someone must be able to answer it");
    need(unique(definition.informants.iter().map(|r| r.informant.as_str())), "an informant is listed twice");
    let in_order = |ages: Option<(u8, u8)>| ages.is_none_or(|(first, last)| first <= last);
    need(definition.informants.iter().all(|r| in_order(r.ages)), "an age range runs backwards");
    need(!definition.sources.is_empty(), "no source is given");
    need(!definition.scales.is_empty(), "there is no scale");
    need(unique(definition.scales.iter().map(|s| s.key.as_str())), "two scales have the same key");
    need(unique(definition.band_tables.iter().map(String::as_str)), "a band table is named twice");
    need(
        definition.norm_age_shift.keys().all(|name| definition.band_tables.contains(name)),
        "an age shift is for a band table that is not listed",
    );
    if let Some(survey) = &definition.school_survey {
        let by_pupils = definition.informants.iter().any(|r| r.informant == Informant::SelfReport);
        need(by_pupils, "a school survey is answered by the pupils themselves");
        need(definition.risks.is_empty(), "a school survey has no risk items: nobody could act on them");
        let bands = || definition.scales.iter().flat_map(|scale| &scale.bands).flat_map(|table| &table.bands);
        let known = |name: &String| bands().any(|band| band == name);
        need(survey.band_words.keys().all(known), "words for schools are of a band that there is not");
    }
    if let Some(impact) = &definition.impact {
        let answers_it = |informant| definition.informants.iter().any(|r| r.informant == informant);
        need(!impact.values.is_empty(), "the impact supplement has no values");
        need(impact.items.keys().all(|&i| answers_it(i)), "impact items of an informant who does not answer");
        need(impact.items.values().all(|&items| (1..=MOST_ITEMS).contains(&items)), "no impact items");
    }
}

fn check_answers(definition: &Definition, found: &mut Vec<String>) {
    let Answers { count, fewest, min, max, steps_per_unit, reversed, wording, labels, .. } =
        &definition.answers;
    let mut need = |holds: bool, problem: &str| {
        if !holds {
            found.push(problem.to_owned());
        }
    };
    let is_item = |item: &usize| (1..=*count).contains(item);
    need((1..=MOST_ITEMS).contains(count), "the number of items is out of range");
    need(fewest.is_none_or(|fewest| (1..=*count).contains(&fewest)), "fewest is out of range");
    need(min < max, "the values run backwards");
    need(*steps_per_unit >= 1, "steps_per_unit must be at least 1");
    need(reversed.iter().all(is_item) && unique(reversed.iter()), "reversed items are not items, or repeat");
    need(wording.is_empty() || wording.len() == *count, "wording must be there for every item or for none");
    need(wording.is_empty() || definition.licence.wording_may_ship, "this wording may not ship");
    let values = usize::try_from(max - min + 1).unwrap_or(0);
    need(labels.is_empty() || labels.len() == values, "labels must be there for every value or for none");
    need(
        definition.risks.iter().all(|r| is_item(&r.item) && (*min..=*max).contains(&r.at_least)),
        "a risk item or its threshold is out of range",
    );
    let scored: BTreeSet<usize> = definition.scales.iter().flat_map(items_of).copied().collect();
    need((1..=*count).all(|item| scored.contains(&item)), "an item belongs to no scale");
}

fn items_of(scale: &Scale) -> &[usize] {
    match &scale.source {
        Source::Items(items) => items,
        _ => &[],
    }
}

fn check_source(definition: &Definition, scale: &Scale, earlier: &[Scale], found: &mut Vec<String>) {
    let mut need = |holds: bool, problem: &str| {
        if !holds {
            found.push(problem.to_owned());
        }
    };
    need(is_plain(&scale.key, '_'), "the key must be lower case with underscores");
    let allowed_gaps = match scale.missing {
        Missing::All | Missing::Skip => 0,
        Missing::Prorate { at_most, .. } | Missing::Impute { at_most } => at_most,
    };
    match &scale.source {
        Source::Items(items) => {
            need(!items.is_empty() && unique(items.iter()), "items repeat or are none");
            need(items.iter().all(|i| (1..=definition.answers.count).contains(i)), "an item is out of range");
            need(allowed_gaps < items.len(), "a score could be made of no answers");
        }
        Source::Scales(keys) => {
            need(!keys.is_empty() && unique(keys.iter()), "parts repeat or are none");
            let known = |key: &String| earlier.iter().any(|scale| scale.key == *key);
            need(keys.iter().all(known), "a part is not a scale that comes before it");
            need(scale.missing == Missing::All, "a scale made of scales needs them all");
        }
        Source::Impact => need(definition.impact.is_some(), "there is no impact supplement"),
    }
    if let Some(Metric::Table(values)) = &scale.metric {
        let (low, high) = range_of(definition, scale, earlier);
        need(values.len() as f64 == high - low + 1.0, "the metric table does not cover the range");
        need(ascends(values), "the metric table does not ascend");
    }
    let ids = scale.snomed.values();
    need(ids.clone().all(|id| verhoeff(id)), "a SNOMED id fails its check digit");
}

fn range_of(definition: &Definition, scale: &Scale, earlier: &[Scale]) -> (f64, f64) {
    let widest = |range: (f64, f64), respondent: &super::definition::Respondent| {
        let impact = definition.impact.as_ref();
        let (low, high) = scale.range(&definition.answers, impact, earlier, respondent.informant);
        (range.0.min(low), range.1.max(high))
    };
    definition.informants.iter().fold((f64::INFINITY, f64::NEG_INFINITY), widest)
}

fn check_norms(definition: &Definition, scale: &Scale, found: &mut Vec<String>) {
    for norm in &scale.norms {
        if !definition.informants.iter().any(|r| r.informant == norm.informant) {
            found.push("norms of an informant who does not answer".to_owned());
        }
        if !norm.rows.iter().all(|row| row.0 <= row.1 && row.3 > 0.0) || !ages_ascend(norm) {
            found.push("norm rows overlap, run backwards, or have no spread".to_owned());
        }
    }
    let groups = scale.norms.iter().map(|norm| (norm.informant, norm.sex == NormSex::Male));
    if !unique(groups) {
        found.push("two norms are for the same informant and sex".to_owned());
    }
}

fn ages_ascend(norm: &Norm) -> bool {
    norm.rows.iter().zip(norm.rows.iter().skip(1)).all(|(row, next)| row.1 < next.0)
}

fn check_bands(definition: &Definition, scale: &Scale, earlier: &[Scale], found: &mut Vec<String>) {
    for bands in &scale.bands {
        let range = match (bands.on, &scale.metric) {
            (Basis::Score, _) => Some(range_of(definition, scale, earlier)),
            (Basis::Metric, Some(Metric::Table(values))) => {
                values.first().copied().zip(values.last().copied())
            }
            (Basis::Metric, Some(Metric::Linear { .. })) => Some((f64::NEG_INFINITY, f64::INFINITY)),
            (Basis::T, _) if !scale.norms.is_empty() => Some((f64::NEG_INFINITY, f64::INFINITY)),
            _ => None,
        };
        match range {
            Some((low, high)) => check_edges(bands, low, high, found),
            None => found.push("bands divide a number that the scale does not have".to_owned()),
        }
        if !bands.tables.iter().all(|name| definition.band_tables.contains(name)) {
            found.push("bands are for a table that is not listed".to_owned());
        }
    }
    if overlaps(definition, scale) {
        found.push("two lists of bands are for the same young person".to_owned());
    }
}

fn check_edges(bands: &BandTable, low: f64, high: f64, found: &mut Vec<String>) {
    let inside = |&edge: &f64| low < edge && edge <= high;
    if bands.edges.len() + 1 != bands.bands.len() || !ascends(&bands.edges) || !bands.edges.iter().all(inside)
    {
        found.push("band edges must ascend inside the range, one between each two bands".to_owned());
    }
    if !bands.bands.iter().all(|name| is_plain(name, '-')) || !unique(bands.bands.iter()) {
        found.push("band names must differ and be lower case with hyphens".to_owned());
    }
}

fn overlaps(definition: &Definition, scale: &Scale) -> bool {
    let no_table = [String::new()];
    let tables: &[String] =
        if definition.band_tables.is_empty() { &no_table } else { &definition.band_tables };
    let ages: Vec<Option<u8>> = std::iter::once(None).chain((0..=120).map(Some)).collect();
    let clash = |table: &str, informant: Informant| {
        ages.iter().any(|&age| {
            [None, Some(NormSex::Female), Some(NormSex::Male)]
                .into_iter()
                .any(|sex| scale.bands.iter().filter(|b| b.is_for(table, informant, age, sex)).count() > 1)
        })
    };
    definition.informants.iter().any(|r| tables.iter().any(|table| clash(table, r.informant)))
}

fn check_thresholds(definition: &Definition, scale: &Scale, found: &mut Vec<String>) {
    for respondent in &definition.informants {
        let informant = respondent.informant;
        let is_for = |named: &[Informant]| named.is_empty() || named.contains(&informant);
        if scale.reliable_change.iter().filter(|t| is_for(&t.informants)).count() > 1 {
            found.push(format!("two thresholds for {}", informant.as_str()));
        }
    }
    for threshold in &scale.reliable_change {
        let has_basis = match threshold.on {
            Basis::Score => true,
            Basis::Metric => scale.metric.is_some(),
            Basis::T => !scale.norms.is_empty(),
        };
        if threshold.threshold <= 0.0 || !has_basis {
            found.push("a threshold is not above 0, or is for a number the scale does not have".to_owned());
        }
    }
}

fn ascends(values: &[f64]) -> bool {
    values.iter().zip(values.iter().skip(1)).all(|(value, next)| value < next)
}

fn unique<T: Ord>(mut values: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    values.all(|value| seen.insert(value))
}

fn is_plain(name: &str, joint: char) -> bool {
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    starts && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint)
}

/// The check digit of a SNOMED CT id (SNOMED International, "Check-digit computation": Verhoeff's scheme in
/// the dihedral group of order 10).
fn verhoeff(id: &str) -> bool {
    const PERMUTATION: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let times = |a: u8, b: u8| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b - 5) % 5,
        (false, true) => 5 + (a - 5 + 5 - b) % 5,
        (false, false) => (5 + a - b) % 5,
    };
    let permuted = |digit: u8, rounds: usize| {
        (0..rounds % 8).fold(digit, |d, _| PERMUTATION.get(usize::from(d)).copied().unwrap_or(d))
    };
    let digits: Option<Vec<u8>> = id.bytes().map(|b| b.is_ascii_digit().then(|| b - b'0')).collect();
    let sum = |digits: Vec<u8>| {
        digits.iter().rev().enumerate().fold(0, |sum, (place, &digit)| times(sum, permuted(digit, place)))
    };
    digits.is_some_and(|digits| (6..=18).contains(&digits.len()) && sum(digits) == 0)
}
