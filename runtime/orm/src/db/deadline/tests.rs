//! Statements of SQLite and their deadlines.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{BlockedClients, Deadline};
use crate::db::{DatabaseUrl, Pool};
use crate::error::{Error, ErrorKind};
use diesel::RunQueryDsl;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A statement that ends by itself after hours.
const ENDLESS: &str =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e12) SELECT max(i) FROM n";

fn pool() -> Pool {
    Pool::open(&DatabaseUrl::Sqlite(":memory:".to_owned()), 1).unwrap()
}

#[test]
fn endless_statement_ends_at_its_deadline_without_a_row() {
    let mut transaction = pool().transaction().unwrap();
    let deadline = Deadline::set(Some(Instant::now() + Duration::from_millis(20)), None);
    let error: Error = diesel::sql_query(ENDLESS).execute(transaction.connection()).unwrap_err().into();
    assert_eq!(error.kind(), ErrorKind::StatementTimeout);
    drop(deadline);
    diesel::sql_query("SELECT 1").execute(transaction.connection()).unwrap();
}

#[test]
fn one_long_text_with_one_long_pattern_ends_at_its_deadline() {
    let mut transaction = pool().transaction().unwrap();
    // Without the deadline this takes minutes, in one instruction of the virtual machine.
    let match_all = "SELECT doctyped_like(replace(hex(zeroblob(8000000)), '0', 'a'), \
                     '%' || replace(hex(zeroblob(500000)), '0', 'a') || 'b%')";
    let _deadline = Deadline::set(Some(Instant::now() + Duration::from_millis(20)), None);
    let error: Error = diesel::sql_query(match_all).execute(transaction.connection()).unwrap_err().into();
    assert_eq!(error.kind(), ErrorKind::StatementTimeout);
}

#[test]
fn interrupted_read_leaves_the_writes_of_its_transaction() {
    let mut transaction = pool().transaction().unwrap();
    transaction.begin_writing().unwrap();
    diesel::sql_query("CREATE TABLE kept (i)").execute(transaction.connection()).unwrap();
    let deadline = Deadline::set(Some(Instant::now()), None);
    diesel::sql_query(ENDLESS).execute(transaction.connection()).unwrap_err();
    drop(deadline);
    transaction.commit().unwrap();
    diesel::sql_query("INSERT INTO kept VALUES (1)").execute(transaction.connection()).unwrap();
}

#[test]
fn statement_ends_for_a_blocked_client_and_not_without_one() {
    let mut transaction = pool().transaction().unwrap();
    let clients = Arc::new(BlockedClients::default());
    let mut run = |deadline: Duration| {
        let started = Instant::now();
        let _deadline = Deadline::set(Some(started + deadline), Some(&clients));
        let error: Error = diesel::sql_query(ENDLESS).execute(transaction.connection()).unwrap_err().into();
        assert_eq!(error.kind(), ErrorKind::StatementTimeout);
        started.elapsed()
    };
    let deadline = super::TIME_BESIDE_BLOCKED + Duration::from_secs(1);
    assert!(run(deadline) > deadline);
    let blocked = clients.count();
    assert!(run(Duration::from_secs(3600)) > super::TIME_BESIDE_BLOCKED);
    drop(blocked);
    assert!(!clients.any());
}
