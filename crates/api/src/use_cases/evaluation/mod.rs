//! Outcomes of the programme.

mod added_value;
mod added_value_rows;
mod change_rows;
mod definition;
mod ended_support;
mod exclusions;
mod figure_rows;
mod first_month;
mod funnel;
mod measurable_change;
mod names;
mod outcomes;
mod over_time;
mod population;
mod published_table;
mod reach;
mod reach_rows;
mod referrals_over_time;
mod register;
mod row_reader;
mod safe_table;
mod selection;

pub use added_value::added_value;
pub use added_value_rows::added_value_rows;
pub use change_rows::change_rows;
pub use definition::{ScaleAsked, definition};
pub use figure_rows::figure_rows;
pub use funnel::{FunnelFigure, funnel};
pub use measurable_change::measurable_change;
pub use outcomes::outcomes;
pub use over_time::{TimeFigure, over_time};
pub use published_table::{csv as published_csv, line as published_line, publish, read as published_table};
pub use reach::reach;
pub use reach_rows::reach_rows;
pub use referrals_over_time::{ReferralFigure, referrals_over_time};
pub use register::Registers;
