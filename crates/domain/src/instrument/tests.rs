//! The rules of scoring, instrument by instrument.

mod bands;
mod gbo;
mod mmf;
mod sdq;
mod sdq_impact;
mod swemwbs;

use super::{Informant, Instrument, ScoreError, ScoreRequest, Scored, Sex};

/// One form, to be filled in and scored.
#[derive(Clone, Copy)]
struct Form {
    instrument: &'static str,
    informant: Informant,
    age: Option<u8>,
    sex: Option<Sex>,
    bands: Option<&'static str>,
}

/// A form that the young person answers.
fn by_self(instrument: &'static str) -> Form {
    by(Informant::SelfReport, instrument)
}

fn by(informant: Informant, instrument: &'static str) -> Form {
    Form { instrument, informant, age: None, sex: None, bands: None }
}

impl Form {
    fn aged(self, age: u8) -> Self {
        Self { age: Some(age), ..self }
    }

    fn banded_by(self, table: &'static str) -> Self {
        Self { bands: Some(table), ..self }
    }

    fn instrument(self) -> &'static Instrument {
        Instrument::find(self.instrument).unwrap()
    }

    fn request<'a>(self, answers: &'a [Option<f64>]) -> ScoreRequest<'a> {
        let Self { informant, age, sex, bands, .. } = self;
        ScoreRequest { informant, age, sex, answers, impact: None, impact_screen: None, bands }
    }

    fn try_score(self, answers: &[Option<f64>]) -> Result<Scored<'static>, ScoreError> {
        self.instrument().score(&self.request(answers))
    }

    fn score(self, answers: &[Option<f64>]) -> Scored<'static> {
        self.try_score(answers).unwrap()
    }
}

/// Answers from digits, `-` for an item not answered; blanks only divide.
fn answers(digits: &str) -> Vec<Option<f64>> {
    let marks = digits.chars().filter(|mark| !mark.is_whitespace());
    marks.map(|mark| if mark == '-' { None } else { Some(f64::from(mark.to_digit(10).unwrap())) }).collect()
}

fn value(scored: &Scored<'_>, scale: &str) -> Option<f64> {
    scored.scale(scale).unwrap().score
}

fn band<'i>(scored: &Scored<'i>, scale: &str) -> Option<&'i str> {
    scored.scale(scale).unwrap().band
}
