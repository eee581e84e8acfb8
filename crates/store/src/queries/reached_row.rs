//! The rows behind a figure of reach.

use std::collections::HashMap;

use diesel::{
    dsl::{exists, sql},
    prelude::*,
    sql_types::Bool,
};
use headstart_domain::{
    access::Reach,
    evaluation::{AgeBand, DeprivationFifth, Dimension, FreeSchoolMeals},
    person::{EthnicGroup, Ethnicity, SenStatus, Sex},
};
use uuid::Uuid;

use super::{Conn, Db, population::ages_statement, reach};
use crate::{
    Result, StoreError,
    schema::{episode, school, young_person},
    tx::population::Reached,
    types::{Time, Uid},
};

/// A page of the young people within reach who are counted as reached with a value of a dimension, after one and in their
/// order. An empty value stands for those of whom it is not known. Nobody is of a dimension that is not one of people.
pub(crate) fn reached_with(
    connection: &mut Conn,
    within: &Reach,
    dimension: Dimension,
    value: &str,
    after: Option<Uid>,
    limit: i64,
) -> Result<Vec<Reached>> {
    let mut query = young_person::table
        .left_join(school::table)
        .filter(reach::people(within))
        .filter(young_person::evaluation_consent.eq(true))
        .filter(exists(episode::table.filter(episode::young_person_id.eq(young_person::id))))
        .filter(young_person::id.gt(after.unwrap_or(Uid::NIL)))
        .order(young_person::id)
        .limit(limit)
        .select((young_person::id, young_person::reference))
        .into_boxed::<Db>();
    match dimension {
        Dimension::Locality => match identifier(value)? {
            Some(id) => query = query.filter(young_person::locality_id.eq(id)),
            None => query = query.filter(young_person::locality_id.is_null()),
        },
        Dimension::School => match identifier(value)? {
            Some(id) => query = query.filter(young_person::school_id.eq(id)),
            None => query = query.filter(young_person::school_id.is_null()),
        },
        Dimension::Sex => {
            let same = young_person::sex.eq(value.to_owned());
            query = match value == Sex::NotStated.as_str() {
                true => query.filter(young_person::sex.is_null().or(same)),
                false => query.filter(same),
            };
        }
        Dimension::Sen => {
            let same = young_person::sen_status.eq(value.to_owned());
            query = match value == SenStatus::NotKnown.as_str() {
                true => query.filter(young_person::sen_status.is_null().or(same)),
                false => query.filter(same),
            };
        }
        Dimension::Ethnicity => {
            let of_group = Ethnicity::ALL.iter().filter(|one| one.group().as_str() == value);
            let same = young_person::ethnicity.eq_any(of_group.map(|one| one.as_str()).collect::<Vec<_>>());
            query = match value == EthnicGroup::Unknown.as_str() {
                true => query.filter(young_person::ethnicity.is_null().or(same)),
                false => query.filter(same),
            };
        }
        Dimension::FreeSchoolMeals => match value.parse::<FreeSchoolMeals>() {
            Ok(gets) => {
                let gets = gets == FreeSchoolMeals::Yes;
                query = query.filter(young_person::free_school_meals.eq(gets));
            }
            Err(_) => query = query.filter(young_person::free_school_meals.is_null()),
        },
        Dimension::Deprivation => {
            let fifth = value.parse::<DeprivationFifth>().ok();
            let known = |decile: &i16| {
                u8::try_from(*decile)
                    .ok()
                    .and_then(DeprivationFifth::of_decile)
                    .filter(|of| Some(*of) == fifth)
            };
            let deciles: Vec<i16> = (1..=10).filter(|decile| known(decile).is_some()).collect();
            let decile = young_person::imd_decile;
            query = match fifth {
                Some(_) => query.filter(decile.eq_any(deciles)),
                None => query.filter(decile.is_null().or(decile.lt(1)).or(decile.gt(10))),
            };
        }
        Dimension::Age => {
            let (ages, years) = (ages_statement("", ""), years(value));
            let of_age =
                format!("young_person.id IN (SELECT young_person_id FROM ({ages}) AS ages WHERE {years})");
            query = query.filter(sql::<Bool>(&of_age));
        }
        Dimension::Tier
        | Dimension::Offer
        | Dimension::Organisation
        | Dimension::Waiting
        | Dimension::Dose => return Ok(Vec::new()),
    }
    let people: Vec<(Uid, String)> = query.load(connection)?;
    let ids: Vec<Uid> = people.iter().map(|(id, _)| *id).collect();
    let opened: Vec<(Uid, Time)> = episode::table
        .filter(episode::young_person_id.eq_any(ids))
        .order(episode::opened_at.desc())
        .select((episode::young_person_id, episode::opened_at))
        .load(connection)?;
    // The earliest comes last, and stays.
    let first: HashMap<Uid, Time> = opened.into_iter().collect();
    let reached = |(id, reference): (Uid, String)| {
        Some(Reached { young_person_id: id, reference, first_opened_at: *first.get(&id)? })
    };
    Ok(people.into_iter().filter_map(reached).collect())
}

/// A record that is the value of a dimension; none where it is not known.
fn identifier(value: &str) -> Result<Option<Uid>> {
    if value.is_empty() {
        return Ok(None);
    }
    let id = Uuid::parse_str(value).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(Some(Uid(id)))
}

/// The condition that an age lies in a band; that there is none for any other value.
fn years(value: &str) -> String {
    const OLDEST: u16 = 150;
    let Ok(band) = value.parse::<AgeBand>() else { return "age IS NULL".to_owned() };
    let mut of_band = (0..=OLDEST).filter(|years| AgeBand::of(*years) == band);
    let first = of_band.next().unwrap_or_default();
    format!("age >= {first} AND age <= {}", of_band.next_back().unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_asked_for_by_its_first_and_last_year() {
        assert_eq!(years("under-11"), "age >= 0 AND age <= 10");
        assert_eq!(years("13-14"), "age >= 13 AND age <= 14");
        assert_eq!(years("17-over"), "age >= 17 AND age <= 150");
        assert_eq!(years(""), "age IS NULL");
    }
}
