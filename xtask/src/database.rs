//! The databases of a command line: a new SQLite file, a private server, or a given URL.

use crate::servers::{DatabaseServer, ServerKind};
use anyhow::{Context as _, Result};
use std::path::Path;

/// A database for one run.
#[derive(Debug)]
pub struct Database {
    /// The value of the server's flag `--database`.
    pub url: String,
    /// Stopped when the database is dropped.
    _server: Option<DatabaseServer>,
}

impl Database {
    /// Opens the database of a command-line argument: `sqlite` for a new file in the folder, `postgres` or `mariadb`
    /// for a private server, or a URL. `None` if the server is not installed.
    ///
    /// # Errors
    /// The private server does not start.
    pub fn open(argument: &str, folder: &Path) -> Result<Option<Database>> {
        let kind = match argument {
            "sqlite" => {
                let url = format!("sqlite://{}", folder.join("site.sqlite").display());
                return Ok(Some(Database { url, _server: None }));
            }
            "postgres" => ServerKind::Postgres,
            "mariadb" | "mysql" => ServerKind::MariaDb,
            url => return Ok(Some(Database { url: url.to_owned(), _server: None })),
        };
        let Some(server) =
            DatabaseServer::start(kind).with_context(|| format!("cannot start a server for {argument}"))?
        else {
            return Ok(None);
        };
        let url = server.database("site")?;
        Ok(Some(Database { url, _server: Some(server) }))
    }
}

/// The cargo features of the server that databases require, separated by commas; `sqlite` is a default feature.
pub fn cargo_features(databases: &[String]) -> String {
    let mut features = Vec::new();
    for (feature, schemes) in [("postgres", ["postgres", "postgresql"]), ("mysql", ["mariadb", "mysql"])] {
        let scheme = |database: &String| schemes.contains(&database.split(':').next().unwrap_or_default());
        if databases.iter().any(scheme) {
            features.push(feature);
        }
    }
    features.join(",")
}
