//! Which outcomes are asked for, as query parameters.

use std::{collections::BTreeSet, str::FromStr as _};

use chrono::NaiveDate;
use headstart_contract::{evaluation::OutcomeSelection, problem::ProblemCode};
use headstart_domain::{
    evaluation::Dimension,
    instrument::{Informant, Instrument},
};
use headstart_store::tx::evaluation::OutcomeQuestion;
use serde::Deserialize;

use crate::error::ApiError;

/// The most dimensions of one table beside the tier: with more, groups get too small to be told of.
const MOST: usize = 2;

/// Which outcomes, and by what they are broken down.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct OutcomeQuery {
    /// Up to two of `offer`, `organisation`, `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`, `fsm`,
    /// `deprivation`, `waiting` and `dose`, and `tier` beside them, separated by commas; everybody together when
    /// absent.
    #[param(example = "tier,locality")]
    pub(super) by: Option<String>,
    /// Only this instrument, by its key.
    pub(super) instrument: Option<String>,
    /// Only this scale of it, by its key.
    pub(super) scale: Option<String>,
    /// Only what this informant answered.
    #[param(inline)]
    pub(super) informant: Option<Informant>,
    /// Only these groups: dimensions with their values, as `tier:universal_plus` or `school:ID|ID`, separated by
    /// commas.
    #[param(example = "tier:universal_plus|partnership_plus")]
    pub(super) only: Option<String>,
    /// Only pairs whose last score (or first, while there is no later one) is of this day or later.
    pub(super) from: Option<NaiveDate>,
    /// Only pairs whose last score is of this day or earlier.
    pub(super) to: Option<NaiveDate>,
}

/// A parameter that cannot be asked with.
#[derive(Debug)]
pub(super) struct Wrong {
    parameter: &'static str,
    message: String,
}

pub(super) fn wrong(parameter: &'static str, message: impl Into<String>) -> Wrong {
    Wrong { parameter, message: message.into() }
}

impl From<Wrong> for ApiError {
    fn from(wrong: Wrong) -> Self {
        Self::known(ProblemCode::BadRequest, format!("{}: {}", wrong.parameter, wrong.message))
    }
}

impl Wrong {
    /// The same of a field of the selection in a body.
    pub(super) fn in_body(self) -> ApiError {
        ApiError::field(&format!("selection.{}", self.parameter), "invalid", self.message)
    }
}

impl OutcomeQuery {
    /// The same, from a body.
    ///
    /// # Errors
    /// An informant that there is not.
    pub(super) fn of(selection: &OutcomeSelection) -> Result<Self, Wrong> {
        let informant = selection.informant.as_deref().map(Informant::from_str).transpose();
        Ok(Self {
            by: selection.by.clone(),
            instrument: selection.instrument.clone(),
            scale: selection.scale.clone(),
            informant: informant.map_err(|error| wrong("informant", error.to_string()))?,
            only: selection.only.clone(),
            from: selection.from,
            to: selection.to,
        })
    }

    /// The question, when it can be asked.
    ///
    /// # Errors
    /// Dimensions, instruments or scales that there are not, more dimensions than may be crossed, and a period that
    /// ends before it begins.
    pub(super) fn question(self) -> Result<OutcomeQuestion, Wrong> {
        let by = dimensions(self.by.as_deref().unwrap_or_default())?;
        let only = only(self.only.as_deref().unwrap_or_default())?;
        let limited = only.iter().map(|(dimension, _)| *dimension);
        let all: BTreeSet<Dimension> =
            by.iter().copied().chain(limited).filter(|dimension| *dimension != Dimension::Tier).collect();
        let crossed = all.len();
        if crossed > MOST {
            return Err(wrong(
                "by",
                format!("together with only it takes at most {MOST} dimensions beside tier"),
            ));
        }
        if crossed == MOST && self.instrument.is_none() {
            return Err(wrong("instrument", "Name an instrument to break its outcomes down by two things"));
        }
        let instrument = self.instrument.as_deref().map(|key| {
            Instrument::find(key).ok_or_else(|| wrong("instrument", "There is no instrument of this name"))
        });
        let instrument = instrument.transpose()?;
        if let Some(scale) = &self.scale {
            let instrument =
                instrument.ok_or_else(|| wrong("instrument", "Name the instrument of the scale"))?;
            instrument
                .scale(scale)
                .ok_or_else(|| wrong("scale", "The instrument has no scale of this name"))?;
        }
        in_order(self.from, self.to)?;
        Ok(OutcomeQuestion {
            instrument: self.instrument,
            informant: self.informant.map(|informant| informant.as_str().to_owned()),
            scale: self.scale,
            by,
            only,
            from: self.from,
            to: self.to,
            closed: false,
        })
    }
}

/// Refuses a period that ends before it begins.
pub(super) fn in_order(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<(), Wrong> {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(wrong("from", "This must not be after to"));
    }
    Ok(())
}

/// The most values of one dimension.
const VALUES: usize = 200;

/// The groups that a list of dimensions with their values names.
pub(super) fn only(list: &str) -> Result<Vec<(Dimension, Vec<String>)>, Wrong> {
    let mut only: Vec<(Dimension, Vec<String>)> = Vec::new();
    for part in list.split(',').filter(|part| !part.is_empty()) {
        let (dimension, values) =
            part.split_once(':').ok_or_else(|| wrong("only", "Write dimension:value|value"))?;
        let dimension = Dimension::from_str(dimension).map_err(|error| wrong("only", error.to_string()))?;
        if only.iter().any(|(other, _)| *other == dimension) {
            return Err(wrong("only", format!("{dimension} comes twice")));
        }
        let mut values: Vec<String> = values.split('|').map(str::to_owned).collect();
        values.sort_unstable();
        values.dedup();
        if values.len() > VALUES {
            return Err(wrong("only", format!("There can be {VALUES} values of {dimension} at most")));
        }
        for value in &values {
            if !is_value(dimension, value) {
                return Err(wrong("only", format!("{dimension} has no such value")));
            }
        }
        only.push((dimension, values));
    }
    only.sort_unstable_by_key(|(dimension, _)| *dimension);
    Ok(only)
}

/// Whether a text is the value of a dimension: one of its codes, or the identifier of a record.
pub(super) fn is_value(dimension: Dimension, text: &str) -> bool {
    let is_record = dimension.codes().is_empty() && uuid::Uuid::parse_str(text).is_ok();
    is_record || dimension.value_label(text).is_some()
}

pub(super) fn dimensions(list: &str) -> Result<Vec<Dimension>, Wrong> {
    let mut by = Vec::new();
    for part in list.split(',').filter(|part| !part.is_empty()) {
        let dimension = Dimension::from_str(part).map_err(|error| wrong("by", error.to_string()))?;
        if by.contains(&dimension) {
            return Err(wrong("by", format!("{dimension} comes twice")));
        }
        by.push(dimension);
    }
    Ok(by)
}
