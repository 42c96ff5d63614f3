//! `health`: asks a running server for its health, for the health check of a container.

use super::say;
use doctyped_core::config::Config;
use doctyped_core::error::{Error, ErrorKind, Result};
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// Time for the request; the server gives its own checks two seconds.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Bytes of a response that are read.
const MAX_RESPONSE: usize = 64 * 1024;

/// The arguments of `health`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only ask whether the process answers (/live), not whether it can serve (/ready)
    #[arg(long)]
    live: bool,
}

/// Prints what `/ready` or `/live` answers.
///
/// # Errors
/// `ServiceUnavailable` when the server does not answer 200.
pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<()> {
    let address = address(config);
    let path = if arguments.live { "/live" } else { "/ready" };
    let response = get(address, path)
        .map_err(|error| unavailable(format!("{address} does not answer: {error}")).caused_by(error))?;
    let (head, body) = response.split_once("\r\n\r\n").unwrap_or((&response, ""));
    let status = head.split(' ').nth(1).unwrap_or_default();
    if status != "200" {
        return Err(unavailable(format!("http://{address}{path} answers {status}: {body}")));
    }
    say(body);
    Ok(())
}

fn unavailable(message: String) -> Error {
    Error::new(ErrorKind::Unavailable, message)
}

/// The address of the server with these settings, for a client on the same machine. `--metrics-listen` answers while all
/// connections of the public address are taken.
fn address(config: &Config) -> SocketAddr {
    let public = SocketAddr::new(config.host, config.port);
    let mut address = config.monitoring.metrics_listen.unwrap_or(public);
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

fn get(address: SocketAddr, path: &str) -> io::Result<String> {
    let start = Instant::now();
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let (mut response, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let left = TIMEOUT.saturating_sub(start.elapsed()).max(Duration::from_millis(1));
        stream.set_read_timeout(Some(left))?;
        let read = stream.read(&mut buffer)?;
        response.extend_from_slice(buffer.get(..read).unwrap_or_default());
        if read == 0 {
            return Ok(String::from_utf8_lossy(&response).into_owned());
        }
        if start.elapsed() > TIMEOUT || response.len() > MAX_RESPONSE {
            return Err(io::Error::other("the response does not end"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unspecified_address_is_asked_on_loopback() {
        let config = Config { host: [0, 0, 0, 0].into(), port: 80, ..Config::default() };
        assert_eq!(address(&config), "127.0.0.1:80".parse().unwrap());
        let mut config = Config::default();
        config.monitoring.metrics_listen = Some("[::]:9464".parse().unwrap());
        assert_eq!(address(&config), "[::1]:9464".parse().unwrap());
    }
}
