//! From values to places on the paper.

/// A straight line from a range of values to a range of places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// `from..to` are the values, `start..end` their places.
    pub fn new(from: f64, to: f64, start: f64, end: f64) -> Self {
        Self { from, to, start, end }
    }

    /// The place of a value; the middle when the range of values is empty.
    pub fn place(&self, value: f64) -> f64 {
        let range = self.to - self.from;
        if range == 0.0 {
            return f64::midpoint(self.start, self.end);
        }
        let place = self.start + (value - self.from) / range * (self.end - self.start);
        (place * 10.0).round() / 10.0
    }
}

/// Round values that divide a range into four to eight steps, both ends covered.
pub fn ticks(min: f64, max: f64) -> Vec<f64> {
    let range = max - min;
    if range.is_nan() || range <= 0.0 {
        return vec![min];
    }
    let power = 10f64.powf((range / 5.0).log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| range / step <= 8.0);
    let step = step.unwrap_or(range);
    let first = (min / step).ceil();
    let count = ((max / step).floor() - first) as i32;
    (0..=count.max(0)).map(|index| (first + f64::from(index)) * step).collect()
}

/// A number as people write it: no more decimals than it needs, two at most, a comma between thousands, with a real
/// minus sign.
pub fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let sign = if rounded < 0.0 { "\u{2212}" } else { "" };
    let text = rounded.abs().to_string();
    let (units, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", thousands(units))
}

/// A mean or a change in points: one decimal, also where that is nought, so that the ends of an interval are alike.
pub fn points(value: f64) -> String {
    fixed(value, 1)
}

/// The same with its sign.
pub fn signed_points(value: f64) -> String {
    if (value * 10.0).round() > 0.0 { format!("+{}", points(value)) } else { points(value) }
}

/// An effect size or a ratio: two decimals.
pub fn ratio(value: f64) -> String {
    fixed(value, 2)
}

/// A share in per cent: one decimal and the sign.
pub fn percent(value: f64) -> String {
    format!("{}%", fixed(value, 1))
}

/// A number with so many decimals, whatever they are.
fn fixed(value: f64, decimals: u8) -> String {
    let steps = 10f64.powi(i32::from(decimals));
    let rounded = (value * steps).round() / steps;
    let sign = if rounded < 0.0 { "\u{2212}" } else { "" };
    let text = format!("{:.*}", usize::from(decimals), rounded.abs());
    let (units, decimals) = text.split_once('.').unwrap_or((&text, ""));
    format!("{sign}{}.{decimals}", thousands(units))
}

/// A count as people write it, with a comma between thousands.
pub fn whole(count: impl Into<u64>) -> String {
    thousands(&count.into().to_string())
}

fn thousands(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A difference, with its sign.
pub fn signed(value: f64) -> String {
    if (value * 100.0).round() > 0.0 { format!("+{}", number(value)) } else { number(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_stay_within_the_range() {
        assert_eq!(ticks(0.0, 40.0), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0]);
        assert_eq!(ticks(7.0, 35.0), [10.0, 15.0, 20.0, 25.0, 30.0, 35.0]);
        assert_eq!(ticks(-1.2, 0.9), [-1.0, -0.5, 0.0, 0.5]);
        assert_eq!(ticks(3.0, 3.0), [3.0]);
    }

    #[test]
    fn a_scale_may_run_upside_down_as_paper_does() {
        let scale = Scale::new(0.0, 40.0, 300.0, 20.0);
        assert!((scale.place(0.0) - 300.0).abs() < 1e-9);
        assert!((scale.place(10.0) - 230.0).abs() < 1e-9);
    }

    #[test]
    fn numbers_carry_a_real_minus_sign_and_two_decimals_at_most() {
        assert_eq!(number(-3.456), "\u{2212}3.46");
        assert_eq!(number(-0.001), "0");
        assert_eq!(signed(2.5), "+2.5");
        assert_eq!([ratio(0.4), ratio(0.52), ratio(-0.001)], ["0.40", "0.52", "0.00"]);
        assert_eq!([points(2.0), points(-1_234.56), percent(99.96)], ["2.0", "\u{2212}1,234.6", "100.0%"]);
        assert_eq!(
            [signed_points(0.04), signed_points(0.05), signed_points(-3.0)],
            ["0.0", "+0.1", "\u{2212}3.0"]
        );
        assert_eq!(signed(-2.0), "\u{2212}2");
        assert_eq!(signed(0.0), "0");
    }

    #[test]
    fn thousands_are_told_apart_by_commas() {
        assert_eq!([0_u64, 999, 1_000, 131_000].map(whole), ["0", "999", "1,000", "131,000"]);
        assert_eq!(number(-1_234_567.5), "\u{2212}1,234,567.5");
        assert_eq!(number(100.25), "100.25");
    }
}
