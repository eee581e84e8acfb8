//! How often something may be tried in a while.

use std::{collections::HashMap, net::IpAddr, sync::Mutex};

use actix_web::HttpRequest;
use chrono::{DateTime, Duration, Utc};

/// The most callers that are remembered; beyond it those whose time has passed are forgotten first.
const MOST_CALLERS: usize = 50_000;

/// Attempts by caller, each counted from the first of a while.
#[derive(Debug, Default)]
pub struct Attempts {
    counted: Mutex<HashMap<String, (DateTime<Utc>, u32)>>,
}

impl Attempts {
    /// Counts an attempt; false when there were more than `most` since the first within `span`.
    pub fn count(&self, caller: &str, most: u32, span: Duration, now: DateTime<Utc>) -> bool {
        let mut counted = self.counted.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if counted.len() >= MOST_CALLERS {
            counted.retain(|_, (first, _)| now - *first < span);
            if counted.len() >= MOST_CALLERS {
                counted.clear();
            }
        }
        let (first, count) = counted.entry(caller.to_owned()).or_insert((now, 0));
        if now - *first >= span {
            (*first, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        *count <= most
    }
}

/// The address that a request comes from. A proxy on the same machine or network says for whom it asks: the last
/// entry of `X-Forwarded-For`, which it wrote itself. From anywhere else that header is only a claim.
pub fn client_address(request: &HttpRequest) -> String {
    let peer = request.peer_addr().map(|peer| peer.ip());
    let near = peer.is_some_and(|ip| match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || (ip.segments().first().is_some_and(|s| s & 0xfe00 == 0xfc00)),
    });
    let told = request.headers().get("X-Forwarded-For").and_then(|value| value.to_str().ok());
    let told = told.and_then(|list| list.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    told.filter(|_| near).or(peer).map(|ip| ip.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_attempts_are_counted_in_a_while_and_then_anew() {
        let attempts = Attempts::default();
        let now: DateTime<Utc> = "2026-05-13T09:00:00Z".parse().unwrap();
        let span = Duration::minutes(10);
        assert!(attempts.count("one", 2, span, now) && attempts.count("one", 2, span, now));
        assert!(!attempts.count("one", 2, span, now));
        assert!(attempts.count("other", 2, span, now));
        assert!(attempts.count("one", 2, span, now + span));
    }

    #[test]
    fn only_a_proxy_nearby_is_believed_about_whom_it_asks_for() {
        use actix_web::test::TestRequest;
        let from = |peer: &str| {
            let request = TestRequest::default().peer_addr(format!("{peer}:9").parse().unwrap());
            client_address(
                &request.insert_header(("X-Forwarded-For", "1.2.3.4, 198.51.100.7")).to_http_request(),
            )
        };
        assert_eq!(from("127.0.0.1"), "198.51.100.7");
        assert_eq!(from("203.0.113.9"), "203.0.113.9");
    }
}
