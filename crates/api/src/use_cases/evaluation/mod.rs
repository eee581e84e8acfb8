//! Outcomes of the programme.

mod added_value;
mod definition;
mod exclusions;
mod funnel;
mod measurable_change;
mod names;
mod outcomes;
mod over_time;
mod population;
mod reach;
mod referrals_over_time;
mod safe_table;

pub use added_value::added_value;
pub use definition::{ScaleAsked, definition};
pub use funnel::{FunnelFigure, funnel};
pub use measurable_change::measurable_change;
pub use outcomes::outcomes;
pub use over_time::{TimeFigure, over_time};
pub use reach::reach;
pub use referrals_over_time::{ReferralFigure, referrals_over_time};
