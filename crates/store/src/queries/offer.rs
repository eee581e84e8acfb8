//! Offers of a partnership.

use std::collections::HashMap;

use diesel::{dsl::count_star, prelude::*};
use headstart_domain::episode::PlacementState;

use super::{Conn, Db};
use crate::{
    Result,
    rows::Offer,
    schema::{offer, organisation, placement},
    tx::offer::{OfferFilter, OfferFound},
    types::Uid,
};

/// Adds an offer.
pub(crate) fn insert(connection: &mut Conn, row: Offer) -> Result<()> {
    diesel::insert_into(offer::table).values(row).execute(connection)?;
    Ok(())
}

/// An offer of a partnership.
pub(crate) fn find(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<OfferFound>> {
    let found = offer::table
        .left_join(organisation::table)
        .filter(offer::id.eq(id))
        .filter(offer::partnership_id.eq(partnership))
        .select((Offer::as_select(), organisation::name.nullable()))
        .load(connection)?;
    Ok(with_places_taken(connection, found)?.pop())
}

/// The offer of a partnership with a name.
pub(crate) fn find_by_name(connection: &mut Conn, partnership: Uid, name: &str) -> Result<Option<Offer>> {
    let found = offer::table
        .filter(offer::partnership_id.eq(partnership))
        .filter(offer::name.eq(name))
        .select(Offer::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// A page of a partnership's offers, by their reference in the plan and by name.
pub(crate) fn list(connection: &mut Conn, partnership: Uid, filter: &OfferFilter) -> Result<Vec<OfferFound>> {
    let mut query = offer::table
        .left_join(organisation::table)
        .filter(offer::partnership_id.eq(partnership))
        .order((offer::number, offer::name))
        .limit(filter.limit)
        .select((Offer::as_select(), organisation::name.nullable()))
        .into_boxed::<Db>();
    if let Some(active) = filter.active {
        query = query.filter(offer::active.eq(active));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(offer::organisation_id.eq(Uid::from(organisation)));
    }
    if let Some(after) = filter.after {
        let last: Option<(i16, String)> = offer::table
            .filter(offer::id.eq(after))
            .filter(offer::partnership_id.eq(partnership))
            .select((offer::number, offer::name))
            .get_result(connection)
            .optional()?;
        let Some((number, name)) = last else { return Ok(Vec::new()) };
        query = query.filter(offer::number.ge(number).and(offer::number.gt(number).or(offer::name.gt(name))));
    }
    let rows = query.load(connection)?;
    with_places_taken(connection, rows)
}

fn with_places_taken(connection: &mut Conn, offers: Vec<(Offer, Option<String>)>) -> Result<Vec<OfferFound>> {
    let ids: Vec<Uid> = offers.iter().map(|(row, _)| row.id).collect();
    let states: Vec<&str> = PlacementState::ALL
        .iter()
        .filter(|state| state.takes_a_place())
        .map(|state| state.as_str())
        .collect();
    let mut taken: HashMap<Uid, i64> = placement::table
        .filter(placement::offer_id.eq_any(ids))
        .filter(placement::is_open.eq(true))
        .filter(placement::state.eq_any(states))
        .group_by(placement::offer_id)
        .select((placement::offer_id, count_star()))
        .load::<(Uid, i64)>(connection)?
        .into_iter()
        .collect();
    let found = offers.into_iter().map(|(row, organisation)| {
        let taken = taken.remove(&row.id).unwrap_or(0);
        OfferFound { row, organisation, taken }
    });
    Ok(found.collect())
}

/// Changes an offer; false when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Offer, version: i32) -> Result<bool> {
    let changed = diesel::update(offer::table)
        .filter(offer::id.eq(row.id))
        .filter(offer::partnership_id.eq(row.partnership_id))
        .filter(offer::version.eq(version))
        .set((
            offer::number.eq(row.number),
            offer::name.eq(&row.name),
            offer::organisation_id.eq(row.organisation_id),
            offer::places.eq(row.places),
            offer::active.eq(row.active),
            offer::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Deletes an offer; false when it is not at `version` any more.
pub(crate) fn delete(connection: &mut Conn, partnership: Uid, id: Uid, version: i32) -> Result<bool> {
    let row = offer::table
        .filter(offer::id.eq(id))
        .filter(offer::partnership_id.eq(partnership))
        .filter(offer::version.eq(version));
    Ok(diesel::delete(row).execute(connection)? == 1)
}
