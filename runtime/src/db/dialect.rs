//! Which SQL a database speaks.
//!
//! All dialects are known in every build, so that what differs between databases can be written
//! down, and checked, in one place; a build only ever meets those that are compiled in.

use super::{AnyConnection, Backend};
use crate::schema::Quote;

/// The SQL that a database speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(dead_code, reason = "a build without a database never makes its dialect")]
pub enum Dialect {
    /// SQLite's.
    Sqlite,
    /// PostgreSQL's.
    Postgres,
    /// MariaDB's and MySQL's.
    Mysql,
}

impl AnyConnection {
    /// The SQL that the database behind the connection speaks.
    pub(crate) fn dialect(&self) -> Dialect {
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

/// A backend of Diesel whose dialect is known: ours, and those that it stands for.
pub trait HasDialect: diesel::backend::Backend {
    /// The SQL of the database.
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

/// Makes PostgreSQL compare text as the other databases do, without regard to case.
///
/// MariaDB's collation (`utf8mb4_unicode_ci`) and SQLite's (`NOCASE`) belong to the columns. A
/// column of PostgreSQL with such a collation would not know LIKE (before version 18), and the
/// tables should stay those that Frappe makes, which have the database's own collation. So the
/// columns stay as they are and the *comparisons* name the collation: each text that is bound is
/// followed by this, each text column that is sorted, grouped or joined by as well. Indexes are
/// made with the same collation, which is what makes the planner use them. LIKE becomes ILIKE and
/// takes the bare column.
///
/// Letters are compared without case and with their accents: as LIKE does on PostgreSQL, as SQLite
/// does, and unlike MariaDB, for which `é` is `e`.
pub(crate) const TEXT_COLLATION: &str = r#" COLLATE "doctyped""#;

impl Dialect {
    /// What stands around a name in statements of the lifecycle; Diesel has the same.
    pub(crate) fn identifier_quote(self) -> Quote {
        match self {
            Dialect::Postgres => Quote::Double,
            Dialect::Sqlite | Dialect::Mysql => Quote::Back,
        }
    }

    /// What follows a text in a comparison.
    pub(crate) fn text_collation(self) -> &'static str {
        match self {
            Dialect::Sqlite | Dialect::Mysql => "",
            Dialect::Postgres => TEXT_COLLATION,
        }
    }

    /// What follows a SELECT whose rows are going to be changed. SQLite lets one transaction write
    /// at a time, so its rows need no locks.
    pub(crate) fn for_update(self) -> &'static str {
        match self {
            Dialect::Sqlite => "",
            Dialect::Postgres | Dialect::Mysql => " FOR UPDATE",
        }
    }

    /// What follows a SELECT whose rows others may read likewise and nobody may change until the
    /// transaction ends. Rows that somebody is changing are left out, so nobody waits. MariaDB and
    /// MySQL have words of their own, which each hides from the other in a comment.
    pub(crate) fn for_share_skip_locked(self) -> &'static str {
        match self {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR SHARE SKIP LOCKED",
            Dialect::Mysql => " /*M! LOCK IN SHARE MODE */ /*M!100600 SKIP LOCKED */ /*!80001 FOR SHARE SKIP LOCKED */",
        }
    }

    /// What ends an INSERT that leaves a row of that name alone if it is there already. On MariaDB,
    /// `IGNORE` would take a shared lock on it, and two that go on to change it would wait for each
    /// other.
    pub(crate) fn on_conflict_do_nothing(self) -> &'static str {
        match self {
            Dialect::Sqlite | Dialect::Postgres => " ON CONFLICT DO NOTHING",
            Dialect::Mysql => " ON DUPLICATE KEY UPDATE `name` = `name`",
        }
    }
}
