//! A site with users and permissions, whose tables are filled while the server is stopped.

use super::data;
use super::dialect::SqlDialect;
use super::timer::SqlTimer;
use crate::http_client::{HttpClient, escaped};
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::path::Path;
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
    /// and starts the server again.
    pub(super) fn create(server: &Path, timer: &Path, folder: &Path, url: &str, rows: u64) -> Result<(Site, SqlTimer)> {
        let mut process = ServerProcess::start(server, folder, url, free_port()?)?;
        process.wait_until_ready()?;
        let administrator = api_token(server, folder, url)?;
        let tokens = create_users(&process.url, administrator)?;
        drop(process);
        let mut timer = SqlTimer::start(timer, url)?;
        let started = Instant::now();
        data::fill(&mut timer, SqlDialect::of(url), rows)?;
        eprintln!("{rows} rows are filled in after {} s", started.elapsed().as_secs());
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
fn create_users(url: &str, administrator: String) -> Result<Vec<(SiteUser, String)>> {
    let mut client = HttpClient::new(url, Some(&administrator), REQUEST_TIMEOUT)?;
    let mut create = |doctype: &str, document: Value| -> Result<()> {
        let path = format!("/api/resource/{}", escaped(doctype));
        client.success("POST", &path, &document.to_string()).map(drop)
    };
    for role in ["Bench Owner", "Bench Reader"] {
        create("Role", json!({"role_name": role, "desk_access": 1}))?;
    }
    for (role, if_owner) in [("Bench Owner", 1), ("Bench Reader", 0)] {
        let permission = json!({"parent": "ToDo", "role": role, "read": 1, "report": 1, "if_owner": if_owner});
        create("Custom DocPerm", permission)?;
    }
    let mut tokens = vec![(SiteUser::Administrator, administrator.clone())];
    // ToDo shows everything to a System Manager whom a role lets read.
    for (user, name, roles) in [
        (SiteUser::Owner, "owner", ["System Manager", "Bench Owner"].as_slice()),
        (SiteUser::Restricted, "restricted", &["System Manager", "Bench Reader"]),
        (SiteUser::Condition, "condition", &["Bench Reader"]),
    ] {
        let email = format!("{name}@example.com");
        let roles: Vec<Value> = roles.iter().map(|role| json!({"role": role})).collect();
        create("User", json!({"email": email, "first_name": name, "send_welcome_email": 0, "roles": roles}))?;
        tokens.push((user, token_of(url, &administrator, &email)?));
    }
    Ok(tokens)
}

/// A new token of a user, `key:secret`.
fn token_of(url: &str, administrator: &str, email: &str) -> Result<String> {
    let mut client = HttpClient::new(url, Some(administrator), REQUEST_TIMEOUT)?;
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let answer = client.json("POST", path, &json!({"user": email}).to_string())?;
    let user = client.json("GET", &format!("/api/resource/User/{}", escaped(email)), "")?;
    let text = |value: &Value, pointer: &str| -> Result<String> {
        let text = value.pointer(pointer).and_then(Value::as_str);
        text.map(str::to_owned).with_context(|| format!("there is no {pointer} in {value}"))
    };
    Ok(format!("{}:{}", text(&user, "/data/api_key")?, text(&answer, "/message/api_secret")?))
}
