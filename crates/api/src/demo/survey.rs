//! Two rounds of the school survey: one closed, with answers of most pupils, and one that is open now.
//!
//! The words of instruments may not ship, so those of the demonstration are made up and say that they are.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use headstart_domain::{
    clock::uk_local_date,
    instrument::{Informant, Instrument},
    person::{EthnicGroup, academic_year},
    survey::{Design, KeptScore, PupilSex, WaveState, YearRoll, scores},
};
use headstart_store::{
    Json, Uid,
    rows::{InstrumentWording, School, SurveyClass, SurveyResponse, SurveySchool, SurveyWave},
};
use serde_json::{Map, Value, json};

use super::{DemoError, DemoResult, answers::fill, dice::Dice, person::Traits, programme::Site};

/// What both rounds ask: with bands of a whole population, and without.
const INSTRUMENTS: [&str; 2] = ["swemwbs", "mmf"];
const YEARS: [u8; 3] = [7, 8, 9];
const CLASSES: [&str; 4] = ["A", "B", "C", "D"];
/// Keeps the chance of the survey apart from that of everything else: a survey changes nobody's record.
const SALT: u64 = 0x5eed_0f5c_4001;

/// What was made up of a school survey.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are the rows of the tables of the same name")]
pub struct Survey {
    pub wordings: Vec<InstrumentWording>,
    pub waves: Vec<SurveyWave>,
    pub schools: Vec<SurveySchool>,
    pub classes: Vec<SurveyClass>,
    pub responses: Vec<SurveyResponse>,
}

struct Maker<'a> {
    dice: Dice,
    site: &'a Site,
    made: Survey,
    instruments: Vec<&'static Instrument>,
}

/// Makes the survey of a partnership up.
pub(super) fn survey(site: &Site, now: DateTime<Utc>, seed: u64) -> DemoResult<Survey> {
    let instruments: Option<Vec<_>> = INSTRUMENTS.iter().map(|key| Instrument::find(key)).collect();
    let instruments = instruments.ok_or(DemoError::Empty("instruments"))?;
    let mut maker = Maker { dice: Dice::new(seed ^ SALT), site, made: Survey::default(), instruments };
    let wordings = maker.wordings(now - Duration::days(400));
    let today = uk_local_date(now);
    let past = Round { days_ago: (285, 265), state: WaveState::Closed };
    let present = Round { days_ago: (8, -14), state: WaveState::Open };
    for round in [past, present] {
        maker.round(&round, now, today, &wordings)?;
    }
    Ok(maker.made)
}

struct Round {
    /// How many days ago it opened and closed; negative: still to come.
    days_ago: (i64, i64),
    state: WaveState,
}

impl Round {
    /// The first and last day, within one school year.
    fn days(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let closes = today - Duration::days(self.days_ago.1);
        let opens = today - Duration::days(self.days_ago.0);
        let september = NaiveDate::from_ymd_opt(academic_year(closes), 9, 1).unwrap_or(opens);
        (opens.max(september), closes)
    }
}

impl Maker<'_> {
    /// Words that are made up, and say so.
    fn wordings(&mut self, at: DateTime<Utc>) -> Vec<Uid> {
        let manager = self.site.roster.manager.as_ref();
        let mut ids = Vec::new();
        for instrument in &self.instruments {
            let answers = instrument.answers();
            let title = instrument.title();
            let items: Vec<String> = (1..=answers.count)
                .map(|n| format!("Question {n} of {} (a site’s licensed words stand here)", instrument.key()))
                .collect();
            let five = ["Never", "Seldom", "Now and then", "Often", "Always"];
            let labels: Vec<String> = (answers.min..=answers.max)
                .zip(if answers.max - answers.min == 4 { &five[..] } else { &five[..3] })
                .map(|(_, label)| (*label).to_owned())
                .collect();
            let id = self.dice.uid(at);
            ids.push(id);
            self.made.wordings.push(InstrumentWording {
                id,
                partnership_id: self.site.programme.partnership.id,
                instrument: instrument.key().to_owned(),
                instrument_version: instrument.version().to_string(),
                informant: Informant::SelfReport.as_str().to_owned(),
                wording: Json(json!({"items": items, "labels": labels})),
                licence: format!("Made-up words for the demonstration: none of them is of the {title}"),
                holder: "Nobody".into(),
                declared_by: manager.map(|one| one.name.clone()).unwrap_or_default(),
                declared_by_id: manager.map_or(Uid::NIL, |one| one.id),
                declared_at: at.into(),
                ended_at: None,
                ended_by: None,
            });
        }
        ids
    }

    fn round(
        &mut self,
        round: &Round,
        now: DateTime<Utc>,
        today: NaiveDate,
        wordings: &[Uid],
    ) -> DemoResult<()> {
        let (opens_on, closes_on) = round.days(today);
        let made_at = now - Duration::days(round.days_ago.0 + 30);
        let closed = round.state == WaveState::Closed;
        let manager = self.site.roster.manager.as_ref();
        let asked: Vec<Value> = self
            .instruments
            .iter()
            .zip(wordings)
            .map(|(one, words)| json!({"key": one.key(), "version": one.version(), "wording": words.0}))
            .collect();
        let wave = SurveyWave {
            id: self.dice.uid(made_at),
            partnership_id: self.site.programme.partnership.id,
            name: format!("School survey, {}", opens_on.format("%B %Y")),
            academic_year: i16::try_from(academic_year(opens_on)).unwrap_or_default(),
            design: Design::Cohort.as_str().into(),
            year_groups: Json(json!(YEARS)),
            instruments: Json(json!(asked)),
            asks_code: true,
            opens_on,
            closes_on,
            state: round.state.as_str().into(),
            made_by: manager.map(|one| one.name.clone()).unwrap_or_default(),
            made_by_id: manager.map_or(Uid::NIL, |one| one.id),
            made_at: made_at.into(),
            opened_at: Some((now - Duration::days(round.days_ago.0)).into()),
            closed_at: closed.then(|| (now - Duration::days(round.days_ago.1)).into()),
            version: 1,
        };
        let site = self.site;
        let schools = site.programme.schools.iter().filter(|school| school.takes_part && is_asked(school));
        for (nth, school) in schools.enumerate() {
            self.school(&wave, school, nth, closed)?;
        }
        self.made.waves.push(wave);
        Ok(())
    }

    fn school(&mut self, wave: &SurveyWave, school: &School, nth: usize, closed: bool) -> DemoResult<()> {
        let small = school.phase.as_deref() != Some("Secondary");
        // How pupils of a school are on the whole, against others.
        let mood = [-0.15, 0.1, 0.0, 0.25, -0.25].get(nth % 5).copied().unwrap_or_default();
        let mut rolls = Vec::new();
        for year_group in YEARS {
            let labels = if small { &CLASSES[..1] } else { &CLASSES[..] };
            let mut on_roll = 0;
            for label in labels {
                let pupils = if small { self.dice.between(4, 8) } else { self.dice.between(26, 31) };
                on_roll += pupils;
                // In the open round some classes have not had their lesson yet.
                let had = closed || (!small && self.dice.chance(0.4));
                let answered = if had { (0..pupils).filter(|_| self.dice.chance(0.86)).count() } else { 0 };
                for _ in 0..answered {
                    let response = self.response(wave, school.id, year_group, mood)?;
                    self.made.responses.push(response);
                }
                self.made.classes.push(SurveyClass {
                    id: self.dice.uid(wave.made_at.utc()),
                    wave_id: wave.id,
                    school_id: school.id,
                    year_group: year_group.into(),
                    label: format!("{year_group}{label}"),
                    pupils: i32::try_from(pupils).unwrap_or_default(),
                    token_hash: None,
                    link_made_at: None,
                    answered: i32::try_from(answered).unwrap_or_default(),
                });
            }
            rolls.push(YearRoll { year_group, pupils: on_roll });
        }
        self.made.schools.push(SurveySchool {
            wave_id: wave.id,
            school_id: school.id,
            partnership_id: wave.partnership_id,
            on_roll: Json(json!(rolls)),
        });
        Ok(())
    }

    fn response(
        &mut self,
        wave: &SurveyWave,
        school: Uid,
        year_group: u8,
        mood: f64,
    ) -> DemoResult<SurveyResponse> {
        let dice = &mut self.dice;
        let sex = dice.weighted(&[
            (Some(PupilSex::Girl), 0.47),
            (Some(PupilSex::Boy), 0.46),
            (Some(PupilSex::Other), 0.03),
            (None, 0.04),
        ])?;
        let girl = f64::from(u8::from(sex == Some(PupilSex::Girl)));
        // Pupils who were not referred are a standard deviation better off than those who were; wellbeing falls with
        // age, and girls tell of more worries.
        let age = 0.15 * f64::from(year_group.saturating_sub(7));
        let is = Traits {
            internal: dice.normal() - 1.1 + mood + age + 0.35 * girl,
            external: dice.normal() - 0.9 + mood - 0.2 * girl,
            hyper: dice.normal() - 0.9 + mood,
            social: dice.normal() - 0.9 + mood,
        };
        let (mut answers, mut kept): (Map<String, Value>, Vec<KeptScore>) = Default::default();
        for instrument in &self.instruments {
            let form = fill(dice, instrument, Informant::SelfReport, &is);
            let found = scores(instrument, &form.answers, sex);
            kept.extend(found.map_err(|error| DemoError::Impossible(error.to_string()))?);
            let items = form.stored().get_mut("items").map(Value::take).unwrap_or_default();
            answers.insert(instrument.key().to_owned(), items);
        }
        let said = |dice: &mut Dice, yes: f64| dice.chance(0.95).then(|| dice.chance(yes));
        let groups: Vec<(Option<EthnicGroup>, f64)> = vec![
            (Some(EthnicGroup::White), 0.74),
            (Some(EthnicGroup::Asian), 0.09),
            (Some(EthnicGroup::Mixed), 0.07),
            (Some(EthnicGroup::Black), 0.05),
            (None, 0.05),
        ];
        let days = u32::try_from((wave.closes_on - wave.opens_on).num_days()).unwrap_or_default();
        let after =
            if wave.closed_at.is_some() { dice.between(0, days) } else { dice.between(0, 7.min(days)) };
        Ok(SurveyResponse {
            id: dice.random_uid(),
            partnership_id: wave.partnership_id,
            wave_id: wave.id,
            school_id: school,
            year_group: year_group.into(),
            sex: sex.map(|sex| sex.as_str().into()),
            free_school_meals: said(dice, 0.24),
            special_needs: said(dice, 0.15),
            ethnic_group: dice.weighted(&groups)?.map(|group| group.as_str().into()),
            pupil_code: None,
            answers: Json(Value::Object(answers)),
            scores: Json::write(&kept)?,
            completed_on: wave.opens_on + Duration::days(after.into()),
        })
    }
}

/// Whether a school has pupils of the school years that are asked.
fn is_asked(school: &School) -> bool {
    school.low_age == Some(11)
}
