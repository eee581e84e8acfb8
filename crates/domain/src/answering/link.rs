//! Links through which somebody answers without an account.

use chrono::{DateTime, Duration, Utc};

use crate::code_list::code_list;

code_list! {
    /// How the form reaches whoever answers it.
    pub enum Hand {
        Link = "link", "A link to send";
        Tablet = "tablet", "This device, handed over";
    }
}

code_list! {
    /// Where a link stands. Whether it has run out is a matter of the time.
    pub enum LinkState {
        Open = "open", "Waiting for answers";
        Completed = "completed", "Answered";
        Cancelled = "cancelled", "Cancelled";
    }
}

/// How long a device that was handed over can be used.
const TABLET: Duration = Duration::hours(2);

/// When a link that is made now runs out. `link_days` is how many days the partnership gives a link.
pub fn expires_at(hand: Hand, link_days: u16, now: DateTime<Utc>) -> DateTime<Utc> {
    now + match hand {
        Hand::Link => Duration::days(i64::from(link_days)),
        Hand::Tablet => TABLET,
    }
}

/// Whether a link can be used now: not used, not cancelled, not run out, and the support it belongs to goes on
/// with consent.
pub fn is_usable(
    state: LinkState,
    expires: DateTime<Utc>,
    support_is_open: bool,
    consent_to_support: bool,
    now: DateTime<Utc>,
) -> bool {
    state == LinkState::Open && now < expires && support_is_open && consent_to_support
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_usable_until_it_is_used_cancelled_or_run_out_or_support_ends() {
        let now: DateTime<Utc> = "2026-05-13T09:00:00Z".parse().unwrap();
        let until = expires_at(Hand::Link, 14, now);
        assert_eq!((until - now).num_days(), 14);
        assert_eq!((expires_at(Hand::Tablet, 14, now) - now).num_minutes(), 120);
        assert!(is_usable(LinkState::Open, until, true, true, now));
        assert!(!is_usable(LinkState::Open, until, true, true, until));
        assert!(!is_usable(LinkState::Completed, until, true, true, now));
        assert!(!is_usable(LinkState::Cancelled, until, true, true, now));
        assert!(!is_usable(LinkState::Open, until, false, true, now));
        assert!(!is_usable(LinkState::Open, until, true, false, now));
    }
}
