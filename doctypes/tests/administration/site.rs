//! A site of the tests, in a folder of its own, and requests to its server.

use crate::support::{self, Server, request};
use doctyped::db::Pool;
use doctyped::diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// A site that is stopped, or served by a [`Server`].
pub struct TestSite {
    pub folder: TempDir,
    /// The URL of its database.
    pub url: String,
}

/// The documents of a site: names of notes, and the SHA-256 of each file by its name.
#[derive(Debug, Default, PartialEq, Eq, Clone)]
pub struct Documents {
    pub notes: BTreeSet<String>,
    pub files: BTreeMap<String, String>,
}

impl TestSite {
    /// A site on a SQLite database that does not exist yet.
    pub fn sqlite() -> TestSite {
        let folder = tempfile::tempdir().unwrap();
        let url = folder.path().join("site.sqlite").to_str().unwrap().to_owned();
        TestSite { folder, url }
    }

    /// A command of the server for the site.
    pub fn command(&self) -> Command {
        let mut command = support::command(self.folder.path());
        command.env("DATABASE_URL", &self.url);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// Runs a command that succeeds, and returns what it prints.
    pub fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {text}");
        text
    }

    /// Runs a command that fails, and returns what it prints.
    pub fn fail(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {text}");
        text
    }

    /// Executes SQL on the database of a stopped site.
    pub fn execute(&self, sql: &str) {
        let pool = Pool::open(&self.url.parse().unwrap(), 1).unwrap();
        pool.transaction().unwrap().connection().batch_execute(sql).unwrap();
        pool.close(Duration::ZERO);
    }

    /// Starts the server.
    pub fn start(&self) -> Server {
        Server::start_with(self.command().stderr(Stdio::null()))
    }

    /// `key:secret` of Administrator.
    pub fn token(&self) -> String {
        support::token_in(&self.succeed(&["user", "generate-keys", "Administrator"]))
    }

    /// The folder of the contents.
    pub fn files(&self) -> PathBuf {
        if self.url.contains("://") {
            self.folder.path().join("doctyped.files")
        } else {
            PathBuf::from(format!("{}.files", self.url))
        }
    }

    /// The path of the content at a URL.
    pub fn content(&self, url: &str) -> PathBuf {
        let path = url.trim_start_matches('/');
        self.files().join(if path.starts_with("private/") { path.to_owned() } else { format!("public/{path}") })
    }

    /// Makes a backup in a folder, and returns the path of the archive.
    pub fn backup(&self, target: &Path) -> PathBuf {
        let text = self.succeed(&["backup", target.to_str().unwrap()]);
        let (path, _) = text.split_once(".zip: ").unwrap_or_else(|| panic!("{text}"));
        PathBuf::from(format!("{}.zip", path.rsplit('\n').next().unwrap()))
    }

    /// The documents, as a server of the site answers; checks that notes have their rows and files their contents.
    pub fn documents(&self, server: &Server, token: &str) -> Documents {
        let list = |path: &str| {
            let (status, body) = request(server.port, "GET", path, token, &Value::Null).unwrap();
            assert_eq!(status, 200, "{body}");
            body["data"].as_array().unwrap().clone()
        };
        let mut documents = Documents::default();
        for note in list("Note?limit_page_length=0&fields=%5B%22name%22,%22title%22,%22seen_by%22%5D") {
            assert_eq!(note["seen_by"].as_array().unwrap().len(), 2, "{note}");
            documents.notes.insert(note["name"].as_str().unwrap().to_owned());
        }
        let fields = "%5B%22name%22,%22file_url%22,%22content_hash%22%5D&filters=%7B%22is_folder%22:0%7D";
        for file in list(&format!("File?limit_page_length=0&fields={fields}")) {
            let (url, hash) = (file["file_url"].as_str().unwrap(), file["content_hash"].as_str().unwrap());
            assert_eq!(sha256(&std::fs::read(self.content(url)).unwrap()), hash, "{url}");
            documents.files.insert(file["name"].as_str().unwrap().to_owned(), hash.to_owned());
        }
        documents
    }
}

/// Creates a note with two rows, and returns its name.
pub fn create_note(port: u16, token: &str, title: &str) -> Option<String> {
    let rows = json!([{"user": "Administrator"}, {"user": "Guest"}]);
    let note = json!({"title": title, "content": title.repeat(50), "seen_by": rows});
    let (status, body) = request(port, "POST", "Note", token, &note)?;
    assert_eq!(status, 200, "{body}");
    Some(body["data"]["name"].as_str().unwrap().to_owned())
}

/// Uploads a file, and returns its name and the hash of its content.
pub fn create_file(port: u16, token: &str, name: &str, content: &str) -> Option<(String, String)> {
    let file = json!({"file_name": name, "is_private": i32::from(name.len().is_multiple_of(2)), "content": content});
    let (status, body) = request(port, "POST", "File", token, &file)?;
    assert_eq!(status, 200, "{body}");
    Some((body["data"]["name"].as_str().unwrap().to_owned(), sha256(content.as_bytes())))
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
