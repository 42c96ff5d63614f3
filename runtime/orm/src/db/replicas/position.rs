//! Positions in the stream of changes that a primary sends to its replicas.

use crate::db::statement::{Statement, column};
use crate::db::{AnyConnection, Dialect};
use crate::error::{Error, Result};
use std::collections::BTreeMap;

/// The size of a page and of a segment of PostgreSQL's write-ahead log, and of the headers at their begin.
const WAL_PAGE: u64 = 8192;
const WAL_SEGMENT: u64 = 16 * 1024 * 1024;
const PAGE_HEADER: u64 = 24;
const SEGMENT_HEADER: u64 = 40;

/// A position in the stream of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// PostgreSQL: a byte of the write-ahead log.
    Lsn(u64),
    /// MariaDB: the sequence number of the last transaction of each replication domain.
    Gtid(BTreeMap<u32, u64>),
}

impl Position {
    /// Whether a replica at this position has all that a primary had written at the other one.
    pub fn covers(&self, written: &Position) -> bool {
        match (self, written) {
            (Position::Lsn(replayed), Position::Lsn(written)) => replayed >= written,
            (Position::Gtid(applied), Position::Gtid(written)) => {
                written.iter().all(|(domain, written)| applied.get(domain).is_some_and(|applied| applied >= written))
            }
            _ => false,
        }
    }

    /// The end of the changes of a primary.
    ///
    /// # Errors
    /// The server cannot be asked, writes no log, or is a replica itself.
    pub fn of_primary(connection: &mut AnyConnection) -> Result<Position> {
        match connection.dialect() {
            Dialect::Postgres => {
                let text = text(connection, "SELECT CAST(pg_current_wal_insert_lsn() AS text)")?;
                lsn(&text).map(|lsn| Position::Lsn(end_of_record(lsn)))
            }
            _ => gtid(&text(connection, "SELECT @@GLOBAL.gtid_binlog_pos")?)
                .filter(|domains| !domains.is_empty())
                .map(Position::Gtid),
        }
        .ok_or_else(|| Error::internal("the primary writes no binary log, so that no replica can follow it"))
    }

    /// The end of the changes that a replica has applied.
    ///
    /// # Errors
    /// The server cannot be asked, or is no replica.
    pub fn of_replica(connection: &mut AnyConnection) -> Result<Position> {
        match connection.dialect() {
            // A standby that was promoted tells the last position before.
            Dialect::Postgres => {
                let sql = "SELECT CASE WHEN pg_is_in_recovery() \
                           THEN CAST(pg_last_wal_replay_lsn() AS text) ELSE '' END";
                lsn(&text(connection, sql)?).map(Position::Lsn)
            }
            _ => gtid(&text(connection, "SELECT @@GLOBAL.gtid_slave_pos")?)
                .filter(|domains| !domains.is_empty())
                .map(Position::Gtid),
        }
        .ok_or_else(|| Error::internal("it is no replica of the primary: it applies no changes"))
    }
}

fn text(connection: &mut AnyConnection, sql: &'static str) -> Result<String> {
    let text = Statement::once(sql).first(connection, |row| column::text(row, 0))?;
    Ok(text.flatten().unwrap_or_default())
}

/// `16/B374D848` as a number.
fn lsn(text: &str) -> Option<u64> {
    let (high, low) = text.split_once('/')?;
    let number = |part: &str| u32::from_str_radix(part, 16).ok();
    Some(u64::from(number(high)?) << 32 | u64::from(number(low)?))
}

/// The end of the last record before the position of the next one, which is behind the header of a page if the last
/// record filled the page before.
fn end_of_record(next: u64) -> u64 {
    let header = if next % WAL_SEGMENT == SEGMENT_HEADER { SEGMENT_HEADER } else { PAGE_HEADER };
    if next % WAL_PAGE == header { next - header } else { next }
}

/// `0-1-100,2-3-4` (domain, server and sequence number) as sequence numbers by domain.
fn gtid(text: &str) -> Option<BTreeMap<u32, u64>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let mut numbers = part.split('-');
            let (domain, _server, sequence) = (numbers.next()?, numbers.next()?, numbers.next()?);
            Some((domain.parse().ok()?, sequence.parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replica_of_postgres_covers_what_it_has_replayed() {
        let position = |text: &str| Position::Lsn(lsn(text).unwrap());
        assert!(position("1/0").covers(&position("0/FFFFFFFF")));
        assert!(position("0/3000148").covers(&position("0/3000148")));
        assert!(!position("0/3000147").covers(&position("0/3000148")));
    }

    #[test]
    fn header_of_an_empty_page_is_no_record() {
        let end = |text: &str| end_of_record(lsn(text).unwrap());
        assert_eq!(end("0/3000028"), 0x300_0000);
        assert_eq!(end("0/3002018"), 0x300_2000);
        // A record that goes on in this page may end there.
        assert_eq!(end("0/3002028"), 0x300_2028);
        assert_eq!(end("0/3000148"), 0x300_0148);
    }

    #[test]
    fn replica_of_mariadb_covers_all_domains() {
        let position = |text: &str| Position::Gtid(gtid(text).unwrap());
        assert!(position("0-2-100,1-1-5").covers(&position("0-1-100,1-1-4")));
        assert!(!position("0-1-100").covers(&position("0-1-100,1-1-1")));
        assert!(!position("0-1-99,1-1-1").covers(&position("0-1-100,1-1-1")));
    }

    #[test]
    fn text_that_is_no_position_is_none() {
        assert_eq!((lsn(""), lsn("0"), lsn("x/1")), (None, None, None));
        assert_eq!((gtid("0-1"), gtid("a-b-c")), (None, None));
        assert_eq!(gtid(""), Some(BTreeMap::new()));
    }
}
