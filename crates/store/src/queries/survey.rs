//! The school survey. Responses belong to nobody: no query here joins them to a young person, and none tells of
//! which class they are.

use diesel::prelude::*;
use headstart_domain::survey::WaveState;

use super::Conn;
use crate::{
    Result,
    rows::{SurveyClass, SurveyDetails, SurveyResponse, SurveySchool, SurveyScores, SurveyWave},
    schema::{school, survey_class, survey_response, survey_school, survey_wave},
    tx::survey::{Kept, SchoolNamed},
    types::{Time, Uid},
};

/// The most rounds of a list.
const MOST_WAVES: i64 = 200;

/// Adds a round.
pub(crate) fn insert_wave(connection: &mut Conn, row: SurveyWave) -> Result<()> {
    diesel::insert_into(survey_wave::table).values(row).execute(connection)?;
    Ok(())
}

/// A round of a partnership.
pub(crate) fn find_wave(connection: &mut Conn, partnership: Uid, id: Uid) -> Result<Option<SurveyWave>> {
    let found = survey_wave::table
        .filter(survey_wave::id.eq(id))
        .filter(survey_wave::partnership_id.eq(partnership))
        .select(SurveyWave::as_select())
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// The rounds of a partnership, newest first.
pub(crate) fn list_waves(connection: &mut Conn, partnership: Uid) -> Result<Vec<SurveyWave>> {
    let rows = survey_wave::table
        .filter(survey_wave::partnership_id.eq(partnership))
        .order((survey_wave::opens_on.desc(), survey_wave::id.desc()))
        .limit(MOST_WAVES)
        .select(SurveyWave::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Changes everything of a round that can change; false when it is not at `version` any more.
pub(crate) fn update_wave(connection: &mut Conn, row: &SurveyWave, version: i32) -> Result<bool> {
    let changed = diesel::update(survey_wave::table)
        .filter(survey_wave::id.eq(row.id))
        .filter(survey_wave::version.eq(version))
        .set((
            survey_wave::name.eq(&row.name),
            survey_wave::academic_year.eq(row.academic_year),
            survey_wave::design.eq(&row.design),
            survey_wave::year_groups.eq(&row.year_groups),
            survey_wave::instruments.eq(&row.instruments),
            survey_wave::asks_code.eq(row.asks_code),
            survey_wave::opens_on.eq(row.opens_on),
            survey_wave::closes_on.eq(row.closes_on),
            survey_wave::state.eq(&row.state),
            survey_wave::opened_at.eq(row.opened_at),
            survey_wave::closed_at.eq(row.closed_at),
            survey_wave::version.eq(version + 1),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Puts a school into a round, or changes who is on its roll.
pub(crate) fn put_school(connection: &mut Conn, row: &SurveySchool) -> Result<()> {
    diesel::insert_into(survey_school::table)
        .values(row.clone())
        .on_conflict((survey_school::wave_id, survey_school::school_id))
        .do_update()
        .set(survey_school::on_roll.eq(&row.on_roll))
        .execute(connection)?;
    Ok(())
}

/// Takes a school out of a round, with its classes.
pub(crate) fn delete_school(connection: &mut Conn, wave: Uid, id: Uid) -> Result<bool> {
    let row =
        survey_school::table.filter(survey_school::wave_id.eq(wave)).filter(survey_school::school_id.eq(id));
    Ok(diesel::delete(row).execute(connection)? == 1)
}

/// The schools of a round, by name.
pub(crate) fn schools(connection: &mut Conn, wave: Uid) -> Result<Vec<SchoolNamed>> {
    let rows = survey_school::table
        .inner_join(school::table)
        .filter(survey_school::wave_id.eq(wave))
        .order((school::name, school::id))
        .select((SurveySchool::as_select(), school::name))
        .load(connection)?;
    Ok(rows)
}

/// The classes of a round, by school, school year and name.
pub(crate) fn classes(connection: &mut Conn, wave: Uid) -> Result<Vec<SurveyClass>> {
    let rows = survey_class::table
        .filter(survey_class::wave_id.eq(wave))
        .order((survey_class::school_id, survey_class::year_group, survey_class::label))
        .select(SurveyClass::as_select())
        .load(connection)?;
    Ok(rows)
}

/// Adds a class.
pub(crate) fn insert_class(connection: &mut Conn, row: SurveyClass) -> Result<()> {
    diesel::insert_into(survey_class::table).values(row).execute(connection)?;
    Ok(())
}

/// Changes how many pupils of a class are expected.
pub(crate) fn set_class_pupils(connection: &mut Conn, id: Uid, pupils: i32) -> Result<()> {
    diesel::update(survey_class::table)
        .filter(survey_class::id.eq(id))
        .set(survey_class::pupils.eq(pupils))
        .execute(connection)?;
    Ok(())
}

/// Deletes a class; false when it was answered, or is not there.
pub(crate) fn delete_class(connection: &mut Conn, id: Uid) -> Result<bool> {
    let row = survey_class::table.filter(survey_class::id.eq(id)).filter(survey_class::answered.eq(0));
    Ok(diesel::delete(row).execute(connection)? == 1)
}

/// Gives a class a link; the one before does not work any more.
pub(crate) fn set_class_link(connection: &mut Conn, id: Uid, token_hash: &str, at: Time) -> Result<()> {
    diesel::update(survey_class::table)
        .filter(survey_class::id.eq(id))
        .set((survey_class::token_hash.eq(token_hash), survey_class::link_made_at.eq(at)))
        .execute(connection)?;
    Ok(())
}

/// The class whose link has a secret of this hash, with its round. Whether the round takes answers is the caller's
/// to check.
pub(crate) fn find_class_by_token(
    connection: &mut Conn,
    token_hash: &str,
) -> Result<Option<(SurveyClass, SurveyWave)>> {
    let found = survey_class::table
        .inner_join(survey_wave::table)
        .filter(survey_class::token_hash.eq(token_hash))
        .select((SurveyClass::as_select(), SurveyWave::as_select()))
        .get_result(connection)
        .optional()?;
    Ok(found)
}

/// Ends the links of a round. Whoever sends at the same time is let in before, or finds the link ended.
pub(crate) fn end_links(connection: &mut Conn, wave: Uid) -> Result<()> {
    diesel::update(survey_class::table)
        .filter(survey_class::wave_id.eq(wave))
        .set((survey_class::token_hash.eq(None::<String>), survey_class::link_made_at.eq(None::<Time>)))
        .execute(connection)?;
    Ok(())
}

/// Keeps a response and counts it for the class with this link, once.
pub(crate) fn add_response(connection: &mut Conn, row: SurveyResponse, token_hash: &str) -> Result<Kept> {
    // The row of the class first: it is what ending the link waits for.
    let counted = |connection: &mut Conn, more: i32| {
        diesel::update(survey_class::table)
            .filter(survey_class::token_hash.eq(token_hash))
            .set(survey_class::answered.eq(survey_class::answered + more))
            .execute(connection)
    };
    if counted(connection, 1)? == 0 {
        return Ok(Kept::LinkEnded);
    }
    let added = diesel::insert_into(survey_response::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(connection)?;
    if added == 0 {
        counted(connection, -1)?;
        return Ok(Kept::Before);
    }
    Ok(Kept::Now)
}

/// The most rows of one statement: thirteen columns, and SQLite takes 32,766 values.
const BATCH: usize = 500;

/// Adds responses that were counted for their classes before: of a demonstration.
pub(crate) fn insert_responses(connection: &mut Conn, rows: &[SurveyResponse]) -> Result<()> {
    for rows in rows.chunks(BATCH) {
        diesel::insert_into(survey_response::table).values(rows.to_vec()).execute(connection)?;
    }
    Ok(())
}

/// What results need of the responses of a closed round; nothing of another.
pub(crate) fn scores(connection: &mut Conn, wave: Uid) -> Result<Vec<SurveyScores>> {
    if !is_closed(connection, wave)? {
        return Ok(Vec::new());
    }
    let rows = survey_response::table
        .filter(survey_response::wave_id.eq(wave))
        .select(SurveyScores::as_select())
        .load(connection)?;
    Ok(rows)
}

/// What of the responses of a closed round might be recognised, in the order of their identifiers; nothing of
/// another.
pub(crate) fn details(connection: &mut Conn, wave: Uid) -> Result<Vec<SurveyDetails>> {
    if !is_closed(connection, wave)? {
        return Ok(Vec::new());
    }
    let rows = survey_response::table
        .filter(survey_response::wave_id.eq(wave))
        .order(survey_response::id)
        .select(SurveyDetails::as_select())
        .load(connection)?;
    Ok(rows)
}

/// A page of the responses of a round, in the order of their identifiers, which is none of arrival.
pub(crate) fn responses(
    connection: &mut Conn,
    wave: Uid,
    after: Uid,
    limit: i64,
) -> Result<Vec<SurveyResponse>> {
    let rows = survey_response::table
        .filter(survey_response::wave_id.eq(wave))
        .filter(survey_response::id.gt(after))
        .order(survey_response::id)
        .limit(limit)
        .select(SurveyResponse::as_select())
        .load(connection)?;
    Ok(rows)
}

fn is_closed(connection: &mut Conn, wave: Uid) -> Result<bool> {
    let state: Option<String> = survey_wave::table
        .filter(survey_wave::id.eq(wave))
        .select(survey_wave::state)
        .get_result(connection)
        .optional()?;
    Ok(state.is_some_and(|state| state == WaveState::Closed.as_str()))
}
