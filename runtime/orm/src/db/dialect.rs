//! SQL dialects and the clauses in which they differ.
//!
//! Every build knows all dialects, so that their differences are written down and checked in one
//! place; it only meets those whose feature is enabled.

use super::{AnyConnection, Backend};
use doctyped_schema::Quote;

/// The SQL dialect of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(dead_code, reason = "a build without a database does not construct its dialect")]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MariaDB and MySQL.
    Mysql,
}

impl AnyConnection {
    /// The SQL dialect of the connection's database.
    pub fn dialect(&self) -> Dialect {
        match self {
            #[cfg(feature = "sqlite")]
            AnyConnection::Sqlite(_) => Dialect::Sqlite,
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(_) => Dialect::Postgres,
            #[cfg(feature = "mysql")]
            AnyConnection::Mysql(_) => Dialect::Mysql,
        }
    }
}

/// A Diesel backend with a known dialect: [`Backend`], and those that it delegates to.
pub trait HasDialect: diesel::backend::Backend {
    /// The SQL dialect of the database.
    fn dialect(&self) -> Dialect;
}

impl HasDialect for Backend {
    fn dialect(&self) -> Dialect {
        match self {
            #[cfg(feature = "sqlite")]
            Backend::Sqlite(_) => Dialect::Sqlite,
            #[cfg(feature = "postgres")]
            Backend::Postgres(_) => Dialect::Postgres,
            #[cfg(feature = "mysql")]
            Backend::Mysql(_) => Dialect::Mysql,
        }
    }
}

#[cfg(feature = "sqlite")]
impl HasDialect for diesel::sqlite::Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }
}

#[cfg(feature = "postgres")]
impl HasDialect for diesel::pg::Pg {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }
}

#[cfg(feature = "mysql")]
impl HasDialect for diesel::mysql::Mysql {
    fn dialect(&self) -> Dialect {
        Dialect::Mysql
    }
}

/// The collation with which PostgreSQL compares text case-insensitively, as the other databases do.
///
/// On MariaDB (`utf8mb4_unicode_ci`) and SQLite (`NOCASE`) the collation belongs to the column. On
/// PostgreSQL, LIKE does not work on a column with such a collation (before version 18), and Frappe's
/// tables have the default collation of the database. So the columns stay as they are and the
/// *comparisons* name the collation: it follows each text parameter, and each text column that is
/// sorted, grouped or joined by. Indexes have the same collation, so that the planner uses them. LIKE
/// becomes ILIKE and takes the bare column.
///
/// The collation ignores case and distinguishes accents, as ILIKE and SQLite do; MariaDB treats `é`
/// and `e` as equal.
pub const TEXT_COLLATION: &str = r#" COLLATE "doctyped""#;

impl Dialect {
    /// The quote of identifiers; the same that Diesel uses.
    pub fn identifier_quote(self) -> Quote {
        match self {
            Dialect::Postgres => Quote::Double,
            Dialect::Sqlite | Dialect::Mysql => Quote::Back,
        }
    }

    /// The COLLATE clause of a text in a comparison.
    pub fn text_collation(self) -> &'static str {
        match self {
            Dialect::Sqlite | Dialect::Mysql => "",
            Dialect::Postgres => TEXT_COLLATION,
        }
    }

    /// The locking clause of a SELECT whose rows are changed later. SQLite has one writer at a time
    /// and needs no row locks.
    pub fn for_update(self) -> &'static str {
        match self {
            Dialect::Sqlite => "",
            Dialect::Postgres | Dialect::Mysql => " FOR UPDATE",
        }
    }

    /// The locking clause of a SELECT whose rows must not change until the transaction ends. Rows that
    /// another transaction has locked are skipped, so there is no wait. MariaDB and MySQL have
    /// different syntax; each is in a comment that only that server executes.
    pub fn for_share_skip_locked(self) -> &'static str {
        match self {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR SHARE SKIP LOCKED",
            Dialect::Mysql => " /*M! LOCK IN SHARE MODE */ /*M!100600 SKIP LOCKED */ /*!80001 FOR SHARE SKIP LOCKED */",
        }
    }

    /// The end of an INSERT that does nothing if a row with this name exists. On MariaDB, `INSERT
    /// IGNORE` would take a shared lock on that row, and two transactions that then change it would
    /// deadlock.
    pub fn on_conflict_do_nothing(self) -> &'static str {
        match self {
            Dialect::Sqlite | Dialect::Postgres => " ON CONFLICT DO NOTHING",
            Dialect::Mysql => " ON DUPLICATE KEY UPDATE `name` = `name`",
        }
    }
}
