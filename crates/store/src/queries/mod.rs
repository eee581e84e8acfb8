//! The queries, compiled once for each database. `Conn` and `Db` are the connection and the backend of the
//! module that includes this folder.

pub(crate) use super::{Conn, Db, dialect};

pub(crate) mod account;
pub(crate) mod alert;
pub(crate) mod answer_link;
pub(crate) mod audit;
pub(crate) mod beginning;
pub(crate) mod bulk;
mod by_name;
pub(crate) mod change;
pub(crate) mod cluster;
pub(crate) mod episode;
pub(crate) mod evaluation;
pub(crate) mod figure_row;
pub(crate) mod goal;
pub(crate) mod joining;
pub(crate) mod left_out;
pub(crate) mod likeness;
pub(crate) mod locality;
pub(crate) mod measure;
pub(crate) mod measuring;
pub(crate) mod offer;
pub(crate) mod organisation;
pub(crate) mod overview;
pub(crate) mod paper_entry;
pub(crate) mod partnership;
pub(crate) mod person;
pub(crate) mod placement;
pub(crate) mod population;
pub(crate) mod published_table;
mod reach;
pub(crate) mod reached_row;
pub(crate) mod reference;
pub(crate) mod referral;
pub(crate) mod referral_flow;
pub(crate) mod release;
pub(crate) mod release_data;
pub(crate) mod school;
pub(crate) mod session;
pub(crate) mod survey;
pub(crate) mod wording;
