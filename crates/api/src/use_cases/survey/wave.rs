//! Rounds: made, changed, opened, closed.

use headstart_contract::{problem::ProblemCode, survey::SurveyWaveView};
use headstart_domain::{
    clock::uk_local_date,
    instrument::Informant,
    survey::{MOVES, SchoolsInView, WaveAction, WavePlan, WaveState, allowed},
    workflow::Details,
};
use headstart_store::{Json, StoreError, Tx, Uid, rows::SurveyWave, tx::survey::SchoolNamed};
use serde_json::json;

use super::view::{self, Asked};
use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    http::IfMatch,
    use_cases::{answering::words, moves, tools::Tools},
};

fn taken(error: StoreError) -> ApiError {
    match error {
        StoreError::Conflict { .. } => ApiError::field("name", "taken", "Another round has this name"),
        other => other.into(),
    }
}

/// A round of the partnership, whatever its state.
pub(super) fn find(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<SurveyWave> {
    tx.find_survey_wave(caller.partnership(), id)?.ok_or_else(ApiError::not_found)
}

/// A round with those of its schools that the caller may see. Whoever sees only their own school sees the rounds it
/// takes part in, once they are open.
pub(super) fn in_view(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
) -> ApiResult<(SurveyWave, Vec<SchoolNamed>)> {
    let wave = find(tx, caller, id)?;
    let schools = view::schools_in_view(tx, caller, id)?;
    if shows(caller, &wave, &schools) { Ok((wave, schools)) } else { Err(ApiError::not_found()) }
}

fn shows(caller: &Caller, wave: &SurveyWave, schools: &[SchoolNamed]) -> bool {
    SchoolsInView::of(&caller.actor).is_all()
        || (!schools.is_empty() && wave.state != WaveState::Draft.as_str())
}

/// Saves a round that was changed, and says how it stands.
pub(super) fn save(tx: &mut Tx<'_>, caller: &Caller, mut wave: SurveyWave) -> ApiResult<SurveyWaveView> {
    if !tx.update_survey_wave(&wave, wave.version).map_err(taken)? {
        return Err(ApiError::Stale { current: wave.version + 1 });
    }
    wave.version += 1;
    let schools = view::schools_in_view(tx, caller, wave.id)?;
    view::wave(tx, caller, wave, &schools)
}

/// The instruments of a plan in their newest versions.
fn asked(plan: &WavePlan) -> Vec<Asked> {
    plan.instruments
        .iter()
        .filter_map(|key| allowed().find(|instrument| instrument.key() == key))
        .map(|found| Asked { key: found.key().to_owned(), version: found.version(), wording: None })
        .collect()
}

/// The rounds that the caller may see, newest first.
///
/// # Errors
/// The store's.
pub fn list(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<Vec<SurveyWaveView>> {
    let mut views = Vec::new();
    for wave in tx.list_survey_waves(caller.partnership())? {
        let schools = view::schools_in_view(tx, caller, wave.id)?;
        if shows(caller, &wave, &schools) {
            views.push(view::wave(tx, caller, wave, &schools)?);
        }
    }
    Ok(views)
}

/// One round.
///
/// # Errors
/// Not found, also when no school in view takes part; or the store's.
pub fn read(tx: &mut Tx<'_>, caller: &Caller, id: Uid) -> ApiResult<SurveyWaveView> {
    let (wave, schools) = in_view(tx, caller, id)?;
    view::wave(tx, caller, wave, &schools)
}

/// Makes a round, to be set up.
///
/// # Errors
/// Fields that need attention, a name that is taken, or the store's.
pub fn create(tx: &mut Tx<'_>, tools: &Tools, plan: &WavePlan) -> ApiResult<SurveyWaveView> {
    let faults = plan.faults();
    if !faults.is_empty() {
        return Err(ApiError::Invalid(faults.into_vec()));
    }
    let caller = &tools.caller;
    let row = SurveyWave {
        id: tools.uid(),
        partnership_id: caller.partnership(),
        name: plan.name.trim().to_owned(),
        academic_year: plan.academic_year,
        design: plan.design.as_str().to_owned(),
        year_groups: Json::write(&sorted(&plan.year_groups))?,
        instruments: Json::write(&asked(plan))?,
        asks_code: plan.asks_code,
        opens_on: plan.opens_on,
        closes_on: plan.closes_on,
        state: WaveState::Draft.as_str().to_owned(),
        made_by: caller.actor.name.clone(),
        made_by_id: caller.actor_uid(),
        made_at: caller.at.into(),
        opened_at: None,
        closed_at: None,
        version: 1,
    };
    tx.insert_survey_wave(row.clone()).map_err(taken)?;
    caller.audit(tx, "survey_wave.created", None, Some(row.id), json!({}));
    view::wave(tx, caller, row, &[])
}

fn sorted(years: &[u8]) -> Vec<u8> {
    let mut years = years.to_vec();
    years.sort_unstable();
    years
}

/// Changes a round: all of it while it is set up; its name and last day while it is open; nothing after.
///
/// # Errors
/// Not found, stale, a conflict with its state, fields that need attention, or the store's.
pub fn change(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: Uid,
    plan: &WavePlan,
    version: IfMatch,
) -> ApiResult<SurveyWaveView> {
    let mut wave = find(tx, caller, id)?;
    version.check(wave.version)?;
    let faults = plan.faults();
    if !faults.is_empty() {
        return Err(ApiError::Invalid(faults.into_vec()));
    }
    let plan = WavePlan { year_groups: sorted(&plan.year_groups), ..plan.clone() };
    let before = view::plan(&wave)?;
    let conflict = |detail: &str| ApiError::known(ProblemCode::Conflict, detail);
    match wave.state.parse()? {
        WaveState::Draft => {
            let years = &plan.year_groups;
            let classes = tx.survey_classes(id)?;
            if classes.iter().any(|class| !years.contains(&view::year(class.year_group))) {
                let message = "Classes of a school year that is left out are set up: take them out first";
                return Err(ApiError::field("year_groups", "not_allowed", message));
            }
        }
        WaveState::Open => {
            let same = WavePlan { name: plan.name.clone(), closes_on: plan.closes_on, ..before.clone() };
            if plan != same {
                return Err(conflict("While a round is open, only its name and its last day can change"));
            }
        }
        WaveState::Closed => return Err(conflict("A closed round cannot be changed")),
    }
    if plan.instruments != before.instruments {
        wave.instruments = Json::write(&asked(&plan))?;
    }
    wave.name = plan.name.trim().to_owned();
    wave.academic_year = plan.academic_year;
    wave.design = plan.design.as_str().to_owned();
    wave.year_groups = Json::write(&plan.year_groups)?;
    wave.asks_code = plan.asks_code;
    (wave.opens_on, wave.closes_on) = (plan.opens_on, plan.closes_on);
    caller.audit(tx, "survey_wave.changed", None, Some(id), json!({}));
    save(tx, caller, wave)
}

/// Opens or closes a round. Opening fixes the words that pupils read; closing ends every link.
///
/// # Errors
/// Not found, stale, a move that is not possible, a conflict when something is missing, or the store's.
pub fn transition(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: Uid,
    action: WaveAction,
    version: IfMatch,
) -> ApiResult<SurveyWaveView> {
    let caller = &tools.caller;
    let mut wave = find(tx, caller, id)?;
    version.check(wave.version)?;
    let found = moves::find(&MOVES, wave.state.parse()?, action, &Details::default())?;
    match action {
        WaveAction::Open => {
            let conflict = |detail: String| ApiError::known(ProblemCode::Conflict, detail);
            if wave.closes_on < uk_local_date(caller.at) {
                return Err(conflict("The last day of the round is over".to_owned()));
            }
            if tx.survey_classes(id)?.is_empty() {
                return Err(conflict("No class is set up yet".to_owned()));
            }
            let mut asked: Vec<Asked> = wave.instruments.read()?;
            for asked in &mut asked {
                let instrument = asked.instrument()?;
                let words = words(tx, caller.partnership(), instrument, Informant::SelfReport)?;
                let words = words.ok_or_else(|| {
                    let title = instrument.title();
                    conflict(format!("The words of this instrument are not there yet: {title}"))
                })?;
                asked.wording = words.id.map(|id| id.0);
            }
            wave.instruments = Json::write(&asked)?;
            wave.opened_at = Some(caller.at.into());
        }
        WaveAction::Close => {
            tx.end_survey_links(id)?;
            wave.closed_at = Some(caller.at.into());
        }
    }
    wave.state = found.to.as_str().to_owned();
    caller.audit(tx, "survey_wave.moved", None, Some(id), json!({"action": action.as_str()}));
    save(tx, caller, wave)
}
