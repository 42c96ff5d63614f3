//! Rate limits: requests by address, user, API key and route, as the flags configure them.
//!
//! A limit of a route holds for what the route does, by whatever path, command or parameter a client asks for
//! it: a request is resolved to the names of its operation or function first ([`check_route`]).
//!
//! Counts are kept in this process; several servers behind one address each have their own. A limit
//! that is off costs nothing.

use crate::network;
use doctyped_core::config::{Config, Limits, Rate};
use doctyped_core::context::{Context, Site};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use doctyped_core::identity::Identity;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use parking_lot::RwLock;
use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::Arc;
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
    /// By the beginning of the route's name; the longest first.
    routes: Vec<(String, Limiter)>,
}

/// The limits of routes that a request has been counted for, by their index. A request is counted once for a
/// limit, however many functions it calls.
#[derive(Debug, Default)]
struct CountedRoutes(Vec<usize>);

/// The prefixes of paths that mean the same in version 1 without a number.
const EQUIVALENT_PREFIXES: [(&str, &str); 4] = [
    ("/api/v1/method", "/api/method"),
    ("/api/v1/resource", "/api/resource"),
    ("/api/v2/method", "/api/method"),
    ("/api/v2/document", "/api/resource"),
];

/// The name of a route: its path in the API without a version.
fn route_name(path: &str) -> Cow<'_, str> {
    let name = EQUIVALENT_PREFIXES.iter().find_map(|(prefix, name)| {
        let rest = path.strip_prefix(prefix)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| Cow::Owned(format!("{name}{rest}")))
    });
    name.unwrap_or(Cow::Borrowed(path))
}

/// The limits of the current configuration.
struct CurrentLimits(RwLock<Arc<RateLimits>>);

impl Extension for CurrentLimits {
    fn new(config: &Config) -> CurrentLimits {
        CurrentLimits(RwLock::new(Arc::new(RateLimits::new(&config.limits))))
    }

    /// The counts begin anew.
    fn reconfigure(&self, config: &Config) {
        *self.0.write() = Arc::new(RateLimits::new(&config.limits));
    }
}

/// The rate limits of a site.
pub fn rate_limits(site: &Site) -> Arc<RateLimits> {
    Arc::clone(&site.extension::<CurrentLimits>().0.read())
}

impl RateLimits {
    /// The limits of a configuration.
    fn new(limits: &Limits) -> RateLimits {
        let mut routes: Vec<(String, Limiter)> = limits
            .limit_route
            .iter()
            .map(|route| (route_name(&route.path).into_owned(), Limiter::new(route.rate)))
            .collect();
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

    /// Counts a request of a user. `uses_token` says that it was sent with an API key or a bearer token, and not
    /// with a session.
    ///
    /// # Errors
    /// `TooManyRequestsError`.
    pub fn check_user(&self, identity: &Identity, uses_token: bool) -> Result<()> {
        if identity.is_guest() {
            return Ok(());
        }
        let limiter = if uses_token { &self.key } else { &self.user };
        limiter.check(|| identity.name.clone()).map_err(too_many_requests)
    }

    /// Whether the route with these names has a limit.
    pub fn limits_route(&self, names: impl FnOnce() -> Vec<String>) -> bool {
        !self.routes.is_empty() && self.route(&names()).is_some()
    }

    /// The index of the limit with the longest prefix of one of the names.
    fn route(&self, names: &[String]) -> Option<usize> {
        let is_prefix =
            |start: &str| names.iter().any(|name| name.starts_with(start) || route_name(name).starts_with(start));
        self.routes.iter().position(|(start, _)| is_prefix(start))
    }
}

/// Counts a request for the limit of a route, by user, or by address without a login. `names` are all names
/// of what is done: paths, and `/api/method/` with each path of a function.
///
/// # Errors
/// `RateLimitExceededError`.
pub fn check_route(ctx: &mut Context, names: impl FnOnce(&Context) -> Vec<String>) -> Result<()> {
    let site = Arc::clone(ctx.site());
    let limits = rate_limits(&site);
    if limits.routes.is_empty() {
        return Ok(());
    }
    let Some(index) = limits.route(&names(ctx)) else { return Ok(()) };
    let mut counted = ctx.set_value(CountedRoutes::default()).unwrap_or_default();
    let is_first = !counted.0.contains(&index);
    if is_first {
        counted.0.push(index);
    }
    ctx.set_value(counted);
    let Some((_, limiter)) = limits.routes.get(index).filter(|_| is_first) else { return Ok(()) };
    let client = || match ctx.client().address {
        Some(address) if ctx.identity().is_guest() => network(address),
        _ => ctx.user().to_owned(),
    };
    limiter.check(client).map_err(too_many_calls)
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
    fn longest_prefix_of_all_names_limits_a_route() {
        let routes = ["/api=1/60", "/api/v2/method/app=2/60", "/api/v2=3/60", "/api/v1/resource/ToDo=4/60"];
        let routes = routes.map(|route| route.parse().unwrap()).to_vec();
        let rates = rates(&Limits { limit_route: routes, ..Limits::default() });
        let prefix = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            rates.route(&names).map(|index| rates.routes[index].0.as_str())
        };
        assert_eq!(prefix(&["/api/method/app.x"]), Some("/api/method/app"));
        assert_eq!(prefix(&["/", "/api/method/app.x"]), Some("/api/method/app"));
        assert_eq!(prefix(&["/api/v1/method/app.x"]), Some("/api/method/app"));
        assert_eq!(prefix(&["/api/v2/document/ToDo/1"]), Some("/api/resource/ToDo"));
        assert_eq!(prefix(&["/api/v2/doctype/ToDo/count"]), Some("/api/v2"));
        assert_eq!(prefix(&["/api/method/ping"]), Some("/api"));
        assert_eq!(prefix(&["/", "/apx"]), None);
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
        let check = |uses_token| rates.check_user(&identity, uses_token).is_ok();
        assert!(check(true) && check(false));
        assert!(!check(true) && !check(false));
    }
}
