//! Counts logins, for metrics.

use doctyped_core::config::Config;
use doctyped_core::extension::Extension;
use doctyped_orm::statistics::Counter;

/// The logins of a site since its start.
#[derive(Debug, Default)]
pub struct LoginCounts {
    /// Logins that began a session.
    pub succeeded: Counter,
    /// Wrong passwords and codes, and logins of users that may not log in.
    pub failed: Counter,
}

impl Extension for LoginCounts {
    fn new(_: &Config) -> LoginCounts {
        LoginCounts::default()
    }
}
