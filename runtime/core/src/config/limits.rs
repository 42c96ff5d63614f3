//! Limits for clients: request rates, connections, timeouts.

use super::rate::{Rate, RouteRate};
use std::num::NonZeroU32;
use std::time::Duration;

/// Limits for clients.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Server")]
pub struct Limits {
    /// Logins and other uses of a password from one address, right or wrong: NUMBER/SECONDS, or off.
    #[arg(
        help_heading = "Rate limits",
        long,
        env = "DOCTYPED_LIMIT_LOGIN",
        default_value = "60/60",
        global = true,
        value_name = "RATE"
    )]
    pub limit_login: Rate,

    /// Requests from one address: NUMBER/SECONDS, or off.
    #[arg(
        help_heading = "Rate limits",
        long,
        env = "DOCTYPED_LIMIT_ADDRESS",
        default_value = "off",
        global = true,
        value_name = "RATE"
    )]
    pub limit_address: Rate,

    /// Requests of one user's sessions: NUMBER/SECONDS, or off.
    #[arg(
        help_heading = "Rate limits",
        long,
        env = "DOCTYPED_LIMIT_USER",
        default_value = "off",
        global = true,
        value_name = "RATE"
    )]
    pub limit_user: Rate,

    /// Requests with one user's API key or bearer tokens: NUMBER/SECONDS, or off.
    #[arg(
        help_heading = "Rate limits",
        long,
        env = "DOCTYPED_LIMIT_KEY",
        default_value = "off",
        global = true,
        value_name = "RATE"
    )]
    pub limit_key: Rate,

    /// Requests of one user, or of one address without a login, by path prefix:
    /// /PATH=NUMBER/SECONDS. May be given several times, or separated by commas; the longest
    /// matching prefix applies.
    #[arg(
        help_heading = "Rate limits",
        long,
        env = "DOCTYPED_LIMIT_ROUTE",
        global = true,
        value_name = "LIMIT",
        value_delimiter = ','
    )]
    pub limit_route: Vec<RouteRate>,

    /// Open connections of clients; further ones wait until one closes. The network of one client holds at most half of
    /// them, or of those that other networks leave; its further ones are closed. Trusted proxies have no such limit.
    ///
    /// A network is an IPv4 address, or an IPv6 network of 64 bits.
    #[arg(long, env = "DOCTYPED_MAX_CLIENTS", default_value_t = 10_000, global = true, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub max_clients: u32,

    /// Seconds that a request waits for a database connection while earlier requests of its user, or of
    /// its address without a login, use their share of the connections. Then it is answered 429.
    #[arg(long, env = "DOCTYPED_WAIT_SECONDS", default_value_t = 10, global = true, value_name = "SECONDS")]
    pub wait_seconds: u32,

    /// Seconds for which one request may go on writing, while others wait for it; 0 for no limit. On SQLite, one request
    /// writes at a time.
    ///
    /// The rest of the documents of such a request is refused with 417.
    #[arg(long, env = "DOCTYPED_WRITE_SECONDS", default_value_t = 10, global = true, value_name = "SECONDS")]
    pub write_seconds: u32,

    /// Bytes of temporary files for the parts of long responses that clients have not read yet, in the folder that
    /// TMPDIR names.
    #[arg(long, env = "DOCTYPED_MAX_SPOOL", default_value_t = 1024 * 1024 * 1024, global = true, value_name = "BYTES")]
    pub max_spool: u64,

    /// Seconds that a client may take to send the head of a request.
    #[arg(long, env = "DOCTYPED_HEAD_SECONDS", default_value = "10", global = true, value_name = "SECONDS")]
    pub head_seconds: NonZeroU32,

    /// Seconds that a client may take to send the body of a request; uploads have longer.
    #[arg(long, env = "DOCTYPED_BODY_SECONDS", default_value = "60", global = true, value_name = "SECONDS")]
    pub body_seconds: NonZeroU32,

    /// Seconds after which the connection of a client that reads nothing of a response is closed; 0 for no limit.
    #[arg(long, env = "DOCTYPED_STALL_SECONDS", default_value_t = 30, global = true, value_name = "SECONDS")]
    pub stall_seconds: u32,

    /// Seconds after SIGTERM in which clients close their connections, because responses ask them to; idle connections are
    /// closed afterwards. 0 closes them at once.
    #[arg(long, env = "DOCTYPED_DRAIN_SECONDS", default_value_t = 5, global = true, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(..=3600))]
    pub drain_seconds: u32,
}

impl Limits {
    /// Time that a request waits for its share of the connections.
    pub fn wait_time(&self) -> Duration {
        Duration::from_secs(u64::from(self.wait_seconds))
    }

    /// Time for which one request may go on writing.
    pub fn write_time(&self) -> Option<Duration> {
        (self.write_seconds > 0).then(|| Duration::from_secs(u64::from(self.write_seconds)))
    }

    /// Time in which clients close their connections to a server that stops.
    pub fn drain_time(&self) -> Duration {
        Duration::from_secs(u64::from(self.drain_seconds))
    }

    /// Timeout for the head of a request.
    pub fn head_time(&self) -> Duration {
        Duration::from_secs(u64::from(self.head_seconds.get()))
    }

    /// Timeout for the body of a request.
    pub fn body_time(&self) -> Duration {
        Duration::from_secs(u64::from(self.body_seconds.get()))
    }

    /// Timeout for a client that reads nothing of a response.
    pub fn stall_time(&self) -> Option<Duration> {
        (self.stall_seconds > 0).then(|| Duration::from_secs(u64::from(self.stall_seconds)))
    }
}

impl Default for Limits {
    fn default() -> Limits {
        let number = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Limits {
            limit_login: Rate::Limited { number: number(60), seconds: number(60) },
            limit_address: Rate::Unlimited,
            limit_user: Rate::Unlimited,
            limit_key: Rate::Unlimited,
            limit_route: Vec::new(),
            max_clients: 10_000,
            wait_seconds: 10,
            write_seconds: 10,
            max_spool: 1024 * 1024 * 1024,
            head_seconds: number(10),
            body_seconds: number(60),
            stall_seconds: 30,
            drain_seconds: 5,
        }
    }
}
