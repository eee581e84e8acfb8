//! Which groups a table is broken down by, and for which period, as query parameters.

use chrono::NaiveDate;
use headstart_domain::evaluation::Dimension;
use headstart_store::tx::evaluation::OutcomeQuestion;
use serde::Deserialize;

use super::outcome_query::{Wrong, dimensions, in_order, wrong};

/// What a table of all scales is broken down by.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(super) struct GroupQuery {
    /// One of `offer`, `organisation`, `locality`, `school`, `sex`, `age`, `ethnicity`, `sen`, `fsm`, `deprivation`,
    /// `waiting` and `dose`, and `tier` beside it, separated by commas; everybody together when absent.
    #[param(example = "tier")]
    pub(super) by: Option<String>,
    /// Only pairs whose last score (or first, while there is no later one) is of this day or later.
    pub(super) from: Option<NaiveDate>,
    /// Only pairs whose last score is of this day or earlier.
    pub(super) to: Option<NaiveDate>,
}

impl GroupQuery {
    /// The question, when it can be asked.
    ///
    /// # Errors
    /// Dimensions that there are not, more than may be crossed, and a period that ends before it begins.
    pub(super) fn question(self) -> Result<OutcomeQuestion, Wrong> {
        let by = dimensions(self.by.as_deref().unwrap_or_default())?;
        if by.iter().filter(|dimension| **dimension != Dimension::Tier).count() > 1 {
            return Err(wrong("by", "This takes one dimension beside tier"));
        }
        in_order(self.from, self.to)?;
        Ok(OutcomeQuestion { by, from: self.from, to: self.to, ..OutcomeQuestion::default() })
    }
}
