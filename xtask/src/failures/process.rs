//! Signals to processes, and servers on a given port.

use super::Workplace;
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, ensure};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Polling interval of a process that ends.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// A running server that can be started again on its port.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) process: ServerProcess,
    pub(super) token: String,
    database: String,
    port: u16,
}

impl Service {
    /// Starts a server on a new database and waits until it is ready.
    pub(super) fn start(workplace: &Workplace<'_>, database: &str) -> Result<Service> {
        let port = free_port()?;
        let mut process = ServerProcess::start(workplace.server, workplace.folder, database, port)?;
        process.wait_until_ready()?;
        let token = api_token(workplace.server, workplace.folder, database)?;
        Ok(Service { process, token, database: database.to_owned(), port })
    }

    /// Starts the server again, after its process has ended.
    pub(super) fn restart(&mut self, workplace: &Workplace<'_>) -> Result<()> {
        self.restart_with(workplace, &mut Command::new(workplace.server), None)
    }

    /// Starts the server again by a command, whose output goes to a file or pipe.
    pub(super) fn restart_with(
        &mut self,
        workplace: &Workplace<'_>,
        command: &mut Command,
        log: Option<std::os::fd::OwnedFd>,
    ) -> Result<()> {
        let log = match log {
            Some(log) => log,
            None => std::fs::File::create(workplace.folder.join("server-again.log"))?.into(),
        };
        let (folder, port) = (workplace.folder, self.port);
        self.process = ServerProcess::spawn(command, folder, &self.database, port, log)?;
        self.process.wait_until_ready()
    }

    /// Sends a signal and waits until the process has ended. Gives the time.
    pub(super) fn end(&mut self, signal_name: &str) -> Result<Duration> {
        /// Time that the server may take to stop.
        const STOP_TIMEOUT: Duration = Duration::from_secs(60);
        let started = Instant::now();
        signal(self.process.id(), signal_name)?;
        while self.process.exit_status()?.is_none() {
            ensure!(started.elapsed() < STOP_TIMEOUT, "the server did not end in {} s", STOP_TIMEOUT.as_secs());
            thread::sleep(POLL_INTERVAL);
        }
        Ok(started.elapsed())
    }
}

/// Sends a signal, such as `STOP`.
pub(super) fn signal(process: u32, name: &str) -> Result<()> {
    run("kill", &[&format!("-{name}"), &process.to_string()])
}

/// Runs a program that has to succeed.
pub(super) fn run(program: &str, arguments: &[&str]) -> Result<()> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot run {program}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{program} {arguments:?} ended with {}: {}", output.status, text.trim());
    Ok(())
}

/// Whether this process may mount file systems.
pub(super) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// A file system in memory, which is unmounted when this is dropped.
#[derive(Debug)]
pub(super) struct SmallDisk<'a>(&'a Path);

impl SmallDisk<'_> {
    /// Mounts a file system of so many megabytes on a folder.
    pub(super) fn mount(folder: &Path, megabytes: u32) -> Result<SmallDisk<'_>> {
        std::fs::create_dir_all(folder)?;
        let path = folder.to_str().context("the path of the folder is not UTF-8")?;
        run("mount", &["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "doctyped", path])?;
        Ok(SmallDisk(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        // A lazy unmount succeeds while files are open.
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}
