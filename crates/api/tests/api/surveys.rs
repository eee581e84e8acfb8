//! The school survey.

mod answering;
mod export;
mod results;
mod round;
mod setting_up;
