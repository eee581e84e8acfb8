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

use crate::error::{ApiError, ApiResult};

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

pub(super) fn wrong(detail: impl Into<String>) -> ApiError {
    ApiError::known(ProblemCode::BadRequest, detail.into())
}

impl OutcomeQuery {
    /// The same, from a body.
    ///
    /// # Errors
    /// `BadRequest` for an informant that there is not.
    pub(super) fn of(selection: &OutcomeSelection) -> ApiResult<Self> {
        let informant = selection.informant.as_deref().map(Informant::from_str).transpose();
        Ok(Self {
            by: selection.by.clone(),
            instrument: selection.instrument.clone(),
            scale: selection.scale.clone(),
            informant: informant.map_err(|error| wrong(format!("informant: {error}")))?,
            only: selection.only.clone(),
            from: selection.from,
            to: selection.to,
        })
    }

    /// The question, when it can be asked.
    ///
    /// # Errors
    /// `BadRequest` for dimensions, instruments or scales that there are not, for more dimensions than may be
    /// crossed, and for a period that ends before it begins.
    pub(super) fn question(self) -> ApiResult<OutcomeQuestion> {
        let by = dimensions(self.by.as_deref().unwrap_or_default())?;
        let only = only(self.only.as_deref().unwrap_or_default())?;
        let limited = only.iter().map(|(dimension, _)| *dimension);
        let all: BTreeSet<Dimension> =
            by.iter().copied().chain(limited).filter(|dimension| *dimension != Dimension::Tier).collect();
        let crossed = all.len();
        if crossed > MOST {
            return Err(wrong(format!("by and only together take at most {MOST} dimensions beside tier")));
        }
        if crossed == MOST && self.instrument.is_none() {
            return Err(wrong("Name an instrument to break its outcomes down by two things"));
        }
        let instrument = self
            .instrument
            .as_deref()
            .map(|key| Instrument::find(key).ok_or_else(|| wrong("There is no instrument of this name")));
        let instrument = instrument.transpose()?;
        if let Some(scale) = &self.scale {
            let instrument = instrument.ok_or_else(|| wrong("Name the instrument of the scale"))?;
            instrument.scale(scale).ok_or_else(|| wrong("The instrument has no scale of this name"))?;
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
pub(super) fn in_order(from: Option<NaiveDate>, to: Option<NaiveDate>) -> ApiResult<()> {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(wrong("from must not be after to"));
    }
    Ok(())
}

/// The most values of one dimension.
const VALUES: usize = 200;

/// The groups that a list of dimensions with their values names.
pub(super) fn only(list: &str) -> ApiResult<Vec<(Dimension, Vec<String>)>> {
    let mut only: Vec<(Dimension, Vec<String>)> = Vec::new();
    for part in list.split(',').filter(|part| !part.is_empty()) {
        let (dimension, values) =
            part.split_once(':').ok_or_else(|| wrong("only: write dimension:value|value"))?;
        let dimension = Dimension::from_str(dimension).map_err(|error| wrong(format!("only: {error}")))?;
        if only.iter().any(|(other, _)| *other == dimension) {
            return Err(wrong(format!("only names {dimension} twice")));
        }
        let mut values: Vec<String> = values.split('|').map(str::to_owned).collect();
        values.sort_unstable();
        values.dedup();
        if values.len() > VALUES {
            return Err(wrong(format!("only takes {VALUES} values of {dimension} at most")));
        }
        for value in &values {
            let is_record = dimension.codes().is_empty() && uuid::Uuid::parse_str(value).is_ok();
            if !is_record && dimension.value_label(value).is_none() {
                return Err(wrong(format!("only: {dimension} has no such value")));
            }
        }
        only.push((dimension, values));
    }
    only.sort_unstable_by_key(|(dimension, _)| *dimension);
    Ok(only)
}

pub(super) fn dimensions(list: &str) -> ApiResult<Vec<Dimension>> {
    let mut by = Vec::new();
    for part in list.split(',').filter(|part| !part.is_empty()) {
        let dimension = Dimension::from_str(part).map_err(|error| wrong(format!("by: {error}")))?;
        if by.contains(&dimension) {
            return Err(wrong(format!("by names {dimension} twice")));
        }
        by.push(dimension);
    }
    Ok(by)
}
