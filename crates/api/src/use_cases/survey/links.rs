//! Links for classes: one for all pupils of a class, told once.

use headstart_contract::{
    problem::ProblemCode,
    survey::{SurveyLink, SurveyLinksInput, SurveyLinksMade},
};
use headstart_domain::survey::WaveState;
use headstart_store::{Tx, Uid, rows::SurveyClass};
use serde_json::json;

use super::{view::year, wave};
use crate::{
    crypto::{digest, secret},
    error::{ApiError, ApiResult},
    use_cases::tools::Tools,
};

/// Makes links for classes of a school. A class that had one gets another, and the old one stops working.
///
/// # Errors
/// Not found; a conflict when the round is closed; classes that are not of the school; or the store's.
pub fn make(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    school: Uid,
    input: &SurveyLinksInput,
    public_url: &str,
) -> ApiResult<SurveyLinksMade> {
    let caller = &tools.caller;
    let wave = wave::find(tx, caller, id)?;
    let schools = tx.survey_schools(id)?;
    let found = schools.into_iter().find(|(row, _)| row.school_id == school);
    let (_, name) = found.ok_or_else(ApiError::not_found)?;
    if wave.state == WaveState::Closed.as_str() {
        return Err(ApiError::known(ProblemCode::Conflict, "A closed round takes no more answers"));
    }
    let mut classes = tx.survey_classes(id)?;
    classes.retain(|class| class.school_id == school);
    if let Some(wanted) = &input.classes {
        let is = |class: &SurveyClass, id: &headstart_domain::id::SurveyClassId| class.id == Uid::from(*id);
        if let Some(place) = wanted.iter().position(|id| !classes.iter().any(|class| is(class, id))) {
            let field = format!("classes[{place}]");
            return Err(ApiError::field(&field, "unknown", "This class is not one of the school's"));
        }
        classes.retain(|class| wanted.iter().any(|id| is(class, id)));
    }
    let base = public_url.trim_end_matches('/');
    let mut links = Vec::with_capacity(classes.len());
    for class in classes {
        let token = secret()?;
        tx.set_survey_class_link(class.id, &digest(token.as_bytes()), caller.at.into())?;
        links.push(SurveyLink {
            class_id: class.id.into(),
            year_group: year(class.year_group),
            label: class.label,
            address: format!("{base}/survey#{token}"),
        });
    }
    let noted =
        json!({"school": school.0, "classes": links.iter().map(|link| link.class_id).collect::<Vec<_>>()});
    caller.audit(tx, "survey_links.made", None, Some(id), noted);
    Ok(SurveyLinksMade {
        school_id: school.into(),
        school: name,
        wave: wave.name,
        opens_on: wave.opens_on,
        closes_on: wave.closes_on,
        links,
    })
}
