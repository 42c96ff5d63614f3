//! The URL of the database.

use crate::error::Result;
use std::borrow::Cow;
use std::fmt;

/// The URL of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// The path of a SQLite file, or `:memory:`.
    Sqlite(String),
    /// A database of PostgreSQL.
    Postgres(ServerUrl),
    /// A database of MariaDB or MySQL.
    Mysql(ServerUrl),
}

/// The URL of a database server. `Display` and `Debug` leave its password out.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerUrl(String);

/// The path of a SQLite database in memory.
const IN_MEMORY_PATH: &str = ":memory:";

impl DatabaseUrl {
    /// A SQLite database in memory, which has one connection.
    pub fn in_memory() -> DatabaseUrl {
        DatabaseUrl::Sqlite(IN_MEMORY_PATH.to_owned())
    }

    /// The path of a SQLite database that is not in memory.
    pub fn sqlite_file(&self) -> Option<&str> {
        match self {
            DatabaseUrl::Sqlite(path) if path != IN_MEMORY_PATH => Some(path),
            _ => None,
        }
    }
}

impl ServerUrl {
    /// The URL with its password, as client libraries spell it.
    pub fn secret(&self) -> Cow<'_, str> {
        match self.0.strip_prefix("mariadb:") {
            Some(rest) => Cow::Owned(format!("mysql:{rest}")),
            None => Cow::Borrowed(&self.0),
        }
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        // Parameters may hold a password too.
        let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
        match rest.rsplit_once('@') {
            Some((user, host)) => {
                let user = user.split_once(':').map_or(user, |(user, _)| user);
                write!(f, "{scheme}://{user}@{host}")
            }
            None => write!(f, "{scheme}://{rest}"),
        }
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The URL formats of the databases that are compiled in, for messages.
fn url_formats() -> String {
    [
        (cfg!(feature = "sqlite"), "sqlite://PATH (or just a path)"),
        (cfg!(feature = "postgres"), "postgres://USER:PASSWORD@HOST:PORT/DATABASE"),
        (cfg!(feature = "mysql"), "mariadb://USER:PASSWORD@HOST:PORT/DATABASE"),
    ]
    .iter()
    .filter(|(is_enabled, _)| *is_enabled)
    .map(|(_, format)| *format)
    .collect::<Vec<_>>()
    .join(", ")
}

/// Fails if the feature of a database is not enabled.
fn require_feature(is_enabled: bool, feature: &str, scheme: &str) -> Result<(), String> {
    if is_enabled {
        return Ok(());
    }
    Err(format!(
        "this server was built without {scheme}:// (cargo feature `{feature}`); the databases that it has: {}",
        url_formats()
    ))
}

impl std::str::FromStr for DatabaseUrl {
    type Err = String;

    /// `sqlite://PATH`, `sqlite:PATH`, `file:PATH` or a plain path; `postgres://...`;
    /// `mysql://...` or `mariadb://...`.
    fn from_str(url: &str) -> Result<DatabaseUrl, String> {
        let (scheme, rest) = match url.split_once(':') {
            Some((scheme, rest))
                if scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+') =>
            {
                (scheme, rest.strip_prefix("//").unwrap_or(rest))
            }
            _ => ("sqlite", url),
        };
        match scheme {
            "sqlite" | "sqlite3" | "file" => {
                require_feature(cfg!(feature = "sqlite"), "sqlite", "sqlite")?;
                if rest.is_empty() {
                    return Err(format!("{url:?} names no file; give {}", url_formats()));
                }
                Ok(DatabaseUrl::Sqlite(rest.to_owned()))
            }
            "postgres" | "postgresql" => {
                require_feature(cfg!(feature = "postgres"), "postgres", scheme)?;
                Ok(DatabaseUrl::Postgres(ServerUrl(format!("postgres://{rest}"))))
            }
            "mysql" | "mariadb" => {
                require_feature(cfg!(feature = "mysql"), "mysql", scheme)?;
                Ok(DatabaseUrl::Mysql(ServerUrl(format!("{scheme}://{rest}"))))
            }
            other => Err(format!("{other:?} is not a database; give {}", url_formats())),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "sqlite://{path}"),
            DatabaseUrl::Postgres(url) | DatabaseUrl::Mysql(url) => url.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "sqlite")]
    #[test]
    fn plain_path_is_a_sqlite_database() {
        for url in ["sqlite://a/b.db", "sqlite:a/b.db", "file:a/b.db", "a/b.db"] {
            assert_eq!(url.parse(), Ok(DatabaseUrl::Sqlite("a/b.db".to_owned())), "{url}");
        }
    }

    #[test]
    fn unknown_scheme_is_refused_with_the_supported_formats() {
        let error = "oracle://x".parse::<DatabaseUrl>().unwrap_err();
        assert!(error.contains("\"oracle\"") && error.contains(&url_formats()), "{error}");
    }

    #[cfg(not(feature = "postgres"))]
    #[test]
    fn disabled_database_is_refused_with_its_feature() {
        let error = "postgres://x/y".parse::<DatabaseUrl>().unwrap_err();
        assert!(error.contains("cargo feature `postgres`"), "{error}");
    }

    #[test]
    fn password_is_left_out_of_debug_output() {
        for (url, shown) in [
            ("postgres://me:se:cr@t@host:5432/site?sslmode=require", "postgres://me@host:5432/site"),
            ("postgres:///site?host=/run&password=secret", "postgres:///site"),
            ("mysql://me@host/site", "mysql://me@host/site"),
        ] {
            assert_eq!(format!("{:?}", ServerUrl(url.to_owned())), shown);
        }
    }
}
