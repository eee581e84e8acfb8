//! How many requests a caller may make: a bucket for each, refilled evenly, told in the headers of
//! draft-ietf-httpapi-ratelimit-headers. Each server of an installation counts on its own.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use actix_web::{
    HttpRequest, HttpResponse, ResponseError as _,
    http::{
        Method,
        header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
    },
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DashMapStateStore,
};
use headstart_contract::problem::ProblemCode;
use headstart_store::Uid;

use crate::{config::Config, error::ApiError};

/// Keeping answers as they are given takes far fewer.
const LINK_USES_PER_MINUTE: u32 = 120;
/// Wrong links from one address at once, and how long until one more: 20 in ten minutes let people mistype.
const WRONG_LINKS: u32 = 20;
const WRONG_LINK_AGAIN: Duration = Duration::from_secs(30);

/// Whose requests are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// An account or a program.
    Caller(Uid),
    /// An address, of those who have not said who they are.
    Address(IpAddr),
    /// A link through which a form is answered, by the hash of its secret.
    Link(String),
}

/// The limits of this server.
pub struct Limits {
    everything: Option<Limit>,
    sign_in: Option<Limit>,
    links: Option<Limit>,
    wrong_links: Option<Limit>,
    behind_proxy: bool,
}

struct Limit {
    /// Its name in the headers.
    name: &'static str,
    quota: Quota,
    buckets: RateLimiter<Key, DashMapStateStore<Key>, DefaultClock, StateInformationMiddleware>,
}

/// Where a caller stands with a limit after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    name: &'static str,
    /// Requests that a full bucket holds; it fills in a minute.
    quota: u32,
    /// Requests left now.
    left: u32,
    /// Seconds until the bucket is full, or until the next request when none is left.
    seconds: u64,
}

impl Limits {
    /// Those that the operator decided; 0 means none.
    pub fn new(config: &Config) -> Self {
        Self {
            everything: Limit::new("default", config.requests_per_minute),
            sign_in: Limit::new("sign-in", config.sign_ins_per_minute),
            links: Limit::new("link", LINK_USES_PER_MINUTE),
            wrong_links: Quota::with_period(WRONG_LINK_AGAIN)
                .zip(NonZeroU32::new(WRONG_LINKS))
                .map(|(quota, burst)| Limit::of("wrong-link", quota.allow_burst(burst))),
            behind_proxy: config.behind_proxy,
        }
    }

    /// Counts a request that tries a password or a secret, by where it comes from. Nothing for others.
    ///
    /// # Errors
    /// With the standing, when it is one too many.
    pub fn count_sign_in(&self, request: &HttpRequest) -> Result<Option<Standing>, Standing> {
        let tries =
            *request.method() == Method::POST && matches!(request.path(), "/api/v1/session" | "/oauth/token");
        match &self.sign_in {
            Some(limit) if tries => limit.count(self.address(request)).map(Some),
            _ => Ok(None),
        }
    }

    /// Counts a request to the API: by its caller, or by where it comes from when there is none.
    ///
    /// # Errors
    /// With the standing, when it is one too many.
    pub fn count(&self, request: &HttpRequest, caller: Option<Uid>) -> Result<Option<Standing>, Standing> {
        let Some(limit) = self.everything.as_ref().filter(|_| request.path().starts_with("/api/")) else {
            return Ok(None);
        };
        limit.count(caller.map_or_else(|| self.address(request), Key::Caller)).map(Some)
    }

    /// Counts a use of an answer link; false when it is one too many. Each link is counted by itself: a class
    /// behind one address can answer at the same time.
    pub fn count_link(&self, token_hash: &str) -> bool {
        self.links.as_ref().is_none_or(|limit| limit.count(Key::Link(token_hash.to_owned())).is_ok())
    }

    /// Counts a link that cannot be used, by where it comes from; false when it is one too many.
    pub fn count_wrong_link(&self, request: &HttpRequest) -> bool {
        self.wrong_links.as_ref().is_none_or(|limit| limit.count(self.address(request)).is_ok())
    }

    /// Forgets callers whose buckets are full again.
    pub fn tidy(&self) {
        for limit in [&self.everything, &self.sign_in, &self.links, &self.wrong_links].into_iter().flatten() {
            limit.buckets.retain_recent();
            limit.buckets.shrink_to_fit();
        }
    }

    /// Where a request comes from. A proxy in front appends the address that it saw: only the last one can be
    /// trusted. Whoever has an IPv6 address has the whole network of 64 bits around it.
    fn address(&self, request: &HttpRequest) -> Key {
        let header = || request.headers().get_all("x-forwarded-for").last()?.to_str().ok();
        let told = self.behind_proxy.then(header).flatten().and_then(|text| text.rsplit(',').next());
        let told = told.and_then(|text| text.trim().parse::<IpAddr>().ok());
        let peer = request.peer_addr().map(|address| address.ip());
        let address = told.or(peer).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)).to_canonical();
        Key::Address(match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        })
    }
}

impl Limit {
    fn new(name: &'static str, per_minute: u32) -> Option<Self> {
        Some(Self::of(name, Quota::per_minute(NonZeroU32::new(per_minute)?)))
    }

    fn of(name: &'static str, quota: Quota) -> Self {
        let buckets = RateLimiter::dashmap(quota).with_middleware::<StateInformationMiddleware>();
        Self { name, quota, buckets }
    }

    fn count(&self, key: Key) -> Result<Standing, Standing> {
        let quota = self.quota.burst_size().get();
        match self.buckets.check_key(&key) {
            Ok(state) => {
                let left = state.remaining_burst_capacity();
                let refill = self.quota.replenish_interval().saturating_mul(quota.saturating_sub(left));
                Ok(Standing { name: self.name, quota, left, seconds: whole_seconds(refill) })
            }
            Err(refused) => {
                let wait = refused.wait_time_from(self.buckets.clock().now());
                Err(Standing { name: self.name, quota, left: 0, seconds: whole_seconds(wait) })
            }
        }
    }
}

/// Seconds, rounded up, and never none.
fn whole_seconds(time: Duration) -> u64 {
    (time.as_secs() + u64::from(time.subsec_nanos() > 0)).max(1)
}

impl Standing {
    /// Tells a client where it stands.
    pub fn tell(self, headers: &mut HeaderMap) {
        let Self { name, quota, left, seconds } = self;
        let policy = format!("\"{name}\";q={quota};w=60");
        let standing = format!("\"{name}\";r={left};t={seconds}");
        for (header, value) in [("ratelimit-policy", policy), ("ratelimit", standing)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(header), value);
            }
        }
    }

    /// The answer to one request too many.
    pub fn refusal(self) -> HttpResponse {
        let mut response = ApiError::from(ProblemCode::TooMany).error_response();
        self.tell(response.headers_mut());
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(self.seconds));
        response
    }
}
