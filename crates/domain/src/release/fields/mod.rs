//! The columns of each table.

mod episodes;
mod scales;
mod scores;
mod young_people;

pub(super) use self::{episodes::EPISODES, scales::SCALES, scores::SCORES, young_people::YOUNG_PEOPLE};
