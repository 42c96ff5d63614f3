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
    /// A URL as client libraries spell it.
    #[cfg(feature = "postgres")]
    pub(super) fn plain(url: String) -> ServerUrl {
        ServerUrl(url)
    }

    /// The URL with its password, as client libraries spell it.
    pub fn secret(&self) -> Cow<'_, str> {
        match self.0.strip_prefix("mariadb:") {
            Some(rest) => Cow::Owned(format!("mysql:{rest}")),
            None => Cow::Borrowed(&self.0),
        }
    }

    /// The URL with its password and more parameters, apart from those that it has already.
    pub fn with_parameters(&self, parameters: &[(&str, u32)]) -> String {
        let mut url = self.secret().into_owned();
        for (name, value) in parameters {
            if self.parameter(name).is_none() {
                let separator = if url.contains('?') { '&' } else { '?' };
                url = format!("{url}{separator}{name}={value}");
            }
        }
        url
    }

    /// The URL with its password, and options of PostgreSQL beside those that it has.
    pub fn with_options(&self, options: &str) -> String {
        let url = self.secret().into_owned();
        let options = options.replace(' ', "%20").replace('=', "%3D");
        match self.parameter("options") {
            Some(own) => url.replacen(&format!("options={own}"), &format!("options={own}%20{options}"), 1),
            None => format!("{url}{}options={options}", if url.contains('?') { '&' } else { '?' }),
        }
    }

    /// The URL with its password and a time for the connection to be established, as libmariadb reads it: among the
    /// options of a host. `None` where the host is a local socket or an address of IPv6, whose colons URLs do not
    /// allow in a name.
    pub fn with_connect_timeout(&self, seconds: u32) -> Option<String> {
        let secret = self.secret();
        let (scheme, rest) = secret.split_once("://")?;
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (host, port) = host.split_once(':').unwrap_or((host, ""));
        if host.is_empty() || host == "localhost" || host.starts_with('[') || host.contains(';') {
            return None;
        }
        let (at, colon) = (if user.is_empty() { "" } else { "@" }, if port.is_empty() { "" } else { ":" });
        Some(format!("{scheme}://{user}{at}host={host};connect_timeout={seconds}{colon}{port}{path}"))
    }

    /// The ports that the server may have.
    pub fn ports(&self) -> Vec<u16> {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split(['/', '?']).next().unwrap_or_default();
        let hosts = authority.rsplit_once('@').map_or(authority, |(_, hosts)| hosts);
        // PostgreSQL takes several hosts, each with a port of its own.
        let named = hosts.split(',').filter_map(|host| host.rsplit_once(':')?.1.parse().ok());
        let parameter = self.parameter("port").into_iter().flat_map(|ports| ports.split(',')).flat_map(str::parse);
        let mut ports: Vec<u16> = named.chain(parameter).collect();
        ports.push(if self.0.starts_with("postgres") { 5432 } else { 3306 });
        ports
    }

    /// Whether the URL names a local socket.
    pub fn names_socket(&self, path: &str) -> bool {
        self.parameter("unix_socket").is_some_and(|socket| socket.replace("%2F", "/") == path)
    }

    /// A parameter, as it is encoded in the URL.
    fn parameter(&self, name: &str) -> Option<&str> {
        let (_, parameters) = self.0.split_once('?')?;
        parameters
            .split('&')
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
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

    fn server(url: &str) -> ServerUrl {
        ServerUrl(url.to_owned())
    }

    #[test]
    fn parameters_of_the_operator_are_kept() {
        let parameters = [("connect_timeout", 10), ("keepalives_idle", 15)];
        let with = |url: &str| server(url).with_parameters(&parameters);
        assert_eq!(with("postgres://h/d"), "postgres://h/d?connect_timeout=10&keepalives_idle=15");
        assert_eq!(with("postgres://h/d?connect_timeout=2"), "postgres://h/d?connect_timeout=2&keepalives_idle=15");
        let with = |url: &str| server(url).with_options("-c a=1");
        assert_eq!(with("postgres://h/d"), "postgres://h/d?options=-c%20a%3D1");
        assert_eq!(with("postgres://h/d?options=-c%20b=2"), "postgres://h/d?options=-c%20b=2%20-c%20a%3D1");
    }

    #[test]
    fn connect_timeout_of_mariadb_is_an_option_of_the_host() {
        let with = |url: &str| server(url).with_connect_timeout(10);
        let expected = "mysql://u:p@host=db.test;connect_timeout=10:3307/d?ssl_mode=required";
        assert_eq!(with("mariadb://u:p@db.test:3307/d?ssl_mode=required").as_deref(), Some(expected));
        assert_eq!(with("mysql://db/d").as_deref(), Some("mysql://host=db;connect_timeout=10/d"));
        for local in ["mysql://u@localhost/d?unix_socket=/run/s", "mysql://u@[::1]:3306/d", "mysql:///d"] {
            assert_eq!(with(local), None, "{local}");
        }
    }

    #[test]
    fn ports_are_those_of_all_hosts_and_the_standard_one() {
        assert_eq!(server("postgres://u:5@a:1,b:2/d?port=3").ports(), [1, 2, 3, 5432]);
        assert_eq!(server("mysql://a/d").ports(), [3306]);
        assert_eq!(server("mysql://[::1]:7/d").ports(), [7, 3306]);
        assert!(server("mysql://localhost/d?unix_socket=/run/s").names_socket("/run/s"));
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
