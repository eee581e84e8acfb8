//! Which two scores of an episode are compared.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The rule by which the first and the last score are chosen. Reports print which one was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum PairingRule {
    /// NHS England's (MHS112): the first score on or after the first contact, and the last of the later ones
    /// that is on or after the second contact.
    Nhs,
    /// The first and the last score, whatever the contacts.
    FirstLast,
}

/// The scores chosen. The pair is complete when there is a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pair<T> {
    /// The score at the start.
    pub first: Option<T>,
    /// The score at the end; absent when the episode is not paired.
    pub last: Option<T>,
}

/// Chooses the pair among the scores of one person, episode, measure, sub-scale and informant.
///
/// Contacts are the attended ones. Neither need be in order; scores of one day keep the order given. The same
/// score on the same day counts once, as in the published metric.
pub fn pair<T: Copy + PartialEq>(
    contacts: &[NaiveDate],
    scores: &[(NaiveDate, T)],
    rule: PairingRule,
) -> Pair<T> {
    let mut contacts = contacts.to_vec();
    contacts.sort_unstable();
    let (from_first, from_last) = match rule {
        PairingRule::Nhs => (contacts.first().copied(), contacts.get(1).copied()),
        PairingRule::FirstLast => (Some(NaiveDate::MIN), Some(NaiveDate::MIN)),
    };
    let scores = in_order(scores);
    let mut eligible = scores.iter().filter(|(date, _)| from_first.is_some_and(|from| *date >= from));
    let first = eligible.next();
    let last = eligible.rfind(|(date, _)| from_last.is_some_and(|from| *date >= from));
    Pair { first: first.map(|(_, score)| *score), last: last.map(|(_, score)| *score) }
}

/// The scores by day, without repetitions.
fn in_order<T: Copy + PartialEq>(scores: &[(NaiveDate, T)]) -> Vec<(NaiveDate, T)> {
    let mut sorted = scores.to_vec();
    sorted.sort_by_key(|(date, _)| *date);
    let mut kept: Vec<(NaiveDate, T)> = Vec::with_capacity(sorted.len());
    for score in sorted {
        let repeated =
            kept.iter().rev().take_while(|(date, _)| *date == score.0).any(|other| *other == score);
        if !repeated {
            kept.push(score);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn chosen(contacts: &[&str], scores: &[(&str, i32)], rule: PairingRule) -> (Option<i32>, Option<i32>) {
        let contacts: Vec<NaiveDate> = contacts.iter().map(|text| day(text)).collect();
        let scores: Vec<(NaiveDate, i32)> = scores.iter().map(|(text, score)| (day(text), *score)).collect();
        let pair = pair(&contacts, &scores, rule);
        (pair.first, pair.last)
    }

    const CONTACTS: [&str; 2] = ["2026-01-10", "2026-02-01"];

    #[test]
    fn a_score_before_the_first_contact_is_not_eligible() {
        let scores = [("2026-01-05", 10), ("2026-01-10", 9), ("2026-02-01", 4)];
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::Nhs), (Some(9), Some(4)));
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::FirstLast), (Some(10), Some(4)));
    }

    #[test]
    fn without_a_score_from_the_second_contact_on_there_is_no_pair() {
        let scores = [("2026-01-10", 9), ("2026-01-25", 5)];
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::Nhs), (Some(9), None));
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::FirstLast), (Some(9), Some(5)));
    }

    #[test]
    fn one_score_is_first_and_never_last_too() {
        let scores = [("2026-01-05", 10), ("2026-02-03", 4)];
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::Nhs), (Some(4), None));
        assert_eq!(chosen(&[], &scores[..1], PairingRule::FirstLast), (Some(10), None));
    }

    #[test]
    fn contacts_and_scores_may_come_in_any_order() {
        let scores = [("2026-03-01", 4), ("2026-01-10", 9), ("2026-02-10", 7)];
        assert_eq!(chosen(&["2026-02-01", "2026-01-10"], &scores, PairingRule::Nhs), (Some(9), Some(4)));
    }

    #[test]
    fn too_few_contacts_make_no_pair_by_the_nhs_rule() {
        let scores = [("2026-01-10", 9), ("2026-02-01", 4)];
        assert_eq!(chosen(&["2026-01-10"], &scores, PairingRule::Nhs), (Some(9), None));
        assert_eq!(chosen(&[], &scores, PairingRule::Nhs), (None, None));
        assert_eq!(chosen(&[], &[], PairingRule::FirstLast), (None, None));
    }

    #[test]
    fn the_same_score_twice_on_a_day_counts_once() {
        let scores = [("2026-02-01", 9), ("2026-02-01", 9)];
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::Nhs), (Some(9), None));
        let scores = [("2026-02-01", 9), ("2026-02-01", 8), ("2026-02-01", 9)];
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::Nhs), (Some(9), Some(8)));
        let scores = [("2026-02-01", 9), ("2026-02-08", 9)];
        assert_eq!(chosen(&CONTACTS, &scores, PairingRule::Nhs), (Some(9), Some(9)));
    }

    #[test]
    fn two_contacts_on_one_day_are_two() {
        let scores = [("2026-01-10", 9), ("2026-01-10", 6)];
        assert_eq!(chosen(&["2026-01-10", "2026-01-10"], &scores, PairingRule::Nhs), (Some(9), Some(6)));
    }
}
