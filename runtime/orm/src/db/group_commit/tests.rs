//! Batches of requests that write, roll back, fail and starve.

use super::*;
use crate::db::statement::{Statement, column};
use crate::db::{DatabaseUrl, Pool, Transaction};
use diesel::connection::SimpleConnection;
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
fn rollback_keeps_writes_of_other_requests_in_the_batch() {
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
                    // Rolled back by the drop.
                    1 => drop(transaction),
                    _ => transaction.commit().unwrap(),
                }
            });
        }
    });
    let expected: Vec<String> = (0..32).filter(|number| number % 3 == 2).map(|number| format!("{number:02}")).collect();
    assert_eq!(texts(&pool), expected);
}

#[test]
fn failed_statement_ends_only_its_own_request() {
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
fn lost_transaction_fails_every_request_of_the_batch() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    let mut first = pool.transaction().unwrap();
    write(&mut first, "first").unwrap();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let mut transaction = pool.transaction().unwrap();
            write(&mut transaction, "second").unwrap();
            // SQLite rolls the transaction back by itself when the disk is full, for example.
            transaction.connection().batch_execute("ROLLBACK").unwrap();
            transaction.commit()
        });
        let lock = pool.write_lock();
        while lock.state.lock().waiting == 0 {
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

/// Writes on the writer thread; each write queues another one until `stop` is set.
fn keep_writing(pool: &Pool, number: u64, stop: &Arc<AtomicBool>) {
    let (own, stop) = (pool.clone(), Arc::clone(stop));
    pool.writer_thread().unwrap().workers().execute(move || {
        let mut transaction = own.transaction().unwrap();
        write(&mut transaction, &format!("writer thread {number}")).unwrap();
        transaction.start_commit().unwrap();
        if !stop.load(Ordering::SeqCst) {
            keep_writing(&own, number + 2, &stop);
        }
    });
}

#[test]
fn waiting_request_is_not_starved_by_the_writer_thread() {
    let folder = tempfile::tempdir().unwrap();
    let pool = pool(&folder);
    let stop = Arc::new(AtomicBool::new(false));
    // With two chains of writes the queue of the writer thread is never empty.
    keep_writing(&pool, 0, &stop);
    keep_writing(&pool, 1, &stop);
    for number in 0..20 {
        let mut transaction = pool.transaction().unwrap();
        write(&mut transaction, &format!("request {number}")).unwrap();
        transaction.commit().unwrap();
    }
    stop.store(true, Ordering::SeqCst);
    assert_eq!(texts(&pool).iter().filter(|text| text.starts_with("request")).count(), 20);
}
