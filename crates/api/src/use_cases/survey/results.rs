//! What a closed round shows.

use headstart_contract::{
    problem::ProblemCode,
    survey::{SurveyResultsView, SurveySchoolName},
};
use headstart_domain::{
    id::SchoolId,
    survey::{Responded, SchoolsInView, THRESHOLD, WaveState, results},
};
use headstart_store::{Tx, Uid, rows::SurveyScores};
use serde_json::json;

use super::{
    view::{Asked, rate_of, year},
    wave,
};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
};

/// The results of a closed round: a school beside all schools, or all alone. Whoever sees only their own school gets
/// that one when none is asked for.
///
/// While a round is open there are none: what one answer more changes in them would tell what a single pupil said.
///
/// # Errors
/// Not found, also for a school out of view; a conflict while the round is not closed; or the store's.
pub fn read(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    school: Option<SchoolId>,
) -> ApiResult<SurveyResultsView> {
    let (wave, in_view) = wave::in_view(tx, caller, id)?;
    if wave.state != WaveState::Closed.as_str() {
        return Err(ApiError::known(ProblemCode::Conflict, "Results can be read once the round is closed"));
    }
    let sees_all = SchoolsInView::of(&caller.actor).is_all();
    let names: Vec<SurveySchoolName> = in_view
        .iter()
        .map(|(school, name)| SurveySchoolName { id: school.school_id.into(), name: name.clone() })
        .collect();
    let chosen = match school {
        Some(wanted) => Some(names.iter().find(|one| one.id == wanted).ok_or_else(ApiError::not_found)?),
        None if sees_all => None,
        None => names.first(),
    };
    let chosen = chosen.cloned();
    let instruments = wave
        .instruments
        .read::<Vec<Asked>>()?
        .iter()
        .map(Asked::instrument)
        .collect::<ApiResult<Vec<_>>>()?;
    let responses =
        tx.survey_scores(id)?.into_iter().map(responded).collect::<ApiResult<Vec<Responded>>>()?;
    let (schools, classes) = (tx.survey_schools(id)?, tx.survey_classes(id)?);
    let mine = chosen.as_ref().map(|one| one.id);
    let of_school: Vec<_> =
        in_view.into_iter().filter(|(row, _)| mine == Some(row.school_id.into())).collect();
    caller.audit(tx, "survey_wave.results_read", None, Some(id), json!({"school": mine}));
    Ok(SurveyResultsView {
        wave_id: id.into(),
        wave: wave.name,
        all_rate: rate_of(&schools, &classes)?,
        school_rate: if chosen.is_some() { Some(rate_of(&of_school, &classes)?) } else { None },
        school: chosen,
        schools: names,
        threshold: THRESHOLD,
        results: results(&instruments, &responses, mine, sees_all),
    })
}

fn responded(row: SurveyScores) -> ApiResult<Responded> {
    Ok(Responded {
        school: row.school_id.into(),
        year_group: year(row.year_group),
        sex: row.sex.as_deref().map(str::parse).transpose()?,
        scores: serde_json::from_value(row.scores.0)
            .map_err(|error| ApiError::Internal(error.to_string()))?,
    })
}
