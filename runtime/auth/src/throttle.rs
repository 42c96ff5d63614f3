//! Login throttle: fixed-window counters of login attempts, by user and by client network.
//!
//! An attempt is counted before the password is verified, and a successful login clears the counters.
//! Counting failures afterwards would let a hundred concurrent attempts pass.

use doctyped_core::cache::TextCache;
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

/// Most counters in memory.
const MAX_COUNTERS: u64 = 100_000;

/// Time after which an unused counter is dropped.
const COUNTER_TTL: Duration = Duration::from_secs(24 * 3600);

/// Counters of attempts by key, which may be a login name of any length that a client sent.
#[derive(Debug)]
pub struct LoginThrottle {
    windows: TextCache<Arc<Mutex<Window>>>,
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
        LoginThrottle { windows: TextCache::with_time_to_idle(MAX_COUNTERS, COUNTER_TTL) }
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

impl LoginThrottle {
    /// Counts a login attempt.
    ///
    /// # Errors
    /// `SecurityException` if the user or the client network has reached the limit.
    pub(crate) fn count_login(&self, user: &str, address: IpAddr, settings: &Settings) -> Result<()> {
        // Frappe: the lock starts after more failures than the limit.
        let limit = settings.allow_consecutive_login_attempts.saturating_add(1);
        if settings.allow_consecutive_login_attempts == 0 {
            return Ok(());
        }
        for key in keys(user, address) {
            self.count(&key, limit, settings.allow_login_after_fail).map_err(locked)?;
        }
        Ok(())
    }

    /// Counts a one-time code of a two-factor login.
    ///
    /// # Errors
    /// `SecurityException` if the user has sent `MAX_CODES` in `CODE_WINDOW`.
    pub(crate) fn count_code(&self, user: &str) -> Result<()> {
        self.count(&format!("code {user}"), MAX_CODES, CODE_WINDOW).map_err(locked)
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

    /// Clears the counters of a user and a client network, after a successful login.
    pub(crate) fn clear_logins(&self, user: &str, address: IpAddr) {
        for key in keys(user, address) {
            self.windows.invalidate(&key);
        }
    }

    /// Clears the counter of a user's one-time codes, after a right code.
    pub(crate) fn clear_codes(&self, user: &str) {
        self.windows.invalidate(&format!("code {user}"));
    }
}

fn locked(wait: Duration) -> Error {
    let message = format!("Too many failed logins. Try again in {} seconds", wait.as_secs() + 1);
    Error::new(ErrorKind::Locked, message).retry_after(wait)
}

/// The client network of an address: the address itself for IPv4, the /64 network for IPv6, all of which
/// usually belongs to one client.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x}/64", address.to_bits() >> 64),
    }
}

fn keys(user: &str, address: IpAddr) -> [String; 2] {
    [format!("user {user}"), format!("address {}", network(address))]
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

    #[test]
    fn user_with_too_many_failures_is_locked_from_every_address() {
        let throttle = LoginThrottle::default();
        for host in 1..=3 {
            throttle.count_login("a", address(&format!("10.0.0.{host}")), &settings()).unwrap();
        }
        let error = throttle.count_login("a", address("10.0.0.4"), &settings()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Locked);
        throttle.count_login("b", address("10.0.0.4"), &settings()).unwrap();
    }

    #[test]
    fn network_with_too_many_failures_is_locked_for_every_user() {
        let throttle = LoginThrottle::default();
        for host in 1..=3 {
            throttle.count_login(&format!("user{host}"), address(&format!("2001:db8::{host}")), &settings()).unwrap();
        }
        assert!(throttle.count_login("other", address("2001:db8::ffff"), &settings()).is_err());
        throttle.count_login("other", address("2001:db8:0:1::1"), &settings()).unwrap();
    }

    #[test]
    fn success_or_the_end_of_the_window_clears_the_counters() {
        let throttle = LoginThrottle::default();
        for _ in 0..9 {
            throttle.count_login("a", address("10.0.0.1"), &settings()).unwrap();
            throttle.clear_logins("a", address("10.0.0.1"));
        }
        let short = Settings { allow_login_after_fail: Duration::ZERO, ..settings() };
        for _ in 0..9 {
            throttle.count_login("a", address("10.0.0.1"), &short).unwrap();
        }
    }
}
