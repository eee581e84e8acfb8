//! Invented neighbourhoods and postcodes.

use headstart_domain::identifier::Postcode;
use headstart_store::{
    Uid,
    rows::{Lsoa, PostcodeArea},
};

use super::{DemoError, DemoResult, blueprint::Blueprint, dice::Dice};

/// The letters that a postcode may end in.
const UNITS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";
/// Postcodes of a neighbourhood.
const POSTCODES: usize = 24;

/// A neighbourhood.
pub(super) struct Neighbourhood {
    pub(super) lsoa: Lsoa,
    pub(super) locality: Uid,
    pub(super) decile: i16,
    pub(super) postcodes: Vec<String>,
}

/// Where people live.
pub(super) struct Area {
    pub(super) neighbourhoods: Vec<Neighbourhood>,
    /// Those in the most deprived fifth, and the others, by place in the list.
    deprived: Vec<usize>,
    others: Vec<usize>,
}

impl Area {
    /// The neighbourhoods of a partnership, whose localities have these identifiers in order.
    pub(super) fn new(blueprint: &Blueprint, localities: &[Uid]) -> DemoResult<Self> {
        let mut neighbourhoods = Vec::new();
        let mut district = 0;
        for (plan, locality) in blueprint.localities.iter().zip(localities) {
            for (ward, deciles) in plan.wards {
                district += 1;
                for (sector, decile) in deciles.iter().enumerate() {
                    let nth = neighbourhoods.len();
                    neighbourhoods.push(Neighbourhood {
                        lsoa: lsoa(blueprint, nth, ward, *decile),
                        locality: *locality,
                        decile: *decile,
                        postcodes: postcodes(blueprint.postcode_area, district, sector)?,
                    });
                }
            }
        }
        let places = |deprived: bool| {
            let all = neighbourhoods.iter().enumerate();
            all.filter(|(_, n)| (n.decile <= 2) == deprived).map(|(place, _)| place).collect()
        };
        Ok(Self { deprived: places(true), others: places(false), neighbourhoods })
    }

    /// Somewhere in the most deprived fifth of neighbourhoods, or elsewhere.
    pub(super) fn home(&self, dice: &mut Dice, deprived: bool) -> DemoResult<(&Neighbourhood, String)> {
        let places = if deprived { &self.deprived } else { &self.others };
        let place = *dice.one(places)?;
        let found = self.neighbourhoods.get(place).ok_or(DemoError::Empty("neighbourhoods"))?;
        let postcode = dice.one(&found.postcodes)?.clone();
        Ok((found, postcode))
    }

    /// The first postcode of a ward, where its school is.
    pub(super) fn postcode_in(&self, ward: &str) -> Option<String> {
        let found = self.neighbourhoods.iter().find(|n| n.lsoa.ward_name.as_deref() == Some(ward))?;
        found.postcodes.first().cloned()
    }

    /// The postcodes as an import would have put them.
    pub(super) fn postcode_rows(&self) -> impl Iterator<Item = PostcodeArea> {
        self.neighbourhoods.iter().flat_map(|n| {
            n.postcodes.iter().map(|postcode| PostcodeArea {
                postcode: postcode.clone(),
                lsoa_code: Some(n.lsoa.code.clone()),
                ward_code: n.lsoa.ward_code.clone(),
                district_code: n.lsoa.la_code.clone(),
                easting: None,
                northing: None,
            })
        })
    }
}

fn lsoa(blueprint: &Blueprint, nth: usize, ward: &str, decile: i16) -> Lsoa {
    let council = blueprint.council % 1_000;
    let letter = ['A', 'B', 'C'].get(nth % 3).copied().unwrap_or('D');
    Lsoa {
        // Real codes of neighbourhoods end well below these.
        code: format!("E0199{council:01}{nth:03}"),
        name: format!("{} {:03}{letter}", blueprint.name, nth / 3 + 1),
        la_code: Some(format!("E0{}", blueprint.council)),
        la_name: Some(blueprint.name.into()),
        ward_code: Some(format!("E0599{council:01}{:03}", nth / 3)),
        ward_name: Some(ward.into()),
        imd_edition: Some(2019),
        imd_rank: Some(i32::from(decile) * 3_284 - 1_600),
        imd_decile: Some(decile),
        idaci_edition: Some(2019),
        idaci_rank: None,
        idaci_decile: Some(decile),
        idaci_score: None,
        population: Some(1_600),
    }
}

/// The postcodes of one sector.
fn postcodes(area: &str, district: usize, sector: usize) -> DemoResult<Vec<String>> {
    let pairs = UNITS.iter().flat_map(|first| UNITS.iter().map(move |second| (*first, *second)));
    pairs
        .take(POSTCODES)
        .map(|(first, second)| {
            let typed = format!("{area}{district} {}{}{}", sector + 1, char::from(first), char::from(second));
            let postcode =
                Postcode::parse(&typed).map_err(|reason| DemoError::Impossible(reason.to_string()))?;
            Ok(postcode.to_string())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::blueprint::{CARROWDALE, SOLENT_BAY};

    #[test]
    fn no_postcode_is_anybodys() {
        // The areas of the Royal Mail that begin with the same letters as ours.
        let taken = ["S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY"];
        let taken = taken.into_iter().chain(["CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW"]);
        let taken: Vec<&str> = taken.collect();
        for blueprint in [&SOLENT_BAY, &CARROWDALE] {
            let localities = vec![Uid::NIL; blueprint.localities.len()];
            for row in Area::new(blueprint, &localities).unwrap().postcode_rows() {
                let postcode = Postcode::parse(&row.postcode).unwrap();
                assert!(!taken.contains(&postcode.area()), "{postcode}");
            }
        }
    }

    #[test]
    fn no_postcode_comes_twice() {
        let area = Area::new(&SOLENT_BAY, &[Uid::NIL; 3]).unwrap();
        let all: std::collections::BTreeSet<String> = area.postcode_rows().map(|row| row.postcode).collect();
        assert_eq!(all.len(), area.neighbourhoods.len() * POSTCODES);
    }
}
