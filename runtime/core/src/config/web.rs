//! The public side of the server: its URL, its reverse proxies, the origins that may call it.

#![allow(rustdoc::bare_urls, reason = "the documentation is the text of --help")]

use ipnet::IpNet;
use std::net::IpAddr;
use std::str::FromStr;

/// The public side of the server.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Server")]
pub struct Web {
    /// The public URL of the server, for links in e-mails: https://erp.example.com. The Host header
    /// of a request is never used for links.
    #[arg(long, env = "DOCTYPED_SITE_URL", global = true, value_name = "URL")]
    pub site_url: Option<Origin>,

    /// Networks or addresses of reverse proxies, separated by commas. X-Forwarded-For and
    /// X-Forwarded-Proto are trusted from these only.
    #[arg(
        long,
        env = "DOCTYPED_TRUSTED_PROXIES",
        global = true,
        value_name = "NETWORKS",
        value_delimiter = ',',
        value_parser = network
    )]
    pub trusted_proxies: Vec<IpNet>,

    /// Origins of pages that may call the server from a browser and read its answers, separated by
    /// commas; * for all. None by default.
    #[arg(long, env = "DOCTYPED_ALLOW_CORS", global = true, value_name = "ORIGINS", value_delimiter = ',')]
    pub allow_cors: Vec<AllowedOrigin>,
}

/// Scheme, host and port: `https://erp.example.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The text, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Origin, String> {
        let problem = || format!("{text:?} is no origin; write https://HOST or https://HOST:PORT");
        let lower = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).ok_or_else(problem)?;
        let allowed = |character: char| character.is_ascii_alphanumeric() || ".-:[]_".contains(character);
        if host.is_empty() || !host.chars().all(allowed) {
            return Err(problem());
        }
        Ok(Origin(lower))
    }
}

/// The origins whose pages may call the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowedOrigin {
    /// Every origin.
    Any,
    /// One origin.
    One(Origin),
}

impl FromStr for AllowedOrigin {
    type Err = String;

    fn from_str(text: &str) -> Result<AllowedOrigin, String> {
        if text.trim() == "*" { Ok(AllowedOrigin::Any) } else { text.parse().map(AllowedOrigin::One) }
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let network = text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
    network.ok_or_else(|| format!("{text:?} is no network; write 10.0.0.0/8, fd00::/8 or an address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_has_no_path() {
        assert_eq!("HTTPS://Erp.Example.com/".parse::<Origin>().unwrap().as_str(), "https://erp.example.com");
        assert_eq!("http://[::1]:8000".parse::<Origin>().unwrap().as_str(), "http://[::1]:8000");
        for wrong in ["", "erp.example.com", "https://", "https://a/b", "https://a b", "ftp://a", "null"] {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn network_may_be_a_single_address() {
        assert!(network("10.0.0.0/8").unwrap().contains(&"10.1.2.3".parse::<IpAddr>().unwrap()));
        assert_eq!(network("::1").unwrap().prefix_len(), 128);
        assert!(network("10.0.0.0/33").is_err());
    }
}
