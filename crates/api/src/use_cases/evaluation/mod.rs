//! Outcomes of the programme.

mod definition;
mod funnel;
mod names;
mod outcomes;
mod over_time;
mod safe_table;

pub use definition::{ScaleAsked, definition};
pub use funnel::{FunnelFigure, funnel};
pub use outcomes::outcomes;
pub use over_time::{TimeFigure, over_time};
