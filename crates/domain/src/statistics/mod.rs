//! Statistics of change: reliable change, effect sizes, intervals, funnels, control charts, ratios, survival.
//!
//! Pure functions over numbers. Each formula names its source, and the tests compare it with an independent
//! implementation. Distributions come from the `statrs` crate.

mod better;
mod confidence;
mod distribution;
mod effect_size;
mod funnel;
mod input_error;
mod interval;
mod moments;
mod ratio;
mod reliable_change;
mod sample;
mod survival;
mod xmr;
mod xmr_rules;

pub use self::better::Better;
pub use self::confidence::Confidence;
pub use self::effect_size::{EffectSize, effect_size};
pub use self::funnel::{FunnelLimits, funnel_limits};
pub use self::input_error::{InputError, InputProblem};
pub use self::interval::{Interval, IntervalMethod, mean_interval, proportion_interval, rate_interval};
pub use self::moments::PairedMoments;
pub use self::ratio::{ReachRatio, RelativeRepresentation, reach_ratio, relative_representation};
pub use self::reliable_change::{
    ChangeCategory, ChangeRule, Norm, ReliableChange, Verdict, cutoff_between, reliable_change, verdict,
};
pub use self::survival::{Survival, SurvivalStep, survival};
pub use self::xmr::{Assurance, Xmr, XmrKind, XmrPoint, xmr};
pub use self::xmr_rules::XmrSignal;
