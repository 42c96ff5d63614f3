//! What reverse proxies tell of a request: where it comes from, and whether it came over HTTPS.
//!
//! Only proxies that the configuration names are believed; from everybody else these headers are
//! what the client made up.

use ipnet::IpNet;
use std::net::IpAddr;

/// The client's address: the last one that no trusted proxy has. `forwarded` are the values of
/// `X-Forwarded-For`, in the order in which they came.
pub(super) fn client(peer: IpAddr, trusted: &[IpNet], forwarded: &[&str]) -> IpAddr {
    let mut client = peer;
    let mut steps = forwarded.iter().rev().flat_map(|value| value.split(',').rev());
    while is_trusted(client, trusted) {
        let Some(step) = steps.next().and_then(address) else { break };
        client = step;
    }
    client
}

/// Whether the client speaks HTTPS with a trusted proxy. Each proxy may add to `X-Forwarded-Proto`;
/// the first value is that of the client.
pub(super) fn is_https(peer: IpAddr, trusted: &[IpNet], proto: Option<&str>) -> bool {
    let proto = proto.and_then(|proto| proto.split(',').next());
    is_trusted(peer, trusted) && proto.is_some_and(|proto| proto.trim().eq_ignore_ascii_case("https"))
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// An address, which some proxies write with a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|address| address.ip());
    text.trim_matches(['[', ']']).parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn trusted() -> Vec<IpNet> {
        ["10.0.0.0/8", "::1/128"].map(|text| text.parse().unwrap()).into()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(client(ip("192.0.2.1"), &trusted(), &["198.51.100.7"]), ip("192.0.2.1"));
        assert_eq!(client(ip("10.0.0.1"), &[], &["198.51.100.7"]), ip("10.0.0.1"));
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["198.51.100.7"]), ip("198.51.100.7"));
        assert_eq!(client(ip("::ffff:10.0.0.1"), &trusted(), &["[2001:db8::1]:443"]), ip("2001:db8::1"));
    }

    #[test]
    fn what_a_client_puts_before_the_proxys_word_does_not_count() {
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["1.1.1.1, 198.51.100.7, 10.0.0.2"]), ip("198.51.100.7"));
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["1.1.1.1", "198.51.100.7"]), ip("198.51.100.7"));
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["1.1.1.1, nonsense"]), ip("10.0.0.1"));
    }

    #[test]
    fn https_is_believed_from_a_trusted_proxy() {
        assert!(is_https(ip("::1"), &trusted(), Some("HTTPS, http")));
        assert!(!is_https(ip("::1"), &trusted(), Some("http, https")));
        assert!(!is_https(ip("192.0.2.1"), &trusted(), Some("https")));
    }
}
