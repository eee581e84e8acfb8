//! Names of what outcomes are broken down by.

use std::collections::HashMap;

use headstart_contract::evaluation::OutcomeValue;
use headstart_domain::evaluation::Dimension;
use headstart_store::{
    Tx, Uid,
    tx::{offer::OfferFilter, school::SchoolFilter},
};

use crate::error::ApiResult;

/// The most records of one kind whose names are looked up.
const MOST: i64 = 5_000;

/// The names of the records that values stand for.
pub(super) struct Names(HashMap<(Dimension, String), String>);

impl Names {
    /// Reads the names that a breakdown needs.
    pub(super) fn read(tx: &mut Tx<'_>, partnership: Uid, by: &[Dimension]) -> ApiResult<Self> {
        let mut names = HashMap::new();
        for dimension in by {
            let found: Vec<(Uid, String)> = match dimension {
                Dimension::Offer => {
                    let filter = OfferFilter { limit: MOST, ..OfferFilter::default() };
                    let offers = tx.list_offers(partnership, &filter)?;
                    offers.into_iter().map(|offer| (offer.row.id, offer.row.name)).collect()
                }
                Dimension::Organisation => {
                    let organisations = tx.list_organisations(partnership, None, MOST)?;
                    organisations.into_iter().map(|row| (row.id, row.name)).collect()
                }
                Dimension::Locality => {
                    let localities = tx.list_localities(partnership, None, MOST)?;
                    localities.into_iter().map(|(row, _)| (row.id, row.name)).collect()
                }
                Dimension::School => {
                    let filter = SchoolFilter { limit: MOST, ..SchoolFilter::default() };
                    tx.list_schools(partnership, &filter)?.into_iter().map(|row| (row.id, row.name)).collect()
                }
                _ => continue,
            };
            names.extend(found.into_iter().map(|(id, name)| ((*dimension, id.0.to_string()), name)));
        }
        Ok(Self(names))
    }

    /// A value with the words for it.
    pub(super) fn value(&self, dimension: Dimension, value: &str) -> OutcomeValue {
        let label = match dimension.value_label(value) {
            Some(label) => label.to_owned(),
            None => self
                .0
                .get(&(dimension, value.to_owned()))
                .cloned()
                .unwrap_or_else(|| format!("{}: not known", dimension.label())),
        };
        OutcomeValue { dimension, value: value.to_owned(), label }
    }
}
