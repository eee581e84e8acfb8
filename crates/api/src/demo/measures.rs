//! Questionnaires at the start, in between and at the end, and their scores.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use headstart_domain::{
    clock::uk_local_date,
    episode::{Mode, Point},
    instrument::{GOALS, Informant, Instrument, NormSex, ScoreRequest, Scored},
};
use headstart_store::{
    Json,
    rows::{Measure, Score},
};

use super::{
    DemoError, DemoResult,
    answers::{Form, fill},
    days::in_hours,
    episode::{Support, Traces},
    episode_course::{gain, was_completed},
    generate::Maker,
    needs::Worry,
    person::{Person, Traits},
    programme::time,
};

/// Which questionnaires are given, by whom they are filled in, and how often.
const GIVEN: [(&str, Informant, f64); 6] = [
    ("sdq", Informant::SelfReport, 0.86),
    ("sdq", Informant::Parent, 0.34),
    ("sdq", Informant::Teacher, 0.24),
    ("swemwbs", Informant::SelfReport, 0.58),
    ("mmf", Informant::SelfReport, 0.26),
    (GOALS, Informant::SelfReport, 0.8),
];

/// One occasion on which questionnaires are filled in.
pub(super) struct Occasion {
    pub(super) point: Point,
    pub(super) day: NaiveDate,
    /// How somebody is on that day.
    pub(super) is: Traits,
    /// How much of the change has come.
    share: f64,
}

impl Maker<'_> {
    /// Makes up the questionnaires of a period of support. About seven in ten of those closed have a pair.
    pub(super) fn measures(
        &mut self,
        person: &Person,
        support: &Support,
        goals: usize,
        traces: &mut Traces,
    ) -> DemoResult<()> {
        let gained = self.gained(support);
        let occasions = self.occasions(person, support, &gained);
        let mut filled_in = BTreeSet::new();
        for (key, informant, often) in GIVEN {
            let instrument = Instrument::find(key).ok_or(DemoError::Empty("an instrument"))?;
            if !self.dice.chance(often * self.size.measured()) || (key == GOALS && goals == 0) {
                continue;
            }
            let view = self.view(informant);
            let ratings: Vec<f64> = (1..=goals).map(|place| self.first_rating(support, place)).collect();
            for occasion in &occasions {
                // Whoever fills in the first is not always there for the next.
                let missing = if informant == Informant::SelfReport { 0.05 } else { 0.3 };
                if occasion.point != Point::Baseline && self.dice.chance(missing) {
                    continue;
                }
                if !fits(instrument, informant, person.age(occasion.day)) {
                    continue;
                }
                let form = if key == GOALS {
                    let moved = (2.4 + 2.2 * gained.internal) * occasion.share;
                    self.ratings(&ratings, moved)
                } else {
                    fill(self.dice, instrument, informant, &view.of(&occasion.is))
                };
                self.measure(person, support, (instrument, informant), occasion, &form)?;
                traces.note(occasion);
                filled_in.insert(occasion.day);
            }
        }
        let filled_in: Vec<&Occasion> =
            occasions.iter().filter(|occasion| filled_in.contains(&occasion.day)).collect();
        self.rcads(person, support, &filled_in)
    }

    /// How close a goal is at the start of a period: where it was at the end of the one before, when it goes on.
    fn first_rating(&mut self, support: &Support, place: usize) -> f64 {
        let scale = format!("goal_{place}");
        let before = support.previous.and_then(|previous| {
            let mut scores = self.records.scores.iter().rev();
            scores.find(|score| score.episode_id == previous && score.scale == scale)?.value
        });
        match before {
            Some(before) => before + 0.7 * self.dice.normal(),
            None => 3.0 + 1.5 * self.dice.normal(),
        }
    }

    /// How much less difficulty there is at the end of a period of support.
    fn gained(&mut self, support: &Support) -> Traits {
        let mean = if support.closed.is_some() { gain(support.outcome) } else { 0.4 };
        let dice = &mut *self.dice;
        let all = mean + 0.5 * dice.normal();
        let mut own = |part: f64| all * part + 0.22 * dice.normal();
        Traits { internal: own(1.0), external: own(0.75), hyper: own(0.6), social: own(0.8) }
    }

    /// The days for which questionnaires are meant, each with its point and how much of the change has come.
    fn points(&mut self, support: &Support) -> Vec<(Point, NaiveDate, f64)> {
        let (first, last) = (support.first_day(), support.last_day());
        let days = u64::try_from((last - first).num_days()).unwrap_or_default();
        let dice = &mut *self.dice;
        let mut points = Vec::with_capacity(3);
        let mut add = |point, from: NaiveDate, after: u64, share| {
            points.push((point, from.checked_add_days(Days::new(after)).unwrap_or(from), share));
        };
        if dice.chance(0.95) {
            add(Point::Baseline, first, u64::from(dice.between(0, 12)), 0.0);
        }
        if days >= 49 && dice.chance(0.42) {
            add(Point::Review, first, days / 2, 0.55);
        }
        let often = match support.closed {
            Some(_) if was_completed(support.outcome) => 0.78,
            Some(_) => 0.12,
            None if support.closing => 0.5,
            None => 0.0,
        };
        if dice.chance(often) {
            add(Point::Closing, last, u64::from(dice.between(0, 8)), 1.0);
        }
        points
    }

    /// When questionnaires are filled in, and how somebody is then.
    fn occasions(&mut self, person: &Person, support: &Support, gained: &Traits) -> Vec<Occasion> {
        // Nobody is asked after the support has closed, or before today has come.
        let end = support.closed.map_or(self.days.today, uk_local_date);
        let mut occasions: Vec<Occasion> = Vec::with_capacity(3);
        for (point, meant, share) in self.points(support) {
            let day = if support.closed.is_some() { meant.min(end) } else { meant };
            if day > end || occasions.last().is_some_and(|before| before.day >= day) {
                continue;
            }
            let is = self.is_on(person, support.worry, gained, share);
            occasions.push(Occasion { point, day, is, share });
        }
        occasions
    }

    /// How somebody is when a share of the change has come; days differ.
    fn is_on(&mut self, person: &Person, worry: Worry, gained: &Traits, share: f64) -> Traits {
        let (was, by) = (person.traits, burden(worry));
        let dice = &mut *self.dice;
        let mut now = |was: f64, by: f64, gained: f64| was + by - share * gained + 0.3 * dice.normal();
        Traits {
            internal: now(was.internal, by.internal, gained.internal),
            external: now(was.external, by.external, gained.external),
            hyper: now(was.hyper, by.hyper, gained.hyper),
            social: now(was.social, by.social, gained.social),
        }
    }

    /// How an informant sees somebody, the same each time.
    fn view(&mut self, informant: Informant) -> View {
        let dice = &mut *self.dice;
        match informant {
            Informant::Parent => {
                View { share: 0.75, bias: [0.1; 4].map(|level| level + 0.5 * dice.normal()) }
            }
            Informant::Teacher => {
                View { share: 0.65, bias: [-0.6, -0.3, 0.0, -0.2].map(|level| level + 0.5 * dice.normal()) }
            }
            _ => View { share: 1.0, bias: [0.0; 4] },
        }
    }

    fn ratings(&mut self, first: &[f64], moved: f64) -> Form {
        let rate = |rating: &f64| (rating + moved + 0.9 * self.dice.normal()).round().clamp(0.0, 10.0);
        Form::of_ratings(first.iter().map(rate).collect())
    }

    /// Scores a form and adds it.
    pub(super) fn measure(
        &mut self,
        person: &Person,
        support: &Support,
        (instrument, informant): (&'static Instrument, Informant),
        occasion: &Occasion,
        form: &Form,
    ) -> DemoResult<()> {
        let scored = score(person, instrument, informant, occasion.day, form)?;
        let at = in_hours(self.dice, occasion.day).min(self.days.now);
        let id = self.dice.uid(at);
        let mode = self.dice.weighted(&[(Mode::Together, 0.45), (Mode::Link, 0.35), (Mode::Paper, 0.2)])?;
        let partnership_id = self.site.partnership();
        let alerts: Vec<&str> = scored.alerts.iter().map(|risk| risk.about.as_str()).collect();
        for score in scored.scales.iter().filter(|score| form.asked(score.scale)) {
            self.records.scores.push(Score {
                measure_id: id,
                partnership_id,
                young_person_id: person.row.id,
                episode_id: support.episode,
                instrument: instrument.key().into(),
                informant: informant.as_str().into(),
                scale: score.scale.key.clone(),
                point: occasion.point.as_str().into(),
                completed_on: occasion.day,
                value: score.score,
                metric: score.metric,
                t: score.t,
                band: score.band.map(ToOwned::to_owned),
                answered: i16::try_from(score.answered).unwrap_or_default(),
                items: i16::try_from(score.items).unwrap_or_default(),
                prorated: score.prorated,
            });
        }
        self.records.measures.push(Measure {
            id,
            partnership_id,
            young_person_id: person.row.id,
            episode_id: support.episode,
            instrument: instrument.key().into(),
            instrument_version: instrument.version().to_string(),
            informant: informant.as_str().into(),
            point: occasion.point.as_str().into(),
            completed_on: occasion.day,
            mode: mode.as_str().into(),
            answers: Json(form.stored()),
            alerts: Json::write(&alerts)?,
            entered_by: support.lead.name.clone(),
            entered_by_id: support.lead.id,
            entered_at: time(at),
        });
        Ok(())
    }
}

/// Scores a form by the instrument's own rules.
fn score<'i>(
    person: &Person,
    instrument: &'i Instrument,
    informant: Informant,
    day: NaiveDate,
    form: &Form,
) -> DemoResult<Scored<'i>> {
    instrument
        .score(&ScoreRequest {
            informant,
            age: u8::try_from(person.age(day)).ok(),
            sex: NormSex::recorded(person.sex),
            answers: &form.answers,
            impact: form.impact.as_deref(),
            impact_screen: form.impact_screen,
            bands: None,
        })
        .map_err(|error| DemoError::Impossible(error.to_string()))
}

/// Whether the instrument was validated for somebody of this age.
pub(super) fn fits(instrument: &Instrument, informant: Informant, age: u16) -> bool {
    let taken = instrument.informants().iter().find(|taken| taken.informant == informant);
    taken.is_some_and(|taken| {
        taken.ages.is_none_or(|(from, to)| (u16::from(from)..=u16::from(to)).contains(&age))
    })
}

/// What a worry adds.
fn burden(worry: Worry) -> Traits {
    let of = |internal, external, hyper, social| Traits { internal, external, hyper, social };
    match worry {
        Worry::Feelings | Worry::Risk => of(0.4, -0.1, 0.0, 0.1),
        Worry::Loss | Worry::Move => of(0.3, -0.1, -0.1, 0.1),
        Worry::Friends => of(0.15, 0.0, 0.0, 0.7),
        Worry::School | Worry::Absence => of(0.1, 0.25, 0.3, 0.1),
        Worry::Behaviour => of(-0.2, 0.8, 0.5, 0.1),
        Worry::Family | Worry::DomesticAbuse => of(0.25, 0.3, 0.1, 0.1),
    }
}

/// How an informant's answers go with how somebody is.
struct View {
    share: f64,
    bias: [f64; 4],
}

impl View {
    fn of(&self, is: &Traits) -> Traits {
        let [internal, external, hyper, social] = self.bias;
        Traits {
            internal: self.share * is.internal + internal,
            external: self.share * is.external + external,
            hyper: self.share * is.hyper + hyper,
            social: self.share * is.social + social,
        }
    }
}

impl Traces {
    fn note(&mut self, occasion: &Occasion) {
        match occasion.point {
            Point::Baseline => self.has_baseline = true,
            Point::Closing => self.has_closing = true,
            Point::Review => {}
        }
        let day = Some(occasion.day);
        self.last_measure = self.last_measure.max(day);
    }
}
