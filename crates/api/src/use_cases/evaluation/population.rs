//! The population that a programme is for: as an administrator has set it, or that of the neighbourhoods of its
//! localities.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use headstart_domain::evaluation::{DeprivationFifth, Dimension};
use headstart_store::{Tx, Uid, rows::PopulationFigure, tx::population::Neighbourhood};

use crate::error::ApiResult;

/// A population by one thing that people have in common.
pub(super) struct Population {
    /// How many people have each value.
    pub(super) figures: BTreeMap<String, u64>,
    /// Where the figures are from.
    pub(super) source: String,
    /// The day they are of, where that is known.
    pub(super) as_at: Option<NaiveDate>,
    /// Whether an administrator has set them.
    pub(super) set: bool,
}

/// The population by a dimension; none when nobody knows it. It is never guessed.
pub(super) fn population(tx: &mut Tx<'_>, partnership: Uid, by: Dimension) -> ApiResult<Option<Population>> {
    if let Some(row) = tx.find_population(partnership, by)? {
        let figures: Vec<PopulationFigure> = row.figures.read()?;
        if !figures.is_empty() {
            return Ok(Some(Population {
                figures: figures.into_iter().map(|figure| (figure.value, figure.count)).collect(),
                source: row.source,
                as_at: Some(row.as_at),
                set: true,
            }));
        }
    }
    if !matches!(by, Dimension::Locality | Dimension::Deprivation) {
        return Ok(None);
    }
    Ok(of_neighbourhoods(by, tx.neighbourhoods(partnership)?))
}

/// The people of the neighbourhoods in the localities' wards.
fn of_neighbourhoods(by: Dimension, all: Vec<Neighbourhood>) -> Option<Population> {
    let own = without_namesakes(all);
    let edition = own.iter().filter_map(|(.., edition)| *edition).max();
    let mut figures: BTreeMap<String, u64> = BTreeMap::new();
    for (_, locality, _, decile, people, _) in own {
        let value = match by {
            Dimension::Deprivation => decile
                .and_then(|decile| u8::try_from(decile).ok())
                .and_then(DeprivationFifth::of_decile)
                .map(|fifth| fifth.as_str().to_owned()),
            _ => Some(locality.0.to_string()),
        };
        let people = people.and_then(|people| u64::try_from(people).ok()).unwrap_or_default();
        if let Some(value) = value {
            *figures.entry(value).or_default() += people;
        }
    }
    let edition = edition.map(|year| format!(", Indices of Deprivation {year}")).unwrap_or_default();
    (!figures.is_empty()).then(|| Population {
        figures,
        source: format!("People of all ages in the neighbourhoods (LSOAs) of the localities' wards{edition}"),
        as_at: None,
        set: false,
    })
}

/// Wards of other authorities can have the same name. Where several have one, it is taken to be that of the
/// authority in which most of the partnership's people live.
fn without_namesakes(all: Vec<Neighbourhood>) -> Vec<Neighbourhood> {
    let mut people_of: BTreeMap<Option<String>, i64> = BTreeMap::new();
    for (_, _, authority, _, people, _) in &all {
        *people_of.entry(authority.clone()).or_default() += i64::from(people.unwrap_or_default());
    }
    let mut home: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (ward, _, authority, ..) in &all {
        let size = |authority: &Option<String>| people_of.get(authority).copied().unwrap_or_default();
        let chosen = home.entry(ward.clone()).or_insert_with(|| authority.clone());
        if size(authority) > size(chosen) {
            chosen.clone_from(authority);
        }
    }
    all.into_iter().filter(|(ward, _, authority, ..)| home.get(ward) == Some(authority)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(ward: &str, authority: &str, decile: i16, people: i32) -> Neighbourhood {
        (ward.into(), Uid::NIL, Some(authority.into()), Some(decile), Some(people), Some(2019))
    }

    #[test]
    fn a_ward_of_the_same_name_elsewhere_does_not_count() {
        let all = vec![
            some("Bevois", "E06000045", 1, 9_000),
            some("Bargate", "E06000045", 3, 8_000),
            some("Bargate", "E07000999", 9, 16_000),
        ];
        let found = of_neighbourhoods(Dimension::Deprivation, all.clone()).unwrap();
        assert_eq!(found.figures, BTreeMap::from([("1".to_owned(), 9_000), ("2".to_owned(), 8_000)]));
        assert!(found.source.ends_with("Indices of Deprivation 2019") && !found.set);
        let localities = of_neighbourhoods(Dimension::Locality, all).unwrap();
        assert_eq!(localities.figures.into_values().collect::<Vec<_>>(), [17_000]);
        assert!(of_neighbourhoods(Dimension::Locality, Vec::new()).is_none());
    }
}
