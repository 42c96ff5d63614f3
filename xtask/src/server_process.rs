//! A generated server as a child process: start, readiness, memory, API token.

use anyhow::{Context as _, Result, bail};
use std::fs::File;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a server may take to accept connections.
const START_TIMEOUT: Duration = Duration::from_secs(30);
/// Time between two attempts to connect to a server that starts.
const POLL_INTERVAL: Duration = Duration::from_millis(2);

/// A running server, which is killed when this is dropped.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    /// `http://host:port`
    pub url: String,
}

impl ServerProcess {
    /// Starts a server on a database; its output goes to `server.log` in the folder.
    ///
    /// # Errors
    /// The log cannot be written or the program cannot be executed.
    pub fn start(server: &Path, folder: &Path, database: &str, port: u16) -> Result<ServerProcess> {
        let log = File::create(folder.join("server.log"))?;
        Self::spawn(&mut Command::new(server), folder, database, port, log)
    }

    /// Starts the command of a server, to which address and database are added; its output goes to a file.
    ///
    /// # Errors
    /// The program cannot be executed.
    pub fn spawn(
        command: &mut Command,
        folder: &Path,
        database: &str,
        port: u16,
        log: impl Into<Stdio> + AsFd,
    ) -> Result<ServerProcess> {
        Self::spawn_with_input(command, folder, database, port, log, Stdio::null())
    }

    /// The same, with a standard input.
    ///
    /// # Errors
    /// The program cannot be executed.
    pub fn spawn_with_input(
        command: &mut Command,
        folder: &Path,
        database: &str,
        port: u16,
        log: impl Into<Stdio> + AsFd,
        input: Stdio,
    ) -> Result<ServerProcess> {
        let output = log.as_fd().try_clone_to_owned()?;
        let child = command
            .current_dir(folder)
            .args(["--port", &port.to_string(), "--host", "127.0.0.1", "--database", database])
            .env("DOCTYPED_ADMIN_PASSWORD", "admin")
            .env("DOCTYPED_TIME_ZONE", "UTC")
            .stdin(input)
            .stdout(output)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        Ok(ServerProcess { child, url: format!("http://127.0.0.1:{port}") })
    }

    /// Waits until the server accepts connections.
    ///
    /// # Errors
    /// The server exits, or is not ready after [`START_TIMEOUT`].
    pub fn wait_until_ready(&mut self) -> Result<()> {
        let address: SocketAddr = self.url.trim_start_matches("http://").parse()?;
        let start = Instant::now();
        while start.elapsed() < START_TIMEOUT {
            if let Some(status) = self.exit_status()? {
                bail!("the server ended with {status}; see its server.log");
            }
            if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(POLL_INTERVAL);
        }
        bail!("the server did not start in {} seconds", START_TIMEOUT.as_secs())
    }

    /// The exit status, if the server has ended.
    ///
    /// # Errors
    /// The operating system does not report the status.
    pub fn exit_status(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the server is ended from outside.
    ///
    /// # Errors
    /// The operating system does not report the status.
    pub fn wait(&mut self) -> Result<()> {
        self.child.wait()?;
        Ok(())
    }

    /// The resident memory, in KiB.
    ///
    /// # Errors
    /// There is no `/proc`: only Linux is supported.
    pub fn resident_kib(&self) -> Result<u64> {
        self.status_kib("VmRSS:")
    }

    /// The resident memory without the pages of mapped files, which the system shares and reclaims, in KiB.
    ///
    /// # Errors
    /// There is no `/proc`: only Linux is supported.
    pub fn anonymous_kib(&self) -> Result<u64> {
        self.status_kib("RssAnon:")
    }

    fn status_kib(&self, key: &str) -> Result<u64> {
        status_number(self.child.id(), key)
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // Both fail if the process has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A number in the status of a process, such as `VmRSS:` (in KiB) or `Threads:`.
///
/// # Errors
/// There is no `/proc` or no such process: only Linux is supported.
pub fn status_number(process: u32, key: &str) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let value = status.lines().find_map(|line| line.strip_prefix(key)?.split_whitespace().next()?.parse().ok());
    value.with_context(|| format!("the status of the process has no {key}"))
}

/// A TCP port that no process listens on.
///
/// # Errors
/// The loopback interface has no free port.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// `key:secret` of Administrator, from the server's command `user generate-keys`. Creates the
/// database if it is missing.
///
/// # Errors
/// The command fails or prints no token.
pub fn api_token(server: &Path, folder: &Path, database: &str) -> Result<String> {
    let output = Command::new(server)
        .args(["user", "generate-keys", "Administrator", "--database", database])
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {}", server.display()))?;
    let text = String::from_utf8(output.stdout)?;
    text.split_whitespace()
        .find(|word| word.contains(':') && !word.ends_with(':'))
        .map(|word| word.trim_matches(|character: char| !character.is_ascii_alphanumeric()).to_owned())
        .with_context(|| format!("generate-keys printed no token: {text}"))
}
