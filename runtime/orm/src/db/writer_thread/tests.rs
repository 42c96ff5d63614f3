//! Group commit of requests on the writer thread.

use crate::db::statement::{Statement, column};
use crate::db::{CommitHandle, DatabaseUrl, Pool};
use diesel::connection::SimpleConnection;
use std::sync::mpsc;
use std::time::Duration;

const TEST_TIMEOUT: Duration = Duration::from_secs(20);

fn pool(folder: &tempfile::TempDir) -> Pool {
    let path = folder.path().join("site.sqlite").display().to_string();
    let pool = Pool::open(&DatabaseUrl::Sqlite(path), 4).unwrap();
    pool.transaction().unwrap().connection().batch_execute("CREATE TABLE note (text TEXT)").unwrap();
    pool
}

fn write(pool: &Pool, text: &str) -> CommitHandle {
    let mut transaction = pool.transaction().unwrap();
    transaction.begin_writing().unwrap();
    Statement::new("INSERT INTO note VALUES (").value(text).sql(")").execute(transaction.connection()).unwrap();
    transaction.start_commit().unwrap().unwrap()
}

fn count(pool: &Pool) -> i64 {
    let statement = Statement::new("SELECT count(*) FROM note");
    let count = statement.first(pool.transaction().unwrap().connection(), |row| column::int(row, 0));
    count.unwrap().flatten().unwrap()
}

/// Queues a write on the writer thread; its text is sent to `durable` once the commit is durable.
fn queue_write(pool: &Pool, text: &'static str, durable: &mpsc::Sender<&'static str>) {
    let (own, durable) = (pool.clone(), durable.clone());
    pool.writer_thread().unwrap().workers().execute(move || {
        write(&own, text).on_durable(move |result| {
            result.unwrap();
            // The test may have dropped the receiver.
            let _ = durable.send(text);
        });
    });
}

#[test]
fn all_queued_writes_become_durable() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    let (durable, received) = mpsc::channel();
    for _ in 0..200 {
        queue_write(&pool, "note", &durable);
    }
    drop(durable);
    assert_eq!(received.iter().count(), 200);
    assert_eq!(count(&pool), 200);
}

#[test]
fn transaction_is_committed_when_the_next_queued_request_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    let (durable, received) = mpsc::channel();
    let (start, wait) = mpsc::channel::<()>();
    pool.writer_thread().unwrap().workers().execute(move || wait.recv().unwrap());
    queue_write(&pool, "first", &durable);
    pool.writer_thread().unwrap().workers().execute(|| panic!("nothing is written"));
    start.send(()).unwrap();
    assert_eq!(received.recv_timeout(TEST_TIMEOUT), Ok("first"));
    assert_eq!(count(&pool), 1);
}

#[test]
fn commit_pending_commits_while_the_next_queued_request_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    let writer_thread = pool.writer_thread().unwrap();
    let (durable, received) = mpsc::channel();
    let (start, wait) = mpsc::channel::<()>();
    let (started, is_started) = mpsc::channel::<()>();
    let (release, blocked) = mpsc::channel::<()>();
    writer_thread.workers().execute(move || wait.recv().unwrap());
    queue_write(&pool, "first", &durable);
    writer_thread.workers().execute(move || {
        started.send(()).unwrap();
        blocked.recv().unwrap();
    });
    start.send(()).unwrap();
    is_started.recv().unwrap();
    assert!(received.try_recv().is_err(), "the transaction is open for the request that blocks");
    writer_thread.commit_pending();
    assert_eq!(received.recv_timeout(TEST_TIMEOUT), Ok("first"));
    release.send(()).unwrap();
}
