//! Login throttle: fixed-window counters of login attempts.
//!
//! Attempts are counted by client network, and by user and network. Guesses at one user may come from many networks, so
//! they are counted by user as well; but any client can use that count up, so it only slows down clients that are not
//! recognised ([`Admission::Guarded`]). A device that the user has logged in with has a count of its own, and from a network that
//! the user has logged in from, only the attempts of that network count.
//!
//! An attempt is counted before the password is verified, and taken back after a successful login. Counting
//! failures afterwards would let a hundred concurrent attempts pass.

use doctyped_core::cache::TextCache;
use doctyped_core::client_key::client_network;
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use doctyped_core::settings::Settings;
use parking_lot::Mutex;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Most one-time codes that a user may send in [`CODE_WINDOW`].
const MAX_CODES: u32 = 10;

/// Window of the counter of one-time codes. Long, because there are only a million codes.
const CODE_WINDOW: Duration = Duration::from_secs(3600);

/// Most passwords of unrecognised clients that are verified in [`GUARDED_WINDOW`] while a user is guarded.
const MAX_GUARDED_CHECKS: u32 = 1000;

/// Window of the counter of passwords that are verified while a user is guarded.
const GUARDED_WINDOW: Duration = Duration::from_secs(3600);

/// Most counters in memory.
const MAX_COUNTERS: u64 = 100_000;

/// Time after which an unused counter is dropped.
const COUNTER_TTL: Duration = Duration::from_secs(24 * 3600);

/// Time for which the network of a login is familiar.
const FAMILIAR_TTL: Duration = Duration::from_secs(90 * 24 * 3600);

/// Counters of attempts by key.
#[derive(Debug)]
pub struct LoginThrottle {
    /// By the hash of the key, which may hold a text of a client.
    windows: TextCache<Arc<Mutex<Window>>>,
    /// The networks from which users have logged in.
    familiar: TextCache<()>,
}

/// The attempts since the start of a window.
#[derive(Debug)]
struct Window {
    attempts: u32,
    start: Instant,
}

impl Window {
    fn new() -> Window {
        Window { attempts: 0, start: Instant::now() }
    }
}

impl Default for LoginThrottle {
    fn default() -> LoginThrottle {
        LoginThrottle {
            windows: TextCache::with_time_to_idle(MAX_COUNTERS, COUNTER_TTL),
            familiar: TextCache::with_time_to_idle(MAX_COUNTERS, FAMILIAR_TTL),
        }
    }
}

impl Extension for LoginThrottle {
    fn new(_: &Config) -> LoginThrottle {
        LoginThrottle::default()
    }
}

/// The login throttle of a site.
pub fn login_throttle(site: &Site) -> &LoginThrottle {
    site.extension()
}

/// A login with a password.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LoginAttempt<'a> {
    /// The login name that was sent, in lower case.
    pub user: &'a str,
    /// The address of the client.
    pub address: IpAddr,
    /// The id of the device, if the user has logged in with it before.
    pub device: Option<&'a str>,
    /// Whether the user has logged in from the network of the address before.
    pub is_familiar: bool,
}

/// Which logins are let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admission {
    /// With the right password.
    Open,
    /// Unrecognised clients have guessed at the user too often. The right password has to come with a second factor; any other
    /// is refused like a wrong one until this time has passed.
    Guarded(Duration),
}

impl LoginAttempt<'_> {
    fn pair_key(self) -> String {
        match self.device {
            Some(device) => format!("device {device}"),
            // The network first: it has no blanks, and a user's name may have any text.
            None => format!("pair {} {}", network(self.address), self.user),
        }
    }

    fn network_key(self) -> String {
        format!("address {}", network(self.address))
    }

    fn user_key(self) -> String {
        format!("user {}", self.user)
    }

    fn guarded_key(self) -> String {
        format!("guarded {}", self.user)
    }
}

impl LoginThrottle {
    /// Counts a login attempt.
    ///
    /// # Errors
    /// `SecurityException` if the client has reached a limit.
    pub(crate) fn count_login(&self, attempt: LoginAttempt<'_>, settings: &Settings) -> Result<Admission> {
        let Some((limit, window)) = limit_of(settings) else { return Ok(Admission::Open) };
        if attempt.device.is_some() {
            self.count(&attempt.pair_key(), limit, window).map_err(locked)?;
            return Ok(Admission::Open);
        }
        // What a network is refused does not count for the user.
        self.count(&attempt.network_key(), limit, window).map_err(locked)?;
        self.count(&attempt.pair_key(), limit, window).map_err(locked)?;
        if attempt.is_familiar {
            return Ok(Admission::Open);
        }
        let Err(wait) = self.count(&attempt.user_key(), limit, window) else { return Ok(Admission::Open) };
        self.count(&attempt.guarded_key(), MAX_GUARDED_CHECKS, GUARDED_WINDOW).map_err(locked)?;
        Ok(Admission::Guarded(wait))
    }

    /// Takes an attempt back, because the password was right. The failures of its network stay counted, or a
    /// login to another account from the same network would clear them; so do those of unrecognised clients.
    pub(crate) fn take_back(&self, attempt: LoginAttempt<'_>, admission: Admission) {
        self.windows.invalidate(&attempt.pair_key());
        if attempt.device.is_none() {
            self.discount(&attempt.network_key());
            match admission {
                Admission::Open if attempt.is_familiar => {}
                Admission::Open => self.discount(&attempt.user_key()),
                Admission::Guarded(_) => self.discount(&attempt.guarded_key()),
            }
        }
    }

    /// Counts a password that the user of a session sends. Only such users use this count up.
    ///
    /// # Errors
    /// `SecurityException` if the user has reached the limit.
    pub(crate) fn count_own(&self, user: &str, settings: &Settings) -> Result<()> {
        match limit_of(settings) {
            Some((limit, window)) => self.count(&own_key(user), limit, window).map_err(locked),
            None => Ok(()),
        }
    }

    /// Clears the counter of passwords of a session's user, after a right one.
    pub(crate) fn clear_own(&self, user: &str) {
        self.windows.invalidate(&own_key(user));
    }

    /// Makes the network of a login familiar.
    pub(crate) fn remember(&self, user: &str, address: IpAddr) {
        self.familiar.insert(&familiar_key(user, address), ());
    }

    /// Whether the user has logged in from the network of an address, as far as this process knows.
    pub(crate) fn is_familiar(&self, user: &str, address: IpAddr) -> bool {
        self.familiar.get(&familiar_key(user, address)).is_some()
    }

    /// Counts a one-time code of a two-factor login.
    ///
    /// # Errors
    /// `SecurityException` if the user has sent `MAX_CODES` in `CODE_WINDOW`.
    pub(crate) fn count_code(&self, user: &str) -> Result<()> {
        self.count(&format!("code {user}"), MAX_CODES, CODE_WINDOW).map_err(locked)
    }

    /// Clears the counter of a user's one-time codes, after a right code.
    pub(crate) fn clear_codes(&self, user: &str) {
        self.windows.invalidate(&format!("code {user}"));
    }

    /// Counts an event under a key of the caller's choice, of which `limit` are allowed in a window.
    ///
    /// # Errors
    /// The time until the window ends, if the limit is reached.
    pub fn count(&self, key: &str, limit: u32, window_len: Duration) -> Result<(), Duration> {
        let window = self.windows.get_or_insert_with(key, || Arc::new(Mutex::new(Window::new())));
        let mut window = window.lock();
        let elapsed = window.start.elapsed();
        if elapsed >= window_len {
            *window = Window::new();
        }
        if window.attempts >= limit {
            return Err(window_len.saturating_sub(elapsed));
        }
        window.attempts = window.attempts.saturating_add(1);
        Ok(())
    }

    /// Takes an event back that [`LoginThrottle::count`] has counted.
    pub fn discount(&self, key: &str) {
        if let Some(window) = self.windows.get(key) {
            let mut window = window.lock();
            window.attempts = window.attempts.saturating_sub(1);
        }
    }
}

/// The number of attempts in a window; none without a limit. Frappe: the lock starts after more failures than
/// the setting.
fn limit_of(settings: &Settings) -> Option<(u32, Duration)> {
    let limit = settings.allow_consecutive_login_attempts;
    (limit > 0).then(|| (limit.saturating_add(1), settings.allow_login_after_fail))
}

fn own_key(user: &str) -> String {
    format!("own {user}")
}

fn familiar_key(user: &str, address: IpAddr) -> String {
    format!("{} {user}", network(address))
}

/// The refusal of a login for some time.
pub(crate) fn locked(wait: Duration) -> Error {
    let message = format!("Too many failed logins. Try again in {} seconds", wait.as_secs() + 1);
    Error::new(ErrorKind::Locked, message).retry_after(wait)
}

/// [`client_network`] as text.
pub fn network(address: IpAddr) -> String {
    match client_network(address) {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x}/64", address.to_bits() >> 64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn settings() -> Settings {
        Settings { allow_consecutive_login_attempts: 2, ..Settings::default() }
    }

    fn attempt<'a>(user: &'a str, host: &str) -> LoginAttempt<'a> {
        LoginAttempt { user, address: address(host), device: None, is_familiar: false }
    }

    #[test]
    fn user_with_too_many_failures_is_guarded_against_strangers() {
        let throttle = LoginThrottle::default();
        for host in 1..=3 {
            let guess = attempt("a", &format!("10.0.0.{host}"));
            assert_eq!(throttle.count_login(guess, &settings()).unwrap(), Admission::Open);
        }
        let stranger = throttle.count_login(attempt("a", "10.0.0.4"), &settings()).unwrap();
        assert!(matches!(stranger, Admission::Guarded(_)));
        let known = LoginAttempt { device: Some("d"), ..attempt("a", "10.0.0.4") };
        assert_eq!(throttle.count_login(known, &settings()).unwrap(), Admission::Open);
        assert_eq!(throttle.count_login(attempt("b", "10.0.0.4"), &settings()).unwrap(), Admission::Open);
    }

    #[test]
    fn guesses_of_strangers_do_not_count_in_a_familiar_network() {
        let throttle = LoginThrottle::default();
        for host in 0..=(MAX_GUARDED_CHECKS + 20) {
            let guess = attempt("a", &format!("10.{}.{}.1", host / 250, host % 250));
            let _ = throttle.count_login(guess, &settings());
        }
        throttle.count_login(attempt("a", "10.200.0.1"), &settings()).unwrap_err();
        let own = LoginAttempt { is_familiar: true, ..attempt("a", "10.200.0.2") };
        assert_eq!(throttle.count_login(own, &settings()).unwrap(), Admission::Open);
    }

    #[test]
    fn name_that_looks_like_another_key_has_a_count_of_its_own() {
        let throttle = LoginThrottle::default();
        for host in 1..=4 {
            for name in ["a at 10.0.0.9", "10.0.0.9 a"] {
                let _ = throttle.count_login(attempt(name, &format!("10.0.1.{host}")), &settings());
            }
        }
        assert_eq!(throttle.count_login(attempt("a", "10.0.0.9"), &settings()).unwrap(), Admission::Open);
    }

    #[test]
    fn known_device_has_a_limit_of_its_own() {
        let throttle = LoginThrottle::default();
        let known = |device, host| LoginAttempt { device: Some(device), ..attempt("a", host) };
        for host in ["10.0.0.1", "10.0.0.2", "10.0.0.3"] {
            throttle.count_login(known("d", host), &settings()).unwrap();
        }
        assert_eq!(throttle.count_login(known("d", "10.0.0.4"), &settings()).unwrap_err().kind(), ErrorKind::Locked);
        throttle.count_login(known("e", "10.0.0.4"), &settings()).unwrap();
        assert_eq!(throttle.count_login(attempt("a", "10.0.0.1"), &settings()).unwrap(), Admission::Open);
    }

    #[test]
    fn network_with_too_many_failures_is_locked_for_every_user() {
        let throttle = LoginThrottle::default();
        for host in 1..=3 {
            throttle.count_login(attempt(&format!("user{host}"), &format!("2001:db8::{host}")), &settings()).unwrap();
        }
        assert!(throttle.count_login(attempt("other", "2001:db8::ffff"), &settings()).is_err());
        throttle.count_login(attempt("other", "2001:db8:0:1::1"), &settings()).unwrap();
    }

    #[test]
    fn own_login_does_not_clear_the_failures_of_the_network() {
        let throttle = LoginThrottle::default();
        for user in ["a", "b", "c"] {
            throttle.count_login(attempt(user, "10.0.0.1"), &settings()).unwrap();
            if user == "b" {
                throttle.take_back(attempt(user, "10.0.0.1"), Admission::Open);
            }
        }
        throttle.count_login(attempt("d", "10.0.0.1"), &settings()).unwrap();
        assert!(throttle.count_login(attempt("b", "10.0.0.1"), &settings()).is_err());
    }

    #[test]
    fn success_or_the_end_of_the_window_clears_the_counters() {
        let throttle = LoginThrottle::default();
        for _ in 0..9 {
            throttle.count_login(attempt("a", "10.0.0.1"), &settings()).unwrap();
            throttle.take_back(attempt("a", "10.0.0.1"), Admission::Open);
        }
        let short = Settings { allow_login_after_fail: Duration::ZERO, ..settings() };
        for _ in 0..9 {
            throttle.count_login(attempt("a", "10.0.0.1"), &short).unwrap();
        }
    }
}
