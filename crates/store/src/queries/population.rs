//! The population that a programme is for, and how many of it are reached.

use diesel::{
    dsl::{count_star, exists},
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Nullable},
};
use headstart_domain::evaluation::Dimension;

use super::{Conn, dialect};
use crate::{
    Result,
    outcome::facts,
    rows::Population,
    schema::{episode, lsoa, population, ward, young_person},
    tx::population::Neighbourhood,
    types::{DbUuid, Uid},
};

/// The figures of a partnership in one dimension.
pub(crate) fn find(
    connection: &mut Conn,
    partnership: Uid,
    dimension: Dimension,
) -> Result<Option<Population>> {
    let found = population::table
        .find((partnership, dimension.as_str()))
        .select(Population::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Sets the figures for the first time.
pub(crate) fn insert(connection: &mut Conn, row: Population) -> Result<()> {
    diesel::insert_into(population::table).values(row).execute(connection)?;
    Ok(())
}

/// Sets other figures; false when they are not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &Population, version: i32) -> Result<bool> {
    let changed = diesel::update(population::table)
        .filter(population::partnership_id.eq(row.partnership_id))
        .filter(population::dimension.eq(&row.dimension))
        .filter(population::version.eq(version))
        .set((
            population::figures.eq(&row.figures),
            population::source.eq(&row.source),
            population::as_at.eq(row.as_at),
            population::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// The neighbourhoods whose ward belongs to one of the localities.
pub(crate) fn neighbourhoods(connection: &mut Conn, partnership: Uid) -> Result<Vec<Neighbourhood>> {
    let rows = ward::table
        .inner_join(lsoa::table.on(lsoa::ward_name.eq(ward::name.nullable())))
        .filter(ward::partnership_id.eq(partnership))
        .filter(lsoa::population.is_not_null())
        .order(lsoa::code)
        .select((
            ward::name,
            ward::locality_id,
            lsoa::la_code,
            lsoa::imd_decile,
            lsoa::population,
            lsoa::imd_edition,
        ))
        .load(connection)?;
    Ok(rows)
}

/// Young people with consent to evaluation who have a period of support.
macro_rules! reached {
    ($partnership:expr) => {
        young_person::table
            .filter(young_person::partnership_id.eq($partnership))
            .filter(young_person::evaluation_consent.eq(true))
            .filter(exists(episode::table.filter(episode::young_person_id.eq(young_person::id))))
    };
}

/// How many young people have been supported, by their value in a dimension.
pub(crate) fn reached(
    connection: &mut Conn,
    partnership: Uid,
    dimension: Dimension,
) -> Result<Vec<(String, i64)>> {
    macro_rules! by {
        ($column:ident, $type:ty, $value:expr) => {{
            let rows: Vec<($type, i64)> = reached!(partnership)
                .group_by(young_person::$column)
                .select((young_person::$column, count_star()))
                .load(connection)?;
            let value: fn($type) -> Result<String> = $value;
            rows.into_iter().map(|(one, count)| Ok((value(one)?, count))).collect()
        }};
    }
    match dimension {
        Dimension::Locality => by!(locality_id, Option<Uid>, |id| Ok(facts::identifier(id))),
        Dimension::School => by!(school_id, Option<Uid>, |id| Ok(facts::identifier(id))),
        Dimension::Sex => by!(sex, Option<String>, |sex| Ok(facts::sex(sex))),
        Dimension::Ethnicity => {
            by!(ethnicity, Option<String>, |code| facts::ethnic_group(code.as_deref()))
        }
        Dimension::Sen => by!(sen_status, Option<String>, |status| Ok(facts::sen(status))),
        Dimension::FreeSchoolMeals => {
            by!(free_school_meals, Option<bool>, |gets| Ok(facts::free_school_meals(gets)))
        }
        Dimension::Deprivation => by!(imd_decile, Option<i16>, |decile| Ok(facts::deprivation(decile))),
        Dimension::Age => by_age(connection, partnership),
        Dimension::Tier
        | Dimension::Offer
        | Dimension::Organisation
        | Dimension::Waiting
        | Dimension::Dose => Ok(Vec::new()),
    }
}

/// So many young people of an age.
#[derive(QueryableByName)]
struct OfAge {
    #[diesel(sql_type = Nullable<Integer>)]
    age: Option<i32>,
    #[diesel(sql_type = BigInt)]
    young_people: i64,
}

/// By the age, in whole years, at which the first period of support began: counted where the records are, so that no
/// more than a row for each age is read.
fn by_age(connection: &mut Conn, partnership: Uid) -> Result<Vec<(String, i64)>> {
    let own = "WHERE young_person.partnership_id = $1 AND young_person.evaluation_consent";
    let ages = ages_statement("WHERE partnership_id = $1", own);
    let statement = format!("SELECT age, count(*) AS young_people FROM ({ages}) AS ages GROUP BY age");
    let rows: Vec<OfAge> = sql_query(statement).bind::<DbUuid, _>(partnership).load(connection)?;
    Ok(rows.into_iter().map(|row| (facts::age_in_years(row.age), row.young_people)).collect())
}

/// The age of each young person, in whole years, when their first period of support began; none before birth. Both
/// arguments are conditions, of the periods and of the young people.
pub(super) fn ages_statement(periods: &str, people: &str) -> String {
    let opened = dialect::uk_day_of("opened.at");
    let (then, born) = (dialect::digits_of(&opened), dialect::digits_of("young_person.birth_date"));
    // Whole years between two days are the whole ten-thousands between their digits, also for the 29th of February.
    format!(
        "SELECT young_person.id AS young_person_id, \
         CASE WHEN {then} >= {born} THEN ({then} - {born}) / 10000 END AS age FROM young_person JOIN (\
         SELECT young_person_id, min(opened_at) AS at FROM episode {periods} GROUP BY young_person_id\
         ) AS opened ON opened.young_person_id = young_person.id {people}"
    )
}

/// How many young people have been supported who did not consent to evaluation.
pub(crate) fn reached_without_consent(connection: &mut Conn, partnership: Uid) -> Result<i64> {
    let count = young_person::table
        .filter(young_person::partnership_id.eq(partnership))
        .filter(young_person::evaluation_consent.eq(false))
        .filter(exists(episode::table.filter(episode::young_person_id.eq(young_person::id))))
        .count()
        .get_result(connection)?;
    Ok(count)
}
