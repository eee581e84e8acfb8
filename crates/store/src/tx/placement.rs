//! Placements in offers.

use diesel::{NullableExpressionMethods, Queryable, Selectable};
use headstart_domain::access::Reach;

use super::{episode::EpisodeFound, twin};
use crate::{
    rows::Placement,
    schema::{offer, organisation},
    types::Uid,
};

/// A placement with the names of its offer and of the organisation that delivers it.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
pub struct PlacementLine {
    /// The placement.
    #[diesel(embed)]
    pub placement: Placement,
    /// The offer's name.
    #[diesel(select_expression = offer::name)]
    pub offer: String,
    /// The offer's reference in the programme's plan.
    #[diesel(select_expression = offer::number)]
    pub number: i16,
    /// The organisation's name.
    #[diesel(select_expression = organisation::name.nullable())]
    pub organisation: Option<String>,
}

/// A placement and its episode.
pub type PlacementFound = (PlacementLine, EpisodeFound);

/// What became of a placement that was to be made or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlacementMoved {
    /// It was made or moved.
    Done,
    /// It has changed in the meantime.
    Stale,
    /// The offer has no place left.
    Full,
}

twin! { placement:
    /// Adds a placement, unless it takes a place and none is left. A second open one of the same young person
    /// in the same offer is a conflict.
    insert_placement => insert(row: Placement) -> PlacementMoved;
    /// One placement with its episode, when that is within reach.
    find_placement => find(within: &Reach, id: Uid) -> Option<PlacementFound>;
    /// Moves a placement on.
    update_placement => update(row: &Placement, version: i32) -> PlacementMoved;
    /// Adds a placement that goes on from one that was ended in the same unit of work, with that one's place.
    insert_placement_going_on => insert_going_on(row: Placement) -> ();
    /// Takes a placement along into another episode.
    take_placement_along => take_along(row: &Placement, version: i32, to: Uid) -> PlacementMoved;
    /// Placements of an episode, newest first.
    placements_of_episode => of_episode(episode: Uid) -> Vec<PlacementLine>;
}
