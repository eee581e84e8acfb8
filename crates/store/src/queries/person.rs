//! Young people and their consents.

use chrono::NaiveDate;
use diesel::prelude::*;
use headstart_domain::{access::Reach, consent::Purpose};

use super::{Conn, Db, evaluation, reach};
use crate::{
    Result,
    rows::{Consent, YoungPerson},
    schema::{consent, school, young_person},
    tx::person::{PersonSearch, Standing},
    types::{Time, Uid},
};

/// One young person within reach, with the name of their school.
pub(crate) fn find(
    connection: &mut Conn,
    within: &Reach,
    id: Uid,
) -> Result<Option<(YoungPerson, Option<String>)>> {
    let found = young_person::table
        .left_join(school::table)
        .filter(young_person::id.eq(id))
        .filter(reach::people(within))
        .select((YoungPerson::as_select(), school::name.nullable()))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Young people within reach that fit what is looked for, by name.
pub(crate) fn search(
    connection: &mut Conn,
    within: &Reach,
    wanted: &PersonSearch,
    limit: i64,
) -> Result<Vec<(YoungPerson, Option<String>)>> {
    let mut query = young_person::table
        .left_join(school::table)
        .filter(young_person::partnership_id.eq(Uid::from(within.partnership)))
        .filter(reach::people(within))
        .select((YoungPerson::as_select(), school::name.nullable()))
        .into_boxed::<Db>();
    if let Some(name) = &wanted.name_key_start {
        query = query
            .filter(young_person::name_key.ge(name.clone()))
            .filter(young_person::name_key.lt(format!("{name}\u{10FFFF}")));
    }
    if let Some(given) = &wanted.given_key_start {
        // The given name stands after the family name, whose end is not known here.
        let escaped = given.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        query = query.filter(young_person::name_key.like(format!("% {escaped}%")).escape('\\'));
    }
    if let Some(birth) = wanted.birth_date {
        query = query.filter(young_person::birth_date.eq(birth));
    }
    if let Some(postcode) = &wanted.postcode {
        query = query.filter(young_person::postcode.eq(postcode.clone()));
    }
    if let Some(reference) = &wanted.reference {
        query = query.filter(young_person::reference.eq(reference.clone()));
    }
    Ok(query.order((young_person::name_key, young_person::id)).limit(limit).load(connection)?)
}

/// True when the partnership has a young person with this reference.
pub(crate) fn reference_exists(connection: &mut Conn, partnership: Uid, reference: &str) -> Result<bool> {
    let of_partnership = young_person::table.filter(young_person::partnership_id.eq(partnership));
    let found =
        diesel::select(diesel::dsl::exists(of_partnership.filter(young_person::reference.eq(reference))))
            .get_result(connection)?;
    Ok(found)
}

/// Adds a young person.
pub(crate) fn insert(connection: &mut Conn, row: YoungPerson) -> Result<()> {
    diesel::insert_into(young_person::table).values(row).execute(connection)?;
    Ok(())
}

/// Writes every changeable column of a record, and brings its outcomes up to date: they are broken down by some
/// of them. False when it is not at `version` any more.
pub(crate) fn update(connection: &mut Conn, row: &YoungPerson, version: i32) -> Result<bool> {
    let about = (
        young_person::given_name.eq(&row.given_name),
        young_person::family_name.eq(&row.family_name),
        young_person::name_key.eq(&row.name_key),
        young_person::known_as.eq(&row.known_as),
        young_person::birth_date.eq(row.birth_date),
        young_person::sex.eq(&row.sex),
        young_person::gender.eq(&row.gender),
        young_person::ethnicity.eq(&row.ethnicity),
        young_person::sen_status.eq(&row.sen_status),
        young_person::free_school_meals.eq(row.free_school_meals),
        young_person::school_id.eq(row.school_id),
        young_person::school_year.eq(row.school_year),
    );
    let place = (
        young_person::postcode.eq(&row.postcode),
        young_person::lsoa_code.eq(&row.lsoa_code),
        young_person::ward_name.eq(&row.ward_name),
        young_person::imd_decile.eq(row.imd_decile),
        young_person::idaci_decile.eq(row.idaci_decile),
        young_person::locality_id.eq(row.locality_id),
        young_person::contact.eq(&row.contact),
        young_person::has_safe_contact.eq(row.has_safe_contact),
    );
    let changed = diesel::update(young_person::table)
        .filter(young_person::id.eq(row.id))
        .filter(young_person::version.eq(version))
        .set((
            about,
            place,
            young_person::updated_at.eq(row.updated_at),
            young_person::version.eq(version + 1),
        ))
        .execute(connection)?;
    if changed == 1 {
        evaluation::refresh_young_person(connection, row.id)?;
    }
    Ok(changed == 1)
}

/// Notes whether scores may be used for evaluation, as the consents say.
pub(crate) fn set_evaluation_consent(connection: &mut Conn, id: Uid, consent: bool, at: Time) -> Result<()> {
    diesel::update(young_person::table.filter(young_person::id.eq(id)))
        .set((young_person::evaluation_consent.eq(consent), young_person::updated_at.eq(at)))
        .execute(connection)?;
    Ok(())
}

/// Adds a consent.
pub(crate) fn insert_consent(connection: &mut Conn, row: Consent) -> Result<()> {
    diesel::insert_into(consent::table).values(row).execute(connection)?;
    Ok(())
}

/// Consents of a young person, newest first.
pub(crate) fn consents_of(connection: &mut Conn, young_person: Uid) -> Result<Vec<Consent>> {
    let rows = consent::table
        .filter(consent::young_person_id.eq(young_person))
        .order((consent::recorded_at.desc(), consent::id.desc()))
        .limit(200)
        .select(Consent::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Young people who count in evaluation although the newest word on it ran out before a day, with their
/// partnerships.
pub(crate) fn evaluation_run_out(
    connection: &mut Conn,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<(Uid, Uid)>> {
    let evaluation = Purpose::Evaluation.as_str();
    let later = diesel::alias!(consent as later_consent);
    let newer = later
        .filter(later.field(consent::young_person_id).eq(consent::young_person_id))
        .filter(later.field(consent::purpose).eq(evaluation))
        .filter(later.field(consent::recorded_at).gt(consent::recorded_at));
    let rows = young_person::table
        .inner_join(consent::table.on(consent::young_person_id.eq(young_person::id)))
        .filter(young_person::evaluation_consent.eq(true))
        .filter(consent::purpose.eq(evaluation))
        .filter(consent::until_on.lt(today))
        .filter(diesel::dsl::not(diesel::dsl::exists(newer)))
        .order(young_person::id)
        .limit(limit)
        .select((young_person::partnership_id, young_person::id))
        .load(connection)?;
    Ok(rows)
}

/// Withdraws a consent of a young person; false when there is none that is still given.
pub(crate) fn withdraw_consent(
    connection: &mut Conn,
    young_person: Uid,
    id: Uid,
    on: NaiveDate,
) -> Result<bool> {
    let changed = diesel::update(consent::table)
        .filter(consent::id.eq(id))
        .filter(consent::young_person_id.eq(young_person))
        .filter(consent::given.eq(true))
        .filter(consent::withdrawn_on.is_null())
        .set(consent::withdrawn_on.eq(on))
        .execute(connection)?;
    Ok(changed == 1)
}

/// How many young people of a partnership there are, and how many may be evaluated.
pub(crate) fn standing(connection: &mut Conn, partnership: Uid) -> Result<Standing> {
    let of_partnership = young_person::table.filter(young_person::partnership_id.eq(partnership));
    let all = of_partnership.count().get_result(connection)?;
    let evaluated =
        of_partnership.filter(young_person::evaluation_consent.eq(true)).count().get_result(connection)?;
    Ok(Standing { all, evaluated })
}
