//! Outcomes in groups, from the summaries that every write keeps.

use headstart_contract::evaluation::{OutcomeRow, Outcomes};
use headstart_domain::instrument::{Informant, Instrument, Scale};
use headstart_store::{
    Tx,
    tx::evaluation::{OutcomeGroup, OutcomeQuestion},
};
use serde_json::json;

use super::{
    definition, exclusions, names::Names, register::hold_back_small_differences, safe_table::policy,
    selection::selected,
};
use crate::{
    error::ApiResult,
    use_cases::{measure::better, tools::Tools},
};

/// How scores are paired, in words.
pub(super) const PAIRING: &str = "The first and the last valid score of a period of support are compared: same scale, same \
    informant. Change is signed so that positive is better.";

/// Outcomes in the groups asked for. Groups too small to be shown are held back, and as many more as it takes
/// that totals do not give them away.
///
/// # Errors
/// `SmallDifference` for somebody who may not read the records, when a published table would give a small group away
/// beside this one; when the store fails.
pub fn outcomes(tx: &mut Tx<'_>, tools: &Tools, question: &OutcomeQuestion) -> ApiResult<Outcomes> {
    let partnership = tools.caller.partnership();
    let names = Names::read(tx, partnership, &question.by)?;
    let by: Vec<&str> = question.by.iter().map(|dimension| dimension.as_str()).collect();
    tools.caller.audit(tx, "evaluation.outcomes_read", None, None, json!({ "by": by }));
    let policy = policy(question);
    let mut tables = selected(tx, partnership, question)?;
    hold_back_small_differences(tx, tools, question, &mut tables)?;
    let groups = || tables.iter().flat_map(|table| &table.groups);
    let held_back = groups().filter(|(_, held)| *held).count() as u64;
    let exclusions = exclusions::of_change(tx, partnership, question, held_back)?;
    Ok(Outcomes {
        by: question.by.clone(),
        from: question.from,
        to: question.to,
        policy,
        held_back,
        least_loss: tables.iter().all(|table| table.least),
        pairing: PAIRING.to_owned(),
        exclusions,
        rows: groups().filter_map(|(group, held)| row(group, *held, question, &names)).collect(),
    })
}

/// A group as a row; none when its instrument is not defined any more.
pub(super) fn row(
    group: &OutcomeGroup,
    held_back: bool,
    question: &OutcomeQuestion,
    names: &Names,
) -> Option<OutcomeRow> {
    let instrument = Instrument::find(&group.instrument)?;
    let scale = instrument.scale(&group.scale)?;
    let empty = empty_row(group, instrument, scale, question, names)?;
    if held_back {
        return Some(OutcomeRow { suppressed: true, ..empty });
    }
    let summary = &group.summary;
    let figures = summary.figures(scale.better());
    let effect = figures.effect;
    let (change, effect_ci) = effect.map_or((None, None), |effect| (effect.mean_change_ci, effect.g_av_ci));
    Some(OutcomeRow {
        measured: summary.measured,
        paired: summary.n,
        paired_rate: figures.paired_rate,
        mean_first: figures.mean_pre,
        mean_last: figures.mean_post,
        mean_change: figures.mean_change,
        mean_change_low: change.map(|[low, _]| low),
        mean_change_high: change.map(|[_, high]| high),
        effect_size: effect.and_then(|effect| effect.g_av),
        effect_size_low: effect_ci.map(|[low, _]| low),
        effect_size_high: effect_ci.map(|[_, high]| high),
        improved: summary.improved,
        unchanged: summary.unchanged,
        deteriorated: summary.deteriorated,
        no_threshold: summary.no_threshold,
        banded: group.crossings.banded,
        raised_first: group.crossings.raised_first,
        moved_out: group.crossings.moved_out,
        moved_into: group.crossings.moved_into,
        ..empty
    })
}

/// The row of a group without any figure of it.
fn empty_row(
    group: &OutcomeGroup,
    instrument: &Instrument,
    scale: &Scale,
    question: &OutcomeQuestion,
    names: &Names,
) -> Option<OutcomeRow> {
    let informant: Informant = group.informant.parse().ok()?;
    let values = question.by.iter().zip(&group.values);
    Some(OutcomeRow {
        instrument: group.instrument.clone(),
        instrument_title: instrument.title().to_owned(),
        scale: group.scale.clone(),
        scale_title: scale.title.clone(),
        informant: group.informant.clone(),
        better: better(scale.better()).to_owned(),
        definition: definition::address(&group.instrument, &group.scale, informant),
        values: values.map(|(dimension, value)| names.value(*dimension, value)).collect(),
        measured: 0,
        paired: 0,
        paired_rate: None,
        mean_first: None,
        mean_last: None,
        mean_change: None,
        mean_change_low: None,
        mean_change_high: None,
        effect_size: None,
        effect_size_low: None,
        effect_size_high: None,
        improved: 0,
        unchanged: 0,
        deteriorated: 0,
        no_threshold: 0,
        banded: 0,
        raised_first: 0,
        moved_out: 0,
        moved_into: 0,
        smallest_reliable: scale.reliable_change(informant).map(|threshold| threshold.threshold),
        suppressed: false,
    })
}
