//! The school survey (Wellbeing Measurement Framework): rounds in which whole year groups answer without names.
//!
//! It is kept apart from the measures of young people who are supported. A response belongs to nobody: it bears no
//! name, no account and no time of day, and is never joined to a young person's record. Its results know neither
//! the smallest reliable change nor the added-value score, which are for young people who were referred.

mod background;
mod instruments;
mod plan;
mod pupil_code;
mod rate;
mod results;
mod schools_in_view;
mod scores;
mod wave;

pub use self::background::{Background, PupilSex};
pub use self::instruments::{allowed, allowed_version};
pub use self::plan::{
    ACADEMIC_YEARS, ClassPlan, LABEL as CLASS_LABEL, MOST_CLASSES, MOST_PUPILS, NAME as WAVE_NAME,
    SchoolPlan, WavePlan, YEAR_GROUPS, YearRoll,
};
pub use self::pupil_code::PupilCode;
pub use self::rate::{ResponseRate, most_answers};
pub use self::results::{
    BandShare, Compared, Mean, Responded, Results, ScaleResult, Split, THRESHOLD, results,
};
pub use self::schools_in_view::SchoolsInView;
pub use self::scores::{KeptScore, scores};
pub use self::wave::{Design, MOVES, WaveAction, WaveState, WaveWorkflow, takes_answers};
