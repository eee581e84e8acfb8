//! Reference data of the whole installation: neighbourhoods, postcodes, bank holidays and code lists.

use chrono::NaiveDate;
use diesel::{prelude::*, upsert::excluded};

use super::Conn;
use crate::{
    Result,
    rows::{BankHoliday, CodeEntry, Lsoa, PostcodeArea},
    schema::{bank_holiday, code_entry, locality, lsoa, postcode_area, ward},
    tx::reference::AreaFound,
    types::Uid,
};

/// The most rows of one statement; the widest table has fourteen columns, and SQLite takes 32,766 values.
const BATCH: usize = 500;

/// Where a postcode is, and which locality of a partnership its ward belongs to.
pub(crate) fn area_of(connection: &mut Conn, partnership: Uid, postcode: &str) -> Result<Option<AreaFound>> {
    let found = postcode_area::table
        .left_join(lsoa::table.on(lsoa::code.nullable().eq(postcode_area::lsoa_code)))
        .left_join(
            ward::table
                .on(ward::name.nullable().eq(lsoa::ward_name).and(ward::partnership_id.eq(partnership))),
        )
        .left_join(locality::table.on(locality::id.eq(ward::locality_id)))
        .filter(postcode_area::postcode.eq(postcode))
        .select(AreaFound::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The neighbourhoods with these codes.
pub(crate) fn lsoas(connection: &mut Conn, codes: &[String]) -> Result<Vec<Lsoa>> {
    let mut rows = Vec::with_capacity(codes.len());
    for codes in codes.chunks(BATCH) {
        let query = lsoa::table.filter(lsoa::code.eq_any(codes)).select(Lsoa::as_select());
        rows.append(&mut query.load(connection)?);
    }
    Ok(rows)
}

/// Adds neighbourhoods, or replaces what was known of them.
pub(crate) fn put_lsoas(connection: &mut Conn, rows: &[Lsoa]) -> Result<()> {
    for rows in rows.chunks(BATCH) {
        diesel::insert_into(lsoa::table)
            .values(rows)
            .on_conflict(lsoa::code)
            .do_update()
            .set((
                lsoa::name.eq(excluded(lsoa::name)),
                lsoa::la_code.eq(excluded(lsoa::la_code)),
                lsoa::la_name.eq(excluded(lsoa::la_name)),
                lsoa::ward_code.eq(excluded(lsoa::ward_code)),
                lsoa::ward_name.eq(excluded(lsoa::ward_name)),
                lsoa::imd_edition.eq(excluded(lsoa::imd_edition)),
                lsoa::imd_rank.eq(excluded(lsoa::imd_rank)),
                lsoa::imd_decile.eq(excluded(lsoa::imd_decile)),
                lsoa::idaci_edition.eq(excluded(lsoa::idaci_edition)),
                lsoa::idaci_rank.eq(excluded(lsoa::idaci_rank)),
                lsoa::idaci_decile.eq(excluded(lsoa::idaci_decile)),
                lsoa::idaci_score.eq(excluded(lsoa::idaci_score)),
                lsoa::population.eq(excluded(lsoa::population)),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// What is known of these postcodes.
pub(crate) fn postcode_areas(connection: &mut Conn, postcodes: &[String]) -> Result<Vec<PostcodeArea>> {
    let mut rows = Vec::with_capacity(postcodes.len());
    for postcodes in postcodes.chunks(BATCH) {
        let query = postcode_area::table
            .filter(postcode_area::postcode.eq_any(postcodes))
            .select(PostcodeArea::as_select());
        rows.append(&mut query.load(connection)?);
    }
    Ok(rows)
}

/// Adds postcodes, or replaces what was known of them.
pub(crate) fn put_postcode_areas(connection: &mut Conn, rows: &[PostcodeArea]) -> Result<()> {
    for rows in rows.chunks(BATCH) {
        diesel::insert_into(postcode_area::table)
            .values(rows)
            .on_conflict(postcode_area::postcode)
            .do_update()
            .set((
                postcode_area::lsoa_code.eq(excluded(postcode_area::lsoa_code)),
                postcode_area::ward_code.eq(excluded(postcode_area::ward_code)),
                postcode_area::district_code.eq(excluded(postcode_area::district_code)),
                postcode_area::easting.eq(excluded(postcode_area::easting)),
                postcode_area::northing.eq(excluded(postcode_area::northing)),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The bank holidays of a division from a day on, in order.
pub(crate) fn bank_holidays(
    connection: &mut Conn,
    division: &str,
    from: NaiveDate,
) -> Result<Vec<BankHoliday>> {
    let rows = bank_holiday::table
        .filter(bank_holiday::division.eq(division))
        .filter(bank_holiday::day.ge(from))
        .order(bank_holiday::day)
        .limit(2_000)
        .select(BankHoliday::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Adds bank holidays, or changes their titles.
pub(crate) fn put_bank_holidays(connection: &mut Conn, rows: &[BankHoliday]) -> Result<()> {
    for rows in rows.chunks(BATCH) {
        diesel::insert_into(bank_holiday::table)
            .values(rows)
            .on_conflict((bank_holiday::division, bank_holiday::day))
            .do_update()
            .set(bank_holiday::title.eq(excluded(bank_holiday::title)))
            .execute(connection)?;
    }
    Ok(())
}

/// Deletes bank holidays that are none any more, and tells how many.
pub(crate) fn delete_bank_holidays(
    connection: &mut Conn,
    division: &str,
    days: &[NaiveDate],
) -> Result<usize> {
    let mut deleted = 0;
    for days in days.chunks(BATCH) {
        let gone = bank_holiday::table
            .filter(bank_holiday::division.eq(division))
            .filter(bank_holiday::day.eq_any(days));
        deleted += diesel::delete(gone).execute(connection)?;
    }
    Ok(deleted)
}

/// The entries of one version of a code list that have these codes.
pub(crate) fn code_entries(
    connection: &mut Conn,
    scheme: &str,
    version: &str,
    codes: &[String],
) -> Result<Vec<CodeEntry>> {
    let mut rows = Vec::with_capacity(codes.len());
    for codes in codes.chunks(BATCH) {
        let query = code_entry::table
            .filter(code_entry::scheme.eq(scheme))
            .filter(code_entry::version.eq(version))
            .filter(code_entry::code.eq_any(codes))
            .select(CodeEntry::as_select());
        rows.append(&mut query.load(connection)?);
    }
    Ok(rows)
}

/// Adds entries of code lists, or replaces what was known of them.
pub(crate) fn put_code_entries(connection: &mut Conn, rows: &[CodeEntry]) -> Result<()> {
    for rows in rows.chunks(BATCH) {
        diesel::insert_into(code_entry::table)
            .values(rows)
            .on_conflict((code_entry::scheme, code_entry::version, code_entry::code))
            .do_update()
            .set((
                code_entry::label.eq(excluded(code_entry::label)),
                code_entry::valid_from.eq(excluded(code_entry::valid_from)),
                code_entry::valid_to.eq(excluded(code_entry::valid_to)),
            ))
            .execute(connection)?;
    }
    Ok(())
}
