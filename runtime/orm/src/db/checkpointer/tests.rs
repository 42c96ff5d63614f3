//! Checkpoints under readers that overlap, last or stall, and at the end.

use super::*;
use crate::db::{DatabaseUrl, Pool, Transaction};
use crate::error::ErrorKind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

const TEST_TIMEOUT: Duration = Duration::from_secs(60);

fn pool(folder: &tempfile::TempDir) -> Pool {
    let path = folder.path().join("site.sqlite").display().to_string();
    let pool = Pool::open(&DatabaseUrl::Sqlite(path), 8).unwrap();
    let create = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)";
    pool.transaction().unwrap().connection().batch_execute(create).unwrap();
    pool
}

fn wal_path(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("site.sqlite-wal")
}

/// Writes about 64 KiB in one transaction, over rows that exist.
fn write(pool: &Pool, number: u64) {
    let mut transaction = pool.transaction().unwrap();
    transaction.begin_writing().unwrap();
    let text = "x".repeat(60_000);
    Statement::new("INSERT OR REPLACE INTO note VALUES (")
        .value(i64::try_from(number % 100).unwrap())
        .sql(", ")
        .value(text.as_str())
        .sql(")")
        .execute(transaction.connection())
        .unwrap();
    transaction.commit().unwrap();
}

fn begin_reading(pool: &Pool) -> Transaction {
    let mut transaction = pool.transaction().unwrap();
    transaction.begin_reading().unwrap();
    Statement::new("SELECT count(*) FROM note").first(transaction.connection(), |_| Ok(())).unwrap();
    transaction
}

#[test]
fn log_stays_short_under_readers_that_overlap_without_a_gap() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    let stop = AtomicBool::new(false);
    let mut max_len = 0;
    thread::scope(|scope| {
        let (pool, stop) = (&pool, &stop);
        // Each reader begins before the one before it ends.
        let (next, turn) = mpsc::channel::<Transaction>();
        next.send(begin_reading(pool)).unwrap();
        scope.spawn(move || {
            while !stop.load(Ordering::SeqCst) {
                let reader = begin_reading(pool);
                thread::sleep(Duration::from_millis(1));
                drop(turn.recv().unwrap());
                next.send(reader).unwrap();
            }
        });
        // 128 MiB in all, which would be the length of a log that never begins anew.
        for number in 0..2000 {
            write(pool, number);
            max_len = max_len.max(std::fs::metadata(wal_path(&folder)).unwrap().len());
        }
        stop.store(true, Ordering::SeqCst);
    });
    // At this rate it grows past `RESTART_SIZE` while the restart is prepared.
    assert!(max_len < 2 * u64::from(MAX_SIZE), "the log has grown to {max_len} bytes");
}

#[test]
fn statement_that_reads_for_long_gives_way_to_a_log_that_is_too_long() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    write(&pool, 0);
    let endless = "WITH RECURSIVE n(i) AS (SELECT id FROM note UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    thread::scope(|scope| {
        let (started, is_started) = mpsc::channel();
        let (ended, has_ended) = mpsc::channel();
        let pool = &pool;
        scope.spawn(move || {
            let mut transaction = begin_reading(pool);
            started.send(()).unwrap();
            let error: Error = transaction.connection().batch_execute(endless).unwrap_err().into();
            ended.send(error.kind()).unwrap();
            // The connection is as good as before.
            drop(transaction);
            begin_reading(pool);
        });
        is_started.recv_timeout(TEST_TIMEOUT).unwrap();
        let deadline = Instant::now() + TEST_TIMEOUT;
        let mut number = 0;
        let kind = loop {
            if let Ok(kind) = has_ended.try_recv() {
                break kind;
            }
            assert!(Instant::now() < deadline, "the reader was not interrupted");
            if std::fs::metadata(wal_path(&folder)).unwrap().len() < 2 * u64::from(MAX_SIZE) {
                write(pool, number);
                number += 1;
            }
        };
        assert_eq!(kind, ErrorKind::StatementTimeout);
    });
    // The log begins anew.
    let deadline = Instant::now() + TEST_TIMEOUT;
    let copied = |pool: &Pool| checkpoint(pool.transaction().unwrap().connection(), COPY).unwrap();
    while copied(&pool).frames > RESTART_SIZE / 4096 {
        assert!(Instant::now() < deadline, "{:?}", copied(&pool));
        write(&pool, 1);
    }
}

#[test]
fn writes_go_on_while_a_transaction_keeps_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    write(&pool, 0);
    let reader = begin_reading(&pool);
    let mut max_time = Duration::ZERO;
    while std::fs::metadata(wal_path(&folder)).unwrap().len() < u64::from(MAX_SIZE) / 2 {
        let start = Instant::now();
        write(&pool, 1);
        max_time = max_time.max(start.elapsed());
    }
    assert!(max_time < Duration::from_secs(5), "a write took {max_time:?}");
    drop(reader);
}

#[test]
fn closed_database_has_everything_in_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    for number in 0..50 {
        write(&pool, number);
    }
    let copy = folder.path().join("copy.sqlite");
    pool.close(Duration::ZERO);
    assert_eq!(std::fs::metadata(wal_path(&folder)).unwrap().len(), 0);
    std::fs::copy(folder.path().join("site.sqlite"), &copy).unwrap();
    let copied = Pool::open(&DatabaseUrl::Sqlite(copy.display().to_string()), 1).unwrap();
    let mut transaction = copied.transaction().unwrap();
    let count = Statement::new("SELECT count(*) FROM note").first(transaction.connection(), |row| column::int(row, 0));
    assert_eq!(count.unwrap().flatten(), Some(50));
}

#[test]
fn end_does_not_wait_for_a_reader_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    write(&pool, 0);
    let reader = begin_reading(&pool);
    write(&pool, 1);
    let start = Instant::now();
    pool.close(Duration::from_millis(50));
    assert!(start.elapsed() < LOCK_TIMEOUT);
    assert!(std::fs::metadata(wal_path(&folder)).unwrap().len() > 0);
    drop(reader);
}

#[cfg(unix)]
#[test]
fn deleted_database_acknowledges_no_write_and_no_read() {
    for suffix in ["", "-wal", "-shm"] {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(&folder);
        write(&pool, 0);
        std::fs::remove_file(folder.path().join(format!("site.sqlite{suffix}"))).unwrap();
        let mut transaction = pool.transaction().unwrap();
        let written = transaction.begin_writing().and_then(|()| {
            transaction.connection().batch_execute("INSERT INTO note VALUES (1, 'lost')")?;
            transaction.commit()
        });
        assert_eq!(written.unwrap_err().kind(), ErrorKind::Unavailable, "{suffix}");
        assert_eq!(pool.transaction().unwrap_err().kind(), ErrorKind::Unavailable, "{suffix}");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        assert!(runtime.block_on(pool.failed()).contains("deleted"), "{suffix}");
    }
}
