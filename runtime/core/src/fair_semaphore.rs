//! A semaphore whose permits are divided among clients, so that none holds so many that others get none: for database
//! connections, and for places in queues.
//!
//! A client may take another permit as long as it has fewer than are free. So a client alone gets half of them, a
//! second one half of the rest, and the last permits go to clients that have none. A request of a client with all its
//! permits waits in its worker thread, without a connection, for an earlier one of the client to end. A permit that
//! becomes free goes to the first waiting request that may have it; the threads of all others sleep on.

use crate::client_key::{ClientKey, ClientMap};
use crate::error::{Error, ErrorKind, Result};
use doctyped_orm::db::BlockedClients;
use doctyped_orm::worker_pool::mark_stalled;
use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Requests that wait at the same time, of all clients. Each occupies a thread.
const MAX_WAITING: usize = 256;

/// Time after which a client that waits for its first connection is blocked.
const BLOCKED_AFTER: Duration = Duration::from_secs(1);

/// Connections without permits: a request needs one for a moment to find out its user.
const RESERVED_CONNECTIONS: usize = 1;

/// Permits, and the clients that hold them.
#[derive(Debug)]
pub struct FairSemaphore {
    /// The number of permits; `None` without a limit, for a database with one connection.
    capacity: Option<usize>,
    max_waiting: usize,
    max_wait: Duration,
    /// Time after which a client that waits for its first permit is blocked.
    blocked_after: Duration,
    blocked: Arc<BlockedClients>,
    state: Mutex<SemaphoreState>,
}

#[derive(Debug, Default)]
struct SemaphoreState {
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

/// A request that waits for a permit.
#[derive(Debug)]
struct WaitingRequest {
    client: ClientKey,
    /// Whether it has its permit, and is no longer in the queue. Changed under the lock of the state.
    is_granted: AtomicBool,
    granted: Condvar,
}

/// A permit, which its client holds until this is dropped.
#[derive(Debug)]
#[must_use = "the permit is free again when this is dropped"]
pub struct Permit {
    semaphore: Arc<FairSemaphore>,
    client: ClientKey,
}

impl FairSemaphore {
    /// Permits for a pool of connections. A request waits for at most `max_wait`.
    pub fn of_connections(connections: usize, max_wait: Duration) -> FairSemaphore {
        let capacity = connections.checked_sub(RESERVED_CONNECTIONS).filter(|capacity| *capacity > 0);
        FairSemaphore { blocked_after: BLOCKED_AFTER, ..FairSemaphore::new(capacity, MAX_WAITING, max_wait) }
    }

    /// Permits for the places in a queue: a request without a place does not wait for one.
    pub fn of_queue(places: usize) -> FairSemaphore {
        FairSemaphore::new(Some(places), 0, Duration::ZERO)
    }

    /// Permits for work that takes much memory. It waits for at most `max_wait`, with a connection; so no more
    /// requests wait than there are places, and one of each client without others.
    pub fn of_long_work(places: usize, max_wait: Duration) -> FairSemaphore {
        FairSemaphore::new(Some(places), places, max_wait)
    }

    fn new(capacity: Option<usize>, max_waiting: usize, max_wait: Duration) -> FairSemaphore {
        FairSemaphore {
            capacity,
            max_waiting,
            max_wait,
            blocked_after: max_wait / 2,
            blocked: Arc::default(),
            state: Mutex::default(),
        }
    }

    /// The clients that wait for their first permit, for longer than a moment.
    pub fn blocked_clients(&self) -> &Arc<BlockedClients> {
        &self.blocked
    }

    /// Takes a permit for a client; `None` if the client may have no more.
    pub fn try_take(self: &Arc<Self>, client: ClientKey) -> Option<Permit> {
        self.take(&mut self.state.lock(), client)
    }

    /// Waits until the client may have another permit.
    ///
    /// # Errors
    /// `TooManyRequestsError` when earlier requests of the client hold its permits for too long or too many wait;
    /// `ServiceUnavailableError` when others hold all permits.
    pub fn wait(self: &Arc<Self>, client: ClientKey) -> Result<Permit> {
        self.wait_for(client, self.max_wait)
    }

    /// [`FairSemaphore::wait`], for at most this time.
    ///
    /// # Errors
    /// As there.
    pub fn wait_for(self: &Arc<Self>, client: ClientKey, max_wait: Duration) -> Result<Permit> {
        let start = Instant::now();
        let deadline = start + max_wait;
        let mut state = self.state.lock();
        if let Some(permit) = self.take(&mut state, client) {
            return Ok(permit);
        }
        // By the same rule as for permits, one client leaves places in the queue to others.
        let queued = state.queue.len();
        let may_wait = match state.clients.get(&client) {
            None => queued < MAX_WAITING,
            Some(load) => load.waiting < self.max_waiting.saturating_sub(queued),
        };
        if !may_wait {
            return Err(busy(&state, client));
        }
        let request = Arc::new(WaitingRequest { client, is_granted: AtomicBool::new(false), granted: Condvar::new() });
        state.queue.push_back(Arc::clone(&request));
        state.clients.entry(client).or_default().waiting += 1;
        // Another worker takes the place of this one.
        mark_stalled();
        let mut blocked = None;
        while !request.is_granted.load(Ordering::Relaxed) {
            let has_own = state.clients.get(&client).is_some_and(|load| load.in_use > 0);
            if blocked.is_none() && !has_own && start.elapsed() >= self.blocked_after {
                blocked = Some(self.blocked.count());
            }
            let next = if blocked.is_some() || has_own { deadline } else { deadline.min(start + self.blocked_after) };
            request.granted.wait_until(&mut state, next);
            if Instant::now() >= deadline && !request.is_granted.load(Ordering::Relaxed) {
                let error = busy(&state, client);
                state.queue.retain(|other| !Arc::ptr_eq(other, &request));
                state.change(client, |load| load.waiting -= 1);
                return Err(error);
            }
        }
        Ok(Permit { semaphore: Arc::clone(self), client })
    }

    /// Permits that all clients hold.
    pub fn in_use(&self) -> usize {
        self.state.lock().in_use
    }

    /// Whether the client holds any.
    pub fn is_used_by(&self, client: ClientKey) -> bool {
        self.state.lock().clients.get(&client).is_some_and(|load| load.in_use > 0)
    }

    fn take(self: &Arc<Self>, state: &mut SemaphoreState, client: ClientKey) -> Option<Permit> {
        state.may_take(self.capacity, client).then(|| {
            state.count(client);
            Permit { semaphore: Arc::clone(self), client }
        })
    }
}

impl SemaphoreState {
    fn may_take(&self, capacity: Option<usize>, client: ClientKey) -> bool {
        let own = self.clients.get(&client).map_or(0, |load| load.in_use);
        capacity.is_none_or(|capacity| own < capacity.saturating_sub(self.in_use))
    }

    fn count(&mut self, client: ClientKey) {
        self.in_use += 1;
        self.clients.entry(client).or_default().in_use += 1;
    }

    /// Gives permits to those in the queue that may have them.
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

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock();
        state.in_use -= 1;
        state.change(self.client, |load| load.in_use -= 1);
        state.grant(self.semaphore.capacity);
    }
}

fn busy(state: &SemaphoreState, client: ClientKey) -> Error {
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

    fn semaphore(connections: usize) -> Arc<FairSemaphore> {
        Arc::new(FairSemaphore::of_connections(connections, Duration::ZERO))
    }

    fn client(name: &str) -> ClientKey {
        ClientKey::user(name)
    }

    fn take_all(semaphore: &Arc<FairSemaphore>, client: ClientKey) -> Vec<Permit> {
        std::iter::from_fn(|| semaphore.try_take(client)).collect()
    }

    #[test]
    fn each_client_gets_half_of_what_others_left() {
        let semaphore = semaphore(16);
        let held: Vec<_> = ["a", "b", "c", "d"].iter().map(|name| take_all(&semaphore, client(name))).collect();
        assert_eq!(held.iter().map(Vec::len).collect::<Vec<_>>(), [8, 4, 2, 1]);
        assert_eq!(semaphore.wait(client("a")).unwrap_err().kind(), ErrorKind::TooManyRequests);
        assert_eq!(semaphore.wait(client("e")).unwrap_err().kind(), ErrorKind::Unavailable);
        drop(held);
        assert!(semaphore.state.lock().clients.is_empty());
        assert_eq!(take_all(&semaphore, client("e")).len(), 8);
    }

    #[test]
    fn pool_of_one_connection_has_no_limit() {
        let semaphore = semaphore(1);
        let _held = semaphore.try_take(client("a")).unwrap();
        let _second = semaphore.try_take(client("a")).unwrap();
    }

    #[test]
    fn waiting_request_goes_on_when_an_earlier_one_of_its_client_ends() {
        let semaphore = Arc::new(FairSemaphore::of_connections(2, Duration::from_secs(60)));
        let held = semaphore.try_take(client("a")).unwrap();
        let (sender, receiver) = channel();
        let waiting = Arc::clone(&semaphore);
        let thread = thread::spawn(move || sender.send(waiting.wait(client("a")).map(drop)).unwrap());
        drop(held);
        receiver.recv().unwrap().unwrap();
        thread.join().unwrap();
        let state = semaphore.state.lock();
        assert_eq!((state.in_use, state.queue.len(), state.clients.len()), (0, 0, 0));
    }

    #[test]
    fn permit_goes_to_the_first_waiting_request_that_may_have_it() {
        // One client may have two of four, and another one then one.
        let semaphore = Arc::new(FairSemaphore::of_connections(5, Duration::from_secs(60)));
        let (mut first, second) = (take_all(&semaphore, client("a")), take_all(&semaphore, client("b")));
        assert_eq!((first.len(), second.len()), (2, 1));
        let (sender, receiver) = channel();
        let mut threads = Vec::new();
        for (number, name) in ["b", "a", "a"].into_iter().enumerate() {
            let (waiting, sender) = (Arc::clone(&semaphore), sender.clone());
            threads.push(thread::spawn(move || sender.send((number, waiting.wait(client(name)).unwrap())).unwrap()));
            while semaphore.state.lock().queue.len() <= number {
                thread::yield_now();
            }
        }
        drop(first.pop());
        let (number, permit) = receiver.recv().unwrap();
        assert_eq!(number, 0, "b has one of two that are in use, so it may have another");
        drop((permit, first, second));
        assert_eq!([receiver.recv().unwrap().0, receiver.recv().unwrap().0].into_iter().max(), Some(2));
        for thread in threads {
            thread.join().unwrap();
        }
    }

    #[test]
    fn few_requests_of_one_client_wait_for_long_work() {
        let semaphore = Arc::new(FairSemaphore::of_long_work(1, Duration::from_secs(60)));
        let held = semaphore.try_take(client("a")).unwrap();
        let mut threads = Vec::new();
        for (number, name) in ["a", "b"].into_iter().enumerate() {
            let waiting = Arc::clone(&semaphore);
            threads.push(thread::spawn(move || waiting.wait(client(name)).map(drop)));
            while semaphore.state.lock().queue.len() <= number {
                thread::yield_now();
            }
        }
        for name in ["a", "b"] {
            assert!(semaphore.wait(client(name)).is_err(), "{name}");
        }
        drop(held);
        for thread in threads {
            thread.join().unwrap().unwrap();
        }
    }

    #[test]
    fn request_whose_time_is_over_leaves_the_queue() {
        let semaphore = semaphore(2);
        let held = semaphore.try_take(client("a")).unwrap();
        assert_eq!(semaphore.wait(client("a")).unwrap_err().kind(), ErrorKind::TooManyRequests);
        assert_eq!(semaphore.state.lock().queue.len(), 0);
        drop(held);
        assert!(semaphore.state.lock().clients.is_empty());
    }
}
