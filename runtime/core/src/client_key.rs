//! Keys of clients, by which the server limits what one client uses: connections, memory, places in queues.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::LazyLock;

/// A client: a keyed hash of its user or its address, so that it needs no memory. Of two clients with the same hash,
/// one in 2^64, each would use up the limits of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientKey(u64);

impl ClientKey {
    /// A user with a login.
    pub fn user(name: &str) -> ClientKey {
        ClientKey::hash(("user", name))
    }

    /// A client without a login, by its address; `None` for a request that did not come through a network.
    pub fn guest(address: Option<IpAddr>) -> ClientKey {
        ClientKey::hash(("guest", address.map(client_network)))
    }

    fn hash(client: impl Hash) -> ClientKey {
        static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        ClientKey(KEY.hash_one(client))
    }
}

/// A map by clients, whose keys are hashes already.
pub type ClientMap<T> = HashMap<ClientKey, T, BuildHasherDefault<KeyHasher>>;

/// The hash of a [`ClientKey`]: the key itself.
#[derive(Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Only keys of another type come here.
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The first address of a client's network: the address itself for IPv4, that of the /64 network for IPv6, all of which
/// usually belongs to one client.
pub fn client_network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_told_apart_by_user_address_and_network() {
        let guest = |address: &str| ClientKey::guest(Some(address.parse().unwrap()));
        assert_eq!(guest("192.0.2.1"), guest("::ffff:192.0.2.1"));
        assert_ne!(guest("192.0.2.1"), guest("192.0.2.2"));
        assert_eq!(guest("2001:db8::1"), guest("2001:db8::2"));
        assert_ne!(guest("2001:db8::1"), guest("2001:db8:0:1::1"));
        assert_ne!(ClientKey::user("a"), ClientKey::user("b"));
    }
}
