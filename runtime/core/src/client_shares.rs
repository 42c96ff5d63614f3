//! Shares of what clients use together, as the database connections: no client holds so many that none is left for
//! others.
//!
//! A client is a user, or an address without a login. It may take another connection as long as it has
//! fewer than are free. So a client alone gets half of them, a second one half of the rest, and the last
//! connections go to clients that have none. A request above the share of its client waits in its
//! worker thread, without a connection, for an earlier one of the client to end. A share that becomes
//! free goes to the first waiting request that may have it; the threads of all others sleep on.

use crate::error::{Error, ErrorKind, Result};
use doctyped_orm::worker_pool::mark_stalled;
use parking_lot::{Condvar, Mutex};
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// Requests that wait at the same time, of all clients. Each occupies a thread.
const MAX_WAITING: usize = 256;

/// Connections that are not shared: a request needs one for a moment to find out its user.
const RESERVED_CONNECTIONS: usize = 1;

/// A client: a keyed hash of its user or its address, so that it needs no memory. Of two clients with the same hash,
/// one in 2^64, each would use the share of the other.
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

/// Connections, or places in a queue, and the clients that use them.
#[derive(Debug)]
pub struct ClientShares {
    /// Connections that clients share; `None` without a limit, for a database with one connection.
    capacity: Option<usize>,
    max_wait: Duration,
    state: Mutex<SharesState>,
}

#[derive(Debug, Default)]
struct SharesState {
    in_use: usize,
    /// Requests that wait, the earliest first.
    queue: VecDeque<Arc<WaitingRequest>>,
    /// Clients with requests at work or waiting, and no others.
    clients: ClientMap<ClientLoad>,
}

#[derive(Debug, Default)]
struct ClientLoad {
    in_use: usize,
    waiting: usize,
}

/// A request that waits for a share.
#[derive(Debug)]
struct WaitingRequest {
    client: ClientKey,
    /// Whether it has its share, and is no longer in the queue. Changed under the lock of the state.
    is_granted: AtomicBool,
    granted: Condvar,
}

/// A connection that counts as its client's until this is dropped.
#[derive(Debug)]
#[must_use = "the connection counts until this is dropped"]
pub struct ClientShare {
    shares: Arc<ClientShares>,
    client: ClientKey,
}

impl ClientShares {
    /// Shares of a pool of connections. A request waits for at most `max_wait`.
    pub fn of_connections(connections: usize, max_wait: Duration) -> ClientShares {
        let capacity = connections.checked_sub(RESERVED_CONNECTIONS).filter(|capacity| *capacity > 0);
        ClientShares::new(capacity, max_wait)
    }

    /// Shares of the places in a queue: a request without a place does not wait for one.
    pub fn of_queue(places: usize) -> ClientShares {
        ClientShares::new(Some(places), Duration::ZERO)
    }

    /// Shares of work that takes much memory. It waits for at most `max_wait`.
    pub fn of_long_work(places: usize, max_wait: Duration) -> ClientShares {
        ClientShares::new(Some(places), max_wait)
    }

    fn new(capacity: Option<usize>, max_wait: Duration) -> ClientShares {
        ClientShares { capacity, max_wait, state: Mutex::default() }
    }

    /// Counts a connection or a place for a client; `None` if its share is used up.
    pub fn try_take(self: &Arc<Self>, client: ClientKey) -> Option<ClientShare> {
        self.take(&mut self.state.lock(), client)
    }

    /// Waits until the client may have another connection.
    ///
    /// # Errors
    /// `TooManyRequestsError` when requests of the client use its share for too long or too many wait;
    /// `ServiceUnavailableError` when all connections are in use by others.
    pub fn wait(self: &Arc<Self>, client: ClientKey) -> Result<ClientShare> {
        self.wait_for(client, self.max_wait)
    }

    /// [`ClientShares::wait`], for at most this time.
    ///
    /// # Errors
    /// As there.
    pub fn wait_for(self: &Arc<Self>, client: ClientKey, max_wait: Duration) -> Result<ClientShare> {
        let deadline = Instant::now() + max_wait;
        let mut state = self.state.lock();
        // The same rule as for connections, so that one client leaves places to others.
        let waiting = state.clients.get(&client).map_or(0, |load| load.waiting);
        if waiting >= MAX_WAITING.saturating_sub(state.queue.len()) {
            return Err(busy(&state, client));
        }
        if let Some(share) = self.take(&mut state, client) {
            return Ok(share);
        }
        let request = Arc::new(WaitingRequest { client, is_granted: AtomicBool::new(false), granted: Condvar::new() });
        state.queue.push_back(Arc::clone(&request));
        state.clients.entry(client).or_default().waiting += 1;
        // Another worker takes the place of this one.
        mark_stalled();
        while !request.is_granted.load(Ordering::Relaxed) {
            if request.granted.wait_until(&mut state, deadline).timed_out()
                && !request.is_granted.load(Ordering::Relaxed)
            {
                let error = busy(&state, client);
                state.queue.retain(|other| !Arc::ptr_eq(other, &request));
                state.change(client, |load| load.waiting -= 1);
                return Err(error);
            }
        }
        Ok(ClientShare { shares: Arc::clone(self), client })
    }

    /// Those that are used, by all clients.
    pub fn in_use(&self) -> usize {
        self.state.lock().in_use
    }

    /// Whether the client uses any.
    pub fn is_used_by(&self, client: ClientKey) -> bool {
        self.state.lock().clients.get(&client).is_some_and(|load| load.in_use > 0)
    }

    fn take(self: &Arc<Self>, state: &mut SharesState, client: ClientKey) -> Option<ClientShare> {
        state.may_take(self.capacity, client).then(|| {
            state.count(client);
            ClientShare { shares: Arc::clone(self), client }
        })
    }
}

impl SharesState {
    fn may_take(&self, capacity: Option<usize>, client: ClientKey) -> bool {
        let own = self.clients.get(&client).map_or(0, |load| load.in_use);
        capacity.is_none_or(|capacity| own < capacity.saturating_sub(self.in_use))
    }

    fn count(&mut self, client: ClientKey) {
        self.in_use += 1;
        self.clients.entry(client).or_default().in_use += 1;
    }

    /// Gives shares to those in the queue that may have them.
    fn grant(&mut self, capacity: Option<usize>) {
        while let Some(index) = self.queue.iter().position(|request| self.may_take(capacity, request.client))
            && let Some(request) = self.queue.remove(index)
        {
            self.count(request.client);
            self.change(request.client, |load| load.waiting -= 1);
            request.is_granted.store(true, Ordering::Relaxed);
            request.granted.notify_one();
        }
    }

    /// Changes the counts of a client, and forgets it when they are zero.
    fn change(&mut self, client: ClientKey, change: impl FnOnce(&mut ClientLoad)) {
        let Some(load) = self.clients.get_mut(&client) else { return };
        change(load);
        if load.in_use == 0 && load.waiting == 0 {
            self.clients.remove(&client);
        }
    }
}

impl Drop for ClientShare {
    fn drop(&mut self) {
        let mut state = self.shares.state.lock();
        state.in_use -= 1;
        state.change(self.client, |load| load.in_use -= 1);
        state.grant(self.shares.capacity);
    }
}

fn busy(state: &SharesState, client: ClientKey) -> Error {
    /// Time after which a client may try again.
    const RETRY_AFTER: Duration = Duration::from_secs(1);
    let has_own = state.clients.get(&client).is_some_and(|load| load.in_use > 0);
    let error = if has_own {
        let message = "Earlier requests of yours are still at work; wait for their answers before you send more";
        Error::new(ErrorKind::TooManyRequests, message)
    } else {
        Error::new(ErrorKind::Unavailable, "All database connections are busy; try again in a moment")
    };
    error.retry_after(RETRY_AFTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread;

    fn shares(connections: usize) -> Arc<ClientShares> {
        Arc::new(ClientShares::of_connections(connections, Duration::ZERO))
    }

    fn client(name: &str) -> ClientKey {
        ClientKey::user(name)
    }

    fn take_all(shares: &Arc<ClientShares>, client: ClientKey) -> Vec<ClientShare> {
        std::iter::from_fn(|| shares.try_take(client)).collect()
    }

    #[test]
    fn each_client_gets_half_of_what_others_left() {
        let shares = shares(16);
        let held: Vec<_> = ["a", "b", "c", "d"].iter().map(|name| take_all(&shares, client(name))).collect();
        assert_eq!(held.iter().map(Vec::len).collect::<Vec<_>>(), [8, 4, 2, 1]);
        assert_eq!(shares.wait(client("a")).unwrap_err().kind(), ErrorKind::TooManyRequests);
        assert_eq!(shares.wait(client("e")).unwrap_err().kind(), ErrorKind::Unavailable);
        drop(held);
        assert!(shares.state.lock().clients.is_empty());
        assert_eq!(take_all(&shares, client("e")).len(), 8);
    }

    #[test]
    fn clients_are_told_apart_by_user_address_and_network() {
        let guest = |address: &str| ClientKey::guest(Some(address.parse().unwrap()));
        assert_eq!(guest("192.0.2.1"), guest("::ffff:192.0.2.1"));
        assert_ne!(guest("192.0.2.1"), guest("192.0.2.2"));
        assert_eq!(guest("2001:db8::1"), guest("2001:db8::2"));
        assert_ne!(guest("2001:db8::1"), guest("2001:db8:0:1::1"));
        assert_ne!(client("a"), client("b"));
    }

    #[test]
    fn pool_of_one_connection_has_no_shares() {
        let shares = shares(1);
        let _held = shares.try_take(client("a")).unwrap();
        let _second = shares.try_take(client("a")).unwrap();
    }

    #[test]
    fn waiting_request_goes_on_when_an_earlier_one_of_its_client_ends() {
        let shares = Arc::new(ClientShares::of_connections(2, Duration::from_secs(60)));
        let held = shares.try_take(client("a")).unwrap();
        let (sender, receiver) = channel();
        let waiting = Arc::clone(&shares);
        let thread = thread::spawn(move || sender.send(waiting.wait(client("a")).map(drop)).unwrap());
        drop(held);
        receiver.recv().unwrap().unwrap();
        thread.join().unwrap();
        let state = shares.state.lock();
        assert_eq!((state.in_use, state.queue.len(), state.clients.len()), (0, 0, 0));
    }

    #[test]
    fn share_goes_to_the_first_waiting_request_that_may_have_it() {
        // One client may have two of four, and another one then one.
        let shares = Arc::new(ClientShares::of_connections(5, Duration::from_secs(60)));
        let (mut first, second) = (take_all(&shares, client("a")), take_all(&shares, client("b")));
        assert_eq!((first.len(), second.len()), (2, 1));
        let (sender, receiver) = channel();
        let mut threads = Vec::new();
        for (number, name) in ["b", "a", "a"].into_iter().enumerate() {
            let (waiting, sender) = (Arc::clone(&shares), sender.clone());
            threads.push(thread::spawn(move || sender.send((number, waiting.wait(client(name)).unwrap())).unwrap()));
            while shares.state.lock().queue.len() <= number {
                thread::yield_now();
            }
        }
        drop(first.pop());
        let (number, share) = receiver.recv().unwrap();
        assert_eq!(number, 0, "b has one of two that are in use, so it may have another");
        drop((share, first, second));
        assert_eq!([receiver.recv().unwrap().0, receiver.recv().unwrap().0].into_iter().max(), Some(2));
        for thread in threads {
            thread.join().unwrap();
        }
    }

    #[test]
    fn request_whose_time_is_over_leaves_the_queue() {
        let shares = shares(2);
        let held = shares.try_take(client("a")).unwrap();
        assert_eq!(shares.wait(client("a")).unwrap_err().kind(), ErrorKind::TooManyRequests);
        assert_eq!(shares.state.lock().queue.len(), 0);
        drop(held);
        assert!(shares.state.lock().clients.is_empty());
    }
}
