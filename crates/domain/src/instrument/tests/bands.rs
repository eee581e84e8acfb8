//! Band tables: every edge as published, and every score in exactly one band.

use super::*;

/// Which band each score falls in, from the first score of each band but the lowest.
fn edges(form: Form, scale: &str) -> Vec<(&'static str, f64)> {
    let instrument = form.instrument();
    let table = form.bands.unwrap_or(instrument.default_band_table());
    let bands = instrument.scale(scale).unwrap().bands(table, form.informant, form.age, form.sex).unwrap();
    bands.ranges().filter_map(|range| Some((range.name, range.from?))).collect()
}

#[test]
fn every_score_of_every_scale_is_in_exactly_one_band() {
    for instrument in Instrument::all() {
        for scale in instrument.scales() {
            for bands in &scale.bands {
                let quarters = (0..=4 * 150).map(|quarter| f64::from(quarter) / 4.0);
                for number in quarters {
                    let inside = bands.ranges().filter(|range| {
                        range.from.is_none_or(|from| from <= number)
                            && range.below.is_none_or(|below| number < below)
                    });
                    let names: Vec<&str> = inside.map(|range| range.name).collect();
                    let found = bands.band(number).into_iter().collect::<Vec<_>>();
                    assert_eq!(names, found, "{} {} at {number}", instrument.key(), scale.key);
                    assert_eq!(names.len(), 1);
                }
            }
        }
    }
}

/// The lowest score of each band but the first, scale by scale in the order of the printed table:
/// total, emotional, conduct, hyperactivity, peer, prosocial, impact.
type Printed = [&'static [i32]; 7];

const ORDER: [&str; 7] = ["total", "emotional", "conduct", "hyperactivity", "peer", "prosocial", "impact"];

const FOUR_BAND: [(Informant, Printed); 3] = [
    (
        Informant::Parent,
        [&[14, 17, 20], &[4, 5, 7], &[3, 4, 6], &[6, 8, 9], &[3, 4, 5], &[6, 7, 8], &[1, 2, 3]],
    ),
    (
        Informant::Teacher,
        [&[12, 16, 19], &[4, 5, 6], &[3, 4, 5], &[6, 8, 9], &[3, 5, 6], &[4, 5, 6], &[1, 2, 3]],
    ),
    (
        Informant::SelfReport,
        [&[15, 18, 20], &[5, 6, 7], &[4, 5, 6], &[6, 7, 8], &[3, 4, 5], &[5, 6, 7], &[1, 2, 3]],
    ),
];

const THREE_BAND: [(Informant, Printed); 3] = [
    (Informant::Parent, [&[14, 17], &[4, 5], &[3, 4], &[6, 7], &[3, 4], &[5, 6], &[1, 2]]),
    (Informant::Teacher, [&[12, 16], &[5, 6], &[3, 4], &[6, 7], &[4, 5], &[5, 6], &[1, 2]]),
    (Informant::SelfReport, [&[16, 20], &[6, 7], &[4, 5], &[6, 7], &[4, 6], &[5, 6], &[1, 2]]),
];

#[test]
fn the_sdq_bands_are_the_printed_uk_tables() {
    for (table, printed) in [("four-band", FOUR_BAND), ("three-band", THREE_BAND)] {
        for (informant, scales) in printed {
            for (scale, expected) in ORDER.iter().zip(scales) {
                let found = edges(by(informant, "sdq").banded_by(table), scale);
                let found: Vec<i32> = found.into_iter().map(|(_, from)| from as i32).collect();
                assert_eq!(found, expected, "{table} {informant:?} {scale}");
            }
        }
    }
}

#[test]
fn the_sdq_bands_have_the_published_names() {
    let names = |table, scale| {
        let bands = Instrument::find("sdq").unwrap().scale(scale).unwrap();
        bands.bands(table, Informant::SelfReport, None, None).unwrap().bands.clone()
    };
    assert_eq!(names("four-band", "total"), ["close-to-average", "slightly-raised", "high", "very-high"]);
    assert_eq!(names("four-band", "prosocial"), ["very-low", "low", "slightly-lowered", "close-to-average"]);
    assert_eq!(names("three-band", "total"), ["normal", "borderline", "abnormal"]);
    assert_eq!(names("three-band", "prosocial"), ["abnormal", "borderline", "normal"]);
}

#[test]
fn the_four_band_table_is_the_default() {
    // Self-report total of 15: slightly raised in the newer table, normal in the original.
    let total_of_15 = answers("0020202200222202010020022");
    let scored = by_self("sdq").score(&total_of_15);
    assert_eq!(value(&scored, "total"), Some(15.0));
    assert_eq!(band(&scored, "total"), Some("slightly-raised"));
    let scored = by_self("sdq").banded_by("three-band").score(&total_of_15);
    assert_eq!(band(&scored, "total"), Some("normal"));
}

#[test]
fn a_band_reads_as_words() {
    let scale = Instrument::find("sdq").unwrap().scale("total").unwrap();
    let bands = scale.bands("four-band", Informant::Parent, None, None).unwrap();
    let words: Vec<String> = bands.ranges().map(|range| range.words()).collect();
    assert_eq!(words, ["Close to average", "Slightly raised", "High", "Very high"]);
}
