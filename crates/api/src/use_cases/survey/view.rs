//! Rounds as they are sent, and as they are stored.

use std::collections::HashSet;

use headstart_contract::{
    referral::MoveView,
    survey::{SurveyInstrumentView, SurveyWaveView},
};
use headstart_domain::{
    access::Permission,
    clock::uk_local_date,
    instrument::{Informant, Instrument},
    survey::{
        MOVES, ResponseRate, SchoolsInView, WavePlan, WaveState, YearRoll, allowed, allowed_version,
        takes_answers,
    },
};
use headstart_store::{
    Time, Tx, Uid,
    rows::{SurveyClass, SurveyWave},
    tx::survey::SchoolNamed,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    auth::Caller,
    error::{ApiError, ApiResult},
    use_cases::answering::words,
};

/// An instrument of a round, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) key: String,
    pub(super) version: u32,
    /// The words that a site uploaded, once the round is open; none where they ship.
    #[serde(default)]
    pub(super) wording: Option<Uuid>,
}

impl Asked {
    /// The instrument in the version that the round asks.
    pub(super) fn instrument(&self) -> ApiResult<&'static Instrument> {
        allowed_version(&self.key, self.version).ok_or_else(|| {
            ApiError::Internal(format!("{} {} is not asked in surveys", self.key, self.version))
        })
    }
}

/// What a round asks, whom, and when.
pub(super) fn plan(row: &SurveyWave) -> ApiResult<WavePlan> {
    let asked: Vec<Asked> = row.instruments.read()?;
    Ok(WavePlan {
        name: row.name.clone(),
        academic_year: row.academic_year,
        design: row.design.parse()?,
        year_groups: row.year_groups.read()?,
        instruments: asked.into_iter().map(|asked| asked.key).collect(),
        asks_code: row.asks_code,
        opens_on: row.opens_on,
        closes_on: row.closes_on,
    })
}

/// The titles of what a round asks; of an instrument that surveys do not ask any more, its key.
fn titles(row: &SurveyWave) -> ApiResult<Vec<String>> {
    let asked: Vec<Asked> = row.instruments.read()?;
    let title = |asked: Asked| match allowed_version(&asked.key, asked.version) {
        Some(instrument) => instrument.title().to_owned(),
        None => asked.key,
    };
    Ok(asked.into_iter().map(title).collect())
}

/// A count as it is sent.
pub(super) fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or_default()
}

/// The year group of a class or response.
pub(super) fn year(number: i16) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// The rate of all pupils on the rolls of schools.
pub(super) fn rate_of(schools: &[SchoolNamed], classes: &[SurveyClass]) -> ApiResult<ResponseRate> {
    let mut rate = ResponseRate::default();
    let mut ids = HashSet::new();
    for (school, _) in schools {
        let rolls: Vec<YearRoll> = school.on_roll.read()?;
        let pupils = rolls.iter().map(|roll| roll.pupils).sum();
        rate = rate.and(ResponseRate { responses: 0, pupils });
        ids.insert(school.school_id.0);
    }
    let of_these = classes.iter().filter(|class| ids.contains(&class.school_id.0));
    let responses = of_these.map(|class| count(class.answered)).sum();
    Ok(rate.and(ResponseRate { responses, pupils: 0 }))
}

/// A round as it is sent to somebody with these schools in view.
pub(super) fn wave(
    tx: &mut Tx<'_>,
    caller: &Caller,
    row: SurveyWave,
    schools: &[SchoolNamed],
) -> ApiResult<SurveyWaveView> {
    let state: WaveState = row.state.parse()?;
    let classes = tx.survey_classes(row.id)?;
    let may = caller.actor.may(Permission::SurveysManage);
    let in_view =
        |class: &&SurveyClass| schools.iter().any(|(school, _)| school.school_id == class.school_id);
    Ok(SurveyWaveView {
        id: row.id.into(),
        titles: titles(&row)?,
        plan: plan(&row)?,
        state,
        takes_answers: takes_answers(state, row.opens_on, row.closes_on, uk_local_date(caller.at)),
        schools: count(schools.len()),
        classes: count(classes.iter().filter(in_view).count()),
        rate: rate_of(schools, &classes)?,
        moves: MOVES
            .possible(state)
            .filter(|_| may)
            .map(|possible| MoveView {
                action: possible.action.as_str().to_owned(),
                label: possible.action.label().to_owned(),
                help: possible.help.to_owned(),
                needs: possible.needs.to_vec(),
                tiers: Vec::new(),
                leads_to: possible.to.label().to_owned(),
            })
            .collect(),
        made_by: row.made_by,
        made_at: row.made_at.utc(),
        opened_at: row.opened_at.map(Time::utc),
        closed_at: row.closed_at.map(Time::utc),
        version: row.version,
    })
}

/// The schools of a round that somebody may see.
pub(super) fn schools_in_view(tx: &mut Tx<'_>, caller: &Caller, wave: Uid) -> ApiResult<Vec<SchoolNamed>> {
    let in_view = SchoolsInView::of(&caller.actor);
    let schools = tx.survey_schools(wave)?;
    Ok(schools.into_iter().filter(|(school, _)| in_view.holds(school.school_id.into())).collect())
}

/// The instruments that may be used, and whether there are words for pupils.
///
/// # Errors
/// The store's.
pub fn instruments(tx: &mut Tx<'_>, caller: &Caller) -> ApiResult<Vec<SurveyInstrumentView>> {
    allowed()
        .map(|instrument| {
            let words = words(tx, caller.partnership(), instrument, Informant::SelfReport)?;
            let survey = instrument.school_survey();
            Ok(SurveyInstrumentView {
                key: instrument.key().to_owned(),
                title: instrument.title().to_owned(),
                questions: count(instrument.answers().count),
                words: match words {
                    None => "none",
                    Some(words) if words.id.is_some() => "uploaded",
                    Some(_) => "shipped",
                }
                .to_owned(),
                has_bands: survey.is_some_and(|survey| survey.bands_fit),
                source: survey.map(|survey| survey.source.clone()).unwrap_or_default(),
            })
        })
        .collect()
}
