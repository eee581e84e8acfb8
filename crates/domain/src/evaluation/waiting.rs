//! The simple waiting time: from the referral to the first and the second attended contact.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whether a contact took place (NHS Data Dictionary, attended or did not attend code).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum AttendanceCode {
    /// 0: it lies in the future.
    #[serde(rename = "0")]
    Future,
    /// 2: cancelled by the young person or for them.
    #[serde(rename = "2")]
    CancelledByPerson,
    /// 3: did not attend, without warning.
    #[serde(rename = "3")]
    DidNotAttend,
    /// 4: cancelled or put off by the service.
    #[serde(rename = "4")]
    CancelledByService,
    /// 5: attended in time.
    #[serde(rename = "5")]
    Attended,
    /// 6: came late and was seen.
    #[serde(rename = "6")]
    AttendedLate,
    /// 7: came too late to be seen.
    #[serde(rename = "7")]
    TooLate,
}

impl AttendanceCode {
    /// All codes, in order.
    pub const ALL: [Self; 7] = [
        Self::Future,
        Self::CancelledByPerson,
        Self::DidNotAttend,
        Self::CancelledByService,
        Self::Attended,
        Self::AttendedLate,
        Self::TooLate,
    ];

    /// The code as it is written in data sets.
    pub fn code(self) -> &'static str {
        match self {
            Self::Future => "0",
            Self::CancelledByPerson => "2",
            Self::DidNotAttend => "3",
            Self::CancelledByService => "4",
            Self::Attended => "5",
            Self::AttendedLate => "6",
            Self::TooLate => "7",
        }
    }

    /// Whether the young person was seen.
    pub fn was_seen(self) -> bool {
        matches!(self, Self::Attended | Self::AttendedLate)
    }
}

/// The first two attended contacts and how long they took to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// The day of the first attended contact.
    pub first: Option<NaiveDate>,
    /// The day of the second; the same day when both were on it.
    pub second: Option<NaiveDate>,
    /// Calendar days from the referral to the first.
    pub days_to_first: Option<i64>,
    /// Calendar days from the referral to the second.
    pub days_to_second: Option<i64>,
}

/// The waiting times of a referral. Contacts may come in any order; those before the referral belong to an
/// earlier one and do not count.
pub fn waiting(referral: NaiveDate, contacts: &[(NaiveDate, AttendanceCode)]) -> Waiting {
    let mut seen: Vec<NaiveDate> = contacts
        .iter()
        .filter(|(date, code)| code.was_seen() && *date >= referral)
        .map(|(date, _)| *date)
        .collect();
    seen.sort_unstable();
    let (first, second) = (seen.first().copied(), seen.get(1).copied());
    let days = |date: NaiveDate| date.signed_duration_since(referral).num_days();
    Waiting { first, second, days_to_first: first.map(days), days_to_second: second.map(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(contacts: &[(&str, AttendanceCode)]) -> (Option<i64>, Option<i64>) {
        let contacts: Vec<_> = contacts.iter().map(|(date, code)| (date.parse().unwrap(), *code)).collect();
        let waiting = waiting("2026-03-02".parse().unwrap(), &contacts);
        (waiting.days_to_first, waiting.days_to_second)
    }

    #[test]
    fn only_attended_contacts_stop_the_clock() {
        let contacts = [
            ("2026-03-10", AttendanceCode::DidNotAttend),
            ("2026-03-20", AttendanceCode::Attended),
            ("2026-04-01", AttendanceCode::AttendedLate),
        ];
        assert_eq!(wait(&contacts), (Some(18), Some(30)));
        for code in AttendanceCode::ALL {
            let stops = code.was_seen();
            assert_eq!(wait(&[("2026-03-03", code)]).0.is_some(), stops, "{}", code.code());
        }
    }

    #[test]
    fn contacts_may_come_in_any_order_and_on_one_day() {
        let contacts = [("2026-03-09", AttendanceCode::Attended), ("2026-03-02", AttendanceCode::Attended)];
        assert_eq!(wait(&contacts), (Some(0), Some(7)));
        let contacts = [("2026-03-09", AttendanceCode::Attended); 2];
        assert_eq!(wait(&contacts), (Some(7), Some(7)));
    }

    #[test]
    fn a_contact_before_the_referral_does_not_count() {
        let contacts = [("2026-03-01", AttendanceCode::Attended), ("2026-03-04", AttendanceCode::Attended)];
        assert_eq!(wait(&contacts), (Some(2), None));
    }

    #[test]
    fn nobody_seen_means_still_waiting() {
        assert_eq!(wait(&[]), (None, None));
    }

    #[test]
    fn the_clock_runs_over_the_leap_day() {
        let waiting = waiting(
            "2028-02-28".parse().unwrap(),
            &[("2028-03-01".parse().unwrap(), AttendanceCode::Attended)],
        );
        assert_eq!(waiting.days_to_first, Some(2));
    }
}
