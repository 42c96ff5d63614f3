//! The hand-written servers of `xtask/baseline` as child processes.

use crate::server_process::free_port;
use anyhow::{Context as _, Result, bail};
use std::ffi::OsStr;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

/// Time between two attempts to connect, and their number.
const POLL_INTERVAL: Duration = Duration::from_millis(20);
const MAX_POLLS: u32 = 500;

/// The server, which is killed when this is dropped.
pub(super) struct Baseline {
    child: Child,
    /// `http://host:port`
    pub(super) url: String,
}

impl Baseline {
    /// Starts a program on a database and waits until it accepts connections.
    pub(super) fn start(
        program: &Path,
        database: impl AsRef<OsStr>,
        token: &str,
        mode: Option<&str>,
    ) -> Result<Baseline> {
        let (key, secret) = token.split_once(':').context("a token is KEY:SECRET")?;
        let port = free_port()?;
        let child = Command::new(program)
            .arg(database)
            .args([&port.to_string(), key, secret])
            .args(mode)
            .spawn()
            .context("cannot start the hand-written server")?;
        let baseline = Baseline { child, url: format!("http://127.0.0.1:{port}") };
        for _ in 0..MAX_POLLS {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(baseline);
            }
            std::thread::sleep(POLL_INTERVAL);
        }
        bail!("the hand-written server did not start")
    }
}

impl Drop for Baseline {
    fn drop(&mut self) {
        // Both fail if the process has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
