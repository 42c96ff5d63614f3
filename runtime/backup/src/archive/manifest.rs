//! The description of an archive.

use super::FORMAT;
use doctyped_core::error::{Error, Result};
use doctyped_core::json_parser;
use doctyped_orm::db::DatabaseUrl;
use serde::{Deserialize, Serialize};

/// A database system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatabaseKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MariaDB or MySQL.
    Mariadb,
}

impl DatabaseKind {
    /// The system of a URL.
    pub fn of(url: &DatabaseUrl) -> DatabaseKind {
        match url {
            DatabaseUrl::Sqlite(_) => DatabaseKind::Sqlite,
            DatabaseUrl::Postgres(_) => DatabaseKind::Postgres,
            DatabaseUrl::Mysql(_) => DatabaseKind::Mariadb,
        }
    }

    /// The entry with its snapshot.
    pub fn entry(self) -> &'static str {
        match self {
            DatabaseKind::Sqlite => "database.sqlite",
            DatabaseKind::Postgres => "database.dump",
            DatabaseKind::Mariadb => "database.sql",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            DatabaseKind::Sqlite => "SQLite",
            DatabaseKind::Postgres => "PostgreSQL",
            DatabaseKind::Mariadb => "MariaDB",
        }
    }
}

/// The entry `manifest.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format of the archive.
    pub format: u32,
    /// When the snapshot of the database was taken, in UTC: `2026-11-28T10:00:00Z`.
    pub created: String,
    /// The name of the application.
    pub application: String,
    /// Its version.
    pub application_version: String,
    /// The version of the server.
    pub server_version: String,
    /// The database system.
    pub database: DatabaseKind,
    /// The number of files.
    pub files: u64,
    /// Their bytes.
    pub file_bytes: u64,
    /// URLs of files that documents name and that the storage did not have.
    pub missing_files: Vec<String>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// `ValidationError` if it is none, or of a later format.
    pub fn parse(text: &[u8]) -> Result<Manifest> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let broken = |error: json_parser::JsonError| {
            Error::validation(format!("the archive has no manifest of a backup: {error}"))
        };
        let Version { format } = json_parser::parse(text).map_err(broken)?;
        if format > FORMAT {
            return Err(Error::validation(format!(
                "the archive has format {format}, and this server reads formats up to {FORMAT}; use a later version"
            )));
        }
        json_parser::parse(text).map_err(broken)
    }

    /// The archive in one line.
    pub fn summary(&self) -> String {
        let Manifest { created, application, application_version, files, file_bytes, missing_files, .. } = self;
        let application = if application.is_empty() { "an application" } else { application };
        let missing = match missing_files.len() {
            0 => String::new(),
            number => format!(", {number} missing"),
        };
        format!(
            "{application} {application_version}, {created}, {} and {files} files of {file_bytes} bytes{missing}",
            self.database.name()
        )
    }
}
