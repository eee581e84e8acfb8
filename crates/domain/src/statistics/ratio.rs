//! Whether a group is reached as often as its size would have it.

use serde::Serialize;

use super::confidence::Confidence;
use super::distribution::normal_quantile;
use super::input_error::{InputError, InputProblem, Shown};
use super::interval::wilson;

/// A group's share among the reached against its share in the population.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RelativeRepresentation {
    /// The group's share among those reached.
    pub reach_share: f64,
    /// That share over the population share; 1 is in proportion.
    pub relative_representation: f64,
    /// 95 per cent limits: Wilson's limits of the share over the population share, which is taken as known.
    /// A group is over-represented when both lie above 1, under-represented when both lie below.
    pub ci: [f64; 2],
}

/// The relative representation of a group of `x` among `n` reached.
///
/// # Errors
/// `n` of 0, `x` above `n`, or a population share that is not above 0 and at most 1.
pub fn relative_representation(
    x: u64,
    n: u64,
    population_share: f64,
) -> Result<RelativeRepresentation, InputError> {
    if n == 0 {
        return Err(InputError::out_of_range("n", "must be above 0"));
    }
    if x > n {
        return Err(InputError::out_of_range("x", format!("must not be above n, and {x} is above {n}")));
    }
    if !(population_share > 0.0 && population_share <= 1.0) {
        return Err(InputError::out_of_range(
            "population_share",
            format!("is a share above 0 and at most 1, not {}", Shown(population_share)),
        ));
    }
    let reach_share = x as f64 / n as f64;
    Ok(RelativeRepresentation {
        reach_share,
        relative_representation: reach_share / population_share,
        ci: wilson(x as f64, n as f64, Confidence::NINETY_FIVE).map(|limit| limit / population_share),
    })
}

/// How many times as often a group is reached as the rest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReachRatio {
    /// The group's reach rate over that of the rest.
    pub reach_ratio: f64,
    /// 95 per cent limits on the logarithm (Katz and others 1978); absent when nobody of the group is reached.
    pub ci: Option<[f64; 2]>,
}

/// The reach rate of a group over that of everybody else.
///
/// # Errors
/// A size of 0, more reached than there are, or nobody reached in the rest (the ratio has no value then).
pub fn reach_ratio(
    reached_in_group: u64,
    group_size: u64,
    reached_in_rest: u64,
    rest_size: u64,
) -> Result<ReachRatio, InputError> {
    let group = share("reached_in_group", reached_in_group, "group_size", group_size)?;
    let rest = share("reached_in_rest", reached_in_rest, "rest_size", rest_size)?;
    if reached_in_rest == 0 {
        return Err(InputError::new(
            "reached_in_rest",
            InputProblem::Undefined,
            "is 0, and nothing can be compared with a rate of 0",
        ));
    }
    let reach_ratio = group / rest;
    let variance = 1.0 / reached_in_group as f64 - 1.0 / group_size as f64 + 1.0 / reached_in_rest as f64
        - 1.0 / rest_size as f64;
    let half = normal_quantile(Confidence::NINETY_FIVE.upper_tail()) * variance.max(0.0).sqrt();
    let limits = || [(reach_ratio.ln() - half).exp(), (reach_ratio.ln() + half).exp()];
    Ok(ReachRatio { reach_ratio, ci: (reached_in_group > 0).then(limits) })
}

fn share(part: &'static str, x: u64, whole: &'static str, n: u64) -> Result<f64, InputError> {
    if n == 0 {
        return Err(InputError::out_of_range(whole, "must be above 0"));
    }
    if x > n {
        return Err(InputError::out_of_range(
            part,
            format!("must not be above {whole}, and {x} is above {n}"),
        ));
    }
    Ok(x as f64 / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(ours: f64, theirs: f64) {
        assert!((ours - theirs).abs() < 1e-12, "{ours} should be {theirs}");
    }

    #[test]
    fn a_group_in_proportion_and_one_over_represented() {
        let girls = relative_representation(86, 150, 0.5).unwrap();
        close(girls.reach_share, 0.5733333333333334);
        close(girls.relative_representation, 1.1466666666666667);
        close(girls.ci[0], 0.9866505374499956);
        close(girls.ci[1], 1.299358190868702);
        let send = relative_representation(45, 150, 0.15).unwrap();
        close(send.relative_representation, 2.0);
        close(send.ci[0], 1.5493886252487774);
        close(send.ci[1], 2.517198693066094);
    }

    #[test]
    fn nobody_reached_of_a_group_is_a_ratio_of_nothing() {
        let none = relative_representation(0, 40, 0.1).unwrap();
        assert_eq!((none.relative_representation, none.ci[0]), (0.0, 0.0));
        assert!(none.ci[1] > 0.0);
        assert_eq!(reach_ratio(0, 900, 105, 5100).unwrap(), ReachRatio { reach_ratio: 0.0, ci: None });
    }

    /// `scipy.stats.contingency.relative_risk`.
    #[test]
    fn the_reach_ratio_agrees_with_scipy() {
        let ratio = reach_ratio(45, 900, 105, 5100).unwrap();
        close(ratio.reach_ratio, 2.428571428571429);
        close(ratio.ci.unwrap()[0], 1.7252182275919923);
        close(ratio.ci.unwrap()[1], 3.4186742809375854);
    }

    #[test]
    fn everybody_reached_everywhere_is_certain() {
        let ratio = reach_ratio(40, 40, 300, 300).unwrap();
        assert_eq!(ratio, ReachRatio { reach_ratio: 1.0, ci: Some([1.0, 1.0]) });
    }

    #[test]
    fn impossible_inputs_are_refused_by_name() {
        assert_eq!(relative_representation(0, 0, 0.5).unwrap_err().input, "n");
        assert_eq!(relative_representation(5, 4, 0.5).unwrap_err().input, "x");
        for share in [0.0, -0.5, 1.5, f64::NAN] {
            assert_eq!(relative_representation(3, 4, share).unwrap_err().input, "population_share");
        }
        for (inputs, name) in [
            ((1, 0, 1, 5), "group_size"),
            ((6, 5, 1, 5), "reached_in_group"),
            ((1, 5, 1, 0), "rest_size"),
            ((1, 5, 6, 5), "reached_in_rest"),
            ((1, 5, 0, 5), "reached_in_rest"),
        ] {
            let (x, n, x_rest, n_rest) = inputs;
            assert_eq!(reach_ratio(x, n, x_rest, n_rest).unwrap_err().input, name);
        }
    }
}
