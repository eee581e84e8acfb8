//! The rules of scoring, instrument by instrument.

mod bands;
mod catalogue;
mod chi_esq;
mod core_measures;
mod gbo;
mod mmf;
mod ors;
mod phq_gad;
mod pss;
mod rcads;
mod refused_definitions;
mod rosenberg;
mod sdq;
mod sdq_impact;
mod srs;
mod swemwbs;
mod wellbeing;

use super::{Informant, Instrument, NormSex, ScoreError, ScoreRequest, Scored};

/// One form, to be filled in and scored.
#[derive(Clone, Copy)]
struct Form {
    instrument: &'static str,
    informant: Informant,
    age: Option<u8>,
    sex: Option<NormSex>,
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

    fn of_sex(self, sex: NormSex) -> Self {
        Self { sex: Some(sex), ..self }
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

    /// The score of the one scale.
    fn total(self, answers: &[Option<f64>]) -> Option<f64> {
        value(&self.score(answers), "total")
    }

    /// The band of the one scale.
    fn band(self, answers: &[Option<f64>]) -> Option<&'static str> {
        band(&self.score(answers), "total")
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

/// The numbers of the risk items that were endorsed.
fn alerts(scored: &Scored<'_>) -> Vec<usize> {
    scored.alerts.iter().map(|risk| risk.item).collect()
}
