//! Two generated servers under the same load, on copies of one database.

use super::load::Load;
use super::{Arguments, LIST, TODO, first_name, lists, make_reader, note_with_rows, seed};
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result};
use std::fmt::Write as _;
use std::path::Path;

/// Two running servers, each on its own copy of a database.
pub(crate) struct Pair {
    first: ServerProcess,
    second: ServerProcess,
}

impl Pair {
    /// Starts the second server on a new database, fills it, and starts both on a copy of it each; the first
    /// migrates its copy. `fill` gets the URL and a token of Administrator.
    ///
    /// # Errors
    /// A server does not start, or the database cannot be filled.
    pub(crate) fn start<T>(
        servers: [&Path; 2],
        folder: &Path,
        fill: impl FnOnce(&str, String) -> Result<T>,
    ) -> Result<(Pair, T)> {
        let [first, second] = servers;
        let (first_folder, second_folder) = (folder.join("first"), folder.join("second"));
        std::fs::create_dir_all(&second_folder)?;
        let process = start(second, &second_folder)?;
        let filled = fill(&process.url, api_token(second, &second_folder, &database_url(&second_folder))?)?;
        drop(process);
        copy_files(&second_folder, &first_folder)?;
        Ok((Pair { first: start(first, &first_folder)?, second: start(second, &second_folder)? }, filled))
    }

    /// The URLs of both.
    pub(crate) fn urls(&self) -> [&str; 2] {
        [&self.first.url, &self.second.url]
    }
}

/// Measures all rows on this server and on that of another version. Returns a Markdown table.
///
/// # Errors
/// A server does not start, or a request fails.
pub(super) fn report(arguments: &Arguments, folder: &Path, server: &Path, other: &Path) -> Result<String> {
    let other = other.canonicalize().with_context(|| format!("there is no server {}", other.display()))?;
    let &Arguments { seconds, rounds, connections, .. } = arguments;
    let note = note_with_rows();
    let (pair, (token, reader, todo_path, note_path)) = Pair::start([server, &other], folder, |url, token| {
        let load = Load { seconds, rounds, connections, token: &token, folder };
        let todo_path = format!("/api/resource/ToDo/{}", seed(&load, url)?);
        let reader = make_reader(&load, url)?;
        load.writes(url, "POST", "/api/resource/Note", &note)?;
        let note_path = format!("/api/resource/Note/{}", first_name(&load, url, "Note")?);
        lists::fill(&load, url)?;
        Ok((token, reader, todo_path, note_path))
    })?;
    let load = Load { seconds, rounds, connections, token: &token, folder };
    let load_of_reader = Load { token: &reader, ..load };
    let urls = pair.urls();

    let mut report = String::from(
        "| what | this version, requests/s | other version, requests/s | ratio |\n| --- | --- | --- | --- |\n",
    );
    let mut reads = Vec::new();
    for (load, user) in [(&load, "with token"), (&load_of_reader, "as a user with roles")] {
        reads.push((load, format!("GET one document, {user}"), todo_path.clone()));
        reads.push((load, format!("list 20 rows, {user}"), LIST.to_owned()));
    }
    for (what, path) in lists::rows(&load, pair.second.url.as_str())? {
        reads.push((&load, format!("{what}, with token"), path));
    }
    for (load, what, path) in reads.into_iter().filter(|(_, what, _)| what.contains(&arguments.row)) {
        let rates = load.compare(urls, &path, None).with_context(|| what.clone())?;
        writeln!(report, "| {what} | {:.0} | {:.0} | {:.2} |", rates.first, rates.second, rates.ratio)?;
    }
    for (what, method, path, body) in [
        ("POST create, durable, with token", "POST", "/api/resource/ToDo", TODO),
        ("POST create with 10 child rows, durable", "POST", "/api/resource/Note", &note),
        ("PUT replacing 10 child rows, one document, durable", "PUT", &note_path, &note),
    ]
    .into_iter()
    .filter(|(what, ..)| what.contains(&arguments.row))
    {
        let script = load.script(method, body)?;
        let rates = load.compare(urls, path, Some(&script)).with_context(|| what.to_owned())?;
        writeln!(report, "| {what} | {:.0} | {:.0} | {:.2} |", rates.first, rates.second, rates.ratio)?;
    }
    Ok(report)
}

fn database_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("site.sqlite").display())
}

/// Starts a server on the database of its folder.
fn start(server: &Path, folder: &Path) -> Result<ServerProcess> {
    let mut process = ServerProcess::start(server, folder, &database_url(folder), free_port()?)?;
    process.wait_until_ready()?;
    Ok(process)
}

/// Copies the database and the key of stored secrets; there are no uploads.
fn copy_files(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
