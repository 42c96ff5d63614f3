//! Whose turn it is to write to SQLite, and commits that serve several requests.
//!
//! SQLite takes one writer at a time. The others wait here, which wakes the next one as soon as the
//! last is done. There is one connection that writes, and it goes from request to request with the
//! turn. What a request has written is not committed while others are about to write: its changes
//! stay in the open transaction, the next request goes on in it behind a savepoint of its own, and
//! the last one commits for all. Pages that all of them change are so written once, and the disk is
//! waited for once. No request is answered before its changes are on the disk; if that fails, all
//! whose changes were in the transaction are told.
//!
//! Others are about to write when they wait for their turn, or when they are in the queue of the
//! [`WriterThread`](super::writer_thread::WriterThread). Those of the writer thread may yet come to something else than writing, so
//! the writer thread ends what was left open for them ([`Turns::settle`]), and so does whoever has waited for
//! too long.
//!
//! Requests of one transaction see what those before them have written. That is the order in which
//! they would have run one by one, so nothing is seen that is not there afterwards: a transaction
//! that cannot be committed takes all of them with it.

use super::AnyConnection;
use super::commit::{CommitHandle, Committer};
use super::pool::{Manager, PATIENCE};
use super::statement::Statement;
use crate::error::{Error, ErrorKind, Result};
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The most requests in one transaction.
const MOST: u32 = 64;
/// How long a transaction may be open before it takes no more requests. Tests must not depend on how
/// fast they run.
pub(super) const LONGEST: Duration = Duration::from_millis(if cfg!(test) { 10_000 } else { 10 });

/// How many may take the turn before one who waits. It takes time to wake somebody, so whoever comes
/// at that moment goes first; but not for ever, or the writer thread would keep everybody else from writing.
const MOST_PASSED_OVER: u32 = 16;

/// Whose turn it is to write.
#[derive(Debug)]
pub(super) struct Turns {
    state: Mutex<State>,
    free: Condvar,
    /// Requests in the queue of the writer thread, which will take their turn soon.
    pub(super) queued: Arc<AtomicUsize>,
    committer: Committer,
    /// Makes the connection that writes; none where those who read write too.
    opener: Option<Manager>,
}

#[derive(Debug, Default)]
struct State {
    taken: bool,
    /// Requests that wait for their turn.
    waiting: u32,
    /// Requests that took the turn while others waited.
    passed_over: u32,
    /// The connection that writes, while nobody has the turn.
    writer: Option<Writer>,
}

/// The connection that writes.
struct Writer {
    connection: AnyConnection,
    transaction: Option<Transaction>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("transaction", &self.transaction).finish_non_exhaustive()
    }
}

/// A transaction with the changes of several requests. Dropped before it is committed, it is lost
/// for all of them.
#[derive(Debug)]
struct Transaction {
    began: Instant,
    /// Requests whose changes are in it.
    members: u32,
    commit: CommitHandle,
}

/// What keeps a transaction open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// Somebody waits for the turn, who will end it.
    Waiting,
    /// That, or the writer thread has somebody in its queue. Then nobody who leaves may wait for the commit
    /// in the way of the writer thread.
    Queued,
}

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    turns: Arc<Turns>,
    /// There is one, unless those who read write too.
    writer: Option<Writer>,
    /// It was passed on already.
    is_over: bool,
}

impl Turns {
    /// Turns for a database that has a file; `opener` opens it.
    pub(super) fn of_file(path: &str, opener: Manager) -> Turns {
        Turns::new(Committer::to_file(path), Some(opener))
    }

    /// Turns for a database that cannot be opened twice.
    pub(super) fn of_memory() -> Turns {
        Turns::new(Committer::to_memory(), None)
    }

    fn new(committer: Committer, opener: Option<Manager>) -> Turns {
        Turns { state: Mutex::default(), free: Condvar::new(), queued: Arc::default(), committer, opener }
    }

    /// Waits for the turn and opens a place for the request's changes.
    ///
    /// # Errors
    /// When the others do not get done, or the database refuses.
    pub(super) fn take(self: &Arc<Turns>) -> Result<Turn> {
        let mut state = self.state.lock();
        if state.taken || state.waiting > 0 && state.passed_over >= MOST_PASSED_OVER {
            self.wait(&mut state)?;
            state.passed_over = 0;
        } else if state.waiting > 0 {
            state.passed_over += 1;
        }
        state.taken = true;
        let writer = state.writer.take();
        drop(state);
        let mut turn = Turn { turns: Arc::clone(self), writer, is_over: false };
        if let (None, Some(opener)) = (&turn.writer, &self.opener) {
            let opened =
                opener.connect().map_err(|error| Error::internal("cannot open the database").caused_by(error))?;
            turn.writer = Some(Writer { connection: opened.connection, transaction: None });
        }
        turn.begin()?;
        Ok(turn)
    }

    /// Waits until the turn is free. Whoever passes it on wakes one who waits.
    fn wait(&self, state: &mut MutexGuard<'_, State>) -> Result<()> {
        let ends = Instant::now() + PATIENCE;
        state.waiting += 1;
        let is_free = loop {
            let timed_out = self.free.wait_until(state, ends).timed_out();
            if timed_out || !state.taken {
                break !state.taken;
            }
        };
        state.waiting -= 1;
        if is_free {
            return Ok(());
        }
        Err(Error::new(ErrorKind::QueryTimeout, "the database is busy with other writes; try again"))
    }

    /// Ends a transaction that was left open for somebody, unless somebody works in it.
    pub(super) fn settle(self: &Arc<Turns>) {
        let mut state = self.state.lock();
        if state.taken || state.writer.as_ref().is_none_or(|writer| writer.transaction.is_none()) {
            return;
        }
        state.taken = true;
        let writer = state.writer.take();
        drop(state);
        let turn = Turn { turns: Arc::clone(self), writer, is_over: false };
        turn.end();
    }
}

impl Turn {
    /// Whether there is a connection that writes for all.
    pub(super) fn is_shared(&self) -> bool {
        self.writer.is_some()
    }

    /// The connection to write with, if it is not the request's own.
    pub(super) fn connection(&mut self) -> Option<&mut AnyConnection> {
        self.writer.as_mut().map(|writer| &mut writer.connection)
    }

    fn begin(&mut self) -> Result<()> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        if writer.transaction.is_none() {
            writer.connection.batch_execute("BEGIN IMMEDIATE")?;
            writer.transaction = Some(Transaction { began: Instant::now(), members: 0, commit: CommitHandle::new() });
        }
        Statement::new("SAVEPOINT request").execute(&mut writer.connection)?;
        Ok(())
    }

    /// Keeps the request's changes; they are safe once the commit is. Whoever has nothing else to do
    /// until then waits with [`Turn::commit`].
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub(super) fn start_commit(self) -> Result<Option<CommitHandle>> {
        self.release(Reason::Queued)
    }

    /// Keeps the request's changes. Returns once they are on the disk.
    ///
    /// # Errors
    /// When the database or the disk refuses; nothing was written then.
    pub(super) fn commit(self) -> Result<()> {
        let turns = Arc::clone(&self.turns);
        self.release(Reason::Waiting)?.map_or(Ok(()), |commit| commit.wait(&turns))
    }

    fn release(mut self, reason: Reason) -> Result<Option<CommitHandle>> {
        let Some(writer) = &mut self.writer else {
            return Ok(None);
        };
        Statement::new("RELEASE SAVEPOINT request").execute(&mut writer.connection)?;
        let Some(transaction) = &mut writer.transaction else {
            return Err(Error::internal("a turn without a transaction"));
        };
        transaction.members += 1;
        let commit = transaction.commit.clone();
        self.leave(reason);
        Ok(Some(commit))
    }

    /// Undoes the request's changes.
    ///
    /// # Errors
    /// When the database refuses; nobody's changes in the transaction are kept then.
    pub(super) fn rollback(mut self) -> Result<()> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        writer.connection.batch_execute("ROLLBACK TO SAVEPOINT request; RELEASE SAVEPOINT request")?;
        self.leave(Reason::Queued);
        Ok(())
    }

    /// Passes the turn on with the transaction open, or ends that if nobody comes or it is old.
    fn leave(mut self, reason: Reason) {
        let goes_on = self
            .writer
            .as_ref()
            .and_then(|writer| writer.transaction.as_ref())
            .is_some_and(|transaction| transaction.members < MOST && transaction.began.elapsed() < LONGEST);
        if goes_on {
            let turns = Arc::clone(&self.turns);
            let mut state = turns.state.lock();
            // Whoever waits now takes the turn, since it is free before the wait can time out.
            if state.waiting > 0 || reason == Reason::Queued && turns.queued.load(Ordering::SeqCst) > 0 {
                state.writer = self.writer.take();
                self.pass_on(&mut state);
                return;
            }
        }
        self.end();
    }

    /// Ends the transaction for all whose changes are in it.
    fn end(mut self) {
        let Some(mut writer) = self.writer.take() else { return };
        let Some(Transaction { members, commit, .. }) = writer.transaction.take() else { return };
        let end = if members > 0 { "COMMIT" } else { "ROLLBACK" };
        let ended = writer.connection.batch_execute(end);
        if let Err(error) = &ended {
            tracing::error!(%error, members, "a transaction could not be committed");
            commit.settle(false);
            // The connection may still be in it: another one is opened for the next turn.
            return;
        }
        let turns = Arc::clone(&self.turns);
        {
            // The next one may begin while this one waits for the disk.
            let mut state = turns.state.lock();
            state.writer = Some(writer);
            self.pass_on(&mut state);
        }
        if members > 0 {
            turns.committer.write_out(commit);
        }
    }

    fn pass_on(&mut self, state: &mut State) {
        self.is_over = true;
        state.taken = false;
        self.turns.free.notify_one();
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // A writer that is still here was neither committed nor rolled back as it should: what is in
        // its transaction cannot be told apart any more.
        if let Some(Writer { transaction: Some(transaction), .. }) = self.writer.take() {
            transaction.commit.settle(false);
        }
        if !self.is_over {
            let turns = Arc::clone(&self.turns);
            self.pass_on(&mut turns.state.lock());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DatabaseUrl, Pool, Transaction};
    use super::*;
    use crate::db::statement::{Statement, column};
    use std::sync::Barrier;
    use std::sync::atomic::AtomicBool;

    fn pool(folder: &tempfile::TempDir) -> Pool {
        let path = folder.path().join("site.sqlite").display().to_string();
        let pool = Pool::open(&DatabaseUrl::Sqlite(path), 40).unwrap();
        pool.transaction().unwrap().connection().batch_execute("CREATE TABLE note (text TEXT UNIQUE)").unwrap();
        pool
    }

    fn write(transaction: &mut Transaction, text: &str) -> Result<()> {
        transaction.begin_writing()?;
        Statement::new("INSERT INTO note VALUES (").value(text).sql(")").execute(transaction.connection())?;
        Ok(())
    }

    fn texts(pool: &Pool) -> Vec<String> {
        Statement::new("SELECT text FROM note ORDER BY text")
            .load(pool.transaction().unwrap().connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))
            .unwrap()
    }

    #[test]
    fn what_is_undone_takes_nothing_of_others_along() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let barrier = Barrier::new(32);
        std::thread::scope(|scope| {
            for number in 0..32 {
                let (pool, barrier) = (&pool, &barrier);
                scope.spawn(move || {
                    let mut transaction = pool.transaction().unwrap();
                    barrier.wait();
                    write(&mut transaction, &format!("{number:02}")).unwrap();
                    match number % 3 {
                        0 => transaction.rollback().unwrap(),
                        // Left to the end of the request.
                        1 => drop(transaction),
                        _ => transaction.commit().unwrap(),
                    }
                });
            }
        });
        let expected: Vec<String> =
            (0..32).filter(|number| number % 3 == 2).map(|number| format!("{number:02}")).collect();
        assert_eq!(texts(&pool), expected);
    }

    #[test]
    fn a_refused_statement_ends_only_its_own_request() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let mut transaction = pool.transaction().unwrap();
        write(&mut transaction, "a").unwrap();
        transaction.commit().unwrap();
        assert!(write(&mut transaction, "a").is_err());
        transaction.rollback().unwrap();
        write(&mut transaction, "b").unwrap();
        transaction.commit().unwrap();
        assert_eq!(texts(&pool), ["a", "b"]);
    }

    #[test]
    fn a_transaction_that_is_lost_is_lost_for_all_who_were_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let mut first = pool.transaction().unwrap();
        write(&mut first, "first").unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let mut transaction = pool.transaction().unwrap();
                write(&mut transaction, "second").unwrap();
                // Something else ends the transaction, as a full disk does.
                transaction.connection().batch_execute("ROLLBACK").unwrap();
                transaction.commit()
            });
            let turns = pool.turns();
            while turns.state.lock().waiting == 0 {
                std::thread::yield_now();
            }
            assert!(first.commit().is_err());
            assert!(second.join().unwrap().is_err());
        });
        assert!(texts(&pool).is_empty());
        write(&mut first, "third").unwrap();
        first.commit().unwrap();
        assert_eq!(texts(&pool), ["third"]);
    }

    /// Writes on the writer thread; each has another one done, until it is told to stop.
    fn keep_writing(pool: &Pool, number: u64, stop: &Arc<AtomicBool>) {
        let (own, stop) = (pool.clone(), Arc::clone(stop));
        pool.writer_thread().unwrap().workers().execute(move || {
            let mut transaction = own.transaction().unwrap();
            write(&mut transaction, &format!("writer_thread {number}")).unwrap();
            transaction.start_commit().unwrap();
            if !stop.load(Ordering::SeqCst) {
                keep_writing(&own, number + 2, &stop);
            }
        });
    }

    #[test]
    fn who_waits_is_not_passed_over_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        let stop = Arc::new(AtomicBool::new(false));
        // The queue of the writer thread is never empty.
        keep_writing(&pool, 0, &stop);
        keep_writing(&pool, 1, &stop);
        for number in 0..20 {
            let mut transaction = pool.transaction().unwrap();
            write(&mut transaction, &format!("other {number}")).unwrap();
            transaction.commit().unwrap();
        }
        stop.store(true, Ordering::SeqCst);
        assert_eq!(texts(&pool).iter().filter(|text| text.starts_with("other")).count(), 20);
    }
}
