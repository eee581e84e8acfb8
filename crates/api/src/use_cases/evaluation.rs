//! Outcomes of the programme, from the summaries that every write keeps.

use std::collections::HashMap;

use headstart_contract::evaluation::{Exclusion, OutcomeRow, Outcomes};
use headstart_domain::{
    disclosure::{Published, SuppressionPolicy},
    instrument::{Informant, Instrument, Scale},
};
use headstart_store::{
    Tx, Uid,
    tx::{
        evaluation::{OutcomeGroup, OutcomeQuestion},
        offer::OfferFilter,
    },
};
use serde_json::json;

use super::{measure::better, tools::Tools};
use crate::error::ApiResult;

/// The rule for small numbers: below five nothing is shown.
const POLICY: SuppressionPolicy = SuppressionPolicy::Mhsds;

/// The most offers and localities whose names are looked up.
const MOST_NAMES: i64 = 1_000;

/// How scores are paired, in words.
const PAIRING: &str = "The first and the last valid score of a period of support are compared: same scale, same \
    informant. Change is signed so that positive is better.";

/// Outcomes in the groups asked for. Groups too small to be shown are held back, and so is one more wherever a
/// single one could be told from the total.
///
/// # Errors
/// When the store fails.
pub fn outcomes(tx: &mut Tx<'_>, tools: &Tools, question: &OutcomeQuestion) -> ApiResult<Outcomes> {
    let partnership = tools.caller.partnership();
    let groups = tx.outcomes(partnership, question)?;
    let names = Names::read(tx, partnership, question)?;
    let left_out = tx.left_out(partnership, question)?;
    tools.caller.audit(tx, "evaluation.outcomes_read", None, None, json!({}));
    let mut rows = Vec::with_capacity(groups.len());
    for scale in groups.chunk_by(|one, other| key(one) == key(other)) {
        let held_back = held_back(scale);
        let shown =
            scale.iter().zip(held_back).filter_map(|(group, held_back)| row(group, held_back, &names));
        rows.extend(shown);
    }
    let exclusion = |reason: &str, episodes: i64| Exclusion {
        reason: reason.to_owned(),
        episodes: u64::try_from(episodes).unwrap_or_default(),
    };
    let exclusions = [
        exclusion("No consent to evaluation: in no figure", left_out.without_consent),
        exclusion("One score so far on some scale: measured, but in no change", left_out.not_paired),
    ];
    Ok(Outcomes {
        pairing: PAIRING.to_owned(),
        exclusions: exclusions.into_iter().filter(|exclusion| exclusion.episodes > 0).collect(),
        rows,
    })
}

/// The groups of one scale stand together.
fn key(group: &OutcomeGroup) -> (&str, &str, &str) {
    (&group.instrument, &group.informant, &group.scale)
}

/// Which groups of one scale are held back. A single one held back is what the total less the others gives, so
/// the next smallest is held back too, until those held back are no small number together.
fn held_back(groups: &[OutcomeGroup]) -> Vec<bool> {
    let small = |count: u64| count > 0 && POLICY.count(count) == Published::Suppressed;
    let mut held: Vec<bool> =
        groups.iter().map(|group| small(group.summary.n) || small(group.summary.measured)).collect();
    loop {
        let hidden = groups.iter().zip(&held).filter(|(_, held)| **held).map(|(group, _)| group);
        let (count, paired) = hidden.fold((0, 0), |sum, group| (sum.0 + 1, sum.1 + group.summary.n));
        if count == 0 || paired == 0 || (count > 1 && !small(paired)) {
            return held;
        }
        let next =
            groups.iter().zip(&mut held).filter(|(_, held)| !**held).min_by_key(|(group, _)| group.summary.n);
        match next {
            Some((_, held)) => *held = true,
            None => return held,
        }
    }
}

/// Names of what outcomes are broken down by.
struct Names {
    offers: HashMap<Uid, String>,
    localities: HashMap<Uid, String>,
}

impl Names {
    fn read(tx: &mut Tx<'_>, partnership: Uid, question: &OutcomeQuestion) -> ApiResult<Self> {
        let mut names = Self { offers: HashMap::new(), localities: HashMap::new() };
        if question.by_offer {
            let filter = OfferFilter { limit: MOST_NAMES, ..OfferFilter::default() };
            let offers = tx.list_offers(partnership, &filter)?;
            names.offers = offers.into_iter().map(|offer| (offer.row.id, offer.row.name)).collect();
        }
        if question.by_locality {
            let localities = tx.list_localities(partnership, None, MOST_NAMES)?;
            names.localities =
                localities.into_iter().map(|(locality, _)| (locality.id, locality.name)).collect();
        }
        Ok(names)
    }
}

/// A group as a row; none when its instrument is not defined any more.
fn row(group: &OutcomeGroup, held_back: bool, names: &Names) -> Option<OutcomeRow> {
    let instrument = Instrument::find(&group.instrument)?;
    let scale = instrument.scale(&group.scale)?;
    let empty = empty_row(group, instrument, scale, names)?;
    if held_back {
        return Some(OutcomeRow { suppressed: true, ..empty });
    }
    let summary = &group.summary;
    let figures = summary.figures(scale.better());
    let n = summary.n as f64;
    let mean = |sum: f64| (summary.n > 0).then(|| sum / n);
    let effect = figures.effect;
    let (change, effect_ci) = effect.map_or((None, None), |effect| (effect.mean_change_ci, effect.g_av_ci));
    Some(OutcomeRow {
        measured: summary.measured,
        paired: summary.n,
        paired_rate: figures.paired_rate,
        mean_first: mean(summary.sum_pre),
        mean_last: mean(summary.sum_post),
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
        ..empty
    })
}

/// The row of a group without any figure of it.
fn empty_row(
    group: &OutcomeGroup,
    instrument: &Instrument,
    scale: &Scale,
    names: &Names,
) -> Option<OutcomeRow> {
    let informant: Informant = group.informant.parse().ok()?;
    let locality = group.locality_id.filter(|id| *id != Uid::NIL);
    let unknown = || group.locality_id.map(|_| "No locality".to_owned());
    Some(OutcomeRow {
        instrument: group.instrument.clone(),
        instrument_title: instrument.title().to_owned(),
        scale: group.scale.clone(),
        scale_title: scale.title.clone(),
        informant: group.informant.clone(),
        better: better(scale.better()).to_owned(),
        tier: group.tier,
        offer_id: group.offer_id.map(Into::into),
        offer: group.offer_id.and_then(|id| names.offers.get(&id).cloned()),
        locality_id: locality.map(Into::into),
        locality: locality.and_then(|id| names.localities.get(&id).cloned()).or_else(unknown),
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
        smallest_reliable: scale.reliable_change(informant).map(|threshold| threshold.threshold),
        suppressed: false,
    })
}

#[cfg(test)]
mod tests {
    use headstart_domain::evaluation::PairedSummary;

    use super::*;

    /// Which groups are held back, by the number of pairs and of measured episodes in each.
    fn held(groups: &[(u64, u64)]) -> Vec<bool> {
        let group = |(n, measured): &(u64, u64)| OutcomeGroup {
            instrument: "sdq".into(),
            informant: "self".into(),
            scale: "total".into(),
            tier: None,
            offer_id: None,
            locality_id: None,
            summary: PairedSummary { n: *n, measured: *measured, ..PairedSummary::default() },
        };
        held_back(&groups.iter().map(group).collect::<Vec<_>>())
    }

    #[test]
    fn five_pairs_are_shown_and_four_are_not() {
        assert_eq!(held(&[(5, 9)]), [false]);
        assert_eq!(held(&[(4, 9)]), [true]);
    }

    #[test]
    fn a_group_that_could_be_told_from_the_total_takes_the_next_smallest_along() {
        assert_eq!(held(&[(4, 9), (20, 30), (8, 9)]), [true, false, true]);
        assert_eq!(held(&[(2, 9), (1, 9), (20, 30)]), [true, true, true]);
        assert_eq!(held(&[(3, 9), (4, 9), (20, 30)]), [true, true, false]);
    }

    #[test]
    fn a_group_without_pairs_gives_nobody_away() {
        assert_eq!(held(&[(0, 12), (20, 30)]), [false, false]);
        assert_eq!(held(&[(0, 3), (20, 30)]), [true, false]);
    }
}
