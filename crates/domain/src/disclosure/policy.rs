//! Small-number policies: which counts and percentages may be shown, and how they are rounded.
//!
//! They are for figures below the national level. Each cell is treated by itself; whether the cells left in a
//! table with totals still give a hidden one away is for [`super::audit`] to say.

use serde::{Deserialize, Serialize};

use super::published::Published;
use crate::statistics::InputError;

/// All policies round to the nearest multiple of this.
const BASE: u64 = 5;

/// A policy, named after the publication that uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum SuppressionPolicy {
    /// Mental health services data set, monthly statistics: below 5 held back, nothing included; percentages
    /// to whole numbers, from the exact counts.
    Mhsds,
    /// Hospital episode statistics since 2018: 1 to 7 held back, 0 shown; percentages from the rounded
    /// counts, to whole numbers, or to one decimal when the rounded denominator is above 4,000.
    Hes,
    /// OpenSAFELY: 7 and below held back, nothing included; percentages from the rounded counts, unrounded.
    #[serde(rename = "opensafely")]
    OpenSafely,
    /// Safe settings in the United Kingdom (SACRO's defaults): below 10 held back, nothing included, as
    /// nought discloses; percentages from the rounded counts, unrounded.
    SafeSetting,
}

impl SuppressionPolicy {
    /// A count as it may be published.
    pub fn count(self, count: u64) -> Published<u64> {
        if self.holds_back(count) { Published::Suppressed } else { Published::Shown(to_base(count)) }
    }

    /// A percentage as it may be published: held back when either of its counts is, or when there is nobody to
    /// take a share of.
    ///
    /// # Errors
    /// A numerator above its denominator.
    pub fn percentage(self, num: u64, den: u64) -> Result<Published<f64>, InputError> {
        if num > den {
            return Err(InputError::out_of_range(
                "percentages.num",
                format!("must not be above its den, and {num} is above {den}"),
            ));
        }
        if den == 0 || self.holds_back(num) || self.holds_back(den) {
            return Ok(Published::Suppressed);
        }
        let (rounded_num, rounded_den) = (to_base(num), to_base(den));
        Ok(Published::Shown(match self {
            Self::Mhsds => percent_half_up(num, den, 1),
            Self::Hes if rounded_den > 4000 => percent_half_up(rounded_num, rounded_den, 10),
            Self::Hes => percent_half_up(rounded_num, rounded_den, 1),
            Self::OpenSafely | Self::SafeSetting => 100.0 * rounded_num as f64 / rounded_den as f64,
        }))
    }

    fn holds_back(self, count: u64) -> bool {
        match self {
            Self::Mhsds => count < 5,
            Self::Hes => (1..=7).contains(&count),
            Self::OpenSafely => count <= 7,
            Self::SafeSetting => count < 10,
        }
    }
}

/// The nearest multiple of five. A whole number is never half-way between two.
fn to_base(count: u64) -> u64 {
    count.saturating_add(BASE / 2) / BASE * BASE
}

/// A percentage rounded half up to so many parts of a whole number (1 or 10), in whole numbers throughout so
/// that no half is lost.
fn percent_half_up(num: u64, den: u64, parts: u64) -> f64 {
    let (num, den, parts) = (u128::from(num), u128::from(den), u128::from(parts));
    let rounded = (2 * 100 * parts * num + den) / (2 * den);
    rounded as f64 / parts as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(policy: SuppressionPolicy, counts: &[u64]) -> String {
        let published: Vec<_> = counts.iter().map(|count| policy.count(*count)).collect();
        serde_json::to_string(&published).unwrap()
    }

    fn percentage(policy: SuppressionPolicy, num: u64, den: u64) -> Option<f64> {
        policy.percentage(num, den).unwrap().shown()
    }

    #[test]
    fn mhsds_holds_back_below_five() {
        assert_eq!(
            written(SuppressionPolicy::Mhsds, &[0, 1, 4, 5, 6, 7, 8, 12, 13, 254, 257, 258]),
            r#"["*","*","*",5,5,5,10,10,15,255,255,260]"#
        );
    }

    #[test]
    fn hes_shows_nought_and_holds_back_one_to_seven() {
        assert_eq!(
            written(SuppressionPolicy::Hes, &[0, 1, 7, 8, 9, 12, 13, 17, 18, 254]),
            r#"[0,"*","*",10,10,10,15,15,20,255]"#
        );
    }

    #[test]
    fn opensafely_holds_back_seven_and_below() {
        assert_eq!(written(SuppressionPolicy::OpenSafely, &[0, 7, 8, 12, 13]), r#"["*","*",10,10,15]"#);
    }

    #[test]
    fn a_safe_setting_holds_back_below_ten() {
        assert_eq!(written(SuppressionPolicy::SafeSetting, &[0, 9, 10, 12, 13]), r#"["*","*",10,10,15]"#);
    }

    #[test]
    fn a_percentage_is_held_back_with_its_numerator_or_denominator() {
        for (policy, hidden, shown) in [
            (SuppressionPolicy::Mhsds, 4, 5),
            (SuppressionPolicy::Hes, 7, 8),
            (SuppressionPolicy::OpenSafely, 7, 8),
            (SuppressionPolicy::SafeSetting, 9, 10),
        ] {
            assert_eq!(percentage(policy, hidden, 40), None, "{policy:?}");
            assert!(percentage(policy, shown, 40).is_some(), "{policy:?}");
            assert_eq!(percentage(policy, hidden, hidden), None, "{policy:?}");
            assert_eq!(percentage(policy, 0, 0), None, "{policy:?}");
        }
        // Nought is no secret by the hospital rules, unless the denominator is small.
        assert_eq!(percentage(SuppressionPolicy::Hes, 0, 40), Some(0.0));
        assert_eq!(percentage(SuppressionPolicy::Hes, 0, 7), None);
    }

    #[test]
    fn half_a_per_cent_is_rounded_up() {
        assert_eq!(percentage(SuppressionPolicy::Mhsds, 13, 40), Some(33.0));
        assert_eq!(percentage(SuppressionPolicy::Mhsds, 5, 200), Some(3.0));
        assert_eq!(percentage(SuppressionPolicy::Mhsds, 29, 200), Some(15.0));
        assert_eq!(percentage(SuppressionPolicy::Mhsds, 57, 1000), Some(6.0));
        // 13 becomes 15: 37.5 per cent.
        assert_eq!(percentage(SuppressionPolicy::Hes, 13, 40), Some(38.0));
    }

    #[test]
    fn hospital_percentages_have_a_decimal_above_four_thousand() {
        assert_eq!(percentage(SuppressionPolicy::Hes, 1234, 4000), Some(31.0));
        assert_eq!(percentage(SuppressionPolicy::Hes, 1234, 4002), Some(31.0));
        assert_eq!(percentage(SuppressionPolicy::Hes, 1234, 4003), Some(30.8));
    }

    #[test]
    fn other_percentages_come_from_the_rounded_counts() {
        assert_eq!(percentage(SuppressionPolicy::OpenSafely, 8, 31), Some(100.0 * 10.0 / 30.0));
        assert_eq!(percentage(SuppressionPolicy::SafeSetting, 13, 31), Some(50.0));
        assert_eq!(percentage(SuppressionPolicy::SafeSetting, 31, 31), Some(100.0));
    }

    #[test]
    fn more_than_all_is_refused() {
        assert!(SuppressionPolicy::Mhsds.percentage(41, 40).is_err());
    }
}
