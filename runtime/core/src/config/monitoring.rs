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

    /// A collector of OpenTelemetry that gets a span of each request (OTLP over HTTP), such as http://127.0.0.1:4318. Needs
    /// a server with the cargo feature `otel`.
    ///
    /// Without it, the variables OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and OTEL_EXPORTER_OTLP_ENDPOINT say where the collector
    /// is; without any, no spans are exported.
    #[arg(long, env = "DOCTYPED_OTLP_ENDPOINT", global = true, value_name = "URL")]
    pub otlp_endpoint: Option<CollectorUrl>,
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
            otlp_endpoint: None,
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

/// The URL of a collector of OpenTelemetry, without the path of the spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectorUrl(String);

impl CollectorUrl {
    /// The URL that spans are sent to.
    pub fn traces(&self) -> String {
        format!("{}/v1/traces", self.0)
    }
}

impl std::fmt::Display for CollectorUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for CollectorUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<CollectorUrl, String> {
        let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
        match rest {
            Some(rest) if rest.contains('@') => {
                Err("a URL with a password is not taken: put credentials into OTEL_EXPORTER_OTLP_HEADERS".to_owned())
            }
            Some(rest)
                if !rest.starts_with(['/', ':'])
                    && !rest.is_empty()
                    && rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#".contains(&byte)) =>
            {
                Ok(CollectorUrl(text.trim_end_matches('/').to_owned()))
            }
            _ => Err("a collector has a URL such as http://127.0.0.1:4318, without a query".to_owned()),
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
    fn url_of_collector_has_a_host_and_no_password() {
        for (text, traces) in [
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
            ("https://otel.example.com/tenant/", "https://otel.example.com/tenant/v1/traces"),
        ] {
            assert_eq!(text.parse::<CollectorUrl>().unwrap().traces(), traces);
        }
        for wrong in
            ["", "127.0.0.1:4318", "grpc://a", "http://", "http:///x", "http://a b", "http://u:p@a", "http://a?b"]
        {
            assert!(wrong.parse::<CollectorUrl>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn short_token_is_refused_and_none_is_shown() {
        for wrong in ["", "short", "sixteen and more characters", "sixteen-and-more-chäracters"] {
            assert!(wrong.parse::<MetricsToken>().is_err(), "{wrong}");
        }
        let token: MetricsToken = "0123456789abcdef".parse().unwrap();
        assert_eq!((token.as_str(), format!("{token:?}").as_str()), ("0123456789abcdef", "MetricsToken(...)"));
    }
}
