//! Measures and their scores.

use chrono::NaiveDate;

use super::twin;
use crate::{
    rows::{Measure, Score},
    types::{Json, Uid},
};

/// A measure with its scores in the order of the instrument's scales.
pub type MeasureScored = (Measure, Vec<Score>);

/// What of a young person scores are judged by: date of birth, sex.
pub type JudgedBy = (NaiveDate, Option<String>);

/// What was noted of risk items: the instrument's key, the day the measure was completed, what it is about.
pub type AlertsNoted = (String, NaiveDate, Json);

twin! { measure:
    /// Adds a measure with its scores, and brings the episode and the outcomes up to date.
    insert_measure => insert(row: Measure, scores: Vec<Score>) -> ();
    /// What the forms of an episode are judged by, kept from correction until the commit.
    hold_for_score => hold_for_score(episode: Uid) -> Option<JudgedBy>;
    /// Measures of a young person on some instruments, oldest first: all that there are.
    judged_measures => judged_of_young_person(young_person: Uid, instruments: &[&str]) -> Vec<MeasureScored>;
    /// Corrects value, metric, T score and band of a score, without the outcomes; false when there is none of its
    /// measure and scale.
    correct_score => correct_score(score: &Score) -> bool;
    /// Measures of an episode, newest first.
    measures_of_episode => of_episode(episode: Uid) -> Vec<MeasureScored>;
    /// Measures of a young person, newest first.
    measures_of_young_person => of_young_person(young_person: Uid) -> Vec<MeasureScored>;
    /// The latest baseline score of each instrument, informant and scale of an episode.
    baseline_scores => baseline_of_episode(episode: Uid) -> Vec<Score>;
    /// The risk items endorsed in an episode, newest measure first.
    alerts_of_episode => alerts_of_episode(episode: Uid) -> Vec<AlertsNoted>;
    /// Scores of a young person by instrument, informant and scale, oldest first.
    score_series => series_of_young_person(young_person: Uid) -> Vec<Score>;
}
