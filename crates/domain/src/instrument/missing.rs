//! How a scale's answered items become its score when some are missing.

use super::definition::{Combine, Missing, Rounding};

/// The answered items of one scale, reversed ones already turned round.
pub(super) struct Answered {
    /// Their sum in steps.
    pub sum: i32,
    /// How many were answered.
    pub answered: usize,
    /// How many there are.
    pub items: usize,
    /// How many steps make 1.
    pub per_unit: i32,
}

/// The score and whether it makes up for missing answers; no score when more is missing than the rule allows.
pub(super) fn combined(form: &Answered, rule: Missing, combine: Combine) -> (Option<f64>, bool) {
    let gaps = form.items - form.answered;
    let (answered, items) = (form.answered as f64, form.items as f64);
    let (sum, count) = if gaps == 0 {
        (f64::from(form.sum), items)
    } else {
        match rule {
            Missing::Prorate { at_most, round } if gaps <= at_most => {
                // One division at the end: halves come out exact and round as they should.
                let scaled = f64::from(form.sum) * items / answered;
                let whole = round == Rounding::HalfUp;
                (if whole { half_up(scaled) } else { scaled }, items)
            }
            Missing::Impute { at_most } if gaps <= at_most => {
                (f64::from(form.sum) + gaps as f64 * half_up(f64::from(form.sum) / answered), items)
            }
            Missing::Skip if form.answered > 0 => (f64::from(form.sum), answered),
            _ => return (None, false),
        }
    };
    let sum = sum / f64::from(form.per_unit);
    let score = match combine {
        Combine::Sum => sum,
        Combine::Mean => sum / count,
    };
    (Some(score), gaps > 0 && rule != Missing::Skip)
}

/// Rounds to a whole number, halves up.
pub(super) fn half_up(value: f64) -> f64 {
    (value + 0.5).floor()
}
