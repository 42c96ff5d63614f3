//! When clients last changed something, so that they find their changes although they read from a replica.

use crate::client_key::ClientKey;
use moka::sync::Cache;
use std::time::{Duration, Instant};

/// Clients that are remembered; beyond them, those that have not written for long are forgotten.
const CAPACITY: u64 = 100_000;

/// The last writes of clients.
#[derive(Debug)]
pub struct RecentWrites(Cache<ClientKey, Instant>);

impl RecentWrites {
    /// Remembers writes for a time, after which every replica that is used has them.
    pub fn new(time: Duration) -> RecentWrites {
        RecentWrites(Cache::builder().max_capacity(CAPACITY).time_to_live(time).build())
    }

    /// Notes that a client has just changed something.
    pub fn note(&self, client: ClientKey) {
        self.0.insert(client, Instant::now());
    }

    /// When a client last changed something; `None` if that is long ago.
    pub fn last(&self, client: ClientKey) -> Option<Instant> {
        self.0.get(&client)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_write_of_a_client_is_remembered_for_a_time() {
        let writes = RecentWrites::new(Duration::from_secs(60));
        let (writer, reader) = (ClientKey::user("a@example.com"), ClientKey::user("b@example.com"));
        let before = Instant::now();
        writes.note(writer);
        assert!(writes.last(writer).is_some_and(|last| last >= before));
        assert_eq!(writes.last(reader), None);
        assert_eq!(RecentWrites::new(Duration::ZERO).last(writer), None);
    }
}
