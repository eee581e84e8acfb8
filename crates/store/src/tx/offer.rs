//! Offers of a partnership.

use headstart_domain::id::OrganisationId;

use super::twin;
use crate::{rows::Offer, types::Uid};

/// Which offers of a partnership to list.
#[derive(Debug, Clone, Default)]
pub struct OfferFilter {
    /// Offered now, or not any more.
    pub active: Option<bool>,
    /// Delivered by this organisation.
    pub organisation: Option<OrganisationId>,
    /// The offer after which the page starts.
    pub after: Option<Uid>,
    /// The most offers.
    pub limit: i64,
}

/// An offer with what is shown beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferFound {
    /// The offer.
    pub row: Offer,
    /// The name of the organisation that delivers it.
    pub organisation: Option<String>,
    /// Placements that take a place of it now.
    pub taken: i64,
}

twin! { offer:
    /// Adds an offer. A conflict when the partnership has one of that name.
    insert_offer => insert(row: Offer) -> ();
    /// An offer of a partnership.
    find_offer => find(partnership: Uid, id: Uid) -> Option<OfferFound>;
    /// The offer of a partnership with a name.
    find_offer_by_name => find_by_name(partnership: Uid, name: &str) -> Option<Offer>;
    /// A page of a partnership's offers, by their reference in the plan and by name.
    list_offers => list(partnership: Uid, filter: &OfferFilter) -> Vec<OfferFound>;
    /// Changes an offer; false when it is not at `version` any more.
    update_offer => update(row: &Offer, version: i32) -> bool;
    /// Deletes an offer; false when it is not at `version` any more. A conflict when anybody was ever placed in
    /// it: then it is made inactive instead.
    delete_offer => delete(partnership: Uid, id: Uid, version: i32) -> bool;
}
