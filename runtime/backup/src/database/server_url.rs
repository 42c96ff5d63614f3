//! The URL of a database server, as the programs of its system take it. A password is not passed on a command line,
//! which other users of the machine can see.

use doctyped_orm::db::ServerUrl;
use percent_encoding::percent_decode_str;

/// The parts of a URL, decoded.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServerParts {
    /// The user; empty for the default.
    pub user: String,
    /// The password.
    pub password: Option<String>,
    /// The host; empty for a local server.
    pub host: String,
    /// The port.
    pub port: Option<String>,
    /// The name of the database.
    pub database: String,
    /// Parameters after the question mark.
    pub parameters: Vec<(String, String)>,
}

impl ServerParts {
    /// The parts of a URL.
    pub fn of(url: &ServerUrl) -> ServerParts {
        let secret = url.secret();
        let rest = secret.split_once("://").map_or(&*secret, |(_, rest)| rest);
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, database) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (user, password) = match user.split_once(':') {
            Some((user, password)) => (user, Some(decode(password))),
            None => (user, None),
        };
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.to_owned())),
            _ => (host, None),
        };
        let parameter = |pair: &str| pair.split_once('=').map(|(name, value)| (decode(name), decode(value)));
        ServerParts {
            user: decode(user),
            password,
            host: decode(host.trim_matches(['[', ']'])),
            port,
            database: decode(database),
            parameters: query.split('&').filter_map(parameter).collect(),
        }
    }

    /// A parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The URL for libpq without its password, and the password.
pub fn without_password(url: &ServerUrl) -> (String, Option<String>) {
    let secret = url.secret().into_owned();
    let parts = ServerParts::of(url);
    let (base, query) = secret.split_once('?').unwrap_or((&secret, ""));
    let base = match base.rsplit_once('@') {
        Some((start, host)) => {
            let (scheme, user) = start.split_once("://").unwrap_or(("postgres", start));
            let user = user.split_once(':').map_or(user, |(user, _)| user);
            format!("{scheme}://{user}@{host}")
        }
        None => base.to_owned(),
    };
    let query: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("password=")).collect();
    let url = if query.is_empty() { base } else { format!("{base}?{}", query.join("&")) };
    let password = parts.parameter("password").map(str::to_owned).or(parts.password);
    (url, password)
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
#[cfg(all(feature = "postgres", feature = "mysql"))]
mod tests {
    use super::*;
    use doctyped_orm::db::DatabaseUrl;

    fn server(url: &str) -> ServerUrl {
        match url.parse().unwrap() {
            DatabaseUrl::Postgres(url) | DatabaseUrl::Mysql(url) => url,
            DatabaseUrl::Sqlite(path) => panic!("{path}"),
        }
    }

    #[test]
    fn password_is_separated_from_the_url() {
        for (url, expected, password) in [
            (
                "postgres://me:a%40b@host:5432/site?sslmode=require",
                "postgres://me@host:5432/site?sslmode=require",
                Some("a@b"),
            ),
            ("postgres://me@/site?host=/run&password=s%26x", "postgres://me@/site?host=/run", Some("s&x")),
            ("postgres://host/site", "postgres://host/site", None),
        ] {
            let (url, found) = without_password(&server(url));
            assert_eq!((url.as_str(), found.as_deref()), (expected, password));
        }
    }

    #[test]
    fn parts_are_decoded() {
        let parts =
            ServerParts::of(&server("mariadb://me:a%3Ab@[::1]:3307/my%20site?unix_socket=/run/s&ssl_mode=required"));
        assert_eq!((parts.user.as_str(), parts.password.as_deref(), parts.host.as_str()), ("me", Some("a:b"), "::1"));
        assert_eq!((parts.port.as_deref(), parts.database.as_str()), (Some("3307"), "my site"));
        assert_eq!((parts.parameter("unix_socket"), parts.parameter("ssl_mode")), (Some("/run/s"), Some("required")));
        assert_eq!(ServerParts::of(&server("mysql://[::1]/site")).port, None);
    }
}
