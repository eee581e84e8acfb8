//! What a round shows of a school beside all schools: means with intervals, and shares of bands where the bands
//! are of a whole population.
//!
//! Nothing is shown of fewer than ten responses, and no more of others than keeps those hidden: the totals of all
//! schools, of school years and of sexes are published too, so that a group of three could otherwise be worked out
//! from what stands beside it. Bands are shown for a school as a whole only; by school year nearly every cell would
//! be held back.

mod bands;
mod counts;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::{bands::band_shares, counts::Groups};
use super::{KeptScore, PupilSex};
use crate::{
    disclosure::SuppressionPolicy,
    id::SchoolId,
    instrument::{Better, Informant, Instrument, Scale},
    statistics::{Confidence, mean_interval},
};

/// The rule for small numbers: safe settings' threshold of ten, nought included, as anything public about health
/// by school needs.
const POLICY: SuppressionPolicy = SuppressionPolicy::SafeSetting;

/// The fewest responses that anything is told of.
pub const THRESHOLD: u64 = POLICY.threshold();

/// A response, as far as results need it.
#[derive(Debug, Clone)]
pub struct Responded {
    /// The school.
    pub school: SchoolId,
    /// The school year.
    pub year_group: u8,
    /// Girl, boy, another way; absent when not said.
    pub sex: Option<PupilSex>,
    /// What the answers scored.
    pub scores: Vec<KeptScore>,
}

/// A mean with its 95 % interval (Student's t).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Mean {
    /// How many responses had a score.
    pub responses: u64,
    /// The mean.
    pub mean: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

/// A group in all schools and in the school in question. Absent: fewer than ten, or held back so that a smaller
/// group cannot be worked out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Split {
    /// The school year as a number, or `girl`, `boy`, `other` (another way, or not said).
    pub group: String,
    /// In all schools of the round.
    pub all: Option<Mean>,
    /// In the school.
    pub school: Option<Mean>,
}

/// The share of a band, in per cent; from counts rounded to five, as the rule for small numbers has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BandShare {
    /// The band, from the lowest scores up.
    pub band: String,
    /// What it is called for people who are not clinicians.
    pub label: String,
    /// In all schools of the round; absent when held back.
    pub all: Option<f64>,
    /// In the school; absent when held back.
    pub school: Option<f64>,
}

/// One school beside the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Compared {
    /// The school.
    pub school_id: SchoolId,
    /// Its mean; absent when held back.
    pub mean: Option<Mean>,
}

/// What one scale shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ScaleResult {
    /// The instrument's key.
    pub instrument: String,
    /// Its title.
    pub instrument_title: String,
    /// The scale's key.
    pub scale: String,
    /// Its title.
    pub title: String,
    /// True when higher is better.
    pub higher_is_better: bool,
    /// True when the numbers are on the scale's own metric, as that of SWEMWBS, and not sums of answers.
    pub by_metric: bool,
    /// The lowest number there can be.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// All schools of the round together.
    pub all: Option<Mean>,
    /// The school in question.
    pub school: Option<Mean>,
    /// By school year.
    pub by_year_group: Vec<Split>,
    /// By sex.
    pub by_sex: Vec<Split>,
    /// The shares of the bands; empty where the bands are not of a whole population.
    pub bands: Vec<BandShare>,
    /// Every school, for those who may see all; otherwise empty.
    pub schools: Vec<Compared>,
}

/// What a round shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Results {
    /// One for each scale asked, in order.
    pub scales: Vec<ScaleResult>,
}

/// The results of a round that asked these instruments: for `school` beside all schools, or for all alone; with
/// every school compared when `compare` is true. What is held back does not depend on who asks.
pub fn results(
    instruments: &[&'static Instrument],
    responses: &[Responded],
    school: Option<SchoolId>,
    compare: bool,
) -> Results {
    let groups = Groups::of(instruments, responses);
    let scales = groups.scales.iter().enumerate().map(|(place, (instrument, scale))| {
        let mean = |keeps: &dyn Fn(&Responded) -> bool, held: bool| {
            if held { None } else { mean(responses, place, keeps) }
        };
        let of_school = |one: &Responded| school == Some(one.school);
        let split = |group: String, all_held, cell_held, keeps: &dyn Fn(&Responded) -> bool| Split {
            group,
            all: mean(keeps, all_held),
            school: mean(&|one| of_school(one) && keeps(one), cell_held || school.is_none()),
        };
        let (lowest, highest) = range(instrument, scale);
        ScaleResult {
            instrument: instrument.key().to_owned(),
            instrument_title: instrument.title().to_owned(),
            scale: scale.key.clone(),
            title: scale.title.clone(),
            higher_is_better: scale.better == Better::Higher,
            by_metric: scale.metric.is_some(),
            lowest,
            highest,
            all: mean(&|_| true, false),
            school: mean(&of_school, school.is_none_or(|id| groups.school_is_held(id))),
            by_year_group: groups
                .years
                .iter()
                .map(|year| {
                    let cell = school.is_none_or(|id| groups.year_of_school_is_held(id, *year));
                    split(year.to_string(), groups.year_is_held(*year), cell, &|one| one.year_group == *year)
                })
                .collect(),
            by_sex: counts::SEXES
                .iter()
                .map(|sex| {
                    let cell = school.is_none_or(|id| groups.sex_of_school_is_held(id, sex));
                    let keeps = |one: &Responded| counts::sex_of(one) == *sex;
                    split((*sex).to_owned(), groups.sex_is_held(sex), cell, &keeps)
                })
                .collect(),
            bands: band_shares(&groups, responses, place, school),
            schools: groups
                .schools
                .iter()
                .filter(|_| compare)
                .map(|id| Compared {
                    school_id: *id,
                    mean: mean(&|one| one.school == *id, groups.school_is_held(*id)),
                })
                .collect(),
        }
    });
    Results { scales: scales.collect() }
}

/// The mean of those responses; none of fewer than ten scores.
fn mean(responses: &[Responded], scale: usize, keeps: &dyn Fn(&Responded) -> bool) -> Option<Mean> {
    let numbers: Vec<f64> =
        responses.iter().filter(|one| keeps(one)).filter_map(|one| one.scores.get(scale)?.number()).collect();
    let responses = numbers.len() as u64;
    if responses < THRESHOLD {
        return None;
    }
    let interval = mean_interval(&numbers, Confidence::NINETY_FIVE, 1.0).ok()?;
    Some(Mean { responses, mean: interval.value, lower: interval.lower, upper: interval.upper })
}

/// The lowest and highest number of a scale: of its metric where it has one.
fn range(instrument: &Instrument, scale: &Scale) -> (f64, f64) {
    let (low, high) = instrument.range(scale, Informant::SelfReport);
    let metric = |score| scale.metric.as_ref().and_then(|metric| metric.of(score, low)).unwrap_or(score);
    (metric(low), metric(high))
}
