//! Young people who may be the same as somebody: a few well-indexed guesses, which the domain then compares.

use diesel::prelude::*;
use headstart_domain::access::Reach;

use super::{Conn, Db, reach};
use crate::{
    Result,
    rows::{ToldApart, YoungPerson},
    schema::{school, told_apart, young_person},
    tx::{likeness::LikenessSearch, person::PersonFound},
    types::Uid,
};

/// The most that one guess brings along: of ten times the young people that one partnership has, five hundred
/// were born on a day.
const MOST: i64 = 1_000;

/// Young people within reach who were born on one of the days, live at the postcode, or have the family name and
/// the first letter of the given name. Each is there once.
pub(crate) fn candidates(
    connection: &mut Conn,
    within: &Reach,
    wanted: &LikenessSearch,
) -> Result<Vec<PersonFound>> {
    let mut found: Vec<PersonFound> = Vec::new();
    let mut look = |connection: &mut Conn, condition: Guess<'_>| -> Result<()> {
        let mut query = young_person::table
            .left_join(school::table)
            .filter(young_person::partnership_id.eq(Uid::from(within.partnership)))
            .filter(reach::people(within))
            .select((YoungPerson::as_select(), school::name.nullable()))
            .into_boxed::<Db>();
        query = match condition {
            Guess::Birth(day) => query.filter(young_person::birth_date.eq(day)),
            Guess::Home(postcode) => query.filter(young_person::postcode.eq(postcode)),
            Guess::Name(start) => query
                .filter(young_person::name_key.ge(start))
                .filter(young_person::name_key.lt(format!("{start}\u{10FFFF}"))),
        };
        let rows: Vec<PersonFound> = query.order(young_person::id.desc()).limit(MOST).load(connection)?;
        for row in rows {
            if !found.iter().any(|known| known.0.id == row.0.id) {
                found.push(row);
            }
        }
        Ok(())
    };
    for day in &wanted.birth_dates {
        look(connection, Guess::Birth(*day))?;
    }
    if let Some(postcode) = &wanted.postcode {
        look(connection, Guess::Home(postcode))?;
    }
    look(connection, Guess::Name(&wanted.name_key_start))?;
    Ok(found)
}

enum Guess<'a> {
    Birth(chrono::NaiveDate),
    Home(&'a str),
    Name(&'a str),
}

/// The young people whom somebody told apart from this one.
pub(crate) fn told_apart_from(connection: &mut Conn, young_person: Uid) -> Result<Vec<Uid>> {
    let mut others: Vec<Uid> = told_apart::table
        .filter(told_apart::young_person_id.eq(young_person))
        .select(told_apart::other_id)
        .load(connection)?;
    let before: Vec<Uid> = told_apart::table
        .filter(told_apart::other_id.eq(young_person))
        .select(told_apart::young_person_id)
        .load(connection)?;
    others.extend(before);
    Ok(others)
}

/// Remembers that two young people are not one; once is enough.
pub(crate) fn tell_apart(connection: &mut Conn, row: ToldApart) -> Result<()> {
    diesel::insert_into(told_apart::table).values(row).on_conflict_do_nothing().execute(connection)?;
    Ok(())
}
