//! The school survey: rounds set up and opened, links made for classes, answers taken without an account, response
//! rates, results, and the data set for evaluators.

mod answering;
pub mod export;
mod links;
mod results;
mod schools;
mod view;
mod wave;

pub use answering::{open, submit};
pub use links::make as make_links;
pub use results::read as results;
pub use schools::{list as list_schools, put as put_school, remove as remove_school};
pub use view::instruments;
pub use wave::{change, create, list, read, transition};
