//! Sums, means and spread of a sample, with rounding errors kept out of what is compared.

/// The sum of the values, with the rounding error of each step carried along (Neumaier).
pub(super) fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, lost) = sum_and_loss(values);
    sum + lost
}

/// The sum of the values as rounded at each step, and what the steps lost.
fn sum_and_loss(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    values.into_iter().fold((0.0_f64, 0.0_f64), |(sum, lost), value| {
        let next = sum + value;
        let error = if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        (next, lost + error)
    })
}

/// The arithmetic mean; not a number when there are no values.
///
/// It is the nearest number to the true mean, as in R and with Python's `fsum`: a value that lies on the mean, as
/// all do when they are equal, must not seem to lie off it.
pub(super) fn mean(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let (sum, lost) = sum_and_loss(values.iter().copied());
    let rough = sum / count;
    // The fused product says exactly what the division left over.
    rough + ((-rough).mul_add(count, sum) + lost) / count
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

    /// R's `mean` and Python's `fsum` divided by the count.
    #[test]
    fn the_mean_is_the_nearest_number_to_the_true_one() {
        let values = [
            2.0, 3.0, 3.5, 4.5, 5.5, 6.0, 6.5, 0.8, -8.6, -8.2, 2.9, -15.1, -1.5, 10.7, 16.5, -0.7, -0.2,
            -1.2, -2.2, -2.7, -4.7,
        ];
        assert_eq!(mean(&values), 0.8);
        assert_eq!(mean(&[4.0, -1.7]), 1.15);
        assert_eq!(mean(&[11.57, -11.3, 8.0, -3.18]), 1.2725);
        assert_eq!(mean(&[19.43, -7.8]), 5.8149999999999995);
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
