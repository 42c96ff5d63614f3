//! How often clients may come: by address, by user, by key, by route, as the flags say.
//!
//! Counts are kept in this process; several servers behind one address each have their own. A limit
//! that is off costs nothing.

use crate::auth::{Identity, network};
use crate::config::{Limits, Rate};
use crate::error::{Error, ErrorKind, Result};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU32, Ordering};

/// After how many checks those are forgotten who have not come for long.
const CLEANING: u32 = 4096;

/// The limits of a site.
#[derive(Debug)]
pub(crate) struct Rates {
    login: Limiter,
    address: Limiter,
    user: Limiter,
    key: Limiter,
    /// By the beginning of the path; the longest first.
    routes: Vec<(String, Limiter)>,
}

impl Rates {
    /// The limits of a configuration.
    pub(crate) fn new(limits: &Limits) -> Rates {
        let mut routes: Vec<(String, Limiter)> =
            limits.limit_route.iter().map(|route| (route.path.clone(), Limiter::new(route.rate))).collect();
        routes.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
        Rates {
            login: Limiter::new(limits.limit_login),
            address: Limiter::new(limits.limit_address),
            user: Limiter::new(limits.limit_user),
            key: Limiter::new(limits.limit_key),
            routes,
        }
    }

    /// Counts a request of an address, before anything is known of it.
    ///
    /// # Errors
    /// `TooManyRequestsError`.
    pub(crate) fn check_address(&self, address: IpAddr) -> Result<()> {
        self.address.check(|| network(address)).map_err(too_many_requests)
    }

    /// Counts the use of a password from an address, right or wrong.
    ///
    /// # Errors
    /// `RateLimitExceededError`.
    pub(crate) fn check_login(&self, address: IpAddr) -> Result<()> {
        self.login.check(|| network(address)).map_err(too_many_calls)
    }

    /// Counts a request of a user, or of an address without a login. `with_key` tells that it came
    /// with an API key or a bearer token, and not with a session.
    ///
    /// # Errors
    /// `TooManyRequestsError`; `RateLimitExceededError` for the limit of a route.
    pub(crate) fn check_request(&self, who: &Identity, with_key: bool, address: IpAddr, path: &str) -> Result<()> {
        if !who.is_guest() {
            let limiter = if with_key { &self.key } else { &self.user };
            limiter.check(|| who.name.clone()).map_err(too_many_requests)?;
        }
        match self.routes.iter().find(|(start, _)| path.starts_with(start.as_str())) {
            Some((_, limiter)) => limiter
                .check(|| if who.is_guest() { network(address) } else { who.name.clone() })
                .map_err(too_many_calls),
            None => Ok(()),
        }
    }
}

fn too_many_requests(wait: std::time::Duration) -> Error {
    Error::new(ErrorKind::TooManyRequests, "Too many requests; try again later").retry_after(wait)
}

fn too_many_calls(wait: std::time::Duration) -> Error {
    Error::new(ErrorKind::RateLimitExceeded, "You come here too often; try again later").retry_after(wait)
}

/// One limit, counted for each key.
#[derive(Debug)]
struct Limiter {
    /// None without a limit.
    counts: Option<DefaultKeyedRateLimiter<String>>,
    clock: DefaultClock,
    checks: AtomicU32,
}

impl Limiter {
    fn new(rate: Rate) -> Limiter {
        let quota = rate.period().and_then(|(number, period)| Some(Quota::with_period(period)?.allow_burst(number)));
        Limiter { counts: quota.map(RateLimiter::keyed), clock: DefaultClock::default(), checks: AtomicU32::new(0) }
    }

    /// Counts one; fails with the time after which the next is allowed.
    fn check(&self, key: impl FnOnce() -> String) -> Result<(), std::time::Duration> {
        let Some(counts) = &self.counts else { return Ok(()) };
        if self.checks.fetch_add(1, Ordering::Relaxed) % CLEANING == CLEANING - 1 {
            counts.retain_recent();
            counts.shrink_to_fit();
        }
        counts.check_key(&key()).map_err(|until| until.wait_time_from(self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(limits: &Limits) -> Rates {
        Rates::new(limits)
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_may_come_so_often_and_then_has_to_wait() {
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
    fn the_longest_path_that_fits_counts() {
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
    fn keys_and_sessions_of_a_user_are_counted_apart() {
        let rate = || "1/60".parse().unwrap();
        let rates = rates(&Limits { limit_user: rate(), limit_key: rate(), ..Limits::default() });
        let who = Identity::administrator();
        let check = |with_key| rates.check_request(&who, with_key, address("10.0.0.1"), "/").is_ok();
        assert!(check(true) && check(false));
        assert!(!check(true) && !check(false));
    }
}
