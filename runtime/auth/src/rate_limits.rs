//! Rate limits: requests by address, user, API key and route, as the flags configure them.
//!
//! Counts are kept in this process; several servers behind one address each have their own. A limit
//! that is off costs nothing.

use crate::network;
use doctyped_core::config::{Config, Limits, Rate};
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use doctyped_core::identity::Identity;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Checks after which the counts of idle keys are dropped.
const CLEANUP_INTERVAL: u32 = 4096;

/// Counts of recent keys that are held; with more, keys share [`SHARED_COUNTS`] of them.
const MAX_KEYS: usize = 200_000;

/// Counts that keys share while there are too many.
const SHARED_COUNTS: u64 = 100_000;

/// The limits of a site.
#[derive(Debug)]
pub struct RateLimits {
    login: Limiter,
    address: Limiter,
    user: Limiter,
    key: Limiter,
    /// By the beginning of the path; the longest first.
    routes: Vec<(String, Limiter)>,
}

impl Extension for RateLimits {
    fn new(config: &Config) -> RateLimits {
        RateLimits::new(&config.limits)
    }
}

/// The rate limits of a site.
pub fn rate_limits(site: &Site) -> &RateLimits {
    site.extension()
}

impl RateLimits {
    /// The limits of a configuration.
    fn new(limits: &Limits) -> RateLimits {
        let mut routes: Vec<(String, Limiter)> =
            limits.limit_route.iter().map(|route| (route.path.clone(), Limiter::new(route.rate))).collect();
        routes.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
        RateLimits {
            login: Limiter::new(limits.limit_login),
            address: Limiter::new(limits.limit_address),
            user: Limiter::new(limits.limit_user),
            key: Limiter::new(limits.limit_key),
            routes,
        }
    }

    /// Counts a request from an address, before its user is known.
    ///
    /// # Errors
    /// `TooManyRequestsError`.
    pub fn check_address(&self, address: IpAddr) -> Result<()> {
        self.address.check(|| network(address)).map_err(too_many_requests)
    }

    /// Counts the use of a password from an address, right or wrong.
    ///
    /// # Errors
    /// `RateLimitExceededError`.
    pub fn check_login(&self, address: IpAddr) -> Result<()> {
        self.login.check(|| network(address)).map_err(too_many_calls)
    }

    /// Counts a request of a user, or of an address without a login. `with_key` says that it was
    /// sent with an API key or a bearer token, and not with a session.
    ///
    /// # Errors
    /// `TooManyRequestsError`; `RateLimitExceededError` for the limit of a route.
    pub fn check_request(&self, identity: &Identity, with_key: bool, address: IpAddr, path: &str) -> Result<()> {
        if !identity.is_guest() {
            let limiter = if with_key { &self.key } else { &self.user };
            limiter.check(|| identity.name.clone()).map_err(too_many_requests)?;
        }
        match self.routes.iter().find(|(start, _)| path.starts_with(start.as_str())) {
            Some((_, limiter)) => limiter
                .check(|| if identity.is_guest() { network(address) } else { identity.name.clone() })
                .map_err(too_many_calls),
            None => Ok(()),
        }
    }
}

fn too_many_requests(wait: std::time::Duration) -> Error {
    Error::new(ErrorKind::TooManyRequests, "Too many requests; try again later").retry_after(wait)
}

fn too_many_calls(wait: std::time::Duration) -> Error {
    Error::new(ErrorKind::RateLimitExceeded, "Too many calls; try again later").retry_after(wait)
}

/// One limit, counted for each key.
#[derive(Debug)]
struct Limiter {
    /// None without a limit.
    counts: Option<DefaultKeyedRateLimiter<u64>>,
    /// Hashes the keys: networks and names of users.
    hasher: RandomState,
    clock: DefaultClock,
    checks: AtomicU32,
    /// Whether there are so many counts that keys share them.
    is_full: AtomicBool,
}

impl Limiter {
    fn new(rate: Rate) -> Limiter {
        let quota = rate.period().and_then(|(number, period)| Some(Quota::with_period(period)?.allow_burst(number)));
        Limiter {
            counts: quota.map(RateLimiter::keyed),
            hasher: RandomState::new(),
            is_full: AtomicBool::new(false),
            clock: DefaultClock::default(),
            checks: AtomicU32::new(0),
        }
    }

    /// Counts one; fails with the time after which the next is allowed.
    fn check(&self, key: impl FnOnce() -> String) -> Result<(), std::time::Duration> {
        let Some(counts) = &self.counts else { return Ok(()) };
        if self.checks.fetch_add(1, Ordering::Relaxed) % CLEANUP_INTERVAL == CLEANUP_INTERVAL - 1 {
            counts.retain_recent();
            counts.shrink_to_fit();
            self.is_full.store(counts.len() > MAX_KEYS, Ordering::Relaxed);
        }
        let mut hash = self.hasher.hash_one(key());
        if self.is_full.load(Ordering::Relaxed) {
            hash %= SHARED_COUNTS;
        }
        counts.check_key(&hash).map_err(|until| until.wait_time_from(self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(limits: &Limits) -> RateLimits {
        RateLimits::new(limits)
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn address_over_its_limit_has_to_wait() {
        let rates = rates(&Limits { limit_address: "2/3600".parse().unwrap(), ..Limits::default() });
        for host in ["2001:db8::1", "2001:db8::2"] {
            rates.check_address(address(host)).unwrap();
        }
        let error = rates.check_address(address("2001:db8::3")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooManyRequests);
        assert!((1790..=1800).contains(&error.wait().unwrap()));
        rates.check_address(address("10.0.0.1")).unwrap();
    }

    #[test]
    fn longest_matching_route_limit_applies() {
        let routes = vec!["/api=1/60".parse().unwrap(), "/api/method/app=2/60".parse().unwrap()];
        let rates = rates(&Limits { limit_route: routes, ..Limits::default() });
        let check =
            |path| rates.check_request(&Identity::guest(), false, address("10.0.0.1"), path).map_err(|e| e.kind());
        assert_eq!(check("/api/method/app.x"), Ok(()));
        assert_eq!(check("/api/method/app.y"), Ok(()));
        assert_eq!(check("/api/method/app.x"), Err(ErrorKind::RateLimitExceeded));
        assert_eq!(check("/api/method/ping"), Ok(()));
        assert_eq!(check("/api/method/ping"), Err(ErrorKind::RateLimitExceeded));
        assert_eq!(check("/"), Ok(()));
    }

    #[test]
    fn counts_of_very_many_networks_are_limited() {
        let rates = rates(&Limits { limit_address: "1/3600".parse().unwrap(), ..Limits::default() });
        for network in 0..500_000_u32 {
            let _ = rates.check_address(IpAddr::from(network.to_be_bytes()));
        }
        let counts = rates.address.counts.as_ref().unwrap().len();
        assert!(counts <= MAX_KEYS + usize::try_from(SHARED_COUNTS).unwrap() + 4096, "{counts}");
    }

    #[test]
    fn keys_and_sessions_of_a_user_have_separate_limits() {
        let rate = || "1/60".parse().unwrap();
        let rates = rates(&Limits { limit_user: rate(), limit_key: rate(), ..Limits::default() });
        let identity = Identity::administrator();
        let check = |with_key| rates.check_request(&identity, with_key, address("10.0.0.1"), "/").is_ok();
        assert!(check(true) && check(false));
        assert!(!check(true) && !check(false));
    }
}
