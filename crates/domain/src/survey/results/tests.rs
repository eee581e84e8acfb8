//! Results of made-up rounds.

use uuid::Uuid;

use super::*;
use crate::survey::scores;

fn school(number: u128) -> SchoolId {
    SchoolId::new(Uuid::from_u128(number))
}

/// So many pupils of a school year and sex, who all answer every question of the SDQ with the same number, or one
/// with another so that there is a spread.
fn pupils(at: u128, year_group: u8, sex: Option<PupilSex>, count: usize, answer: f64) -> Vec<Responded> {
    let sdq = Instrument::find("sdq").unwrap();
    (0..count)
        .map(|n| {
            let mut answers = [Some(answer); 25];
            answers[0] = Some((n % 3) as f64);
            Responded { school: school(at), year_group, sex, scores: scores(sdq, &answers, sex).unwrap() }
        })
        .collect()
}

fn sdq(responses: &[Responded], of: Option<u128>, compare: bool) -> Vec<ScaleResult> {
    let sdq = Instrument::find("sdq").unwrap();
    results(&[sdq], responses, of.map(school), compare).scales
}

fn scale<'r>(found: &'r [ScaleResult], key: &str) -> &'r ScaleResult {
    found.iter().find(|result| result.scale == key).unwrap()
}

const GIRL: Option<PupilSex> = Some(PupilSex::Girl);
const BOY: Option<PupilSex> = Some(PupilSex::Boy);

#[test]
fn a_school_stands_beside_all_schools_with_a_mean_and_its_interval() {
    let responses = [
        pupils(1, 7, GIRL, 20, 1.0),
        pupils(1, 8, BOY, 20, 1.0),
        pupils(2, 7, GIRL, 30, 0.0),
        pupils(2, 8, BOY, 30, 0.0),
    ]
    .concat();
    let found = sdq(&responses, Some(1), false);
    let total = scale(&found, "total");
    let (all, mine) = (total.all.unwrap(), total.school.unwrap());
    assert_eq!((all.responses, mine.responses), (100, 40));
    assert_eq!(mine.mean, 20.0);
    // Ten reversed items are nothing of the total's; with noughts everywhere five of them count two each.
    assert_eq!(all.mean, (40.0 * 20.0 + 60.0 * 10.0) / 100.0);
    assert!(all.lower < all.mean && all.mean < all.upper);
    assert_eq!((total.lowest, total.highest, total.higher_is_better), (0.0, 40.0, false));
    let years: Vec<_> =
        total.by_year_group.iter().map(|split| (split.group.as_str(), split.school.is_some())).collect();
    assert_eq!(years, [("7", true), ("8", true)]);
    assert!(total.schools.is_empty(), "others are only for those who may see all");
    assert_eq!(scale(&sdq(&responses, None, true), "total").schools.len(), 2);
    assert!(scale(&found, "prosocial").higher_is_better);
    assert!(found.iter().all(|result| result.scale != "impact"));
}

#[test]
fn nine_are_not_told_of_and_what_would_give_them_away_is_held_back_too() {
    let responses = |small| {
        [
            pupils(1, 7, GIRL, small, 1.0),
            pupils(1, 8, GIRL, 40, 1.0),
            pupils(1, 9, GIRL, 30, 1.0),
            pupils(2, 7, GIRL, 50, 0.0),
            pupils(2, 8, GIRL, 45, 0.0),
            pupils(2, 9, GIRL, 35, 0.0),
        ]
        .concat()
    };
    let shown = |small: usize| -> Vec<[bool; 2]> {
        let found = sdq(&responses(small), Some(1), false);
        scale(&found, "total")
            .by_year_group
            .iter()
            .map(|split| [split.all.is_some(), split.school.is_some()])
            .collect()
    };
    assert_eq!(shown(10), [[true, true]; 3]);
    // School and year totals are known: one more year of the school must hide the nine.
    let held = shown(9);
    assert!(held.iter().all(|[all, _]| *all));
    assert_eq!(held.iter().map(|[_, mine]| *mine).collect::<Vec<_>>(), [false, true, false]);
    // And of the other school, which the nine could be worked out from.
    let other = sdq(&responses(9), Some(2), false);
    let other: Vec<bool> =
        scale(&other, "total").by_year_group.iter().map(|split| split.school.is_some()).collect();
    assert_eq!(other, [false, true, false]);
}

#[test]
fn a_small_school_is_hidden_together_with_another() {
    let responses =
        [pupils(1, 7, GIRL, 6, 1.0), pupils(2, 7, GIRL, 40, 1.0), pupils(3, 7, GIRL, 60, 1.0)].concat();
    let found = sdq(&responses, Some(1), true);
    let total = scale(&found, "total");
    assert!(total.all.is_some() && total.school.is_none());
    let shown: Vec<bool> = total.schools.iter().map(|one| one.mean.is_some()).collect();
    assert_eq!(shown, [false, false, true]);
    assert!(total.by_year_group.iter().all(|split| split.school.is_none()));
}

#[test]
fn that_nobody_or_everybody_is_in_a_band_is_not_told() {
    // Everybody of the first school scores very high: its bands would say so of each of them.
    let responses =
        [pupils(1, 7, GIRL, 40, 1.0), pupils(2, 7, GIRL, 200, 0.0), pupils(2, 7, GIRL, 60, 1.0)].concat();
    let found = sdq(&responses, Some(1), false);
    let bands = &scale(&found, "total").bands;
    assert_eq!(bands.len(), 4);
    assert!(bands.iter().all(|share| share.school.is_none()), "{bands:?}");
}

#[test]
fn shares_of_bands_are_told_where_ten_or_more_are_in_each() {
    // Totals of 10 and 20 are close to average and very high; no other band is used.
    let school = |at| [pupils(at, 7, GIRL, 60, 0.0), pupils(at, 7, GIRL, 40, 1.0)].concat();
    let few = |at| {
        let sdq = Instrument::find("sdq").unwrap();
        let with = |reversed: f64, symptoms: f64| {
            let mut answers = [Some(symptoms); 25];
            for item in [7, 11, 14, 21, 25] {
                answers[item - 1] = Some(reversed);
            }
            let kept = scores(sdq, &answers, GIRL).unwrap();
            Responded { school: self::school(at), year_group: 7, sex: GIRL, scores: kept }
        };
        let mut slightly = with(2.0, 1.0);
        slightly.scores.iter_mut().find(|score| score.scale == "total").unwrap().band =
            Some("slightly-raised".into());
        let mut high = slightly.clone();
        high.scores.iter_mut().find(|score| score.scale == "total").unwrap().band = Some("high".into());
        [vec![slightly; 20], vec![high; 15]].concat()
    };
    let responses = [school(1), few(1), school(2), few(2)].concat();
    let found = sdq(&responses, Some(1), false);
    let total = scale(&found, "total");
    let mine: Vec<Option<f64>> =
        total.bands.iter().map(|share| share.school.map(|share| (share * 10.0).round() / 10.0)).collect();
    // Of 135: 60, 20, 15, 40.
    assert_eq!(mine, [Some(44.4), Some(14.8), Some(11.1), Some(29.6)]);
    assert!(total.bands.iter().all(|share| share.all.is_some()));
}

#[test]
fn an_adults_scale_has_means_and_no_bands() {
    let swemwbs = Instrument::find("swemwbs").unwrap();
    let responses: Vec<Responded> = (0..30)
        .map(|n| Responded {
            school: school(1),
            year_group: 9,
            sex: None,
            scores: scores(swemwbs, &[Some(f64::from(n % 5 + 1)); 7], None).unwrap(),
        })
        .collect();
    let found = results(&[swemwbs], &responses, Some(school(1)), false);
    assert!(found.scales.iter().all(|scale| scale.by_metric), "means are of the metric score");
    let total = &found.scales[0];
    assert!(total.school.is_some() && total.bands.is_empty());
    assert_eq!((total.lowest, total.highest), (7.0, 35.0));
}
