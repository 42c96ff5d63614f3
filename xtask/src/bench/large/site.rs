//! A site with users and permissions, whose tables are filled while the server is stopped.

use super::data;
use super::dialect::SqlDialect;
use super::timer::SqlTimer;
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use crate::users::create_user;
use anyhow::{Result, ensure};
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Time for one request: an unindexed shape at a million rows takes seconds.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(90);

/// The user of a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SiteUser {
    Administrator,
    /// Reads documents of its own only, by `if_owner`.
    Owner,
    /// Has 1,000 User Permissions.
    Restricted,
    /// Reads what `permission_query_conditions` of ToDo allow.
    Condition,
}

/// A running server with its users.
#[derive(Debug)]
pub(super) struct Site {
    process: ServerProcess,
    tokens: Vec<(SiteUser, String)>,
}

impl Site {
    /// Starts a server on an empty database, creates users and permissions through the API, fills the tables by SQL,
    /// and starts the server again, with an index of these texts.
    pub(super) fn create(
        (server, timer): (&Path, &Path),
        folder: &Path,
        url: &str,
        rows: u64,
        text_index: Option<&str>,
    ) -> Result<(Site, SqlTimer)> {
        let mut process = ServerProcess::start(server, folder, url, free_port()?)?;
        process.wait_until_ready()?;
        let administrator = api_token(server, folder, url)?;
        let tokens = create_users(&process.url, &administrator)?;
        drop(process);
        let mut timer = SqlTimer::start(timer, url)?;
        let started = Instant::now();
        data::fill(&mut timer, SqlDialect::of(url), rows)?;
        eprintln!("{rows} rows are filled in after {} s", started.elapsed().as_secs());
        if let Some(names) = text_index {
            let started = Instant::now();
            let mut migrate = Command::new(server);
            migrate.current_dir(folder).args(["migrate", "--database", url, "--text-index", names]);
            ensure!(migrate.stdout(Stdio::null()).status()?.success(), "the index of trigrams cannot be made");
            eprintln!("the index of trigrams is made after {} s", started.elapsed().as_secs());
        }
        let mut process = ServerProcess::start(server, folder, url, free_port()?)?;
        process.wait_until_ready()?;
        Ok((Site { process, tokens }, timer))
    }

    /// A client with the token of a user.
    pub(super) fn client(&self, user: SiteUser) -> Result<HttpClient> {
        let token = self.tokens.iter().find(|(other, _)| *other == user).map(|(_, token)| token.as_str());
        HttpClient::new(&self.process.url, token, REQUEST_TIMEOUT)
    }
}

/// Creates the users with their roles, and permissions of ToDo in place of those of its definition.
fn create_users(url: &str, administrator: &str) -> Result<Vec<(SiteUser, String)>> {
    let mut client = HttpClient::new(url, Some(administrator), REQUEST_TIMEOUT)?;
    for (role, if_owner) in [("Bench Owner", 1), ("Bench Reader", 0)] {
        let permission = json!({"parent": "ToDo", "role": role, "read": 1, "report": 1, "if_owner": if_owner});
        client.success("POST", "/api/resource/Role", &json!({"role_name": role, "desk_access": 1}).to_string())?;
        client.success("POST", "/api/resource/Custom%20DocPerm", &permission.to_string())?;
    }
    let mut tokens = vec![(SiteUser::Administrator, administrator.to_owned())];
    // ToDo shows everything to a System Manager whom a role lets read.
    for (user, name, roles) in [
        (SiteUser::Owner, "owner", ["System Manager", "Bench Owner"].as_slice()),
        (SiteUser::Restricted, "restricted", &["System Manager", "Bench Reader"]),
        (SiteUser::Condition, "condition", &["Bench Reader"]),
    ] {
        tokens.push((user, create_user(&mut client, name, roles)?));
    }
    Ok(tokens)
}
