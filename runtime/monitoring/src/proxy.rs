//! `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host`: the address of a client behind reverse
//! proxies, whether it uses HTTPS, and the host that it asks for.
//!
//! Only proxies that the configuration names as trusted are believed; any other peer could have made
//! these headers up.

use ipnet::IpNet;
use std::net::IpAddr;

/// The address of the client: the last one that belongs to no trusted proxy. `forwarded` are the values
/// of `X-Forwarded-For` in their order.
pub fn client(peer: IpAddr, trusted: &[IpNet], forwarded: &[&str]) -> IpAddr {
    let mut client = peer;
    let mut steps = forwarded.iter().rev().flat_map(|value| value.split(',').rev());
    while is_trusted(client, trusted) {
        let Some(step) = steps.next().and_then(address) else { break };
        client = step;
    }
    client
}

/// Whether the client uses HTTPS to reach a trusted proxy. Each proxy may append to `X-Forwarded-Proto`;
/// the first value is that of the client.
pub fn is_https(peer: IpAddr, trusted: &[IpNet], proto: Option<&str>) -> bool {
    let proto = proto.and_then(|proto| proto.split(',').next());
    is_trusted(peer, trusted) && proto.is_some_and(|proto| proto.trim().eq_ignore_ascii_case("https"))
}

/// The host that the client asks a trusted proxy for. Each proxy may append to `X-Forwarded-Host`; the first
/// value is that of the client.
pub fn host<'a>(peer: IpAddr, trusted: &[IpNet], host: Option<&'a str>) -> Option<&'a str> {
    let host = host?.split(',').next()?.trim();
    (is_trusted(peer, trusted) && !host.is_empty()).then_some(host)
}

/// Whether an address is that of a trusted proxy.
pub fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// Parses an address; some proxies append a port.
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
    fn forwarded_address_of_untrusted_peer_is_ignored() {
        assert_eq!(client(ip("192.0.2.1"), &trusted(), &["198.51.100.7"]), ip("192.0.2.1"));
        assert_eq!(client(ip("10.0.0.1"), &[], &["198.51.100.7"]), ip("10.0.0.1"));
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["198.51.100.7"]), ip("198.51.100.7"));
        assert_eq!(client(ip("::ffff:10.0.0.1"), &trusted(), &["[2001:db8::1]:443"]), ip("2001:db8::1"));
    }

    #[test]
    fn forged_address_before_proxys_own_is_ignored() {
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["1.1.1.1, 198.51.100.7, 10.0.0.2"]), ip("198.51.100.7"));
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["1.1.1.1", "198.51.100.7"]), ip("198.51.100.7"));
        assert_eq!(client(ip("10.0.0.1"), &trusted(), &["1.1.1.1, nonsense"]), ip("10.0.0.1"));
    }

    #[test]
    fn forwarded_proto_of_untrusted_peer_is_ignored() {
        assert!(is_https(ip("::1"), &trusted(), Some("HTTPS, http")));
        assert!(!is_https(ip("::1"), &trusted(), Some("http, https")));
        assert!(!is_https(ip("192.0.2.1"), &trusted(), Some("https")));
    }
}
