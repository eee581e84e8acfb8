//! Sums, means and spread of a sample, with rounding errors kept out of what is compared.

/// The sum of the values, with the rounding error of each step carried along (Neumaier).
pub(super) fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, lost) = values.into_iter().fold((0.0_f64, 0.0_f64), |(sum, lost), value| {
        let next = sum + value;
        let error = if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        (next, lost + error)
    });
    sum + lost
}

/// The arithmetic mean; not a number when there are no values.
///
/// Equal values have exactly that value as their mean, so that none of them seems to lie off it.
pub(super) fn mean(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let first = sum(values.iter().copied()) / count;
    first + sum(values.iter().map(|value| value - first)) / count
}

/// The sum of the products of both deviations from their means.
pub(super) fn co_deviation(one: &[f64], other: &[f64]) -> f64 {
    let (mean_one, mean_other) = (mean(one), mean(other));
    sum(one.iter().zip(other).map(|(a, b)| (a - mean_one) * (b - mean_other)))
}

/// The variance with one degree of freedom taken off; not a number below two values.
pub(super) fn variance(values: &[f64]) -> f64 {
    co_deviation(values, values) / (values.len() as f64 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_no_spread_at_all() {
        for value in [0.1, 1.1, 14.4, 1e-9, 1e9 + 0.1] {
            for count in 2..40 {
                let values = vec![value; count];
                assert_eq!(mean(&values), value);
                assert_eq!(variance(&values), 0.0);
            }
        }
    }

    #[test]
    fn small_values_are_not_lost_beside_large_ones() {
        assert_eq!(sum([1e16, 1.0, -1e16]), 1.0);
    }

    #[test]
    fn mean_and_variance_of_a_small_sample() {
        assert_eq!(mean(&[2.0, 4.0, 9.0]), 5.0);
        assert_eq!(variance(&[2.0, 4.0, 9.0]), 13.0);
    }
}
