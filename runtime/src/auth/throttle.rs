//! Counts failed logins and locks those who fail too often.
//!
//! An attempt counts as failed before the password is looked at, and a right one clears the count;
//! otherwise a hundred attempts at the same moment would all pass.

use super::settings::Settings;
use crate::error::{Error, ErrorKind, Result};
use moka::sync::Cache;
use parking_lot::Mutex;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Failed logins by user and by address.
pub(crate) struct LoginThrottle {
    runs: Cache<String, Arc<Mutex<Run>>>,
}

/// Attempts in a row.
#[derive(Debug)]
struct Run {
    attempts: u32,
    began: Instant,
}

impl Default for LoginThrottle {
    fn default() -> LoginThrottle {
        let runs = Cache::builder().max_capacity(100_000).time_to_idle(Duration::from_secs(24 * 3600)).build();
        LoginThrottle { runs }
    }
}

impl LoginThrottle {
    /// Counts an attempt to log in.
    ///
    /// # Errors
    /// `SecurityException` when the user or the address is locked.
    pub(crate) fn count_login(&self, user: &str, address: IpAddr, settings: &Settings) -> Result<()> {
        // Frappe: locked when there are more failures than the limit.
        let limit = settings.allow_consecutive_login_attempts.saturating_add(1);
        if settings.allow_consecutive_login_attempts == 0 {
            return Ok(());
        }
        for key in keys(user, address) {
            self.count(key, limit, settings.allow_login_after_fail).map_err(locked)?;
        }
        Ok(())
    }

    /// Counts a code of a two-factor login; a lock lasts an hour, because a million codes are not
    /// many.
    ///
    /// # Errors
    /// `SecurityException` when the user has sent too many.
    pub(crate) fn count_code(&self, user: &str) -> Result<()> {
        const CODES: u32 = 10;
        self.count(format!("code {user}"), CODES, Duration::from_secs(3600)).map_err(locked)
    }

    /// Counts something that may happen `limit` times in a span of time, by a key of any form.
    ///
    /// # Errors
    /// The time after which the count starts again.
    pub(crate) fn count(&self, key: String, limit: u32, span: Duration) -> Result<(), Duration> {
        let fresh = || Run { attempts: 0, began: Instant::now() };
        let run = self.runs.get_with(key, || Arc::new(Mutex::new(fresh())));
        let mut run = run.lock();
        let elapsed = run.began.elapsed();
        if elapsed >= span {
            *run = fresh();
        }
        if run.attempts >= limit {
            return Err(span.saturating_sub(elapsed));
        }
        run.attempts = run.attempts.saturating_add(1);
        Ok(())
    }

    /// The attempt was right: the counts start again.
    pub(crate) fn clear_logins(&self, user: &str, address: IpAddr) {
        for key in keys(user, address) {
            self.runs.invalidate(&key);
        }
    }

    /// The code was right: its count starts again.
    pub(crate) fn clear_codes(&self, user: &str) {
        self.runs.invalidate(&format!("code {user}"));
    }
}

fn locked(wait: Duration) -> Error {
    let message = format!("Too many failed logins. Try again in {} seconds", wait.as_secs() + 1);
    Error::new(ErrorKind::Locked, message).retry_after(wait)
}

/// An address as a counter sees it: whoever has one IPv6 address has all of its network.
pub(crate) fn network(address: IpAddr) -> String {
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
    fn a_user_is_locked_from_everywhere_after_too_many_failures() {
        let throttle = LoginThrottle::default();
        for host in 1..=3 {
            throttle.count_login("a", address(&format!("10.0.0.{host}")), &settings()).unwrap();
        }
        let error = throttle.count_login("a", address("10.0.0.4"), &settings()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Locked);
        throttle.count_login("b", address("10.0.0.4"), &settings()).unwrap();
    }

    #[test]
    fn an_address_is_locked_for_every_user_after_too_many_failures() {
        let throttle = LoginThrottle::default();
        for host in 1..=3 {
            throttle.count_login(&format!("user{host}"), address(&format!("2001:db8::{host}")), &settings()).unwrap();
        }
        assert!(throttle.count_login("other", address("2001:db8::ffff"), &settings()).is_err());
        throttle.count_login("other", address("2001:db8:0:1::1"), &settings()).unwrap();
    }

    #[test]
    fn success_clears_the_counts_and_the_lock_ends_by_itself() {
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
