//! A share in each school or organisation, against the limits within which it varies by chance.

use headstart_contract::evaluation::{Funnel, FunnelPoint};
use headstart_domain::{evaluation::Dimension, statistics::funnel_limits};
use headstart_store::{
    Tx,
    tx::evaluation::{OutcomeGroup, OutcomeQuestion},
};
use serde::Deserialize;
use serde_json::json;

use super::{
    definition::ScaleAsked,
    exclusions,
    names::Names,
    register::hold_back_small_differences,
    safe_table::{policy, safe_tables},
};
use crate::{error::ApiResult, use_cases::tools::Tools};

/// The share that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FunnelFigure {
    /// Pairs with a reliable improvement, of those that can be classified.
    Improved,
    /// Periods of support with a first and a last score, of those with a first one.
    PairedRate,
    /// Pairs that moved out of the raised bands, of those first in one.
    MovedOut,
}

impl FunnelFigure {
    const fn title(self) -> &'static str {
        match self {
            Self::Improved => "Share with a reliable improvement",
            Self::PairedRate => "Share with a first and a last score",
            Self::MovedOut => "Share of those in a raised band who moved out of it",
        }
    }

    /// How many have it, and of how many.
    fn of(self, group: &OutcomeGroup) -> (u64, u64) {
        let summary = &group.summary;
        match self {
            Self::Improved => (summary.improved, summary.n.saturating_sub(summary.no_threshold)),
            Self::PairedRate => (summary.n, summary.measured),
            Self::MovedOut => (group.crossings.moved_out, group.crossings.raised_first),
        }
    }
}

/// The share of each group on one scale.
///
/// # Errors
/// `NotFound` for a scale that is not defined; when the store fails.
pub fn funnel(
    tx: &mut Tx<'_>,
    tools: &Tools,
    by: Dimension,
    figure: FunnelFigure,
    asked: &ScaleAsked,
) -> ApiResult<Funnel> {
    asked.defined()?;
    let partnership = tools.caller.partnership();
    let question = OutcomeQuestion { by: vec![by], ..asked.into() };
    let groups = tx.outcomes(partnership, &question)?;
    let names = Names::read(tx, partnership, &question.by)?;
    tools.caller.audit(tx, "evaluation.funnel_read", None, None, json!({ "by": by }));
    let policy = policy(&question);
    // Whoever has no school, or went to no organisation's offer, is in no group of the plot.
    let known = groups.into_iter().filter(|group| group.values.iter().all(|value| !value.is_empty()));
    let mut tables = safe_tables(known.collect(), policy);
    let none = OutcomeQuestion { only: vec![(by, vec![String::new()])], ..asked.into() };
    let in_no_group = tx.outcomes(partnership, &none)?.iter().map(|group| group.summary.measured).sum();
    hold_back_small_differences(tx, tools, &question, &mut tables)?;
    let groups: Vec<&(OutcomeGroup, bool)> = tables.iter().flat_map(|table| &table.groups).collect();
    let (with, of) = groups.iter().fold((0, 0), |sum, (group, _)| {
        let (with, of) = figure.of(group);
        (sum.0 + with, sum.1 + of)
    });
    let baseline = (of > 0 && !policy.is_small(of)).then(|| with as f64 / of as f64);
    let mut points: Vec<FunnelPoint> = groups
        .iter()
        .filter(|(_, held)| !held)
        .filter_map(|(group, _)| {
            let (with, of) = figure.of(group);
            // The group may be large enough and those whom the share is of too few.
            let limits = funnel_limits(baseline?, &[of]).ok().filter(|_| !policy.is_small(of))?;
            let limits = *limits.first()?;
            Some(FunnelPoint {
                group: names.value(by, group.values.first()?),
                count: of,
                percent: 100.0 * with as f64 / of as f64,
                lower_2s: limits.lower_2s,
                upper_2s: limits.upper_2s,
                lower_3s: limits.lower_3s,
                upper_3s: limits.upper_3s,
            })
        })
        .collect();
    points.sort_by(|one, other| {
        other.count.cmp(&one.count).then_with(|| one.group.label.cmp(&other.group.label))
    });
    let held_back = (groups.len() - points.len()) as u64;
    let mut exclusions = exclusions::of_change(tx, partnership, &question, held_back)?;
    if in_no_group > 0 {
        let reason = format!("{}: none, or not known, so in no group", by.label());
        exclusions.push(exclusions::published(&reason, "periods", in_no_group, policy));
    }
    let sum = |of: fn(&OutcomeGroup) -> u64| groups.iter().map(|(group, _)| of(group)).sum();
    match figure {
        FunnelFigure::Improved => {
            exclusions.extend(exclusions::no_threshold(sum(|group| group.summary.no_threshold), policy));
        }
        FunnelFigure::MovedOut => {
            let without: u64 = sum(|group| group.summary.n.saturating_sub(group.crossings.banded));
            let reason = "A score without a band, as when age or sex is not known";
            exclusions
                .extend((without > 0).then(|| exclusions::published(reason, "periods", without, policy)));
        }
        FunnelFigure::PairedRate => {}
    }
    Ok(Funnel {
        title: figure.title().to_owned(),
        baseline: baseline.map(|share| 100.0 * share),
        policy,
        held_back,
        exclusions,
        points,
    })
}
