//! Failures of PostgreSQL and MariaDB, and of the network before them.

use super::load::measure;
use super::process::{Service, signal};
use super::proxy::Proxy;
use super::{Failure, Report, Workplace};
use crate::servers::{DatabaseServer, ServerKind};
use anyhow::{Context as _, Result, ensure};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The failures of PostgreSQL, in the order of the table.
pub(super) const POSTGRES_FAILURES: [Failure; 4] = [
    ("restart of the database", |workplace| restart(workplace, ServerKind::Postgres)),
    ("database stopped by SIGSTOP", |workplace| stop(workplace, ServerKind::Postgres)),
    ("silent network", |workplace| silence(workplace, ServerKind::Postgres)),
    ("lost connections", |workplace| lose_connections(workplace, ServerKind::Postgres)),
];

/// The failures of MariaDB.
pub(super) const MARIADB_FAILURES: [Failure; 4] = [
    ("restart of the database", |workplace| restart(workplace, ServerKind::MariaDb)),
    ("database stopped by SIGSTOP", |workplace| stop(workplace, ServerKind::MariaDb)),
    ("silent network", |workplace| silence(workplace, ServerKind::MariaDb)),
    ("lost connections", |workplace| lose_connections(workplace, ServerKind::MariaDb)),
];

/// Length of a description.
const PAYLOAD_LEN: usize = 200;
/// Time for which a database is down between its stop and its start.
const DOWN_TIME: Duration = Duration::from_secs(3);
/// Time that a database may take to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(60);
/// Polling interval of a process that ends.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// A database server whose process is known.
struct Target {
    kind: ServerKind,
    /// Keeps the server and its folder.
    _server: DatabaseServer,
    /// The URL with the Unix socket.
    url: String,
    folder: PathBuf,
    process: u32,
}

impl Target {
    /// Starts a server; none if it is not installed.
    fn start(kind: ServerKind) -> Result<Option<Target>> {
        let Some(server) = DatabaseServer::start(kind)? else { return Ok(None) };
        let url = server.database("site")?;
        let (_, path) = url.split_once("host=").or_else(|| url.split_once("unix_socket=")).context("no socket")?;
        let path = PathBuf::from(path);
        let (folder, pid_file) = match kind {
            ServerKind::Postgres => (path.clone(), path.join("data/postmaster.pid")),
            ServerKind::MariaDb => {
                let folder = path.parent().context("the socket is in no folder")?.to_owned();
                (folder.clone(), folder.join("pid"))
            }
        };
        let pid = std::fs::read_to_string(&pid_file).with_context(|| format!("no {}", pid_file.display()))?;
        let process = pid.lines().next().unwrap_or_default().trim().parse().context("no process id")?;
        Ok(Some(Target { kind, _server: server, url, folder, process }))
    }

    fn socket(&self) -> PathBuf {
        self.folder.join(match self.kind {
            ServerKind::Postgres => ".s.PGSQL.5432",
            ServerKind::MariaDb => "socket",
        })
    }

    /// The URL of the same database through a port.
    fn url_through(&self, port: u16) -> String {
        match self.kind {
            ServerKind::Postgres => format!("postgres://doctyped@127.0.0.1:{port}/site"),
            ServerKind::MariaDb => format!("mariadb://root@127.0.0.1:{port}/site"),
        }
    }

    /// The signal by which the server ends without waiting for its clients.
    fn stop_signal(&self) -> &'static str {
        if self.kind == ServerKind::Postgres { "INT" } else { "TERM" }
    }

    /// The server process and those that serve connections.
    fn processes(&self) -> Vec<u32> {
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let children = numbers.filter(|number| parent_of(*number) == Some(self.process));
        std::iter::once(self.process).chain(children).collect()
    }
}

/// State and parent in `/proc/PID/stat`; the name before them is in parentheses.
fn state_and_parent(process: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut words = stat.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

fn parent_of(process: u32) -> Option<u32> {
    state_and_parent(process).map(|(_, parent)| parent)
}

/// Whether a process has ended; its parent may not have asked for its status yet.
fn has_ended(process: u32) -> bool {
    state_and_parent(process).is_none_or(|(state, _)| state == 'Z')
}

/// A database server that was started again, and that is ended when this is dropped.
struct SecondServer {
    child: Child,
    stop_signal: &'static str,
}

impl SecondServer {
    /// Runs the command line of a process in a folder, as the same user.
    fn start(command_line: &[u8], owner: (u32, u32), folder: &Path, stop_signal: &'static str) -> Result<SecondServer> {
        let words = command_line.split(|byte| *byte == 0).filter(|word| !word.is_empty());
        let mut words = words.map(|word| String::from_utf8_lossy(word).into_owned());
        let mut command = Command::new(words.next().context("the database server has no command line")?);
        command.args(words).uid(owner.0).gid(owner.1).current_dir(folder).env("TMPDIR", folder);
        let log = std::fs::File::options().append(true).open(folder.join("log"))?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        Ok(SecondServer { child: command.spawn().context("cannot start the database server again")?, stop_signal })
    }
}

impl Drop for SecondServer {
    fn drop(&mut self) {
        // All fail if the process has ended already.
        let _ = signal(self.child.id(), self.stop_signal);
        let started = Instant::now();
        while started.elapsed() < STOP_TIMEOUT && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(POLL_INTERVAL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn not_installed(kind: ServerKind) -> Report {
    Report::Skipped(format!("{kind:?} is not installed"))
}

/// Stops the database cleanly and starts it again.
fn restart(workplace: &Workplace<'_>, kind: ServerKind) -> Result<Report> {
    let Some(target) = Target::start(kind)? else { return Ok(not_installed(kind)) };
    let service = Service::start(workplace, &target.url)?;
    let mut second = None;
    let figures = measure(&service.process.url, &service.token, PAYLOAD_LEN, || {
        let entry = format!("/proc/{}", target.process);
        let command_line = std::fs::read(format!("{entry}/cmdline"))?;
        let owner = std::fs::metadata(&entry)?;
        signal(target.process, target.stop_signal())?;
        let started = Instant::now();
        while !has_ended(target.process) {
            ensure!(started.elapsed() < STOP_TIMEOUT, "the database did not end in {} s", STOP_TIMEOUT.as_secs());
            thread::sleep(POLL_INTERVAL);
        }
        thread::sleep(DOWN_TIME);
        let owner = (owner.uid(), owner.gid());
        second = Some(SecondServer::start(&command_line, owner, &target.folder, target.stop_signal())?);
        Ok(format!("down for {} s, then its start", DOWN_TIME.as_secs()))
    });
    drop(service);
    drop(second);
    Ok(Report::Figures(figures?))
}

/// Stops all processes of the database for some time.
fn stop(workplace: &Workplace<'_>, kind: ServerKind) -> Result<Report> {
    let Some(target) = Target::start(kind)? else { return Ok(not_installed(kind)) };
    let service = Service::start(workplace, &target.url)?;
    let figures = measure(&service.process.url, &service.token, PAYLOAD_LEN, || {
        // The first is the parent: it starts no further processes.
        let processes = target.processes();
        for process in &processes {
            signal(*process, "STOP")?;
        }
        let ping = ping_during(&service, workplace.stop_time);
        for process in processes.iter().rev() {
            signal(*process, "CONT")?;
        }
        Ok(format!("stopped for {} s; {ping}", workplace.stop_time.as_secs()))
    })?;
    Ok(Report::Figures(figures))
}

/// Forwards nothing between the server and the database for some time.
fn silence(workplace: &Workplace<'_>, kind: ServerKind) -> Result<Report> {
    let Some(target) = Target::start(kind)? else { return Ok(not_installed(kind)) };
    let proxy = Proxy::start(&target.socket())?;
    let service = Service::start(workplace, &target.url_through(proxy.port))?;
    let figures = measure(&service.process.url, &service.token, PAYLOAD_LEN, || {
        proxy.set_silent(true);
        let ping = ping_during(&service, workplace.stop_time);
        proxy.set_silent(false);
        Ok(format!("silent for {} s; {ping}", workplace.stop_time.as_secs()))
    })?;
    Ok(Report::Figures(figures))
}

/// Lets all connections to the database stay silent, while new ones work.
fn lose_connections(workplace: &Workplace<'_>, kind: ServerKind) -> Result<Report> {
    let Some(target) = Target::start(kind)? else { return Ok(not_installed(kind)) };
    let proxy = Proxy::start(&target.socket())?;
    let service = Service::start(workplace, &target.url_through(proxy.port))?;
    let figures = measure(&service.process.url, &service.token, PAYLOAD_LEN, || {
        proxy.lose_connections();
        Ok("all connections silent, new ones work".to_owned())
    })?;
    Ok(Report::Figures(figures))
}

/// Calls `ping`, which needs no database, again and again for some time. Gives the longest time of a call.
fn ping_during(service: &Service, time: Duration) -> String {
    use crate::http_client::HttpClient;
    /// Time for one call, and pause between two.
    const PING_TIMEOUT: Duration = Duration::from_secs(5);
    const PING_INTERVAL: Duration = Duration::from_millis(200);
    let started = Instant::now();
    let (mut worst, mut failed) = (Duration::ZERO, 0);
    let Ok(mut client) = HttpClient::new(&service.process.url, None, PING_TIMEOUT) else { return String::new() };
    while started.elapsed() < time {
        let call = Instant::now();
        let sent = client.send("GET", "/api/method/ping", "");
        worst = worst.max(call.elapsed());
        failed += usize::from(!sent.is_ok_and(|response| response.status == 200));
        thread::sleep(PING_INTERVAL.min(time.saturating_sub(started.elapsed())));
    }
    format!("ping at worst {} ms, {failed} failed", worst.as_millis())
}
