//! Chance, from a seed: the same seed throws the same.

use std::f64::consts::TAU;

use chrono::{DateTime, Utc};
use headstart_domain::identifier::ReferralReference;
use headstart_store::Uid;
use rand::{Rng as _, RngCore as _, SeedableRng as _, rngs::StdRng, seq::SliceRandom as _};

use super::{DemoError, DemoResult};

/// How many references there are; [`ReferralReference`].
const REFERENCES: u64 = 887_503_681;
/// Leads from one reference to the next, so that neighbours look nothing alike. It shares no factor with
/// [`REFERENCES`], a power of 31, so none comes twice.
const STRIDE: u64 = 548_498_441;

/// Chance.
pub(super) struct Dice {
    rng: StdRng,
    referrals: u64,
    young_people: u64,
}

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        let start = seed % REFERENCES;
        Self { rng: StdRng::seed_from_u64(seed), referrals: start, young_people: start / 2 + 7 }
    }

    /// True with probability `p`, 0 to 1.
    pub(super) fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// From 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.rng.random::<f64>()
    }

    /// A whole number from `low` to `high`, both possible.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        self.rng.random_range(low..=high.max(low))
    }

    /// A number of mean 0 and standard deviation 1 (Box and Muller's method).
    pub(super) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (TAU * self.unit()).cos()
    }

    /// One of a list.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> DemoResult<&'a T> {
        let last = of.len().checked_sub(1).ok_or(DemoError::Empty("a list"))?;
        of.get(self.rng.random_range(0..=last)).ok_or(DemoError::Empty("a list"))
    }

    /// One of a list, each as likely as its weight says.
    pub(super) fn weighted<T: Copy>(&mut self, of: &[(T, f64)]) -> DemoResult<T> {
        let mut left = self.unit() * of.iter().map(|(_, weight)| weight).sum::<f64>();
        for (item, weight) in of {
            left -= weight;
            if left < 0.0 {
                return Ok(*item);
            }
        }
        of.last().map(|(item, _)| *item).ok_or(DemoError::Empty("a weighted list"))
    }

    /// Puts a list in an order of chance.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.rng);
    }

    /// An identifier in the order of time: UUID version 7.
    pub(super) fn uid(&mut self, at: DateTime<Utc>) -> Uid {
        let mut bytes = [0; 10];
        self.rng.fill_bytes(&mut bytes);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Uid(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }

    /// An identifier that tells no time: UUID version 4.
    pub(super) fn random_uid(&mut self) -> Uid {
        let mut bytes = [0; 16];
        self.rng.fill_bytes(&mut bytes);
        Uid(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The next reference of a referral.
    pub(super) fn referral_reference(&mut self) -> DemoResult<String> {
        self.referrals += 1;
        Ok(reference(self.referrals)?.to_string())
    }

    /// The next reference of a young person.
    pub(super) fn young_person_reference(&mut self) -> DemoResult<String> {
        self.young_people += 1;
        Ok(reference(self.young_people)?.to_string().replacen("HS", "YP", 1))
    }
}

fn reference(nth: u64) -> DemoResult<ReferralReference> {
    u32::try_from(nth.wrapping_mul(STRIDE) % REFERENCES)
        .ok()
        .and_then(ReferralReference::from_number)
        .ok_or_else(|| DemoError::Impossible("a reference beyond the last".into()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_reference_comes_twice() {
        let mut dice = Dice::new(7);
        let references: BTreeSet<String> = (0..5_000).map(|_| dice.referral_reference().unwrap()).collect();
        assert_eq!(references.len(), 5_000);
        assert!(!STRIDE.is_multiple_of(31));
    }

    #[test]
    fn normal_numbers_have_mean_0_and_deviation_1() {
        let mut dice = Dice::new(1);
        let drawn: Vec<f64> = (0..20_000).map(|_| dice.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }

    #[test]
    fn weights_are_kept_to() {
        let mut dice = Dice::new(2);
        let seldom = (0..10_000).filter(|_| dice.weighted(&[(true, 1.0), (false, 3.0)]).unwrap()).count();
        assert!((2_300..2_700).contains(&seldom), "{seldom}");
    }
}
