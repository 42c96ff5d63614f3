//! Settings of logs, metrics and health checks.

use std::net::SocketAddr;
use std::time::Duration;

/// Logs, metrics and health checks.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Monitoring")]
pub struct Monitoring {
    /// The form of the log: text, or json with one object a line.
    #[arg(long, env = "DOCTYPED_LOG_FORMAT", default_value = "text", global = true, value_name = "text|json")]
    pub log_format: LogFormat,

    /// Milliseconds from which a statement is logged, without its values; 0 to log none.
    #[arg(
        long,
        env = "DOCTYPED_SLOW_STATEMENT_MS",
        default_value_t = 1000,
        global = true,
        value_name = "MILLISECONDS"
    )]
    pub slow_statement_ms: u64,

    /// An address of its own for /metrics, /live and /ready, such as 127.0.0.1:9464. Requests there need no login: it
    /// must not be reachable from outside.
    #[arg(long, env = "DOCTYPED_METRICS_LISTEN", global = true, value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,

    /// The bearer token for /metrics, which the public address answers then, too. It has 16 or more characters, and
    /// is required at the address of --metrics-listen as well.
    #[arg(long, env = "DOCTYPED_METRICS_TOKEN", global = true, value_name = "TOKEN", hide_env_values = true)]
    pub metrics_token: Option<MetricsToken>,

    /// Free bytes on the disks of the database and of the files below which /ready answers 503; 0 for no limit.
    #[arg(long, env = "DOCTYPED_MIN_DISK_SPACE", default_value_t = 64 * 1024 * 1024, global = true, value_name = "BYTES")]
    pub min_disk_space: u64,

    /// Bytes from which JSON and text is compressed for clients that accept gzip; 0 to compress nothing.
    #[arg(long, env = "DOCTYPED_COMPRESS_FROM", default_value_t = 16 * 1024, global = true, value_name = "BYTES")]
    pub compress_from: u64,
}

impl Monitoring {
    /// Time from which a statement is logged.
    pub fn slow_statement(&self) -> Option<Duration> {
        (self.slow_statement_ms > 0).then(|| Duration::from_millis(self.slow_statement_ms))
    }
}

impl Default for Monitoring {
    fn default() -> Monitoring {
        Monitoring {
            log_format: LogFormat::Text,
            slow_statement_ms: 1000,
            metrics_listen: None,
            metrics_token: None,
            min_disk_space: 64 * 1024 * 1024,
            compress_from: 16 * 1024,
        }
    }
}

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// A line of text for each event.
    #[default]
    Text,
    /// A JSON object for each event, in one line.
    Json,
}

impl std::str::FromStr for LogFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<LogFormat, String> {
        match text {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            other => Err(format!("{other:?} is neither text nor json")),
        }
    }
}

/// The token that a reader of the metrics sends. It is not shown.
#[derive(Clone, PartialEq, Eq)]
pub struct MetricsToken(String);

impl MetricsToken {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for MetricsToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MetricsToken(...)")
    }
}

impl std::str::FromStr for MetricsToken {
    type Err = String;

    fn from_str(text: &str) -> Result<MetricsToken, String> {
        /// Characters of a token that is too long to be guessed.
        const MIN_LEN: usize = 16;
        if text.len() < MIN_LEN || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(format!(
                "a token has {MIN_LEN} or more characters of ASCII and no spaces: openssl rand -hex 32"
            ));
        }
        Ok(MetricsToken(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_token_is_refused_and_none_is_shown() {
        for wrong in ["", "short", "sixteen and more characters", "sixteen-and-more-chäracters"] {
            assert!(wrong.parse::<MetricsToken>().is_err(), "{wrong}");
        }
        let token: MetricsToken = "0123456789abcdef".parse().unwrap();
        assert_eq!((token.as_str(), format!("{token:?}").as_str()), ("0123456789abcdef", "MetricsToken(...)"));
    }
}
