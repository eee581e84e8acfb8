//! The responses of a closed round for evaluators, as CSV: line by line, without class, and protected by k.
//!
//! Protection looks at what somebody who knows the pupil might recognise, of all responses at once; the responses
//! themselves are read page by page while they are sent.

use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;
use futures_util::{Stream, stream};
use headstart_contract::problem::ProblemCode;
use headstart_domain::{
    disclosure::{ProjectKey, Shown, Step, protect_records, pseudonym},
    instrument::Instrument,
    survey::{Background, KeptScore, WaveState},
};
use headstart_store::{
    Tx, Uid,
    rows::{SurveyDetails, SurveyResponse, SurveyWave},
};
use serde_json::{Map, Value, json};

use super::{
    view::{Asked, year},
    wave,
};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
    use_cases::tools::Tools,
};

/// How many responses must be alike: ten, as for anything sensitive.
const K: usize = 10;
/// How many responses are read at a time.
const PAGE: i64 = 500;

/// What can be withheld of a response; a survey asks nothing else that somebody could be recognised by.
const STEPS: [Step; 7] = [
    Step::School,
    Step::EthnicityGroup,
    Step::Sen,
    Step::SchoolYear,
    Step::FreeSchoolMeals,
    Step::KeyStage,
    Step::Sex,
];

/// The columns before the answers.
const COLUMNS: [&str; 12] = [
    "wave",
    "academic_year",
    "design",
    "school",
    "key_stage",
    "year_group",
    "sex",
    "free_school_meals",
    "special_needs",
    "ethnic_group",
    "withheld",
    "pupil",
];

/// The data set of a round, ready to be sent.
pub struct ResponseExport {
    wave: SurveyWave,
    instruments: Vec<&'static Instrument>,
    /// What is shown of each response, in the order of their identifiers.
    shown: Vec<Option<Shown>>,
    /// Codes that come once in their school.
    codes: HashMap<String, u32>,
    key: ProjectKey,
}

/// Prepares the data set of a closed round.
///
/// # Errors
/// Not found; a conflict while the round is not closed; or the store's.
pub fn prepare(tx: &mut Tx<'_>, tools: &Tools, id: Uid) -> ApiResult<ResponseExport> {
    let caller = &tools.caller;
    let wave = wave::find(tx, caller, id)?;
    if wave.state != WaveState::Closed.as_str() {
        return Err(ApiError::known(
            ProblemCode::Conflict,
            "Responses can be pulled once the round is closed",
        ));
    }
    let instruments = wave
        .instruments
        .read::<Vec<Asked>>()?
        .iter()
        .map(Asked::instrument)
        .collect::<ApiResult<Vec<_>>>()?;
    let rows = tx.survey_details(id)?;
    let people = rows
        .iter()
        .map(|row| Ok((background(row)?.details(row.school_id.0, year(row.year_group)), 0_u8)))
        .collect::<ApiResult<Vec<_>>>()?;
    let mut codes = HashMap::new();
    for code in rows.into_iter().filter_map(|row| row.pupil_code) {
        *codes.entry(code).or_insert(0) += 1;
    }
    caller.audit(tx, "survey_wave.responses_exported", None, Some(id), json!({}));
    let key = tools.sealer().project_key(wave.partnership_id.0);
    Ok(ResponseExport { wave, instruments, shown: protect_records(&people, K).shown, codes, key })
}

fn background(row: &SurveyDetails) -> ApiResult<Background> {
    Ok(Background {
        sex: row.sex.as_deref().map(str::parse).transpose()?,
        free_school_meals: row.free_school_meals,
        special_needs: row.special_needs,
        ethnic_group: row.ethnic_group.as_deref().map(str::parse).transpose()?,
    })
}

impl ResponseExport {
    /// The heading and then the lines, chunk by chunk.
    pub fn stream(self, state: State) -> impl Stream<Item = std::io::Result<Bytes>> {
        let export = Arc::new(self);
        stream::unfold(Some((export, None::<(Uid, usize)>)), move |at| {
            let state = state.clone();
            async move {
                let (export, after) = at?;
                let Some((after, place)) = after else {
                    return Some((export.heading(), Some((export, Some((Uid::NIL, 0))))));
                };
                let reading = Arc::clone(&export);
                let read = state.store.read(move |tx| {
                    let rows = tx.survey_responses(reading.wave.id, after, PAGE)?;
                    let next = rows.last().map(|row| (row.id, place + rows.len()));
                    Ok::<_, ApiError>((reading.lines(&rows, place)?, next))
                });
                match read.await {
                    Ok((_, None)) => None,
                    Ok((lines, next)) => Some((Ok(lines.into()), Some((export, next)))),
                    Err(error) => {
                        tracing::error!(%error, "an export of a survey broke off");
                        Some((Err(std::io::Error::other(error.to_string())), None))
                    }
                }
            }
        })
    }

    fn heading(&self) -> std::io::Result<Bytes> {
        let mut names: Vec<String> = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
        for instrument in &self.instruments {
            let key = instrument.key().replace('-', "_");
            names.extend((1..=instrument.answers().count).map(|item| format!("{key}_{item}")));
        }
        names.extend(
            self.scales().map(|(instrument, scale)| format!("{}_{scale}", instrument.replace('-', "_"))),
        );
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&names)?;
        writer.into_inner().map(Bytes::from).map_err(|error| std::io::Error::other(error.to_string()))
    }

    /// The scales of the round, as responses keep their scores.
    fn scales(&self) -> impl Iterator<Item = (&str, &str)> {
        use headstart_domain::instrument::definition::Source;
        self.instruments.iter().flat_map(|instrument| {
            let scales = instrument.scales().iter().filter(|scale| scale.source != Source::Impact);
            scales.map(|scale| (instrument.key(), scale.key.as_str()))
        })
    }

    /// Lines of responses, of which the first has this place among all.
    fn lines(&self, rows: &[SurveyResponse], place: usize) -> ApiResult<Vec<u8>> {
        let broken = |error: &dyn std::fmt::Display| ApiError::Internal(error.to_string());
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        for (n, row) in rows.iter().enumerate() {
            // Whoever is left out by the protection has no line.
            if let Some(Some(shown)) = self.shown.get(place + n) {
                writer.write_record(self.cells(row, shown)?).map_err(|error| broken(&error))?;
            }
        }
        writer.into_inner().map_err(|error| broken(&error))
    }

    fn cells(&self, row: &SurveyResponse, shown: &Shown) -> ApiResult<Vec<String>> {
        let details = &shown.details;
        let text = |known: Option<&str>| known.unwrap_or_default().to_owned();
        let school = details.school.map(|id| pseudonym(&self.key, self.wave.partnership_id.0, id).short());
        let steps = shown.withheld.steps().filter(|step| STEPS.contains(step));
        let withheld: Vec<&str> = steps.map(Step::as_str).collect();
        let once = |code: &&String| self.codes.get(code.as_str()) == Some(&1);
        let is = |step: Step| shown.withheld.has(step);
        let mut cells = vec![
            self.wave.name.clone(),
            self.wave.academic_year.to_string(),
            self.wave.design.clone(),
            school.unwrap_or_default(),
            text(shown.key_stage.map(|stage| stage.as_str())),
            details.school_year.map(|year| year.number().to_string()).unwrap_or_default(),
            text(row.sex.as_deref().filter(|_| !is(Step::Sex))),
            text(details.free_school_meals.map(yes_no)),
            text(row.special_needs.filter(|_| !is(Step::Sen)).map(yes_no)),
            text(details.ethnicity_group.map(|group| group.as_str())),
            withheld.join(" "),
            row.pupil_code.as_ref().filter(once).cloned().unwrap_or_default(),
        ];
        let answers: Map<String, Value> = row.answers.read()?;
        for instrument in &self.instruments {
            let given = answers.get(instrument.key()).and_then(Value::as_array);
            for item in 0..instrument.answers().count {
                cells.push(match given.and_then(|given| given.get(item)) {
                    Some(Value::Number(number)) => number.to_string(),
                    Some(Value::String(rather_not)) => rather_not.clone(),
                    _ => String::new(),
                });
            }
        }
        let scores: Vec<KeptScore> = row.scores.read()?;
        cells.extend(scores.iter().map(|score| score.number().map(|n| n.to_string()).unwrap_or_default()));
        Ok(cells)
    }
}

const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
